package org.proviso.evidence.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Digest;

class ManifestWriterTest {

  @TempDir private Path folder;

  @Test
  void writesARowForEachItemAndTheHashOfAll() throws IOException {
    Path file = folder.resolve("manifest.csv");
    Digest digest;
    try (ManifestWriter rows = new ManifestWriter(file)) {
      rows.add(
          new Item(
              Location.of("smith", "a.zip"),
              "a.zip",
              1,
              OptionalLong.of(300),
              Digest.parseHex("ab".repeat(32)),
              "application/zip",
              new Outcome.Unpacked(),
              Set.of(HiddenContent.MACROS, HiddenContent.COMMENTS),
              3,
              3,
              2));
      rows.add(item("smith/a.zip#1", "x, \"y\".txt", 1, new Outcome.Text(5)));
      rows.add(item("smith/a.zip#*", "", 2, new Outcome.Refused(Outcome.Limit.CHILDREN, 1, 3)));
      digest = rows.finish();
    }
    assertEquals(
        """
        location,name,count,bytes,sha256,type,outcome,detail,hidden,declared,below,unread_below
        smith/a.zip,a.zip,1,300,%s,application/zip,unpacked,,comments macros,3,3,2
        smith/a.zip#1,"x, ""y"".txt",1,,,text/plain,text,characters=5,,0,0,0
        smith/a.zip#*,,2,,,text/plain,refused,limit=children bound=1 found=3,,0,0,0
        """
            .formatted("ab".repeat(32)),
        Files.readString(file));
    assertEquals(Digest.sha256(Files.readString(file).getBytes(StandardCharsets.UTF_8)), digest);
  }

  @Test
  void refusesARowOutOfOrder() throws IOException {
    try (ManifestWriter rows = new ManifestWriter(folder.resolve("manifest.csv"))) {
      rows.add(item("smith/b", "b", 1, new Outcome.Text(1)));
      Item before = item("smith/a", "a", 1, new Outcome.Text(1));
      assertThrows(IllegalArgumentException.class, () -> rows.add(before));
    }
  }

  @Test
  void countsFilesByOutcome() {
    Tally tally = new Tally();
    tally.add(item("smith/a", "a", 1, new Outcome.Text(1)));
    tally.add(item("smith/b#*", "", 40, new Outcome.Refused(Outcome.Limit.CHILDREN, 1, 41)));
    tally.add(item("smith/c", "c", 1, new Outcome.Encrypted("pdf")));
    assertEquals(42, tally.total());
    assertEquals(41, tally.unread());
    assertEquals(40, tally.of(Outcome.Kind.REFUSED));
    assertEquals(0, tally.of(Outcome.Kind.EMPTY));
  }

  private static Item item(String location, String name, long count, Outcome outcome) {
    return new Item(
        Location.parse(location),
        name,
        count,
        OptionalLong.empty(),
        Optional.empty(),
        "text/plain",
        outcome,
        Set.of(),
        0,
        0,
        0);
  }
}
