package org.proviso.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlException;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/// Writes a letter as DOCX: real headings, numbered lists, tables with a header row, language and
/// title.
///
/// The days in the file's properties and in its ZIP entries are the letter's own, at midnight UTC.
final class DocxPress {

  private static final BigInteger NUMBERED = BigInteger.ZERO;
  private static final BigInteger BULLETED = BigInteger.ONE;

  /// Twentieths of a point in an inch.
  private static final int INCH = 1440;

  /// How far the text of a list is moved in with each level, as in docx-numbering.xml.
  private static final int INDENT = 540;

  private static final int DEEPEST_LEVEL = 8;

  private final Letter letter;

  DocxPress(Letter letter) {
    this.letter = letter;
  }

  byte[] write() {
    try (XWPFDocument document = new XWPFDocument()) {
      applyStyles(document);
      setProperties(document);
      setPage(document);
      writeFoot(document);
      new Body(document).writeAll(letter);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return withFixedTimes(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("a letter is written to memory", e);
    }
  }

  private void applyStyles(XWPFDocument document) {
    try (InputStream styles = open("docx-styles.xml");
        InputStream numbering = open("docx-numbering.xml")) {
      CTStyles parsed = StylesDocument.Factory.parse(styles).getStyles();
      parsed.getDocDefaults().getRPrDefault().getRPr().getLangArray(0).setVal(language());
      document.createStyles().setStyles(parsed);
      document
          .createNumbering()
          .setNumbering(NumberingDocument.Factory.parse(numbering).getNumbering());
    } catch (IOException | XmlException e) {
      throw new IllegalStateException("the module's own files can be read", e);
    }
  }

  private String language() {
    return letter.template().language();
  }

  private static InputStream open(String name) {
    InputStream file = DocxPress.class.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException("the class path has no " + name);
    }
    return file;
  }

  private void setProperties(XWPFDocument document) {
    PackagePropertiesPart properties =
        document.getProperties().getCoreProperties().getUnderlyingProperties();
    Optional<Date> day =
        Optional.of(Date.from(letter.data().date().atStartOfDay(ZoneOffset.UTC).toInstant()));
    properties.setCreatedProperty(day);
    properties.setModifiedProperty(day);
    properties.setTitleProperty(letter.subject());
    properties.setSubjectProperty(letter.referenceLine());
    properties.setCreatorProperty(letter.data().sender().name());
    properties.setLanguageProperty(language());
  }

