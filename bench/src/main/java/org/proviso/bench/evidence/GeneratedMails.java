package org.proviso.bench.evidence;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.family.Kin;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.search.IndexedItem;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

/// Mails and documents as they go into an index, each made from its number alone.
///
/// They come in the order of a manifest: by custodian, of whom the first has most. A body has 40 to
/// 200 words, ten years of days are equally likely, three of five are mails. Immutable.
final class GeneratedMails {

  static final int CUSTODIANS = 20;
  static final LocalDate FIRST_DAY = LocalDate.of(2009, 1, 1);
  static final int DAYS = 3_650;

  private static final List<String> ENDINGS =
      List.of("eml", "eml", "eml", "eml", "eml", "eml", "docx", "pdf", "pdf", "xlsx");

  private static final Map<String, String> TYPES =
      Map.of(
          "eml",
          "message/rfc822",
          "docx",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "pdf",
          "application/pdf",
          "xlsx",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Prose prose;
  private final long seed;
  private final int count;

  /// @param count how many there are
  GeneratedMails(long seed, int count) {
    prose = new Prose(seed);
    this.seed = seed;
    this.count = count;
  }

  Prose prose() {
    return prose;
  }

  int count() {
    return count;
  }

  /// Returns a custodian by number, from 0.
  static String custodian(int number) {
    return "custodian-%02d".formatted(number);
  }

  /// Returns an item.
  ///
  /// @param number from 0
  IndexedItem item(int number) {
    SplittableRandom random = new SplittableRandom(seed + 31L * number);
    String ending = ENDINGS.get(random.nextInt(ENDINGS.size()));
    String name = "%07d.%s".formatted(number, ending);
    Location location = Location.of(custodian(holder(number)), "files/" + name);
    Map<String, String> heads = new LinkedHashMap<>();
    List<Piece> text = new ArrayList<>();
    heads.put("from", prose.word(random) + "@a.example");
    if (ending.equals("eml")) {
      heads.put("to", prose.word(random) + "@b.example");
      heads.put(
          "subject", prose.word(random) + " " + prose.word(random) + " " + prose.word(random));
      heads.forEach((head, value) -> text.add(new Piece(TextKind.HEADER, 0, head + ": " + value)));
    }
    int page = ending.equals("pdf") ? 1 : 0;
    for (int sentences = 4 + random.nextInt(12); sentences > 0; sentences -= 4) {
      text.add(
          new Piece(TextKind.BODY, page, prose.paragraph(random, Math.min(4, sentences)) + "\n"));
      page += page > 0 ? 1 : 0;
    }
    Set<HiddenContent> hidden = Set.of();
    if (random.nextInt(20) == 0) {
      HiddenContent[] kinds = HiddenContent.values();
      hidden = Set.of(kinds[random.nextInt(kinds.length)]);
      text.add(new Piece(TextKind.COMMENT, page, prose.sentence(random)));
    }
    long characters = text.stream().mapToLong(piece -> piece.text().length()).sum();
    Outcome outcome =
        random.nextInt(20) == 0 ? new Outcome.OcrText(characters, 1) : new Outcome.Text(characters);
    Item item =
        new Item(
            location,
            name,
            1,
            OptionalLong.of(characters),
            Optional.of(digest(number)),
            TYPES.getOrDefault(ending, ""),
            outcome,
            hidden,
            0,
            0,
            0);
    LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
    SortedSet<String> holder = new TreeSet<>(Set.of(location.custodian()));
    Kin kin = new Kin(location, Optional.empty(), List.of(), 0, holder, holder);
    return new IndexedItem(
        item,
        kin,
        Optional.of(day),
        Optional.of("eng"),
        heads,
        Optional.empty(),
        List.of(),
        List.copyOf(text));
  }

  /// The first custodian has twice as many as the fourth: shares fall with the root of the rank.
  private int holder(int number) {
    double share = (double) number / count;
    return Math.min(CUSTODIANS - 1, (int) (share * share * CUSTODIANS));
  }

  private static Digest digest(int number) {
    try {
      return Digest.of(
          MessageDigest.getInstance("SHA-256")
              .digest(ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Returns where a store keeps the text of an item.
  static Path text(Path store, Item item) {
    String hex = item.sha256().orElseThrow().hex();
    String name = item.name();
    return store.resolve(
        "texts/%s/%s.%s"
            .formatted(hex.substring(0, 2), hex, name.substring(name.lastIndexOf('.') + 1)));
  }
}
