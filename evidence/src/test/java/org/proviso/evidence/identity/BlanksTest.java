package org.proviso.evidence.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The expected values are those of a regular expression that says what a blank is.
class BlanksTest {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u200b\\ufeff]+");

  private static String expected(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  @Test
  void areTheSameCharactersAsInTheDefinition() {
    // Beyond these there is no blank, and of the two units of a code point neither is one.
    for (int character = 0; character < 2 * Character.MIN_SUPPLEMENTARY_CODE_POINT; character++) {
      String one = Character.toString(character);
      for (String text : new String[] {"a" + one + "b", one + one + "a" + one, "a " + one + "\n"}) {
        int number = character;
        assertEquals(expected(text), Blanks.asOne(text), () -> "U+%04X".formatted(number));
      }
    }
  }

  @Test
  void areNothingByThemselves() {
    assertEquals("", Blanks.asOne(""));
    assertEquals("", Blanks.asOne(" \u00a0\n"));
  }
}
