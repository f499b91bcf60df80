package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.contentstream.operator.text.SetTextRenderingMode;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/// The words of one page after the other, those that a page shows apart from those that it does
/// not: drawn without ink (rendering modes 3 and 7, ISO 32000-1, 9.3.6), wholly transparent,
/// outside the crop box, on a layer that is off, or in white where nothing was painted before.
///
/// Used by one thread.
final class PdfPageText extends PDFTextStripper {

  /// From so many curves on, a drawing may be words whose letters are outlines.
  private static final int CURVES = 50;

  private static final int WHITE = 0xFFFFFF;

  private final PdfLayers layers;
  private final RepeatedLetters letters = new RepeatedLetters();
  private final Deque<Marked> marked = new ArrayDeque<>();
  private @Nullable PDRectangle crop;
  private boolean wantsUnseen;
  private int off;
  private boolean replaced;
  private boolean sawUnseen;
  private boolean painted;
  private boolean image;
  private int curves;
  private int positions;
  private boolean unmapped;
  private boolean missing;

  /// A sequence of marked content that is open.
  ///
  /// @param off whether it is on a layer that is off
  /// @param replaced whether other words are to be read instead of those drawn (ISO 32000-1,
  ///   14.9.4)
  private record Marked(boolean off, boolean replaced) {}

  PdfPageText(PdfLayers layers) {
    this.layers = layers;
    addOperator(new SetNonStrokingColor(this));
    addOperator(new SetNonStrokingColorN(this));
    addOperator(new SetNonStrokingColorSpace(this));
    addOperator(new SetNonStrokingDeviceCMYKColor(this));
    addOperator(new SetNonStrokingDeviceGrayColor(this));
    addOperator(new SetNonStrokingDeviceRGBColor(this));
    addOperator(new SetTextRenderingMode(this));
    // Pages are given one by one; the library's own count of them stays at 0.
    setStartPage(0);
    setShouldSeparateByBeads(false);
    setSuppressDuplicateOverlappingText(false);
    setLineSeparator("\n");
    setPageEnd("");
  }

  /// Returns the words that a page shows.
  ///
  /// @throws IOException if its content is damaged
  String shown(PDPage page) throws IOException {
    return textOf(page, false);
  }

  /// Returns the words that the page holds and does not show; the page is that of the last call of
  /// [#shown].
  ///
  /// @throws IOException if its content is damaged
  String unshown(PDPage page) throws IOException {
    return sawUnseen ? textOf(page, true) : "";
  }

  /// Returns what was read of a page that turned out to be damaged.
  String readSoFar() {
    try {
      writePage();
    } catch (IOException | RuntimeException e) {
      // What is written is what there is.
    }
    return output == null ? "" : output.toString();
  }

  /// Tells whether the last page shows something that may be words and is not text.
  boolean isPicture() {
    return image || unmapped || curves >= CURVES;
  }

  /// Tells whether the last page names content that the file does not hold.
  boolean isIncomplete() {
    return missing;
  }

  private static boolean isContentMissing(PDPage page) {
    COSBase content = page.getCOSObject().getItem(COSName.CONTENTS);
    return content instanceof COSObject reference && reference.getObject() == null;
  }

  private String textOf(PDPage page, boolean unseen) throws IOException {
    wantsUnseen = unseen;
    crop = page.getCropBox();
    letters.clear();
    marked.clear();
    off = 0;
    replaced = false;
    sawUnseen = false;
    painted = false;
    image = false;
    unmapped = false;
    missing = isContentMissing(page);
    curves = 0;
    output = new StringWriter();
    processPage(page);
    return output.toString();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    switch (operator.getName()) {
      case "Do" -> {
        if (off == 0 && !operands.isEmpty() && operands.getFirst() instanceof COSName name) {
          drawn(name);
        }
      }
      case "BI" -> {
        image = true;
        painted = true;
      }
      case "sh" -> painted = true;
      case "f", "F", "f*", "B", "B*", "b", "b*" -> painted = painted || !isWhite();
      case "c", "v", "y" -> curves++;
      default -> {}
    }
    super.processOperator(operator, operands);
  }

  private void drawn(COSName name) {
    PDResources resources = getResources();
    if (resources == null || isMissing(resources, name)) {
      missing = true;
    } else if (resources.isImageXObject(name)) {
      image = true;
      painted = true;
    }
  }

  private static boolean isMissing(PDResources resources, COSName name) {
    COSDictionary drawings = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
    return drawings == null || !(drawings.getDictionaryObject(name) instanceof COSStream);
  }

  @Override
  public void beginMarkedContentSequence(
      @Nullable COSName tag, @Nullable COSDictionary properties) {
    boolean isOff = COSName.OC.equals(tag) && properties != null && layers.isOff(properties);
    replaced = properties != null && properties.getString(COSName.ACTUAL_TEXT) != null;
    marked.push(new Marked(isOff, replaced));
    off += isOff ? 1 : 0;
    super.beginMarkedContentSequence(tag, properties);
  }

  @Override
  public void endMarkedContentSequence() {
    Marked ended = marked.poll();
    if (ended != null) {
      off -= ended.off() ? 1 : 0;
      replaced = replaced && !ended.replaced();
    }
    super.endMarkedContentSequence();
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    COSDictionary layer = form.getCOSObject().getCOSDictionary(COSName.OC);
    boolean isOff = layer != null && layers.isOff(layer);
    off += isOff ? 1 : 0;
    super.showForm(form);
    off -= isOff ? 1 : 0;
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    int before = positions;
    super.showGlyph(matrix, font, code, displacement);
    unmapped = unmapped || positions == before;
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    positions++;
    boolean unseen = isUnseen(text);
    sawUnseen = sawUnseen || unseen;
    if (unseen == wantsUnseen && (replaced || !isRepeated(text))) {
      super.processTextPosition(text);
    }
  }

  private boolean isRepeated(TextPosition text) {
    return letters.isRepeated(text.getUnicode(), text.getX(), text.getY(), text.getWidth());
  }

  private boolean isUnseen(TextPosition text) {
    if (off > 0 || isOutside(text)) {
      return true;
    }
    RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
      return true;
    }
    return mode == RenderingMode.FILL
        && (getGraphicsState().getNonStrokeAlphaConstant() == 0 || (!painted && isWhite()));
  }

  /// Positions count from the corner of the crop box.
  private boolean isOutside(TextPosition text) {
    PDRectangle box = crop;
    if (box == null) {
      return false;
    }
    float x = text.getTextMatrix().getTranslateX();
    float y = text.getTextMatrix().getTranslateY();
    float extent = Math.max(text.getWidth(), text.getHeight());
    return x > box.getWidth() || y > box.getHeight() || x + extent < 0 || y + extent < 0;
  }

  private boolean isWhite() {
    try {
      return getGraphicsState().getNonStrokingColor().toRGB() == WHITE;
    } catch (IOException | RuntimeException e) {
      // A pattern or a damaged colour is none that can be told to be white.
      return false;
    }
  }
}
