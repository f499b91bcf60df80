package org.proviso.pack.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.proviso.law.clock.Outcome;
import org.proviso.pack.ClaimCheck;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.Statement;

/// The statements of the first pack and what its register computes beside their claims.
///
/// Expected figures were counted by hand from shared/law/facts.md: section 3.3 for the letters (23
/// by number; in California 4, 6, 10, 14, 16, 17, 18, 19 and 20, of which 4 is the State), 4.2 and
/// 4.3 for the orders in operation on 24 January 2018 (O03, O05; O06 on the executive order), 1.6
/// for the two clocks, 2.2 for the terms of FY2017.
class StatedClaimsTest {

  private static final Pack PACK = load();
  private static final ClaimChecker CHECKER = ClaimChecker.of(PACK);

  private static Pack load() {
    Path folder = Path.of("..", "packs", "us-byrne-jag");
    return assertInstanceOf(Packs.Outcome.Loaded.class, Packs.load(folder)).pack();
  }

  private static List<ClaimChecker.Checked> checked(String statement) {
    return CHECKER.check(PACK.statement(statement).orElseThrow().claims().getFirst());
  }

  private static CheckResult result(String statement) {
    return checked(statement).getFirst().result();
  }

  private static CheckResult.Tally number(
      CheckResult.Count count, int value, @Nullable Integer stated) {
    return new CheckResult.Tally(count, value, stated);
  }

  @Test
  void theRegisterHasTwentyThreeLettersAsTheReportSays() {
    CheckResult.Figure figure =
        assertInstanceOf(CheckResult.Figure.class, result("report-letters-23"));

    assertEquals(List.of(number(CheckResult.Count.ADDRESSEES, 23, 23)), figure.numbers());
    assertEquals(23, figure.rows().size());
    assertFalse(figure.numbers().getFirst().differs());
  }

  @Test
  void eightLocalGovernmentsOfCaliforniaAndTheStateWereWrittenTo() {
    CheckResult.Figure figure =
        assertInstanceOf(CheckResult.Figure.class, result("report-california-nine"));

    assertEquals(
        List.of(
            number(CheckResult.Count.ADDRESSEES_WITHIN, 8, 9),
            number(CheckResult.Count.ADDRESSEES_WITHIN_AND_ITSELF, 9, 10)),
        figure.numbers());
    assertTrue(figure.numbers().stream().allMatch(CheckResult.Tally::differs));
    assertEquals(
        List.of(
            new CountedRow.Addressee("state-ca", true),
            new CountedRow.Addressee("berkeley-ca", false),
            new CountedRow.Addressee("fremont-ca", false),
            new CountedRow.Addressee("los-angeles-ca", false),
            new CountedRow.Addressee("monterey-county-ca", false),
            new CountedRow.Addressee("sacramento-county-ca", false),
            new CountedRow.Addressee("san-francisco-ca", false),
            new CountedRow.Addressee("sonoma-county-ca", false),
            new CountedRow.Addressee("watsonville-ca", false)),
        figure.rows());
  }

  @Test
  void twoOrdersBarTermsOfTheProgrammeAndAThirdIsAboutTheExecutiveOrder() {
    CheckResult.Figure terms =
        assertInstanceOf(CheckResult.Figure.class, checked("report-two-rulings").get(0).result());
    CheckResult.Figure order =
        assertInstanceOf(CheckResult.Figure.class, checked("report-two-rulings").get(1).result());

    assertEquals(
        List.of(
            number(CheckResult.Count.BARRING_ACTS, 2, 2),
            number(CheckResult.Count.POSSIBLY_BARRING_ACTS, 0, null)),
        terms.numbers());
    List<String> bars = new ArrayList<>();
    for (CountedRow row : terms.rows()) {
      CountedRow.Barring bar = assertInstanceOf(CountedRow.Barring.class, row);
      bars.add(bar.act() + " " + bar.condition() + " " + bar.year() + " " + bar.possibly());
    }
    String early = "[binghamton-ny, greenville-county-sc]";
    assertEquals(
        List.of(
            "O03 jag/access 2017 " + early, "O03 jag/notice 2017 " + early, "O05 jag/1373 2017 []"),
        bars);
    CountedRow.Barring first = assertInstanceOf(CountedRow.Barring.class, terms.rows().getFirst());
    assertEquals(PACK.register().parties().size() - 2, first.parties().size());
    CountedRow.Barring last = assertInstanceOf(CountedRow.Barring.class, terms.rows().getLast());
    assertEquals(List.of("philadelphia-pa"), last.parties());

    assertEquals(1, order.numbers().getFirst().value());
    CountedRow.Barring third = assertInstanceOf(CountedRow.Barring.class, order.rows().getFirst());
    assertEquals("O06", third.act());
    assertEquals("eo-13768/9a", third.condition());
    assertEquals(PACK.register().parties().size(), third.parties().size());
  }

  @Test
  void theCaliforniaLawWasInForceFromTheDayThatTheReportNames() {
    assertInstanceOf(CheckResult.Holds.class, result("report-sb54"));
  }

