package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.law.fact.Party;
import org.proviso.law.time.Span;
import org.proviso.store.Docket;
import org.proviso.store.PublishedEntry;
import org.springframework.util.FileSystemUtils;

/// The drill: back a site up, lose it, bring it back elsewhere.
class KeptTest {

  private static final String PARTY = "chicago-il";

  @Test
  void bringsRegisterAndDocketBack() throws IOException {
    // Not in a folder of JUnit's: the server runs as another user if this is root.
    Path folder = Files.createTempDirectory("proviso-kept");
    try {
      List<Party> parties;
      List<PublishedEntry> entries;
      try (Storage storage = open(folder.resolve("lost"))) {
        parties = List.copyOf(storage.register().parties());
        entries = entries(storage);
      }
      Path backup = folder.resolve("backup.zip");

      long rows = Kept.backUp(folder.resolve("lost"), null, backup, TestSite.CLOCK.instant());
      FileSystemUtils.deleteRecursively(folder.resolve("lost"));
      assertEquals(rows, Kept.restore(folder.resolve("back"), null, backup));

      assertTrue(rows > 0);
      try (Storage storage = open(folder.resolve("back"))) {
        assertEquals(parties, List.copyOf(storage.register().parties()));
        assertEquals(entries, entries(storage));
      }
      assertThrows(ServeRefused.class, () -> Kept.restore(folder.resolve("back"), null, backup));
      assertThrows(
          ServeRefused.class,
          () -> Kept.backUp(folder.resolve("back"), null, backup, TestSite.CLOCK.instant()));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static Storage open(Path data) {
    return Storage.open(TestSite.pack(), data, null, TestSite.CLOCK.instant());
  }

  private static List<PublishedEntry> entries(Storage storage) {
    return new Docket(storage.database())
        .page(new Docket.PageOf(PARTY, Docket.Order.OLDEST_FIRST, Span.ALWAYS, null, 100))
        .entries();
  }
}
