package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

class PdfOpenerTest {

  @TempDir private Path folder;

  @Test
  void readsEachPageForItself() throws IOException {
    Path file =
        saved(
            document -> {
              page(document, "first words");
              page(document, "second words");
            });

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("first words\n", read.text(TextKind.BODY, 1));
    assertEquals("second words\n", read.text(TextKind.BODY, 2));
    assertEquals(new Outcome.Text(25), read.outcome());
    assertEquals(Set.of(), read.parsed().hidden());
    assertEquals("application/pdf", read.parsed().type());
  }

  @Test
  void countsPagesThatArePicturesAndNoBlankOnes() throws IOException {
    Path file =
        saved(
            document -> {
              page(document, "words");
              document.addPage(new PDPage());
              picture(document, "TENANT");
            });

    PaperRead read = PaperRead.of(folder, file);

    assertEquals(new Outcome.NeedsOcr(1, 6), read.outcome());
  }

  @Test
  void findsNoTextOnBlankPages() throws IOException {
    PaperRead read = PaperRead.of(folder, saved(document -> document.addPage(new PDPage())));

    assertEquals(new Outcome.NoTextFound(), read.outcome());
  }

  @Test
  void recognisesPagesThatArePicturesIfTesseractIsThere() throws IOException {
    assumeTrue(Tesseract.isThere(), Tesseract.MISSING);
    Path file =
        saved(
            document -> {
              page(document, "words");
              picture(document, "TENANT NOTICE");
            });

    PaperRead read = PaperRead.of(folder, file, "eng", List.of());

    assertEquals("TENANT NOTICE\n", read.text(TextKind.RECOGNISED, 2));
    assertEquals(new Outcome.OcrText(6 + 14, 1), read.outcome());
  }

  @Test
  void leavesPagesUnreadInALanguageThatTesseractDoesNotHave() throws IOException {
    Path file = saved(document -> picture(document, "TENANT"));

    PaperRead read = PaperRead.of(folder, file, "xx_none", List.of());

    assertEquals(new Outcome.NeedsOcr(1, 0), read.outcome());
  }

  @Test
  void keepsAnnotationsApart() throws IOException {
    Path file =
        saved(
            document -> {
              PDAnnotationText note = new PDAnnotationText();
              note.setContents("not so");
              page(document, "words");
              document.getPage(0).setAnnotations(List.of(note));
            });

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("not so\n", read.text(TextKind.COMMENT, 1));
    assertEquals("words\n", read.text(TextKind.BODY));
    assertEquals(Set.of(HiddenContent.ANNOTATIONS), read.parsed().hidden());
  }

  @Test
  void readsTheValuesOfFormsAndTheTitlesOfBookmarks() throws IOException {
    Path file =
        saved(
            document -> {
              page(document, "words");
              PDAcroForm form = new PDAcroForm(document);
              PDTextField field = new PDTextField(form);
              field.setPartialName("county");
              field.getCOSObject().setString(COSName.V, "Cook");
              form.getFields().add(field);
              document.getDocumentCatalog().setAcroForm(form);
              PDDocumentOutline outline = new PDDocumentOutline();
              PDOutlineItem outer = new PDOutlineItem();
              outer.setTitle("Part one");
              PDOutlineItem inner = new PDOutlineItem();
              inner.setTitle("Section two");
              outer.addLast(inner);
              outline.addLast(outer);
              document.getDocumentCatalog().setDocumentOutline(outline);
            });

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("Cook\n", read.text(TextKind.FORM_VALUE));
    assertEquals("Part one\nSection two\n", read.text(TextKind.BODY, 0));
    assertEquals(Set.of(HiddenContent.FORM_VALUES), read.parsed().hidden());
  }

  @Test
  void takesOutFilesOfNestedTreesAndOfAnnotationsEachOnce() throws IOException {
    Path file =
        saved(
            document -> {
              PDPage page = page(document, "words");
              PDEmbeddedFilesNameTreeNode leaf = new PDEmbeddedFilesNameTreeNode();
              PDComplexFileSpecification first = embedded(document, "a.txt", "alpha");
              leaf.setNames(Map.of("a", first));
              PDEmbeddedFilesNameTreeNode branch = new PDEmbeddedFilesNameTreeNode();
              branch.setKids(List.of(leaf));
              PDEmbeddedFilesNameTreeNode root = new PDEmbeddedFilesNameTreeNode();
              root.setKids(List.of(branch));
              PDDocumentNameDictionary names =
                  new PDDocumentNameDictionary(document.getDocumentCatalog());
              names.setEmbeddedFiles(root);
              document.getDocumentCatalog().setNames(names);
              PDAnnotationFileAttachment same = new PDAnnotationFileAttachment();
              same.setFile(first);
              PDAnnotationFileAttachment other = new PDAnnotationFileAttachment();
              other.setFile(embedded(document, "b.txt", "beta"));
              page.setAnnotations(List.of(other, same));
            });

    PaperRead read = PaperRead.of(folder, file);

    assertEquals(List.of("b.txt", "a.txt"), read.names());
    assertEquals("beta", read.child(1));
    assertEquals("alpha", read.child(2));
    assertEquals(2, read.parsed().declared());
  }

