package org.proviso.pack.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.proviso.law.time.Span;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.Statement;

/// Checks over an invented pack, worked by hand from its files.
class ClaimCheckerTest {

  private static final Pack PACK = load();

  private static Pack load() {
    try {
      Path folder =
          Path.of(
              Objects.requireNonNull(
                      ClaimCheckerTest.class.getResource("/packs/milk-fund"), "the example")
                  .toURI());
      return assertInstanceOf(Packs.Outcome.Loaded.class, Packs.load(folder)).pack();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<CheckResult> results(String statement, int claim) {
    return ClaimChecker.of(PACK)
        .check(PACK.statement(statement).orElseThrow().claims().get(claim))
        .stream()
        .map(ClaimChecker.Checked::result)
        .toList();
  }

  private static CheckResult.Figure figure(CheckResult result) {
    return assertInstanceOf(CheckResult.Figure.class, result);
  }

  @Test
  void readsEachKindOfWordsAndDate() {
    Statement quote = PACK.statement("s-quote").orElseThrow();
    Statement fragments = PACK.statement("s-fragments").orElseThrow();
    Statement paraphrase = PACK.statement("s-paraphrase").orElseThrow();

    assertEquals("The Milk Fund", quote.speaker());
    assertEquals(new Statement.When.OnDay(LocalDate.of(2020, 4, 1)), quote.date());
    assertEquals(new Statement.When.InMonth(YearMonth.of(2020, 4)), fragments.date());
    assertEquals(
        new Statement.Words.Fragments(
            List.of(
                Statement.Passage.of("We keep it cool,"),
                Statement.Passage.of("and nobody sells it."))),
        fragments.words());
    assertNull(paraphrase.speaker());
    assertEquals(new Statement.When.Unknown(), paraphrase.date());
    assertEquals(Statement.Side.NONE, paraphrase.side());
  }

  /// SHA-256 of the three bytes "abc", from FIPS 180-2, appendix B.1.
  @Test
  void hashesTheBytesOfTheTextAndNothingElse() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Statement.Passage.of("abc").sha256());
    assertNotEquals(Statement.Passage.of("abc"), Statement.Passage.of("abc "));
    // U+00E9, and e with a combining accent: the same to the eye, other bytes.
    assertNotEquals(
        Statement.Passage.of("\u00e9").sha256(), Statement.Passage.of("e\u0301").sha256());
  }

  /// Both addressees lie in the province, which was not written to.
  @Test
  void countsAddresseesWithAndWithoutTheContainingParty() {
    List<CheckResult> results = results("s-quote", 0);

    assertFalse(figure(results.get(0)).numbers().getFirst().differs());
    assertEquals(
        List.of(
            new CheckResult.Tally(CheckResult.Count.ADDRESSEES_WITHIN, 2, 2),
            new CheckResult.Tally(CheckResult.Count.ADDRESSEES_WITHIN_AND_ITSELF, 2, 3)),
        figure(results.get(1)).numbers());
  }

  /// The first ruling is of 1 May 2020, a month after the day asked about.
  @Test
  void seesNoOrderBeforeItIsIssuedAndNoneThatIsNoOrder() {
    List<CheckResult> results = results("s-quote", 1);

    assertEquals(
        new CheckResult.Tally(CheckResult.Count.BARRING_ACTS, 0, 0),
        figure(results.get(0)).numbers().getFirst());
    assertEquals(List.of(), figure(results.get(0)).rows());
    assertEquals(
        new CheckResult.Tally(CheckResult.Count.ACTS_WITH_EFFECT, 1, 1),
        figure(results.get(1)).numbers().getFirst());
  }

  /// The house rules began on 1 January 2019, not in June, and ended before 1 June 2020.
  @Test
  void saysWhetherAPolicyWasInForceAndSinceWhen() {
    List<CheckResult> results = results("s-fragments", 0);
    CountedRow row =
        new CountedRow.InForce("p1", Span.of(LocalDate.of(2019, 1, 1), LocalDate.of(2020, 6, 1)));

    assertEquals(new CheckResult.DoesNotHold(List.of(row)), results.get(0));
    assertEquals(new CheckResult.DoesNotHold(List.of(row)), results.get(1));
  }

  /// Cooling binds everybody from June 2019; the ban on selling everybody but school B, a nursery,
  /// for which the permission goes before.
  @Test
  void tellsConditionsOfEverybodyFromThoseOfSome() {
    CheckResult.Figure terms = figure(results("s-fragments", 0).get(2));

    assertEquals(
        List.of(
            new CheckResult.Tally(CheckResult.Count.CONDITIONS_FOR_EVERYBODY, 1, null),
            new CheckResult.Tally(CheckResult.Count.CONDITIONS_FOR_SOME, 1, null)),
        terms.numbers());
    assertEquals(
        List.of("province", "school-a"),
        assertInstanceOf(
                CountedRow.Term.class,
                terms.rows().stream()
                    .filter(
                        row ->
                            assertInstanceOf(CountedRow.Term.class, row)
                                .condition()
                                .equals("milk/no-sale"))
                    .findFirst()
                    .orElseThrow())
            .parties());
  }

  /// From noon on Saturday, twelve hours to midnight, none on Sunday, twenty-four on Monday.
  @Test
  void saysWhenAPeriodEnds() {
    CheckResult due = results("s-paraphrase", 1).getFirst();
    ClaimChecker.Checked checked =
        ClaimChecker.of(PACK)
            .check(PACK.statement("s-paraphrase").orElseThrow().claims().get(1))
            .getFirst();

    assertEquals(1, figure(due).rows().size());
    assertEquals(List.of(), ClaimWording.of(PACK, Locale.ENGLISH).result(checked));
    assertEquals(
        List.of("Recall of spoiled milk: ends Tue 5 May 2020, 00:00"),
        ClaimWording.of(PACK, Locale.ENGLISH).rows(due));
  }

  @Test
  void doesNotTakeAFamilyOfRulesForARule() {
    assertEquals(
        new CheckResult.NotComputed(new CheckResult.Reason.FamilyOfRules("list-N")),
        results("s-paraphrase", 1).get(1));
  }

  @Test
  void neverComputesWhatItCanNot() {
    assertEquals(
        new CheckResult.Unsourced(List.of("S1"), "one request"), results("s-paraphrase", 0).get(0));
    assertInstanceOf(CheckResult.NotComputed.class, results("s-paraphrase", 0).get(1));
  }
}
