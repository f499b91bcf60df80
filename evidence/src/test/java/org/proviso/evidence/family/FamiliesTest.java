package org.proviso.evidence.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;

class FamiliesTest {

  private static final String MAIL = "message/rfc822";
  private static final String ZIP = "application/zip";
  private static final String TEXT = "text/plain";

  private final List<String> locations = new ArrayList<>();
  private final List<Integer> mails = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();

  private static Digest digest(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// @param bytes what is in it; empty if it could not be had
  private void add(
      Families families, String location, String type, String bytes, long unread, String hash) {
    int number =
        families.add(
            new Item(
                Location.parse(location),
                "",
                1,
                bytes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bytes.length()),
                bytes.isEmpty() ? Optional.empty() : Optional.of(digest(bytes)),
                type,
                bytes.isEmpty() ? new Outcome.Absent("gone") : new Outcome.Text(1),
                Set.of(),
                0,
                0,
                unread),
            hash.startsWith("journal"));
    assertEquals(locations.size(), number);
    locations.add(location);
    if (!hash.isEmpty()) {
      mails.add(number);
      hashes.add(hash);
    }
  }

  private void file(Families families, String location, String bytes) {
    add(families, location, TEXT, bytes, 0, "");
  }

  private void mail(Families families, String location, String hash) {
    add(families, location, MAIL, "bytes of " + location, 0, hash);
  }

  /// Returns what is hidden: each copy, its master, and why.
  private List<String> hidden(Families families) {
    for (int at = 0; at < mails.size(); at++) {
      families.mail(mails.get(at), digest(hashes.get(at)));
    }
    families.finish();
    List<String> hidden = new ArrayList<>();
    for (int number = 0; number < locations.size(); number++) {
      int at = number;
      assertEquals(locations.get(at), families.location(at).toString());
      families
          .copy(at)
          .ifPresent(
              it -> hidden.add(locations.get(at) + " " + it.master() + " " + it.why().code()));
    }
    return hidden;
  }

  @Test
  void hidesEqualFilesInOtherContainers() {
    Families families = new Families(Map.of());
    add(families, "ann/a.zip", ZIP, "a", 0, "");
    file(families, "ann/a.zip#1", "one");
    file(families, "ann/a.zip#2", "two");
    add(families, "bob/b.zip", ZIP, "b", 0, "");
    file(families, "bob/b.zip#1", "two");

    assertEquals(List.of("bob/b.zip#1 ann/a.zip#2 bytes"), hidden(families));
    Kin kin = families.kin(2);
    assertEquals(List.of(Location.parse("bob/b.zip#1")), kin.copies());
    assertEquals(1, kin.copyCount());
    assertEquals(new TreeSet<>(Set.of("ann", "bob")), kin.custodians());
    assertEquals(new TreeSet<>(Set.of("ann")), kin.holders());
    assertEquals(new TreeSet<>(Set.of("bob")), families.kin(4).custodians());
  }

  @Test
  void hidesEachFileOnceWhereTheSameArchiveLiesTwiceInAnother() {
    Families families = new Families(Map.of());
    add(families, "ann/outer.zip", ZIP, "outer", 0, "");
    add(families, "ann/outer.zip#1", ZIP, "inner", 0, "");
    file(families, "ann/outer.zip#1.1", "one");
    file(families, "ann/outer.zip#1.2", "two");
    add(families, "ann/outer.zip#2", ZIP, "inner", 0, "");
    file(families, "ann/outer.zip#2.1", "one");
    file(families, "ann/outer.zip#2.2", "two");

    assertEquals(
        List.of(
            "ann/outer.zip#2 ann/outer.zip#1 bytes",
            "ann/outer.zip#2.1 ann/outer.zip#1.1 bytes",
            "ann/outer.zip#2.2 ann/outer.zip#1.2 bytes"),
        hidden(families));
    assertEquals(List.of(Location.parse("ann/outer.zip#2.1")), families.kin(2).copies());
  }

  @Test
  void hidesAnAttachmentOnlyWithItsFamily() {
    Families families = new Families(Map.of());
    mail(families, "ann/1.eml", "one");
    file(families, "ann/1.eml#1", "list");
    file(families, "ann/list.txt", "list");
    mail(families, "bob/2.eml", "two");
    file(families, "bob/2.eml#1", "list");

    assertEquals(List.of(), hidden(families));
    assertEquals("bob/2.eml", families.kin(4).family().toString());
  }

  @Test
  void pairsAttachmentsOfTheSameMailInAnotherOrder() {
    Families families = new Families(Map.of());
    mail(families, "ann/1.eml", "one");
    file(families, "ann/1.eml#1", "list");
    mail(families, "ann/1.eml#2", "inner");
    file(families, "ann/1.eml#2.1", "deep");
    file(families, "ann/1.eml#3", "page");
    mail(families, "bob/1.msg", "one");
    file(families, "bob/1.msg#1", "page");
    file(families, "bob/1.msg#2", "list");
    mail(families, "bob/1.msg#3", "inner");
    file(families, "bob/1.msg#3.1", "deep");

    assertEquals(
        List.of(
            "bob/1.msg ann/1.eml mail-v1",
            "bob/1.msg#1 ann/1.eml#3 mail-v1",
            "bob/1.msg#2 ann/1.eml#1 mail-v1",
            "bob/1.msg#3 ann/1.eml#2 mail-v1",
            "bob/1.msg#3.1 ann/1.eml#2.1 mail-v1"),
        hidden(families));
  }

