package org.proviso.evidence.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes PDF files whose objects may say anything (ISO 32000-1, 7.5). Objects are numbered from 1
/// in the order in which they are added; 1 is the catalogue.
final class RawPdf {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();

  RawPdf() {
    write("%PDF-1.5\n");
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawPdf object(String body) {
    offsets.add(out.size());
    write(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    return this;
  }

  RawPdf stream(String dictionary, byte[] bytes) {
    offsets.add(out.size());
    write(offsets.size() + " 0 obj\n<< " + dictionary + " >>\nstream\n");
    out.writeBytes(bytes);
    write("\nendstream\nendobj\n");
    return this;
  }

  /// A page with one line of text, as objects 3 to 5: the page, its content, the font.
  RawPdf page(String words, String box) {
    byte[] content =
        ("BT /F1 12 Tf 10 10 Td (" + words + ") Tj ET").getBytes(StandardCharsets.ISO_8859_1);
    return object(
            "<< /Type /Page /Parent 2 0 R /MediaBox "
                + box
                + " /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
        .stream("/Length " + content.length, content)
        .object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  }

  /// A document of one page.
  static RawPdf onePage(String words, String box, String inCatalogue) {
    return new RawPdf()
        .object("<< /Type /Catalog /Pages 2 0 R " + inCatalogue + " >>")
        .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        .page(words, box);
  }

  byte[] end() {
    return end("");
  }

  /// @param inTrailer more entries of the trailer; `XREF` stands for the offset of the table
  byte[] end(String inTrailer) {
    int table = out.size();
    StringBuilder xref = new StringBuilder("xref\n0 ").append(offsets.size() + 1);
    xref.append("\n0000000000 65535 f \n");
    for (int offset : offsets) {
      xref.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
    }
    xref.append("trailer\n<< /Root 1 0 R /Size ").append(offsets.size() + 1).append(' ');
    xref.append(inTrailer.replace("XREF", Integer.toString(table)));
    xref.append(" >>\nstartxref\n").append(table).append("\n%%EOF\n");
    write(xref.toString());
    return out.toByteArray();
  }
}