  @Test
  void listsFilesThatAreNamedAndNotThere() throws IOException {
    Path file =
        saved(
            document -> {
              page(document, "words");
              COSDictionary specification = new COSDictionary();
              specification.setString(COSName.F, "gone.doc");
              specification.setItem(COSName.EF, new COSDictionary());
              COSArray names = new COSArray();
              names.add(new COSString("gone"));
              names.add(specification);
              COSDictionary tree = new COSDictionary();
              tree.setItem(COSName.NAMES, names);
              COSDictionary all = new COSDictionary();
              all.setItem(COSName.getPDFName("EmbeddedFiles"), tree);
              document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, all);
            });

    PaperRead read = PaperRead.of(folder, file);

    assertEquals(List.of("gone.doc: Absent[reason=no-stream]"), read.names());
  }

  @Test
  void opensWhatAnOwnersPasswordAloneProtects() throws IOException {
    PaperRead read = PaperRead.of(folder, locked("owner", ""));

    assertEquals(new Outcome.Text(6), read.outcome());
  }

  @Test
  void triesPasswordsOnWhatAUsersPasswordLocks() throws IOException {
    Path file = locked("owner", "tenant");

    assertEquals(new Outcome.Encrypted("pdf"), PaperRead.of(folder, file).outcome());
    assertEquals(
        new Outcome.Encrypted("pdf"), PaperRead.of(folder, file, "", List.of("wrong")).outcome());
    assertEquals(
        new Outcome.Text(6), PaperRead.of(folder, file, "", List.of("wrong", "tenant")).outcome());
  }

  @Test
  void marksWordsOnALayerThatIsOff() throws IOException {
    Path file =
        saved(
            document -> {
              PDOptionalContentProperties layers = new PDOptionalContentProperties();
              PDOptionalContentGroup draft = new PDOptionalContentGroup("draft");
              PDOptionalContentGroup shown = new PDOptionalContentGroup("shown");
              layers.addGroup(draft);
              layers.addGroup(shown);
              layers.setGroupEnabled(draft, false);
              document.getDocumentCatalog().setOCProperties(layers);
              PDPage page = new PDPage();
              document.addPage(page);
              try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginMarkedContent(COSName.OC, shown);
                write(content, 700, "on");
                content.endMarkedContent();
                content.beginMarkedContent(COSName.OC, draft);
                write(content, 600, "off");
                content.endMarkedContent();
                write(content, 500, "always");
              }
            });

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("on\nalways\n", read.text(TextKind.BODY, 1));
    assertEquals("off\n", read.text(TextKind.HIDDEN, 1));
    assertEquals(Set.of(HiddenContent.LAYERS, HiddenContent.HIDDEN_TEXT), read.parsed().hidden());
  }

  @Test
  void marksWordsThatAPageDoesNotShow() throws IOException {
    Path file =
        saved(
            document -> {
              PDPage page = new PDPage();
              page.setCropBox(new PDRectangle(0, 300, 612, 492));
              document.addPage(page);
              try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(content, 700, "plain");
                content.setNonStrokingColor(Color.WHITE);
                write(content, 650, "white");
                content.setNonStrokingColor(Color.BLACK);
                content.setRenderingMode(RenderingMode.NEITHER);
                write(content, 600, "inkless");
                content.setRenderingMode(RenderingMode.FILL);
                write(content, 100, "outside");
                content.addRect(50, 500, 200, 40);
                content.fill();
                content.setNonStrokingColor(Color.WHITE);
                write(content, 510, "on black");
              }
            });

    PaperRead read = PaperRead.of(folder, file);

    assertEquals("plain\non black\n", read.text(TextKind.BODY, 1));
    assertEquals("white\ninkless\noutside\n", read.text(TextKind.HIDDEN, 1));
    assertEquals(Set.of(HiddenContent.HIDDEN_TEXT), read.parsed().hidden());
  }

  @Test
  void tellsScripts() throws IOException {
    Path file =
        saved(
            document -> {
              page(document, "words");
              document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            });

    assertEquals(Set.of(HiddenContent.SCRIPTS), PaperRead.of(folder, file).parsed().hidden());
  }

  @Test
  void tellsThatAFileWasSavedOntoItsEnd() throws IOException {
    Path file = saved(document -> page(document, "words"));
    Path later = folder.resolve("later.pdf");
    try (PDDocument document = Loader.loadPDF(file.toFile());
        OutputStream out = Files.newOutputStream(later)) {
      document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
      document.getPages().getCOSObject().setNeedToBeUpdated(true);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(out);
    }

    PaperRead read = PaperRead.of(folder, later);

    assertEquals(Set.of(HiddenContent.INCREMENTAL_UPDATES), read.parsed().hidden());
    assertEquals(List.of("2"), read.parsed().fields().get("pdf:revisions"));
    assertEquals(new Outcome.Text(6), read.outcome());
  }

  @Test
  void readsWhatItCanWhereTheTableOfObjectsIsMoved() throws IOException {
    Path file = saved(document -> page(document, "words"));
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    Path moved = folder.resolve("moved.pdf");
    Files.writeString(
        moved,
        bytes.replaceFirst("%PDF-(...)\n", "%PDF-$1\n% one more line\n"),
        StandardCharsets.ISO_8859_1);

    PaperRead read = PaperRead.of(folder, moved);

    assertEquals(new Outcome.Corrupt("xref-not-found", 6), read.outcome());
    assertEquals("words\n", read.text(TextKind.BODY, 1));
  }

  @Test
  void isCorruptWhereAPageNamesWhatTheFileDoesNotHold() throws IOException {
    Path file =
        saved(
            document -> {
              PDPage page = page(document, "words");
              try (PDPageContentStream content =
                  new PDPageContentStream(
                      document, page, PDPageContentStream.AppendMode.APPEND, false)) {
                content.drawImage(LosslessFactory.createFromImage(document, drawn("X")), 0, 0);
              }
              PDResources resources = page.getResources();
              resources.getCOSObject().removeItem(COSName.XOBJECT);
            });

    assertEquals(new Outcome.Corrupt("page-1", 6), PaperRead.of(folder, file).outcome());
  }

  @Test
  void isCorruptWithoutAnyStructure() throws IOException {
    Path file = folder.resolve("cut.pdf");
    Files.writeString(file, "%PDF-1.7\n1 0 obj\n<< /Type", StandardOpenOption.CREATE);

    Outcome outcome = PaperRead.of(folder, file).outcome();

    assertTrue(outcome instanceof Outcome.Corrupt, outcome.toString());
  }

  private interface Content {
    void into(PDDocument document) throws IOException;
  }

  private Path saved(Content content) throws IOException {
    Path file = folder.resolve("file.pdf");
    try (PDDocument document = new PDDocument()) {
      content.into(document);
      document.save(file.toFile());
    }
    return file;
  }

  private Path locked(String owner, String user) throws IOException {
    return saved(
        document -> {
          page(document, "words");
          StandardProtectionPolicy policy =
              new StandardProtectionPolicy(owner, user, new AccessPermission());
          policy.setEncryptionKeyLength(256);
          policy.setPreferAES(true);
          document.protect(policy);
        });
  }

  private static PDPage page(PDDocument document, String words) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      write(content, 700, words);
    }
    return page;
  }

  private static void write(PDPageContentStream content, float y, String words) throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA), 12);
    content.newLineAtOffset(72, y);
    content.showText(words);
    content.endText();
  }

  private static void picture(PDDocument document, String words) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(LosslessFactory.createFromImage(document, drawn(words)), 72, 400, 400, 100);
    }
  }

  /// Returns a picture of words, black on white.
  static BufferedImage drawn(String words) {
    BufferedImage picture = new BufferedImage(1200, 300, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D drawing = picture.createGraphics();
    drawing.setColor(Color.WHITE);
    drawing.fillRect(0, 0, 1200, 300);
    drawing.setColor(Color.BLACK);
    drawing.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 90));
    drawing.drawString(words, 60, 180);
    drawing.dispose();
    return picture;
  }

  private static PDComplexFileSpecification embedded(
      PDDocument document, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes));
    file.setSize(bytes.length);
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile(name);
    specification.setEmbeddedFile(file);
    return specification;
  }
}
