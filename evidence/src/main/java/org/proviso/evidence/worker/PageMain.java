package org.proviso.evidence.worker;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Where the process begins that draws one page of a PDF file or one picture, and ends.
public final class PageMain {

  /// What it ends with when the page was drawn.
  public static final int DRAWN = 0;

  /// What it ends with when there is no page of that number.
  public static final int NO_SUCH_PAGE = 5;

  /// What it ends with when the file is damaged, locked or of a form that is not drawn.
  public static final int NOT_DRAWN = 6;

  /// The longer side of what is drawn, in pixels: enough to read a page of letter size by.
  private static final int LONGEST_SIDE = 1_600;

  /// More dots would make large what a small page has to show.
  private static final float MOST_DOTS_PER_INCH = 200;

  private static final float POINTS_PER_INCH = 72;

  /// Read with so many pixels at most, then made smaller.
  private static final double PIXELS = 40_000_000;

  private PageMain() {}

  /// Draws a page.
  ///
  /// @param arguments the file, `pdf` or `picture`, the number of the page from 1, and the file of
  ///   a PNG picture to write
  public static void main(String[] arguments) {
    LocalOnly.enforce();
    Path file = Path.of(arguments[0]);
    int page = Integer.parseInt(arguments[2]) - 1;
    int ended;
    try {
      BufferedImage drawn = arguments[1].equals("pdf") ? pdf(file, page) : picture(file, page);
      ended = ImageIO.write(drawn, "png", new File(arguments[3])) ? DRAWN : NOT_DRAWN;
    } catch (IndexOutOfBoundsException e) {
      ended = NO_SUCH_PAGE;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      ended = NOT_DRAWN;
    }
    Runtime.getRuntime().halt(ended);
  }

  private static BufferedImage pdf(Path file, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      if (page >= document.getNumberOfPages()) {
        throw new IndexOutOfBoundsException(page);
      }
      PDRectangle box = document.getPage(page).getCropBox();
      float side = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
      float dots = Math.min(MOST_DOTS_PER_INCH, LONGEST_SIDE * POINTS_PER_INCH / side);
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      return renderer.renderImageWithDPI(page, dots, ImageType.RGB);
    }
  }

  private static BufferedImage picture(Path file, int page) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no picture that is read here");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        if (page > 0 && page >= reader.getNumImages(true)) {
          throw new IndexOutOfBoundsException(page);
        }
        double pixels = (double) reader.getWidth(page) * reader.getHeight(page);
        int step = (int) Math.ceil(Math.sqrt(Math.max(1, pixels / PIXELS)));
        ImageReadParam reading = reader.getDefaultReadParam();
        reading.setSourceSubsampling(step, step, 0, 0);
        return smaller(reader.read(page, reading));
      } finally {
        reader.dispose();
      }
    }
  }

  /// Returns a picture on white whose longer side is not too long.
  private static BufferedImage smaller(BufferedImage picture) {
    double scale =
        Math.min(1, (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = small.createGraphics();
    drawing.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    drawing.setColor(java.awt.Color.WHITE);
    drawing.fillRect(0, 0, width, height);
    drawing.drawImage(picture, 0, 0, width, height, null);
    drawing.dispose();
    return small;
  }
}
