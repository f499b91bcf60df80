package org.proviso.evidence.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/// Mails and documents of the formats that are met most, made of paragraphs.
final class TrainingFiles {

  private static final List<String> ENDINGS =
      List.of("docx", "pdf", "txt", "docx", "pdf", "html", "xlsx", "odt", "csv");

  private static final int MAILS_FOR_EACH = 4;
  private static final int LINE = 80;
  private static final int PAGE_LINES = 45;

  private TrainingFiles() {}

  /// Writes documents, and mails of which some have one hung on.
  ///
  /// @param documents how many; of mails there are four times as many
  /// @throws IOException if they cannot be written
  static void write(Path folder, List<String> paragraphs, int documents) throws IOException {
    int mails = 0;
    for (int number = 0; number < documents; number++) {
      String ending = ENDINGS.get(number % ENDINGS.size());
      byte[] document = document(ending, some(paragraphs, number, 3 + number % 20));
      Files.write(folder.resolve("%05d.%s".formatted(number, ending)), document);
      for (int of = 0; of < MAILS_FOR_EACH; of++) {
        mails++;
        String body = String.join("\r\n\r\n", some(paragraphs, mails * 7, 1 + mails % 5));
        Files.writeString(
            folder.resolve("%05d.eml".formatted(mails)),
            of == 0 ? with(head(mails), body, ending, document) : plain(head(mails), body));
      }
    }
  }

  private static List<String> some(List<String> paragraphs, int from, int count) {
    int first = from % paragraphs.size();
    return paragraphs.subList(first, Math.min(first + count, paragraphs.size()));
  }

  private static byte[] document(String ending, List<String> text) throws IOException {
    return switch (ending) {
      case "docx" -> docx(text);
      case "xlsx" -> xlsx(text);
      case "pdf" -> pdf(text);
      case "odt" -> odt(text);
      case "html" ->
          bytes("<!DOCTYPE html><html><body><p>" + escaped(text, "</p><p>") + "</p></body></html>");
      case "csv" -> bytes("\"" + String.join("\",1\n\"", text).replace('\'', ' ') + "\",1\n");
      default -> bytes(String.join("\n\n", text));
    };
  }

  private static String head(int number) {
    return """
        From: one <one@a.example>
        To: other <other@b.example>
        Date: Mon, 8 Jan 2018 10:%02d:00 +0000
        Subject: Re: matter %d
        Message-ID: <%d@a.example>
        In-Reply-To: <%d@b.example>
        MIME-Version: 1.0
        """
        .formatted(number % 60, number / 5, number, number - 1);
  }

  private static String plain(String head, String body) {
    return head + "Content-Type: text/plain; charset=utf-8\n\n" + body + "\n";
  }

  private static String with(String head, String body, String ending, byte[] document) {
    return """
        %sContent-Type: multipart/mixed; boundary="=_part"

        --=_part
        Content-Type: text/plain; charset=utf-8

        %s
        --=_part
        Content-Type: application/octet-stream; name="a.%s"
        Content-Disposition: attachment; filename="a.%s"
        Content-Transfer-Encoding: base64

        %s
        --=_part--
        """
        .formatted(head, body, ending, ending, Base64.getMimeEncoder().encodeToString(document));
  }

  private static byte[] docx(List<String> text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      for (String paragraph : text) {
        document.createParagraph().createRun().setText(paragraph);
      }
      document.write(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] xlsx(List<String> text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Sheet sheet = workbook.createSheet();
      for (int at = 0; at < text.size(); at++) {
        Row row = sheet.createRow(at);
        row.createCell(0).setCellValue(at);
        row.createCell(1).setCellValue(text.get(at));
      }
      workbook.write(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] pdf(List<String> text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      List<String> lines = String.join(" ", text).replaceAll("[^ -~]", "").lines().toList();
      String all = String.join(" ", lines);
      for (int from = 0; from < all.length(); from += LINE * PAGE_LINES) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream drawn = new PDPageContentStream(document, page)) {
          drawn.beginText();
          drawn.setFont(font, 11);
          drawn.setLeading(14);
          drawn.newLineAtOffset(60, 730);
          int end = Math.min(from + LINE * PAGE_LINES, all.length());
          for (int line = from; line < end; line += LINE) {
            drawn.showText(all.substring(line, Math.min(line + LINE, end)));
            drawn.newLine();
          }
          drawn.endText();
        }
      }
      document.save(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] odt(List<String> text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(zip, "mimetype", "application/vnd.oasis.opendocument.text");
      entry(
          zip,
          "META-INF/manifest.xml",
          """
          <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
          <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>\
          <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
          </manifest:manifest>""");
      entry(
          zip,
          "content.xml",
          """
          <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>\
          <text:p>%s</text:p></office:text></office:body></office:document-content>"""
              .formatted(escaped(text, "</text:p><text:p>")));
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    OutputStream out = zip;
    out.write(bytes(content));
    zip.closeEntry();
  }

  private static String escaped(List<String> text, String between) {
    return String.join(between, text.stream().map(TrainingFiles::escaped).toList());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
