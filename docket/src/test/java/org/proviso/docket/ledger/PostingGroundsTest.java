package org.proviso.docket.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.proviso.docket.ledger.LedgerFixtures.day;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.proviso.law.procedure.Basis;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Tier;
import org.proviso.law.time.Span;
import org.proviso.pack.Clocks;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.Procedures;

/// What the first pack's procedure asks of postings, case by case. Events are numbered as they
/// come.
class PostingGroundsTest {

  private static final Procedure PROCEDURE = procedure(Path.of("../packs/us-byrne-jag"));
  private static final PostingGrounds ASKS = new PostingGrounds(PROCEDURE);
  private static final LocalDate MARCH = day("2018-03-01");

  /// Finding 1, notice 2, final decision 3, withholding 4, of 1 March 2018.
  private static final Matter HELD = matter("finding", "notice", "final-decision", "withhold");

  private static Procedure procedure(Path folder) {
    Pack pack = assertInstanceOf(Packs.Outcome.Loaded.class, Packs.load(folder)).pack();
    Clocks clocks = assertInstanceOf(Clocks.Outcome.Read.class, Clocks.read(pack)).clocks();
    return assertInstanceOf(Procedures.Outcome.Read.class, Procedures.read(pack, clocks))
        .procedures()
        .procedure();
  }

  private static Matter matter(String... steps) {
    List<Matter.Done> done = new ArrayList<>();
    for (String step : steps) {
      done.add(new Matter.Done(step, MARCH, Integer.toString(done.size() + 1)));
    }
    return new Matter(Tier.DIRECT, done, List.of());
  }

  private static Matter with(Matter matter, Matter.Order order) {
    return new Matter(matter.tier(), matter.done(), List.of(order));
  }

  private static Matter.Order order(long event, String action, boolean doubtful) {
    return new Matter.Order(
        Long.toString(event), Set.of(action), new Span(MARCH, null), doubtful, "an order");
  }

  private static Movement hold(long step, long notice, long finding) {
    return new Movement.Hold(100, new Grounds(step, notice, finding, "2 CFR 200.338(a)"));
  }

  private static PostingGrounds.Ruling asked(Movement movement, @Nullable Matter matter) {
    return ASKS.against(movement, matter, MARCH, MARCH);
  }

  private static Refusal refusal(PostingGrounds.Ruling ruling) {
    return assertInstanceOf(PostingGrounds.Ruling.Refused.class, ruling).refusal();
  }

  private static @Nullable String step(PostingGrounds.Ruling ruling) {
    var step = assertInstanceOf(PostingGrounds.Ruling.Grounded.class, ruling).step();
    return step == null ? null : step.id();
  }

  @Test
  void aHoldCarriesOutAWithholdingWithItsFindingAndItsNotice() {
    assertEquals("withhold", step(asked(hold(4, 2, 1), HELD)));
  }

  @Test
  void aHoldOfNoStepIsRefused() {
    assertEquals(new Refusal.NoSuchStep(4), refusal(asked(hold(4, 2, 1), null)));
    assertEquals(new Refusal.NoSuchStep(9), refusal(asked(hold(9, 2, 1), HELD)));
  }

  @Test
  void aHoldOfAStepThatHoldsNothingIsRefused() {
    assertEquals(
        new Refusal.OtherStep(3, "Final decision", "hold"), refusal(asked(hold(3, 2, 1), HELD)));
    assertEquals(
        new Refusal.OtherStep(4, "Award terminated", "hold"),
        refusal(asked(hold(4, 2, 1), matter("finding", "notice", "final-decision", "terminate"))));
  }

  @Test
  void whatItNamesAsNoticeAndFindingAreSuchSteps() {
    assertEquals(new Refusal.NotItsGround(Basis.NOTICE, 1), refusal(asked(hold(4, 1, 1), HELD)));
    assertEquals(new Refusal.NotItsGround(Basis.FINDING, 2), refusal(asked(hold(4, 2, 2), HELD)));
    assertEquals(new Refusal.NotItsGround(Basis.FINDING, 9), refusal(asked(hold(4, 2, 9), HELD)));
    // An assessment is no finding.
    assertEquals(
        new Refusal.NotItsGround(Basis.FINDING, 1),
        refusal(asked(hold(4, 2, 1), matter("assess", "notice", "final-decision", "withhold"))));
  }

  @Test
  void theyComeBeforeTheStep() {
    Matter late = matter("withhold", "finding", "notice");

    assertEquals(new Refusal.NotItsGround(Basis.NOTICE, 3), refusal(asked(hold(1, 3, 2), late)));
  }

  @Test
  void aNoticeThatWasWithdrawnIsNone() {
    Matter withdrawn = matter("finding", "notice", "withhold", "withdraw-notice");

    assertEquals(
        new Refusal.NotItsGround(Basis.NOTICE, 2), refusal(asked(hold(3, 2, 1), withdrawn)));
  }

  @Test
  void aStepThatWasUndoneHoldsNothing() {
    Matter reversed = matter("finding", "notice", "final-decision", "withhold", "reverse-decision");

    assertEquals(
        new Refusal.Undone(4, "Payments withheld for a time"),
        refusal(asked(hold(4, 2, 1), reversed)));
  }

  @Test
  void nothingIsHeldFromADayBeforeTheStep() {
    assertEquals(
        new Refusal.BeforeItsStep(MARCH),
        refusal(ASKS.against(hold(4, 2, 1), HELD, day("2018-02-28"), MARCH)));
  }

