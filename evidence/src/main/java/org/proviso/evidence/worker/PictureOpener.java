package org.proviso.evidence.worker;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.mime.MediaType;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

/// Pictures that may be pages: recognised if that is asked for, and otherwise counted as not read.
/// A TIFF file has as many pages as pictures; of a moving picture the first one counts.
final class PictureOpener implements Opener {

  private static final Set<String> TYPES =
      Set.of(
          "image/png",
          "image/jpeg",
          "image/tiff",
          "image/gif",
          "image/bmp",
          "image/x-ms-bmp",
          "image/x-bmp");

  /// A page of A2 at 300 dots per inch has 35 million; what has more is read with fewer.
  private static final double PIXELS = 40_000_000;

  private static final int PAGES = 100_000;

  private final TikaOpener fields;

  /// @param fields reads what a picture says of itself
  PictureOpener(TikaOpener fields) {
    this.fields = fields;
  }

  @Override
  public boolean opens(MediaType type) {
    return TYPES.contains(type.getBaseType().toString());
  }

  @Override
  public boolean isContainer() {
    return false;
  }

  @Override
  public void open(Source source, Harvest harvest) throws IOException {
    int pages = read(source, harvest);
    for (int page = 0; page < Math.max(pages, 0); page++) {
      harvest.unreadPage();
    }
    fields.describe(source, harvest);
  }

  /// Returns how many pages are left unread.
  private static int read(Source source, Harvest harvest) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(source.file().toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return 1;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        int pages = source.type().getSubtype().equals("tiff") ? pagesOfTiff(source, harvest) : 1;
        int unread = 0;
        for (int page = 0; page < pages; page++) {
          unread += isRecognised(reader, page, pages, source, harvest) ? 0 : 1;
        }
        return unread;
      } catch (DiskException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // How many pages there are cannot be told: it is one at least.
        return 1;
      } finally {
        reader.dispose();
      }
    }
  }

  private static int pagesOfTiff(Source source, Harvest harvest) throws IOException {
    TiffPages.Count count = TiffPages.of(source, PAGES);
    if (!count.whole()) {
      harvest.outcome(new Outcome.Corrupt("page-without-end", 0));
    }
    return Math.max(1, count.pages());
  }

  private static boolean isRecognised(
      ImageReader reader, int page, int pages, Source source, Harvest harvest)
      throws DiskException {
    if (source.language().isEmpty()) {
      return false;
    }
    Optional<String> words = Optional.empty();
    try {
      double pixels = (double) reader.getWidth(page) * reader.getHeight(page);
      int step = (int) Math.ceil(Math.sqrt(Math.max(1, pixels / PIXELS)));
      ImageReadParam reading = reader.getDefaultReadParam();
      reading.setSourceSubsampling(step, step, 0, 0);
      words = Recogniser.words(reader.read(page, reading), source.language());
    } catch (IOException | RuntimeException e) {
      // In a form that is not read here, such as the colours of printers: Tesseract has its own.
      if (pages == 1) {
        words = Recogniser.words(source.file(), source.language());
      }
    }
    if (words.isPresent()) {
      harvest.recognisedPage();
      harvest.text(TextKind.RECOGNISED, pages == 1 ? 0 : page + 1, words.get());
    }
    return words.isPresent();
  }
}
