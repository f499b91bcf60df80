package org.proviso.evidence.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeLanguageTest {

  @TempDir private Path folder;

  @Test
  void refusesWhatNamesNoLanguage() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("clerk"));
    Path store = folder.resolve("store");
    StringWriter err = new StringWriter();

    int code =
        EvidenceMain.execute(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            false,
            "intake",
            "--into",
            store.toString(),
            "--ocr",
            "-l /etc",
            taken.toString());

    assertEquals(2, code);
    assertTrue(err.toString().contains("names no language"), err.toString());
    assertFalse(Files.exists(store));
  }
}
