package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.docket.answer.FileName;

class FolderNamesTest {

  private static FileName given(String name) {
    return FileName.of(name).orElseThrow();
  }

  private static List<String> called(String... names) {
    FolderNames folder = new FolderNames();
    return Stream.of(names).map(each -> folder.next(given(each))).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "orders.txt, orders.txt",
    "概要.txt, 概要.txt",
    "General order 1.pdf, General order 1.pdf",
    "../../etc/passwd, __.._etc_passwd",
    "/etc/passwd, _etc_passwd",
    "C:\\orders.txt, C__orders.txt",
    ".., _",
    ".profile, _profile",
    "orders.txt., orders.txt",
    "'orders. ', orders",
    "' ', _",
    "CON, _CON",
    "nul.txt, _nul.txt",
    "console.txt, console.txt",
    "a|b?.txt, a_b_.txt",
    "-rf, -rf",
  })
  void makesANameOfWhateverWasGiven(String given, String called) {
    assertEquals(List.of(called), called(given));
  }

  /// Characters that are not seen are shown by their numbers, as pages do.
  @Test
  void showsWhatIsNotSeen() {
    assertEquals(List.of("a_u{202E}fdp.exe"), called("a\u202efdp.exe"));
    assertEquals(List.of("a_u{000A}b"), called("a\nb"));
  }

  @Test
  void givesEachNameOnce() {
    assertEquals(
        List.of("a.txt", "A-2.txt", "a-2-2.txt", "a-3.txt", "b", "b-2"),
        called("a.txt", "A.txt", "a-2.txt", "a.txt", "b", "b"));
    assertEquals(List.of("\u00e9", "e\u0301-2"), called("\u00e9", "e\u0301"));
  }

  @Test
  void keepsToWhatAFileSystemTakes() {
    String longest = "概".repeat(251) + ".txt";

    String called = called(longest).getFirst();

    // 65 of three bytes each are 195; with the ending 199, and one more would be 202.
    assertEquals("概".repeat(65) + ".txt", called);
    assertEquals(199, called.getBytes(StandardCharsets.UTF_8).length);
    assertTrue(called("a".repeat(255)).getFirst().matches("a{200}"));
  }
}
