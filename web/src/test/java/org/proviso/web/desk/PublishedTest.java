package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.docket.inquiry.Address;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.Draft;
import org.proviso.letter.Composition;
import org.proviso.store.Addresses.Addressed;
import org.proviso.store.InquiryFile;
import org.proviso.store.WrittenLetter;
import org.proviso.web.AccessSite;
import org.proviso.web.site.Site;

class PublishedTest {

  private static final String CODE = "ABCD-EFGH-1234-5678-JKLM-NPQR";
  private static final String PARTY = "chicago-il";
  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);

  private static final InquiryFile.Heading HEADING =
      new InquiryFile.Heading("drill", "jag", "A drill", 0);

  private static final Draft DRAFT =
      new Draft(
          "jag/monitoring",
          "2016",
          "frcp-30-days",
          "e-mail",
          "demand",
          Set.of(Channel.PRINT),
          "A subpoena may follow.",
          "The office of the grantor.",
          List.of(new Draft.Item("all offices", "2016", "Orders")),
          List.of(PARTY));

  private static AccessSite site;

  @BeforeAll
  static void start() {
    site = new AccessSite(Instant.parse("2018-01-24T14:00:00Z"));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static WrittenLetter written(Address address, String code, LetterWriter.Filling filling) {
    return assertInstanceOf(
            LetterWriter.Written.Ready.class,
            site.bean(LetterWriter.class)
                .write(filling, PARTY, new Addressed(1, address), code, null))
        .letter();
  }

  private static Composition demand(Address place, String code) {
    return site.bean(LetterWriter.class).demand(HEADING, DRAFT, PARTY, place, DAY, 1, code);
  }

  @Test
  void onlyItsRecipientReadsTheCodeOfALetterAndOnlyTheDeskItsAddress() throws IOException {
    Address address =
        new Address("The office of the city attorney", "1 Main Street\n10000 A city", null);
    String name = site.bean(Site.class).name(PARTY);

    WrittenLetter letter = written(address, CODE, PublishedTest::demand);

    for (String printed : List.of("city attorney", "1 Main Street", CODE)) {
      assertTrue(letter.body().contains(printed), letter.body());
      assertTrue(text(letter.docx()).contains(printed), printed);
    }
    String desk = text(letter.shown().deskDocx());
    assertTrue(desk.contains("city attorney") && desk.contains("1 Main Street"), desk);
    assertFalse(desk.contains(CODE), desk);
    assertTrue(desk.contains("(code left out)"), desk);
    String open = letter.shown().publicBody();
    for (String leftOut : List.of("attorney", "Main Street", "10000 A city", CODE)) {
      assertFalse(open.contains(leftOut), open);
    }
    assertTrue(open.contains("\n" + name + "\n(address left out)\n"), open);
    assertTrue(open.contains("(code left out)"), open);
  }

  /// A letter has a code where its template has a place for one.
  @Test
  void aLetterWithoutCodeIsTheSameForTheDesk() {
    WrittenLetter letter =
        written(
            new Address("The mayor", null, "a@b.invalid"),
            "",
            (place, none) -> demand(place, "sent apart"));

    assertArrayEquals(letter.pdf(), letter.shown().deskPdf());
    assertArrayEquals(letter.docx(), letter.shown().deskDocx());
    assertTrue(letter.body().contains("The mayor"), letter.body());
    assertFalse(letter.shown().publicBody().contains("mayor"), letter.shown().publicBody());
  }

  private static String text(byte[] docx) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      while (zip.getNextEntry() != null) {
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
