package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.letter.Correspondent;
import org.proviso.letter.Fields;
import org.proviso.letter.Letter;
import org.proviso.letter.LetterData;
import org.proviso.letter.StandardTemplate;

class PublishedTest {

  private static final String CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ";

  private static Letter letter() {
    Fields fields =
        Fields.empty()
            .with("matter", "A matter")
            .with("authority", "An authority")
            .with("due", "23 February 2018")
            .with("rule", "A rule")
            .with("contact", "The office")
            .with("about", "An award")
            .with("portal", "https://portal.invalid")
            .with("code", CODE)
            .with("consequence", "What may follow")
            .with(
                "items",
                List.of(
                    Fields.empty()
                        .with("number", "1")
                        .with("what", "Orders of 11 Main Street")
                        .with("scope", "since 2016")
                        .with("holder", "all employees")))
            .with("may-extend", true);
    return assertInstanceOf(
        Letter.class,
        StandardTemplate.DEMAND
            .read()
            .compose(
                new LetterData(
                    new Correspondent("The grantor", List.of("2 Square")),
                    new Correspondent(
                        "The office of the city attorney",
                        List.of("A city", "1 Main Street", "10000 A city")),
                    "i/a/1",
                    LocalDate.of(2018, 1, 24),
                    fields)));
  }

  @Test
  void whatIsPublishedHasNeitherTheAddressNorTheCodeNorWhoeverReadsItThere() {
    Letter letter = letter();
    for (String own : List.of("10000 A city", CODE, "city attorney")) {
      assertTrue(letter.toText().contains(own), own);
    }

    String text = assertInstanceOf(Letter.class, LetterWriter.forAll(letter, "A city")).toText();

    for (String own : List.of("10000 A city", CODE, "city attorney")) {
      assertFalse(text.contains(own), text);
    }
    assertTrue(text.contains("A city\n(address left out)\n"), text);
    assertTrue(text.contains("(code left out)"), text);
    assertTrue(text.contains("Orders of 11 Main Street"), text);
  }

  @Test
  void whatIsPublishedIsOtherwiseTheLetter() {
    Letter letter = letter();
    Letter open = assertInstanceOf(Letter.class, LetterWriter.forAll(letter, "A city"));

    assertEquals(letter.subject(), open.subject());
    assertEquals(letter.templateHash(), open.templateHash());
    assertEquals(letter.data().sender(), open.data().sender());
    assertEquals(letter.data().date(), open.data().date());
  }
}
