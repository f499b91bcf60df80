package org.proviso.web.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.family.Copy;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.ManifestWriter;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.meaning.MeaningIndex;
import org.proviso.evidence.meaning.VectorProcess;
import org.proviso.evidence.meaning.Vectors;
import org.proviso.evidence.search.FiledMail;
import org.proviso.evidence.search.IndexBuilder;
import org.proviso.evidence.search.IndexedItem;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces;
import org.proviso.evidence.wire.TextPieces.Piece;
import org.proviso.vectors.VectorMain;

/// A store of evidence as an intake leaves it, with a few documents that are made up: an order of
/// two pages, a mail with an attachment, its answer, a copy of it at another custodian, and a file
/// that is locked.
final class EvidenceScene {

  static final String ORDER = "law-department/orders/order-7.pdf";
  static final String MAIL = "law-department/mail/1.eml";
  static final String ATTACHED = "law-department/mail/1.eml#1";
  static final String ANSWER = "law-department/mail/2.eml";
  static final String COPY = "police/mail/1.eml";
  static final String LOCKED = "police/roster.xlsx";

  private final Path store;
  private final ManifestWriter manifest;
  private final IndexBuilder index;

  private EvidenceScene(Path store) throws IOException {
    this.store = store;
    Files.createDirectories(store);
    manifest = new ManifestWriter(store.resolve("manifest.csv"));
    index = new IndexBuilder(store.resolve("index"));
  }

