package org.proviso.docket.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FileNameTest {

  private static String shown(String given) {
    return FileName.of(given).orElseThrow().shown();
  }

  @Test
  void showsWhatTurnsTheDirectionOfTextByItsNumber() {
    assertEquals("memo\\u{202E}fdp.exe", shown("memo\u202efdp.exe"));
    assertEquals("\\u{2066}a\\u{2069}", shown("\u2066a\u2069"));
  }

  @Test
  void showsWhatIsNotSeenByItsNumber() {
    assertEquals("a\\u{000A}b\\u{0007}\\u{200B}\\u{2028}", shown("a\nb\u0007\u200b\u2028"));
  }

  @Test
  void leavesLettersOfAnyScriptAndPathsAsTheyAre() {
    assertEquals("Übersicht 概要.pdf", shown("Übersicht 概要.pdf"));
    assertEquals("../../etc/passwd", shown("../../etc/passwd"));
  }

  @Test
  void takesNoNameWithoutACharacterOrWithOneThatIsNone() {
    assertTrue(FileName.of("").isEmpty());
    assertTrue(FileName.of("a\0b").isEmpty());
    assertTrue(FileName.of("a\ud800").isEmpty());
    assertTrue(FileName.of("x".repeat(256)).isEmpty());
    assertTrue(FileName.of("x".repeat(255)).isPresent());
  }
}
