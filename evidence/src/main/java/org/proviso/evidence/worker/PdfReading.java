package org.proviso.evidence.worker;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Calendar;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

/// The reading of one PDF document that is open. Each part is read for itself: what one part is
/// damaged by does not stand in the way of the others.
final class PdfReading {

  private static final Set<String> SHOWN_ELSEWHERE = Set.of("Link", "Widget", "Popup");
  private static final Set<String> LEADING_OUT =
      Set.of("URI", "GoToR", "Launch", "SubmitForm", "ImportData");
  private static final float DOTS_PER_INCH = 300;
  private static final float POINTS_PER_INCH = 72;

  /// A page of A2 at 300 dots per inch has 35 million.
  private static final double PIXELS = 40_000_000;

  private static final int ACTIONS = 1_000;
  private static final int DEEPEST = 64;

  private final PDDocument document;
  private final PdfStructure structure;
  private final String language;
  private final Harvest harvest;
  private final PdfFiles files;
  private @Nullable String damage;
  private @Nullable PDFRenderer renderer;

  PdfReading(PDDocument document, PdfStructure structure, String language, Harvest harvest) {
    this.document = document;
    this.structure = structure;
    this.language = language;
    this.harvest = harvest;
    files = new PdfFiles(harvest);
  }

  /// A part of the document.
  private interface Part {
    void read() throws IOException;
  }

  /// Reads all of it.
  ///
  /// @throws DiskException if the folder of the process cannot be written
  void read() throws DiskException {
    if (!structure.damage().isEmpty()) {
      damage = structure.damage();
    }
    if (structure.revisions() > 1) {
      harvest.hidden(HiddenContent.INCREMENTAL_UPDATES);
    }
    part("information", this::information);
    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    actions(catalog, 0);
    pages(catalog);
    part("bookmarks", this::bookmarks);
    part("form", this::form);
    part("files", () -> files.ofDocument(catalog));
    if (damage != null) {
      harvest.outcome(new Outcome.Corrupt(damage, 0));
    }
  }

  private void part(String what, Part part) throws DiskException {
    try {
      part.read();
    } catch (DiskException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      damaged(what);
    }
  }

  private void damaged(String what) {
    if (damage == null) {
      damage = what;
    }
  }

  private void information() {
    PDDocumentInformation said = document.getDocumentInformation();
    field("dc:title", said.getTitle());
    field("dc:creator", said.getAuthor());
    field("dc:subject", said.getSubject());
    field("meta:keyword", said.getKeywords());
    field("xmp:CreatorTool", said.getCreator());
    field("pdf:producer", said.getProducer());
    field("dcterms:created", day(said.getCreationDate()));
    field("dcterms:modified", day(said.getModificationDate()));
    harvest.field("pdf:version", Float.toString(document.getVersion()));
    harvest.field("pdf:revisions", Integer.toString(structure.revisions()));
    harvest.field("pdf:encrypted", Boolean.toString(document.isEncrypted()));
  }

