package org.proviso.evidence.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The password is Rosebud7. | Rosebud7",
        "Password:Rosebud7 | Rosebud7",
        "password for the attached file: 'Rosebud7!' | Rosebud7!",
        "PW = Rosebud7! | Rosebud7!",
        "Das Passwort lautet: Rosebud7 | Rosebud7",
        "Kennwort „Rosebud sieben“ | Rosebud sieben",
        "La contraseña es Rosebud7, gracias | Rosebud7",
        "Le mot de passe est « Rosebud7 » | Rosebud7",
        "Rosebud7 is the password | Rosebud7",
        "Use the password (Rosebud7) | Rosebud7",
      })
  void takesWhatStandsNearAWordForIt(String text, String expected) {
    assertTrue(PasswordWords.in(text).contains(expected), () -> PasswordWords.in(text).toString());
  }

  @Test
  void takesTheNextLineAndTheFirstFirst() {
    assertEquals(
        "Rosebud7", PasswordWords.in("Password:\r\n\r\nRosebud7\r\n\r\nRegards").iterator().next());
  }

  @Test
  void takesNothingElse() {
    assertEquals(List.of(), List.copyOf(PasswordWords.in("The lease ends in May. Passwordless.")));
  }

  @Test
  void takesNoMoreThanFiftyOfAText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      text.append("password word").append(i).append("\n\n");
    }
    assertEquals(PasswordWords.MOST, PasswordWords.in(text.toString()).size());
  }

  @Test
  void takesTheNameOfAFileAndWhatItSays() {
    Collection<String> words = PasswordWords.inName("a/list (pw Rosebud7).zip");

    assertTrue(
        words.containsAll(List.of("Rosebud7", "list (pw Rosebud7)", "list (pw Rosebud7).zip")),
        words::toString);
  }
}