  private static void setPage(XWPFDocument document) {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(INCH * 17L / 2));
    size.setH(BigInteger.valueOf(INCH * 11L));
    CTPageMar margin = section.addNewPgMar();
    BigInteger inch = BigInteger.valueOf(INCH);
    margin.setTop(inch);
    margin.setBottom(inch);
    margin.setLeft(inch);
    margin.setRight(inch);
    margin.setHeader(BigInteger.valueOf(INCH / 2));
    margin.setFooter(BigInteger.valueOf(INCH / 2));
    margin.setGutter(BigInteger.ZERO);
  }

  private void writeFoot(XWPFDocument document) {
    XWPFParagraph foot = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    foot.setStyle("Footer");
    List<String> label = letter.pageLabel();
    foot.createRun()
        .setText(
            letter.data().sender().name() + " · " + letter.referenceLine() + " · " + label.get(0));
    addField(foot, "PAGE");
    foot.createRun().setText(label.get(1));
    addField(foot, "NUMPAGES");
    foot.createRun().setText(label.get(2));
  }

  private static void addField(XWPFParagraph paragraph, String instruction) {
    paragraph.getCTP().addNewFldSimple().setInstr(instruction);
  }

  /// Returns the same file with the letter's day in place of the time of writing.
  private byte[] withFixedTimes(byte[] file) throws IOException {
    LocalDateTime day = letter.data().date().atStartOfDay();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(file));
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        ZipEntry dated = new ZipEntry(entry.getName());
        dated.setTimeLocal(day);
        to.putNextEntry(dated);
        from.transferTo(to);
        to.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /// How the words of a run look.
  private record Look(boolean bold, boolean italic) {

    static final Look PLAIN = new Look(false, false);
  }

  /// Where a block stands.
  ///
  /// @param style of its paragraphs; empty for the document's own
  /// @param level of the list around it, from 0; -1 outside lists
  private record Around(String style, int level) {

    static final Around NOTHING = new Around("", -1);
  }

  /// The paragraphs of one document.
  private static final class Body {

    private final XWPFDocument document;
    private final XWPFNumbering numbering;

    Body(XWPFDocument document) {
      this.document = document;
      this.numbering = document.createNumbering();
    }

    void writeAll(Letter letter) {
      writeCorrespondent("Sender", letter.data().sender());
      paragraph("LetterDate").createRun().setText(letter.date());
      writeCorrespondent("Addressee", letter.data().addressee());
      paragraph("Reference").createRun().setText(letter.referenceLine());
      paragraph("Heading1").createRun().setText(letter.subject());
      writeBlocks(letter.body(), Around.NOTHING);
    }

    private XWPFParagraph paragraph(String style) {
      XWPFParagraph paragraph = document.createParagraph();
      if (!style.isEmpty()) {
        paragraph.setStyle(style);
      }
      return paragraph;
    }

    private void writeCorrespondent(String style, Correspondent correspondent) {
      XWPFParagraph paragraph = paragraph(style);
      XWPFRun name = paragraph.createRun();
      name.setText(correspondent.name());
      name.setBold(style.equals("Sender"));
      for (String line : correspondent.address()) {
        XWPFRun run = paragraph.createRun();
        run.addBreak();
        run.setText(line);
      }
    }

    private void writeBlocks(Node parent, Around around) {
      for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
        writeBlock(child, around);
      }
    }

    private void writeBlock(Node node, Around around) {
      switch (node) {
        case Paragraph _ -> {
          XWPFParagraph paragraph = paragraph(around.style());
          if (around.level() >= 0) {
            paragraph.setIndentationLeft(INDENT * (around.level() + 1));
          }
          writeWords(paragraph, node, Look.PLAIN);
        }
        case Heading heading ->
            writeWords(paragraph("Heading" + heading.getLevel()), node, Look.PLAIN);
        case BlockQuote _ -> writeBlocks(node, new Around("Quote", around.level()));
        case BulletList list -> writeList(list, numbering.addNum(BULLETED), around);
        case OrderedList list -> {
          BigInteger number = numbering.addNum(NUMBERED);
          startAt(number, around.level() + 1, Numbers.start(list));
          writeList(list, number, around);
        }
        case TableBlock _ -> writeTable(node);
        default -> throw new IllegalStateException("letters have no block " + node.getClass());
      }
    }

    private void startAt(BigInteger number, int level, int start) {
      CTNumLvl override = numbering.getNum(number).getCTNum().addNewLvlOverride();
      override.setIlvl(BigInteger.valueOf(Math.min(level, DEEPEST_LEVEL)));
      override.addNewStartOverride().setVal(BigInteger.valueOf(start));
    }

    private void writeList(ListBlock list, BigInteger number, Around around) {
      int level = Math.min(around.level() + 1, DEEPEST_LEVEL);
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        Node first = item.getFirstChild();
        XWPFParagraph paragraph = paragraph("ListParagraph");
        paragraph.setNumID(number);
        paragraph.setNumILvl(BigInteger.valueOf(level));
        Around inside = new Around("ListParagraph", level);
        if (first instanceof Paragraph) {
          writeWords(paragraph, first, Look.PLAIN);
          first = first.getNext();
        }
        for (Node next = first; next != null; next = next.getNext()) {
          writeBlock(next, inside);
        }
      }
    }

    private void writeTable(Node table) {
      List<Node> rows = new ArrayList<>();
      for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
        for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
          rows.add(row);
        }
      }
      int columns = 0;
      for (Node cell = rows.get(0).getFirstChild(); cell != null; cell = cell.getNext()) {
        columns++;
      }
      XWPFTable written = document.createTable(rows.size(), columns);
      written.setStyleID("LetterTable");
      written.setWidth("100%");
      for (int r = 0; r < rows.size(); r++) {
        XWPFTableRow row = written.getRow(r);
        row.setCantSplitRow(true);
        row.setRepeatHeader(r == 0);
        int c = 0;
        for (Node cell = rows.get(r).getFirstChild(); cell != null; cell = cell.getNext()) {
          XWPFParagraph paragraph = row.getCell(c).getParagraphArray(0);
          writeWords(paragraph, cell, new Look(r == 0, false));
          c++;
        }
      }
    }

    private static void writeWords(XWPFParagraph paragraph, Node parent, Look look) {
      for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
        switch (child) {
          case Text text -> run(paragraph, look).setText(text.getLiteral());
          case SoftLineBreak _ -> run(paragraph, look).setText(" ");
          case HardLineBreak _ -> run(paragraph, look).addBreak();
          case Emphasis _ -> writeWords(paragraph, child, new Look(look.bold(), true));
          case StrongEmphasis _ -> writeWords(paragraph, child, new Look(true, look.italic()));
          default -> throw new IllegalStateException("letters have no words " + child.getClass());
        }
      }
    }

    private static XWPFRun run(XWPFParagraph paragraph, Look look) {
      XWPFRun run = paragraph.createRun();
      if (look.bold()) {
        run.setBold(true);
      }
      if (look.italic()) {
        run.setItalic(true);
      }
      return run;
    }
  }
}
