package org.proviso.evidence.mails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Item;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces.Piece;

class MailTableTest {

  private static final String DAY = "Wed, 24 Jan 2018 10:00:00 +0000";

  @TempDir private Path folder;

  private final Map<Digest, List<Piece>> texts = new HashMap<>();

  @Test
  void hasARowForEachMailAndNoneForAnythingElse() throws IOException {
    List<NamedCsvRecord> rows =
        made(
            table -> {
              file(table, "a/plain.txt", "p");
              mail(table, "a/1.eml", "<1@x>", "", DAY, "Hello.");
              mail(table, "a/2.eml", "<2@x>", "", DAY, "Goodbye.");
            });
    assertEquals(List.of("a/1.eml", "a/2.eml"), column(rows, "location"));
    assertEquals(List.of("yes", "yes"), column(rows, "inclusive"));
    assertEquals(List.of("", ""), column(rows, "thread"));
    assertEquals(List.of(DAY, DAY), column(rows, "date_header"));
    assertEquals(List.of("2018-01-24T10:00:00Z", "2018-01-24T10:00:00Z"), column(rows, "date_utc"));
    // printf '<1@x>' | md5sum
    assertEquals("3d01a3d9cf298610632c542db943942f", rows.getFirst().getField("mih"));
  }

  @Test
  void knowsTheSameMailInAnotherZone() throws IOException {
    List<NamedCsvRecord> rows =
        made(
            table -> {
              mail(table, "a/1.eml", "<1@x>", "", DAY, "Hello.");
              mail(table, "b/copy.eml", "<1@x>", "", "Wed, 24 Jan 2018 05:00:00 -0500", "Hello.");
            });
    assertEquals(List.of("", "a/1.eml"), column(rows, "same_mail_as"));
    assertEquals(rows.get(0).getField("mail_v1"), rows.get(1).getField("mail_v1"));
  }

  @Test
  void tellsMailsApartByWhatHangsOnThem() throws IOException {
    List<NamedCsvRecord> rows =
        made(
            table -> {
              mail(table, "a/1.eml", "<1@x>", "", DAY, "Hello.");
              file(table, "a/1.eml#1", "one");
              mail(table, "b/1.eml", "<1@x>", "", DAY, "Hello.");
              file(table, "b/1.eml#1", "other");
              mail(table, "c/1.eml", "<1@x>", "", DAY, "Hello.");
            });
    assertEquals(List.of("", "", ""), column(rows, "same_mail_as"));
    assertEquals(3, Set.copyOf(column(rows, "mail_v1")).size());
  }

  @Test
  void hasRowsForMailsInMails() throws IOException {
    List<NamedCsvRecord> rows =
        made(
            table -> {
              mail(table, "a/1.eml", "<1@x>", "", DAY, "See below.");
              mail(table, "a/1.eml#1", "<0@x>", "", DAY, "Inner.");
              file(table, "a/1.eml#1.1", "deep");
              mail(table, "b/0.eml", "<0@x>", "", DAY, "Inner.");
              file(table, "b/0.eml#1", "deep");
            });
    assertEquals(List.of("a/1.eml", "a/1.eml#1", "b/0.eml"), column(rows, "location"));
    assertEquals(List.of("", "", "a/1.eml#1"), column(rows, "same_mail_as"));
    assertNotEquals(rows.get(0).getField("mail_v1"), rows.get(1).getField("mail_v1"));
  }

  @Test
  void bringsTheMailsOfAThreadTogetherAndSaysWhichToRead() throws IOException {
    List<NamedCsvRecord> rows =
        made(
            table -> {
              mail(table, "a/1.eml", "<1@x>", "", DAY, "May we?");
              mail(table, "a/2.eml", "<2@x>", "<1@x>", DAY, "No.\n> May we?");
              mail(table, "b/9.eml", "<9@x>", "<8@x>", DAY, "Thanks.");
            });
    assertEquals(List.of("a/1.eml", "a/1.eml", "b/9.eml"), column(rows, "thread"));
    assertEquals(List.of("no", "yes", "yes"), column(rows, "inclusive"));
    assertEquals(List.of("", "", "<8@x>"), column(rows, "missing_in_thread"));
  }

  private interface Rows {
    void put(MailTable table);
  }

  private List<NamedCsvRecord> made(Rows rows) throws IOException {
    Path file = folder.resolve("mails.csv");
    try (MailTable table =
        new MailTable(file, (digest, name) -> texts.getOrDefault(digest, List.of()))) {
      rows.put(table);
      table.finish((number, hash) -> {});
    }
    List<NamedCsvRecord> read = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      csv.forEach(read::add);
    }
    return read;
  }

  private static List<String> column(List<NamedCsvRecord> rows, String name) {
    return rows.stream().map(row -> row.getField(name)).toList();
  }

  private int number;

  private void mail(
      MailTable table, String location, String id, String references, String date, String body) {
    List<Piece> text =
        List.of(
            new Piece(TextKind.HEADER, 0, "From: clerk@example.org\n"),
            new Piece(TextKind.HEADER, 0, "Date: " + date + "\n"),
            new Piece(TextKind.HEADER, 0, "Subject: A question\n"),
            new Piece(TextKind.BODY, 0, body));
    Item item = item(location, location + body, "message/rfc822");
    texts.put(item.sha256().orElseThrow(), text);
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("header:Message-ID", List.of(id));
    fields.put("header:References", List.of(references));
    fields.put("header:Date", List.of(date));
    table.add(number++, item, fields, text, Optional.of(Instant.parse("2018-01-24T10:00:00Z")));
  }

  private void file(MailTable table, String location, String bytes) {
    table.add(number++, item(location, bytes, "text/plain"), Map.of(), List.of(), Optional.empty());
  }

  private static Item item(String location, String bytes, String type) {
    return new Item(
        Location.parse(location),
        "name",
        1,
        OptionalLong.of(1),
        Optional.of(Digest.sha256(bytes.getBytes(StandardCharsets.UTF_8))),
        type,
        new Outcome.Text(1),
        Set.of(),
        0,
        0,
        0);
  }
}