  @Test
  void anOrderAgainstTheActionIsNamed() {
    assertEquals(
        new Refusal.Ordered(5, "an order", false),
        refusal(asked(hold(4, 2, 1), with(HELD, order(5, "withhold", false)))));
    assertEquals("withhold", step(asked(hold(4, 2, 1), with(HELD, order(5, "terminate", false)))));
    // In doubt: no permission, unless the step was taken with the order on the record.
    assertEquals(
        new Refusal.Ordered(5, "an order", true),
        refusal(asked(hold(4, 2, 1), with(HELD, order(5, "withhold", true)))));
    assertEquals("withhold", step(asked(hold(4, 2, 1), with(HELD, order(0, "withhold", true)))));
    // From a day before the order, entered after it.
    assertEquals(
        new Refusal.Ordered(5, "an order", false),
        refusal(
            ASKS.against(
                hold(4, 2, 1),
                with(
                    HELD,
                    new Matter.Order(
                        "5", Set.of(), new Span(day("2018-03-05"), null), false, "an order")),
                MARCH,
                day("2018-03-06"))));
  }

  @Test
  void aTerminationNamesItsFinalDecisionAndADeterminationItsDemand() {
    Matter ended =
        matter(
            "finding", "notice", "final-decision", "terminate", "determine-debt", "demand-payment");
    Movement end = new Movement.Termination(3, 100, 4, 3, "2 CFR 200.339");

    assertEquals("terminate", step(asked(end, ended)));
    assertEquals(
        new Refusal.NotItsGround(Basis.DECISION, 2),
        refusal(asked(new Movement.Termination(3, 100, 4, 2, "2 CFR 200.339"), ended)));
    assertEquals("determine-debt", step(asked(debt(5, 6), ended)));
    assertEquals(new Refusal.NotItsGround(Basis.DEMAND, 2), refusal(asked(debt(5, 2), ended)));
  }

  private static Movement debt(long step, long notice) {
    return new Movement.Determination(
        100, step, notice, MARCH, day("2018-03-31"), LedgerFixtures.ONE_PERCENT, "2 CFR 200.345");
  }

  @Test
  void ofASubRecipientTheDecisionIsWhatFinds() {
    Matter sub = matter("sub-notice", "sub-decision", "sub-withhold");

    assertEquals("sub-withhold", step(asked(hold(3, 1, 2), sub)));
  }

  private static PostingGrounds.Ruling released(long by, Matter matter, LocalDate effect) {
    return ASKS.release(new Movement.Release(2, 100, by, "cured"), 4, matter, effect, MARCH);
  }

  @Test
  void aReleaseNamesTheCureTheReleaseOrTheOrderThatFrees() {
    Matter cured =
        matter("finding", "notice", "final-decision", "withhold", "cure", "accept-cure", "release");

    assertEquals("accept-cure", step(released(6, cured, MARCH)));
    assertEquals("release", step(released(7, cured, MARCH)));
    assertEquals(null, step(released(5, with(HELD, order(5, "withhold", false)), MARCH)));
  }

  @Test
  void nothingElseFrees() {
    Matter cured =
        matter("accept-cure", "finding", "notice", "withhold", "cure", "accept-cure", "release");

    // A report of a cure is not its acceptance; one of an earlier round is of another failure.
    assertEquals(new Refusal.FreesNothing(5), refusal(released(5, cured, MARCH)));
    assertEquals(new Refusal.FreesNothing(1), refusal(released(1, cured, MARCH)));
    assertEquals(new Refusal.BeforeItsStep(MARCH), refusal(released(6, cured, day("2018-02-28"))));
    assertEquals(
        new Refusal.FreesNothing(5),
        refusal(released(5, with(HELD, order(5, "terminate", false)), MARCH)));
    assertEquals(
        new Refusal.FreesNothing(5),
        refusal(released(5, with(HELD, order(5, "withhold", false)), day("2018-02-28"))));
  }

  @Test
  void aPackWhoseStepsSayNothingOfPostingsHoldsNothing() {
    Procedure silent = new Procedure(List.of(), List.of(), List.of(), List.of(), List.of());
    Procedure other = procedure(Path.of("../more-packs/eu-conditionality"));

    for (Procedure each : List.of(silent, other)) {
      assertEquals(
          new Refusal.NoProcedure("hold"),
          refusal(new PostingGrounds(each).against(hold(4, 2, 1), HELD, MARCH, MARCH)));
    }
  }

  @Test
  void stepsOfTheRecipientSayNothingOfPostings() {
    Map<String, String> posts = new java.util.TreeMap<>();
    PROCEDURE
        .steps()
        .forEach(
            each -> {
              if (each.posts() != null) {
                posts.put(each.id(), each.side() + " " + each.posts());
              }
            });

    assertEquals(
        Map.ofEntries(
            Map.entry("accept-cure", "GRANTOR RELEASE"),
            Map.entry("determine-debt", "GRANTOR DETERMINATION"),
            Map.entry("disallow", "GRANTOR DISALLOWANCE"),
            Map.entry("release", "GRANTOR RELEASE"),
            Map.entry("reverse-decision", "GRANTOR RELEASE"),
            Map.entry("sub-disallow", "GRANTOR DISALLOWANCE"),
            Map.entry("sub-terminate", "GRANTOR TERMINATION"),
            Map.entry("sub-withhold", "GRANTOR HOLD"),
            Map.entry("suspend", "GRANTOR HOLD"),
            Map.entry("terminate", "GRANTOR TERMINATION"),
            Map.entry("withhold", "GRANTOR HOLD")),
        posts);
  }
}
