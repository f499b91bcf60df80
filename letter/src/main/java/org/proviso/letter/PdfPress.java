package org.proviso.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.proviso.docket.record.Digest;
import org.proviso.letter.LetterIssue.Code;

/// Writes a letter as PDF/UA-1 and PDF/A-3a.
///
/// What changes from one run to the next is replaced: the day of creation by the letter's, at
/// midnight UTC, and the document's identifier by one from the hashes of template and data.
final class PdfPress {

  private static final String STYLE = readStyle();
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  private static final Pattern CREATED =
      Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");

  static {
    // The library tells its log of every font it opens.
    XRLog.setLoggingEnabled(false);
  }

  private final Letter letter;

  PdfPress(Letter letter) {
    this.letter = letter;
  }

  PdfWriting write() {
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .usePdfUaAccessibility(true)
            .usePdfAConformance(PdfAConformance.PDFA_3_A)
            .useColorProfile(SRGB)
            .withProducer("Proviso")
            // Nothing outside the page is ever fetched.
            .useUriResolver((_, _) -> null)
            .withW3cDocument(HtmlBody.of(letter, STYLE), null);
    for (Typeface face : Typeface.values()) {
      builder.useFont(
          face::open,
          Typeface.FAMILY,
          face.bold ? 700 : 400,
          face.italic ? FontStyle.ITALIC : FontStyle.NORMAL,
          true);
    }
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      int pages = renderer.getRootBox().getLayer().getPages().size();
      if (pages > Letter.MOST_PAGES) {
        return new PdfWriting.Refused(
            new LetterIssue(
                letter.template().name(),
                0,
                0,
                Code.TOO_MANY_PAGES,
                "a letter has at most " + Letter.MOST_PAGES + " pages, this one " + pages));
      }
      try (PDDocument document = renderer.createPDFKeepOpen()) {
        return new PdfWriting.Written(save(document), pages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a letter is written to memory", e);
    }
  }

  private byte[] save(PDDocument document) throws IOException {
    ZonedDateTime created = letter.data().date().atStartOfDay(ZoneOffset.UTC);
    document.getDocumentInformation().setCreationDate(GregorianCalendar.from(created));
    PDMetadata metadata = document.getDocumentCatalog().getMetadata();
    String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
    String dated = CREATED.matcher(xmp).replaceAll("$1" + created.toInstant() + "$2");
    metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    byte[] hash =
        Digest.sha256(letter.templateHash().toBytes(), letter.dataHash().toBytes()).toBytes();
    document.setDocumentId(ByteBuffer.wrap(hash).getLong());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static String readStyle() {
    try (InputStream style = PdfPress.class.getResourceAsStream("letter.css")) {
      if (style == null) {
        throw new IllegalStateException("the class path has no letter.css");
      }
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
