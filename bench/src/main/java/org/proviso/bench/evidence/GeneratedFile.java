package org.proviso.bench.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A document that is made by program, as small as its format allows and without times, so that the
/// same words give the same bytes.
final class GeneratedFile {

  /// 1 January 2018, as ZIP keeps times; no file says another.
  private static final java.time.LocalDateTime DAY = java.time.LocalDateTime.of(2018, 1, 1, 0, 0);

  private static final int PAGE_LINES = 45;
  private static final int LINE = 85;

  /// Formats, as often as they are drawn.
  private static final List<String> ENDINGS =
      List.of("docx", "docx", "docx", "pdf", "pdf", "pdf", "xlsx", "odt", "html", "txt", "csv");

  private final String ending;
  private final String type;
  private final byte[] bytes;

  private GeneratedFile(String ending, String type, byte[] bytes) {
    this.ending = ending;
    this.type = type;
    this.bytes = bytes;
  }

  /// Returns the ending of its name.
  String ending() {
    return ending;
  }

  /// Returns its media type.
  String type() {
    return type;
  }

  /// Returns a copy of what it is.
  byte[] bytes() {
    return bytes.clone();
  }

  /// Draws a document of one of several formats.
  ///
  /// @param paragraphs how many it has
  static GeneratedFile drawn(Prose prose, SplittableRandom random, int paragraphs) {
    List<String> text = new ArrayList<>();
    for (int left = paragraphs; left > 0; left--) {
      text.add(prose.paragraph(random, 2 + random.nextInt(6)));
    }
    return of(ENDINGS.get(random.nextInt(ENDINGS.size())), text);
  }

  /// Makes a document.
  ///
  /// @param ending says in which format
  /// @param text its paragraphs
  static GeneratedFile of(String ending, List<String> text) {
    return switch (ending) {
      case "docx" ->
          new GeneratedFile(
              ending,
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              docx(text));
      case "xlsx" ->
          new GeneratedFile(
              ending,
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              xlsx(text));
      case "odt" -> new GeneratedFile(ending, "application/vnd.oasis.opendocument.text", odt(text));
      case "pdf" -> new GeneratedFile(ending, "application/pdf", pdf(text));
      case "html" -> new GeneratedFile(ending, "text/html", utf8(html(text)));
      case "csv" -> new GeneratedFile(ending, "text/csv", utf8(csv(text)));
      case "txt" -> new GeneratedFile(ending, "text/plain", utf8(String.join("\n\n", text)));
      default -> throw new IllegalArgumentException("no format " + ending);
    };
  }

  private static byte[] docx(List<String> text) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : text) {
      body.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
    }
    return zip(
        List.of(
            "[Content_Types].xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
            </Types>""",
            "_rels/.rels",
            relation("officeDocument", "word/document.xml"),
            "word/document.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>"""
                .formatted(body)));
  }

  private static byte[] xlsx(List<String> text) {
    StringBuilder rows = new StringBuilder();
    int number = 0;
    for (String row : text) {
      number++;
      rows.append("<row r=\"").append(number).append("\">");
      rows.append("<c r=\"A")
          .append(number)
          .append("\"><v>")
          .append(number * 37)
          .append("</v></c>");
      rows.append("<c r=\"B").append(number).append("\" t=\"inlineStr\"><is><t>").append(row);
      rows.append("</t></is></c></row>");
    }
    return zip(
        List.of(
            "[Content_Types].xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>\
            </Types>""",
            "_rels/.rels",
            relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <sheets><sheet name="one" sheetId="1" r:id="rId1"/></sheets></workbook>""",
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>"""
                .formatted(rows)));
  }

  private static String relation(String kind, String target) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>\
        </Relationships>"""
        .formatted(kind, target);
  }

  private static byte[] odt(List<String> text) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : text) {
      body.append("<text:p>").append(paragraph).append("</text:p>");
    }
    return zip(
        List.of(
            "mimetype",
            "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">\
            <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>\
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
            </manifest:manifest>""",
            "content.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">\
            <office:body><office:text>%s</office:text></office:body></office:document-content>"""
                .formatted(body)));
  }

  /// @param entries names and contents in turn; the first is stored, for OpenDocument asks for it
  private static byte[] zip(List<String> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int at = 0; at < entries.size(); at += 2) {
        byte[] content = utf8(entries.get(at + 1));
        ZipEntry entry = new ZipEntry(entries.get(at));
        entry.setTimeLocal(DAY);
        if (at == 0) {
          CRC32 crc = new CRC32();
          crc.update(content);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(content.length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// PDF 1.4 with a page for each 45 lines, in Helvetica, which every reader has.
  private static byte[] pdf(List<String> text) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text) {
      String left = paragraph;
      while (left.length() > LINE) {
        int space = left.lastIndexOf(' ', LINE);
        lines.add(left.substring(0, space));
        left = left.substring(space + 1);
      }
      lines.add(left);
      lines.add("");
    }
    List<byte[]> objects = new ArrayList<>();
    int pages = (lines.size() + PAGE_LINES - 1) / PAGE_LINES;
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < pages; page++) {
      kids.append(4 + 2 * page).append(" 0 R ");
    }
    objects.add(utf8("<</Type/Catalog/Pages 2 0 R>>"));
    objects.add(utf8("<</Type/Pages/Count " + pages + "/Kids[" + kids + "]>>"));
    objects.add(utf8("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
    for (int page = 0; page < pages; page++) {
      objects.add(
          utf8(
              "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
                  + "/Contents "
                  + (5 + 2 * page)
                  + " 0 R>>"));
      StringBuilder drawn = new StringBuilder("BT /F1 11 Tf 14 TL 60 730 Td\n");
      for (String line :
          lines.subList(page * PAGE_LINES, Math.min(lines.size(), (page + 1) * PAGE_LINES))) {
        drawn.append('(').append(line).append(") Tj T*\n");
      }
      byte[] content = deflated(utf8(drawn.append("ET").toString()));
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      stream.writeBytes(utf8("<</Length " + content.length + "/Filter/FlateDecode>>\nstream\n"));
      stream.writeBytes(content);
      stream.writeBytes(utf8("\nendstream"));
      objects.add(stream.toByteArray());
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(utf8("%PDF-1.4\n"));
    StringBuilder table = new StringBuilder();
    for (int at = 0; at < objects.size(); at++) {
      table.append("%010d 00000 n \n".formatted(file.size()));
      file.writeBytes(utf8((at + 1) + " 0 obj\n"));
      file.writeBytes(objects.get(at));
      file.writeBytes(utf8("\nendobj\n"));
    }
    int start = file.size();
    file.writeBytes(
        utf8(
            "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(objects.size() + 1, table, objects.size() + 1, start)));
    return file.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater =
        new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION))) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String html(List<String> text) {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><title>"
        + text.getFirst().substring(0, Math.min(40, text.getFirst().length()))
        + "</title></head><body>\n<p>"
        + String.join("</p>\n<p>", text)
        + "</p>\n</body></html>\n";
  }

  private static String csv(List<String> text) {
    StringBuilder rows = new StringBuilder("number,what\n");
    int number = 0;
    for (String row : text) {
      number++;
      rows.append(number).append(',').append(row).append('\n');
    }
    return rows.toString();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