  /// Writes the store.
  ///
  /// @param store a folder that is not there yet
  static void write(Path store) throws IOException {
    EvidenceScene scene = new EvidenceScene(store);
    byte[] mail = ascii("Subject: Order 7\r\n\r\nPlease notify all of them of order 7.\r\n");
    Map<String, String> heads = Map.of("from", "law@city.invalid", "subject", "Order 7");
    List<Piece> said = List.of(body(0, "Please notify all of them of order 7.\n"));
    Kin shown =
        new Kin(
            Location.parse(MAIL),
            Optional.empty(),
            List.of(Location.parse(COPY)),
            1,
            new TreeSet<>(Set.of("law-department", "police")),
            new TreeSet<>(Set.of("law-department")));
    Kin copy =
        new Kin(
            Location.parse(COPY),
            Optional.of(new Copy(Location.parse(MAIL), Copy.Why.MAIL)),
            List.of(),
            0,
            new TreeSet<>(Set.of("police")),
            new TreeSet<>(Set.of("police")));
    // In the order of the manifest.
    scene.add(MAIL, mail, "message/rfc822", 1, shown, mail("1", 0, false), heads, said);
    scene.add(
        ATTACHED,
        ascii("Stations of the city"),
        "text/plain",
        0,
        kin(MAIL),
        Optional.empty(),
        Map.of(),
        List.of(body(0, "Stations of the city")));
    scene.add(
        ANSWER,
        ascii("Subject: Re: Order 7\r\n\r\nDone.\r\n"),
        "message/rfc822",
        0,
        kin(ANSWER),
        mail("2", 1, true),
        Map.of("from", "police@city.invalid", "subject", "Re: Order 7"),
        List.of(body(0, "Done. We will notify nobody.\n")));
    scene.add(
        ORDER,
        pdf(
            "Employees shall not notify the immigration agency of releases.",
            "Nothing else is ordered."),
        "application/pdf",
        0,
        kin(ORDER),
        Optional.empty(),
        Map.of("subject", "General order 7"),
        List.of(
            body(1, "Employees shall not notify the immigration agency of releases.\n"),
            new Piece(TextKind.COMMENT, 1, "Is this still in force?"),
            body(2, "Nothing else is ordered.\n")));
    scene.add(
        COPY,
        // Other ends of lines: the same mail in other bytes.
        ascii(new String(mail, StandardCharsets.US_ASCII).replace("\r", "")),
        "message/rfc822",
        0,
        copy,
        mail("1", 0, false, Optional.of(Location.parse(MAIL))),
        heads,
        said);
    scene.add(
        LOCKED,
        new byte[] {1, 2, 3},
        "application/x-tika-ooxml-protected",
        0,
        kin(LOCKED),
        Optional.empty(),
        Map.of(),
        List.of());
    scene.finish();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static Piece body(int page, String text) {
    return new Piece(TextKind.BODY, page, text);
  }

  /// Returns what belongs to a family and has no copy.
  private static Kin kin(String family) {
    Location root = Location.parse(family);
    TreeSet<String> holders = new TreeSet<>(Set.of(root.custodian()));
    return new Kin(root, Optional.empty(), List.of(), 0, holders, holders);
  }

  /// Returns a mail of the one conversation, in which a mail is missing.
  private static Optional<FiledMail> mail(String said, int place, boolean isInclusive) {
    return mail(said, place, isInclusive, Optional.empty());
  }

  private static Optional<FiledMail> mail(
      String said, int place, boolean isInclusive, Optional<Location> same) {
    return Optional.of(
        new FiledMail(
            Digest.sha256(ascii(said)),
            Optional.empty(),
            same,
            false,
            "Wed, 3 Jan 2018 10:00:00 -0600",
            Optional.of(Instant.parse("2018-01-03T16:00:00Z").plusSeconds(3_600L * place)),
            Optional.of(Location.parse(MAIL)),
            place,
            List.of("<lost@city.invalid>"),
            isInclusive));
  }

  private void add(
      String at,
      byte[] bytes,
      String type,
      int children,
      Kin kin,
      Optional<FiledMail> mail,
      Map<String, String> heads,
      List<Piece> text)
      throws IOException {
    Location location = Location.parse(at);
    Digest digest = Digest.sha256(bytes);
    String name = at.contains("#") ? "list.txt" : at.substring(at.lastIndexOf('/') + 1);
    long characters = text.stream().mapToLong(piece -> piece.text().length()).sum();
    Item item =
        new Item(
            location,
            name,
            1,
            OptionalLong.of(bytes.length),
            Optional.of(digest),
            type,
            text.isEmpty() ? new Outcome.Encrypted("password") : new Outcome.Text(characters),
            text.size() > 1 ? Set.of(HiddenContent.COMMENTS) : Set.of(),
            children,
            children,
            0);
    String hex = digest.hex();
    Path original = store.resolve("originals").resolve(hex.substring(0, 2)).resolve(hex);
    Files.createDirectories(original.getParent());
    Files.write(original, bytes);
    if (!text.isEmpty()) {
      String ending = name.substring(name.indexOf('.'));
      Path file = store.resolve("texts").resolve(hex.substring(0, 2)).resolve(hex + ending);
      Files.createDirectories(file.getParent());
      try (TextPieces.Writer writer = new TextPieces.Writer(file)) {
        for (Piece piece : text) {
          writer.add(piece.kind(), piece.page(), piece.text());
        }
      }
    }
    manifest.add(item);
    index.add(
        new IndexedItem(
            item,
            kin,
            Optional.of(LocalDate.of(2018, 1, 3)),
            Optional.of(text.isEmpty() ? "und" : "eng"),
            heads,
            mail,
            List.of(),
            text));
  }

  /// Returns the class path of what stands in for the model.
  static String vectors() {
    try {
      return Path.of(VectorMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void finish() throws IOException {
    Digest hash = manifest.finish();
    manifest.close();
    index.finish(hash);
    index.close();
    Files.writeString(store.resolve("duplicates.csv"), "location\n" + COPY + "\n");
    try (Vectors vectors = VectorProcess.start(vectors())) {
      MeaningIndex.make(store, hash, vectors, made -> {});
    }
  }

  private static byte[] pdf(String... pages) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      for (String words : pages) {
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(new PDType1Font(FontName.HELVETICA), 14);
          content.newLineAtOffset(72, 700);
          content.showText(words);
          content.endText();
        }
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
