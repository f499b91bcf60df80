package org.proviso.evidence.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.evidence.manifest.HiddenContent;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.TextKind;

class RtfOpenerTest {

  private static final String HEAD =
      "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times;}}"
          + "{\\info{\\title The Letter}}";

  @TempDir private Path folder;

  @Test
  void readsParagraphsAndCharacterSets() throws IOException {
    // A western e with two dots; a Cyrillic letter by the font, and one by its number with a
    // question mark for programs that do not know it.
    PaperRead read = read(HEAD + "\\f0 Zo\\'eb\\par \\f1\\'e4\\f0  \\u1078?\\tab x\\par}");

    assertEquals("Zo\u00EB\n\u0434 \u0436\tx\n", read.text(TextKind.BODY));
    assertEquals(new Outcome.Text(10), read.outcome());
    assertEquals(List.of("The Letter"), read.parsed().fields().get("dc:title"));
    assertEquals(Set.of(), read.parsed().hidden());
  }

  @Test
  void keepsChangesCommentsFieldsAndHiddenWordsApart() throws IOException {
    PaperRead read =
        read(
            HEAD
                + "{\\header Draft of May\\par}"
                + "Pay {\\deleted 500}{\\revised 900} now"
                + "{\\*\\atnid C}{\\*\\atnauthor Clerk}{\\*\\annotation is this so?}\\par "
                + "{\\v kept back}said{\\v not {\\v0 but}}\\par "
                + "{\\field{\\*\\fldinst AUTHOR }{\\fldrslt Clerk}}{\\*\\unknown nothing}\\par}");

    assertEquals("Pay  now\nsaidbut\nClerk\n", read.text(TextKind.BODY));
    assertEquals("Draft of May\n", read.text(TextKind.MARGIN));
    assertEquals("500\n", read.text(TextKind.DELETED));
    assertEquals("900\n", read.text(TextKind.INSERTED));
    assertEquals("is this so?\n", read.text(TextKind.COMMENT));
    assertEquals("kept backnot \n", read.text(TextKind.HIDDEN));
    assertEquals("AUTHOR \n", read.text(TextKind.FIELD_CODE));
    assertEquals(
        Set.of(
            HiddenContent.TRACKED_CHANGES,
            HiddenContent.COMMENTS,
            HiddenContent.HIDDEN_TEXT,
            HiddenContent.FIELD_CODES),
        read.parsed().hidden());
  }

  @Test
  void isCorruptWhereTheFileEndsEarly() throws IOException {
    PaperRead read = read(HEAD + "words\\par more");

    assertEquals(new Outcome.Corrupt("ends-early", 11), read.outcome());
  }

  private PaperRead read(String rtf) throws IOException {
    Path file = folder.resolve("letter.rtf");
    Files.writeString(file, rtf, StandardCharsets.US_ASCII);
    return PaperRead.of(folder, file);
  }
}