  @Test
  void hidesNoMailOfWhichSomethingIsMissing() {
    Families families = new Families(Map.of());
    mail(families, "ann/1.eml", "one");
    file(families, "ann/1.eml#1", "");
    mail(families, "ann/2.eml", "outer");
    mail(families, "ann/2.eml#1", "one");
    file(families, "ann/2.eml#1.1", "");
    mail(families, "bob/1.eml", "one");
    file(families, "bob/1.eml#1", "");
    mail(families, "bob/2.eml", "outer");
    mail(families, "bob/2.eml#1", "one");
    file(families, "bob/2.eml#1.1", "");
    mail(families, "bob/3.eml", "three");
    mail(families, "cat/3.eml", "three");
    families.unlisted(Location.parse("cat/3.eml#*"));

    assertEquals(List.of(), hidden(families));
  }

  @Test
  void hidesNothingThatWasReadBehindWhatWasNot() {
    Families families = new Families(Map.of());
    add(families, "ann/1.eml", MAIL, "a", 1, "one");
    file(families, "ann/1.eml#1", "locked");
    add(families, "bob/1.eml", MAIL, "b", 0, "one");
    file(families, "bob/1.eml#1", "locked");

    assertEquals(List.of(), hidden(families));
  }

  @Test
  void takesWhatAJournalWrapsForAFamilyAndAnArchiveOnAMailForNone() {
    Families families = new Families(Map.of());
    mail(families, "ann/1.eml", "one");
    add(families, "ann/1.eml#1", ZIP, "zip", 0, "");
    file(families, "ann/1.eml#1.1", "inside");
    mail(families, "bob/report.eml", "journal");
    mail(families, "bob/report.eml#1", "one");
    add(families, "bob/report.eml#1.1", ZIP, "zip", 0, "");
    file(families, "bob/report.eml#1.1.1", "inside");

    assertEquals(
        List.of(
            "bob/report.eml#1 ann/1.eml mail-v1",
            "bob/report.eml#1.1 ann/1.eml#1 mail-v1",
            "bob/report.eml#1.1.1 ann/1.eml#1.1 mail-v1"),
        hidden(families));
    assertEquals("ann/1.eml", families.kin(2).family().toString());
    assertEquals("bob/report.eml", families.kin(3).family().toString());
    assertEquals("bob/report.eml#1", families.kin(6).family().toString());
  }

  @Test
  void namesThePlacesInInputsWithTheSameBytes() {
    Location box = Location.parse("bob/box.zip");
    Families families =
        new Families(Map.of(box, List.of(Location.parse("cat/copy.zip"), Location.parse("dan/b"))));
    mail(families, "ann/1.eml", "one");
    add(families, "bob/box.zip", ZIP, "box", 0, "");
    mail(families, "bob/box.zip#1", "one");

    assertEquals(List.of("bob/box.zip#1 ann/1.eml mail-v1"), hidden(families));
    assertEquals(
        List.of("bob/box.zip#1", "cat/copy.zip#1", "dan/b#1"),
        families.kin(0).copies().stream().map(Location::toString).toList());
    assertEquals(new TreeSet<>(Set.of("ann", "bob", "cat", "dan")), families.kin(0).custodians());
    assertEquals(new Copy(box, Copy.Why.BYTES), families.duplicateOf(box));
  }

  /// Emptiness proves nothing: all empty files are equal.
  @Test
  void hidesNoEmptyFile() {
    Families families = new Families(Map.of());
    for (String location : List.of("ann/1", "ann/2")) {
      families.add(
          new Item(
              Location.parse(location),
              "",
              1,
              OptionalLong.of(0),
              Optional.of(digest("")),
              "",
              new Outcome.Empty(),
              Set.of(),
              0,
              0,
              0),
          false);
      locations.add(location);
    }
    assertEquals(List.of(), hidden(families));
  }

  /// Mails with an attachment each, ten and ten alike; `-Dproviso.families` says how many.
  @Test
  void holdsLittleOfEach() {
    Families families = new Families(Map.of());
    int count = Integer.getInteger("proviso.families", 100_000);
    for (int at = 0; at < count; at++) {
      int content = at % (count / 10);
      String location = "ann/%07d.eml".formatted(at);
      int number = families.add(item(location, MAIL, digest("bytes " + at)), false);
      families.add(item(location + "#1", TEXT, digest("attached " + content)), false);
      families.mail(number, digest("mail " + content));
    }
    families.finish();
    assertEquals(9, families.kin(2).copyCount());
    assertTrue(!families.isCopy(2 * (count / 10) - 1) && families.isCopy(2 * (count / 10)));
    assertEquals(
        "ann/0000003.eml#1",
        families.copy(2 * (count / 10 + 3) + 1).orElseThrow().master().toString());
  }

  private static Item item(String location, String type, Digest digest) {
    return new Item(
        Location.parse(location),
        "",
        1,
        OptionalLong.of(1),
        Optional.of(digest),
        type,
        new Outcome.Text(1),
        Set.of(),
        0,
        0,
        0);
  }
}
