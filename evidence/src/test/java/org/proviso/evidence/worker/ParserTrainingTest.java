package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Parsed;

/// What the training reads must be what its names say: of files that fail nothing is learned.
class ParserTrainingTest {

  @TempDir private Path folder;

  @Test
  void readsTextOutOfEveryFileThatItMakes() throws IOException {
    List<Parsed> read =
        ParserTraining.run(folder, List.of("# One & two <three>", "It says \"four\"."), 9);

    Set<String> types = new TreeSet<>();
    for (Parsed parsed : read) {
      assertEquals(Outcome.Kind.TEXT, parsed.outcome().kind(), parsed.type());
      types.add(parsed.type().replaceFirst(";.*", ""));
    }
    // Nine documents, four mails for each, and what hangs on one of the four.
    assertEquals(9 + 36 + 9, read.size());
    assertEquals(
        Set.of(
            "application/pdf",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "message/rfc822",
            "text/csv",
            "text/html",
            "text/plain"),
        types);
  }
}