  private void field(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      harvest.field(name, value);
    }
  }

  private static @Nullable String day(@Nullable Calendar said) {
    return said == null ? null : said.toInstant().toString();
  }

  private void pages(COSDictionary catalog) throws DiskException {
    PdfLayers layers = new PdfLayers(catalog);
    if (layers.areAnyOff()) {
      harvest.hidden(HiddenContent.LAYERS);
    }
    PdfPageText words = new PdfPageText(layers);
    int number = 0;
    Iterator<PDPage> pages = document.getPages().iterator();
    while (true) {
      PDPage page;
      try {
        if (!pages.hasNext()) {
          break;
        }
        page = pages.next();
      } catch (RuntimeException | StackOverflowError e) {
        damaged("pages");
        break;
      }
      number++;
      page(page, number, words);
    }
    harvest.field("xmpTPg:NPages", Integer.toString(number));
    int declared = document.getNumberOfPages();
    if (number == 0 || number < declared) {
      damaged("has-" + number + "-of-" + declared + "-pages");
    }
  }

  private void page(PDPage page, int number, PdfPageText words) throws DiskException {
    boolean damagedPage;
    String shown;
    String unshown = "";
    try {
      shown = words.shown(page);
      boolean picture = words.isPicture();
      damagedPage = words.isIncomplete();
      unshown = words.unshown(page);
      if (picture && shown.isBlank() && unshown.isBlank()) {
        picture(number);
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      damagedPage = true;
      shown = words.readSoFar();
    }
    if (damagedPage) {
      damaged("page-" + number);
    }
    harvest.text(TextKind.BODY, number, ended(shown));
    if (!unshown.isBlank()) {
      harvest.hidden(HiddenContent.HIDDEN_TEXT);
      harvest.text(TextKind.HIDDEN, number, ended(unshown));
    }
    part("annotations-" + number, () -> annotations(page, number));
  }

  private static String ended(String words) {
    return words.isBlank() ? "" : words.endsWith("\n") ? words : words + "\n";
  }

  private void picture(int number) throws DiskException {
    if (language.isEmpty()) {
      harvest.unreadPage();
      return;
    }
    Optional<String> recognised = Optional.empty();
    try {
      recognised = Recogniser.words(drawn(number), language);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // A page that cannot be drawn stays unread.
    }
    if (recognised.isPresent()) {
      harvest.recognisedPage();
      harvest.text(TextKind.RECOGNISED, number, recognised.get());
    } else {
      harvest.unreadPage();
    }
  }

  private BufferedImage drawn(int number) throws IOException {
    PDFRenderer drawing = renderer;
    if (drawing == null) {
      drawing = new PDFRenderer(document);
      drawing.setSubsamplingAllowed(true);
      renderer = drawing;
    }
    PDRectangle crop = document.getPage(number - 1).getCropBox();
    double squareInches =
        (double) crop.getWidth() * crop.getHeight() / (POINTS_PER_INCH * POINTS_PER_INCH);
    float most = (float) Math.sqrt(PIXELS / Math.max(squareInches, 0.01));
    return drawing.renderImageWithDPI(number - 1, Math.min(DOTS_PER_INCH, most), ImageType.GRAY);
  }

  private void annotations(PDPage page, int number) throws IOException {
    actions(page.getCOSObject(), 0);
    COSArray all = page.getCOSObject().getCOSArray(COSName.ANNOTS);
    for (int i = 0; all != null && i < all.size(); i++) {
      if (!(all.getObject(i) instanceof COSDictionary annotation)) {
        continue;
      }
      actions(annotation, 0);
      files.ofAnnotation(annotation);
      String kind = annotation.getNameAsString(COSName.SUBTYPE);
      if (kind == null || SHOWN_ELSEWHERE.contains(kind)) {
        continue;
      }
      harvest.hidden(HiddenContent.ANNOTATIONS);
      field("pdf:annotation-author", annotation.getString(COSName.T));
      String said = annotation.getString(COSName.CONTENTS);
      if (said != null && !said.isBlank()) {
        harvest.text(TextKind.COMMENT, number, said + "\n");
      }
    }
  }

  private void bookmarks() throws IOException {
    PDOutlineNode root = document.getDocumentCatalog().getDocumentOutline();
    if (root == null) {
      return;
    }
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<PDOutlineItem> left = new ArrayDeque<>();
    PDOutlineItem first = root.getFirstChild();
    if (first != null) {
      left.push(first);
    }
    while (!left.isEmpty()) {
      PDOutlineItem item = left.pop();
      if (!seen.add(item.getCOSObject())) {
        continue;
      }
      String title = item.getTitle();
      if (title != null && !title.isBlank()) {
        harvest.text(TextKind.BODY, 0, title + "\n");
      }
      actions(item.getCOSObject(), 0);
      PDOutlineItem next = item.getNextSibling();
      if (next != null) {
        left.push(next);
      }
      PDOutlineItem child = item.getFirstChild();
      if (child != null) {
        left.push(child);
      }
    }
  }

  private void form() throws IOException {
    // Without the mending of the library, which would make up what is not in the file.
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null) {
      return;
    }
    for (PDField field : form.getFieldTree()) {
      actions(field.getCOSObject(), 0);
      if (field instanceof PDSignatureField
          || (!field.getCOSObject().containsKey(COSName.V) && field instanceof PDButton)) {
        continue;
      }
      String value = field.getValueAsString();
      if (value != null && !value.isBlank() && !value.equals("Off")) {
        harvest.hidden(HiddenContent.FORM_VALUES);
        harvest.text(TextKind.FORM_VALUE, 0, value + "\n");
      }
    }
    if (form.getXFA() != null) {
      try {
        dynamicForm(form.getXFA().getBytes());
      } catch (XMLStreamException e) {
        damaged("dynamic-form");
      }
    }
  }

  /// Takes the values of a form that is written in XML (XFA 3.3, `datasets`).
  private void dynamicForm(byte[] xml) throws XMLStreamException, DiskException {
    XMLStreamReader reader = PlainXml.reader(new ByteArrayInputStream(xml));
    int inside = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT ->
            inside += inside > 0 || reader.getLocalName().equals("datasets") ? 1 : 0;
        case XMLStreamConstants.END_ELEMENT -> inside -= inside > 0 ? 1 : 0;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (inside > 0 && !reader.getText().isBlank()) {
            harvest.hidden(HiddenContent.FORM_VALUES);
            harvest.text(TextKind.FORM_VALUE, 0, reader.getText().strip() + "\n");
          }
        }
        default -> {}
      }
    }
  }

  /// Notes what a part of the document sets off: scripts, and what leads out of it.
  private void actions(COSDictionary holder, int depth) {
    COSDictionary names = holder.getCOSDictionary(COSName.NAMES);
    if (names != null && names.containsKey(COSName.JAVA_SCRIPT)) {
      harvest.hidden(HiddenContent.SCRIPTS);
    }
    for (COSName where : new COSName[] {COSName.A, COSName.OPEN_ACTION, COSName.AA}) {
      if (holder.getDictionaryObject(where) instanceof COSDictionary action) {
        action(action, depth);
        if (where.equals(COSName.AA)) {
          int looked = 0;
          for (COSName event : action.keySet()) {
            if (looked++ < ACTIONS
                && action.getDictionaryObject(event) instanceof COSDictionary one) {
              action(one, depth);
            }
          }
        }
      }
    }
  }

  private void action(COSDictionary action, int depth) {
    String kind = action.getNameAsString(COSName.S);
    if (kind == null) {
      return;
    }
    if (kind.equals("JavaScript")) {
      harvest.hidden(HiddenContent.SCRIPTS);
    } else if (LEADING_OUT.contains(kind)) {
      harvest.hidden(HiddenContent.EXTERNAL_LINKS);
    }
    COSBase next = action.getDictionaryObject(COSName.NEXT);
    if (depth >= DEEPEST) {
      return;
    }
    if (next instanceof COSDictionary one) {
      action(one, depth + 1);
    } else if (next instanceof COSArray several) {
      for (int i = 0; i < several.size() && i < ACTIONS; i++) {
        if (several.getObject(i) instanceof COSDictionary one) {
          action(one, depth + 1);
        }
      }
    }
  }
}
