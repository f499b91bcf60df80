package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.web.TestSite;

/// Two small dumps made by hand, and what differs between them worked out by hand.
class ChangesTest {

  /// Not in order of its key.
  private static final Sheet COLOURS =
      Sheet.of("colours", "id", (from, to) -> {}, "id", "name", "shades:list");

  /// In order of a number.
  private static final Sheet LOG =
      Sheet.of("log", "id", (from, to) -> {}, "id:integer", "text").inOrder();

  /// In order of two texts, the second of which may be missing.
  private static final Sheet STRETCHES =
      Sheet.of("stretches", "party from", (from, to) -> {}, "party", "from:day", "answer")
          .inOrder();

  @TempDir Path folder;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(folder.resolve("old"));
    Files.createDirectories(folder.resolve("new"));
  }

  private void write(String dump, String table, String... rows) throws IOException {
    Files.writeString(
        folder.resolve(dump).resolve(table + ".json"), "[\n" + String.join(",\n", rows) + "\n]\n");
  }

  private List<String> changes(Sheet... sheets) {
    List<String> changes = new ArrayList<>();
    Changes.between(folder.resolve("old"), folder.resolve("new"), List.of(sheets))
        .rows()
        .each(
            TestSite.bean(OpenData.class),
            cells -> changes.add(String.join(" ", Arrays.stream(cells).map(Csv::cell).toList())));
    return changes;
  }

  @Test
  void saysWhatWasAddedRemovedAndChanged() throws IOException {
    write(
        "old",
        "colours",
        "{\"id\":\"r\",\"name\":\"Red\",\"shades\":[\"rose\"]}",
        "{\"id\":\"b\",\"name\":\"Blue\",\"shades\":[]}",
        "{\"id\":\"g\",\"name\":\"Green\",\"shades\":[]}");
    // The same in another order, without blue, with black, and red with another name and shade.
    write(
        "new",
        "colours",
        "{\"id\":\"k\",\"name\":\"Black\",\"shades\":[]}",
        "{\"id\":\"g\",\"name\":\"Green\",\"shades\":[]}",
        "{\"id\":\"r\",\"name\":\"Scarlet\",\"shades\":[\"rose\",\"wine\"]}");

    assertEquals(
        List.of(
            "colours removed b   ",
            "colours added k   {\"id\":\"k\",\"name\":\"Black\",\"shades\":[]}",
            "colours changed r name | shades {\"id\":\"r\",\"name\":\"Red\",\"shades\":[\"rose\"]}"
                + " {\"id\":\"r\",\"name\":\"Scarlet\",\"shades\":[\"rose\",\"wine\"]}"),
        changes(COLOURS));
  }

  @Test
  void ordersNumbersAsNumbers() throws IOException {
    write("old", "log", "{\"id\":2,\"text\":\"a\"}", "{\"id\":9,\"text\":\"b\"}");
    write(
        "new",
        "log",
        "{\"id\":9,\"text\":\"b\"}",
        "{\"id\":10,\"text\":\"c\"}",
        "{\"id\":100,\"text\":\"d\"}");

    assertEquals(
        List.of(
            "log removed 2   ",
            "log added 10   {\"id\":10,\"text\":\"c\"}",
            "log added 100   {\"id\":100,\"text\":\"d\"}"),
        changes(LOG));
  }

  @Test
  void takesAMissingKeyForTheFirst() throws IOException {
    String open = "{\"party\":\"a\",\"from\":null,\"answer\":\"X\"}";
    write("old", "stretches", open, "{\"party\":\"a\",\"from\":\"2018-01-24\",\"answer\":\"Y\"}");
    write("new", "stretches", open, "{\"party\":\"a\",\"from\":\"2018-01-25\",\"answer\":\"Y\"}");

    assertEquals(
        List.of(
            "stretches removed a | 2018-01-24   ",
            "stretches added a | 2018-01-25 "
                + "  {\"party\":\"a\",\"from\":\"2018-01-25\",\"answer\":\"Y\"}"),
        changes(STRETCHES));
  }

  @Test
  void takesATableThatIsNewForAllAdded() throws IOException {
    write("new", "log", "{\"id\":1,\"text\":\"a\"}");

    assertEquals(List.of("log added 1   {\"id\":1,\"text\":\"a\"}"), changes(LOG));
  }

  @Test
  void doesNotGuessWhereTheOrderIsBroken() throws IOException {
    write("old", "log", "{\"id\":9,\"text\":\"a\"}", "{\"id\":2,\"text\":\"b\"}");
    write("new", "log", "{\"id\":9,\"text\":\"a\"}", "{\"id\":2,\"text\":\"b\"}");

    assertThrows(UncheckedIOException.class, () -> changes(LOG));
  }
}
