package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "é, 日本, \ud83d\ude00", "a\tb\r\nc", "<script>", "\u202e"})
  void charactersThatStandForSomethingAreText(String text) {
    assertTrue(WrittenText.isSuch(text));
  }

  /// NUL, ESC, NEL, half of a character, and two that are set aside as none.
  @Test
  void controlCharactersHalvesAndWhatIsNoCharacterAreNot() {
    List<Boolean> found =
        List.of("\0", "a\u001b[31m", "\u0085", "\ud83d", "\ufffe", "\ufdd0").stream()
            .map(WrittenText::isSuch)
            .toList();

    assertEquals(List.of(false, false, false, false, false, false), found);
  }

  @Test
  void aTableMayHaveLinesWithAPartyOnlyAmongOthers() {
    var read = RecipientTable.read("party,attention,email,postal\na,Office,a@b.invalid,\nb\n", 10);

    var rows = assertInstanceOf(RecipientTable.Read.Rows.class, read, read::toString).rows();
    assertEquals(List.of("a", "b"), List.copyOf(rows.keySet()));
  }

  @Test
  void aLineWithACommaTooManyIsSaidToBeWrong() {
    var read = RecipientTable.read("a,Office,a@b.invalid,1 Street, Town\n", 10);

    assertInstanceOf(RecipientTable.Read.Faults.class, read, read::toString);
  }
}