  @Test
  void fortyEightHoursEndOnSundayByTheFormAndOnWednesdayByTheRegulation() {
    CheckResult.Figure figure =
        assertInstanceOf(CheckResult.Figure.class, result("report-detainer-48"));
    List<Outcome> ends = new ArrayList<>();
    for (CountedRow row : figure.rows()) {
      ends.add(assertInstanceOf(CountedRow.Ends.class, row).outcome());
    }

    ZoneId eastern = ZoneId.of("America/New_York");
    assertEquals(
        List.of(
            new Outcome.DueAt(ZonedDateTime.of(2018, 1, 14, 17, 0, 0, 0, eastern)),
            new Outcome.DueAt(ZonedDateTime.of(2018, 1, 17, 17, 0, 0, 0, eastern))),
        ends);
  }

  /// FY2017 has three conditions for everybody, and what stands for a part of a decree for one.
  @Test
  void threeConditionsAreInTheTermsAndNoticeIsAsEarlyAsPracticable() {
    CheckResult.Figure figure =
        assertInstanceOf(CheckResult.Figure.class, result("report-three-conditions"));

    assertEquals(
        List.of(
            number(CheckResult.Count.CONDITIONS_FOR_EVERYBODY, 3, 3),
            number(CheckResult.Count.CONDITIONS_FOR_SOME, 1, null)),
        figure.numbers());
    CountedRow.Term notice =
        figure.rows().stream()
            .map(row -> assertInstanceOf(CountedRow.Term.class, row))
            .filter(term -> term.condition().equals("jag/notice"))
            .findFirst()
            .orElseThrow();
    assertTrue(notice.text().contains("as early as practicable"), notice.text());
    assertFalse(notice.text().contains("48"), notice.text());
  }

  /// Three acts of the Supreme Court are in the pack from 2018 on (O11, O15b, O45); none changed
  /// what bound anybody.
  @Test
  void theSupremeCourtDidNotRule() {
    CheckResult.Figure figure =
        assertInstanceOf(CheckResult.Figure.class, result("arthur-2018-01"));

    assertEquals(
        List.of(
            number(CheckResult.Count.ACTS_WITH_EFFECT, 0, null),
            number(CheckResult.Count.ACTS_WITHOUT_EFFECT, 3, null)),
        figure.numbers());
  }

  @Test
  void aFigureWithoutASourceIsCalledUnsourced() {
    assertInstanceOf(CheckResult.Unsourced.class, result("homan-10000"));
  }

  @Test
  void whatNeedsTheLaneOfStepsIsNotComputedYet() {
    for (String id : List.of("doj-2018-01-24-consequences", "doj-official-options")) {
      CheckResult.NotComputed open = assertInstanceOf(CheckResult.NotComputed.class, result(id));
      CheckResult.Reason.NotYet reason =
          assertInstanceOf(CheckResult.Reason.NotYet.class, open.reason());
      assertEquals(ClaimCheck.Lacking.STEPS, reason.lacking());
    }
  }

  /// The bytes are those of the list that the pack was made from, where that is at hand.
  @Test
  void quotationsAreThoseOfTheListTheyCameFrom() throws Exception {
    Path list = Path.of("..", "..", "shared", "law", "statements.yaml");
    Assumptions.assumeTrue(Files.exists(list), "the shared list of statements is not here");
    String original = Files.readString(list);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    int passages = 0;
    for (Statement statement : PACK.statements()) {
      for (Statement.Passage passage : passages(statement.words())) {
        passages++;
        assertTrue(original.contains(passage.text()), statement.id() + ": " + passage.text());
        byte[] hash = digest.digest(passage.text().getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(hash), passage.sha256());
      }
    }
    // Twelve statements, of which one has two fragments, and six of the report itself.
    assertEquals(12 + 1 + 6, passages);
  }

  private static List<Statement.Passage> passages(Statement.Words words) {
    return switch (words) {
      case Statement.Words.Quote(var passage) -> List.of(passage);
      case Statement.Words.Fragments(var fragments) -> fragments;
      case Statement.Words.Paraphrase(var passage) -> List.of(passage);
    };
  }

  /// New output is accepted by running with `-Dproviso.accept=true`, and reviewed as a difference.
  @Test
  void saysNeutrallyWhatStandsBesideEachClaim() throws IOException {
    ClaimWording wording = ClaimWording.of(PACK, Locale.ENGLISH);
    StringBuilder text = new StringBuilder();
    for (Statement statement : PACK.statements()) {
      for (Statement.Claim claim : statement.claims()) {
        text.append(statement.id()).append(": ").append(claim.text()).append('\n');
        for (ClaimChecker.Checked checked : CHECKER.check(claim)) {
          wording.result(checked).forEach(line -> text.append("  ").append(line).append('\n'));
          wording
              .rows(checked.result())
              .forEach(line -> text.append("    - ").append(line).append('\n'));
        }
      }
    }
    Path golden =
        Path.of("src", "test", "resources", "org", "proviso", "pack", "statement", "claims.txt");
    if (Boolean.getBoolean("proviso.accept")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text.toString());
  }
}
