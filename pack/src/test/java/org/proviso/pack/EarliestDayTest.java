package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Subject;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;
import org.proviso.law.procedure.Action;
import org.proviso.law.procedure.Earliest;
import org.proviso.law.procedure.Ground;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepsLane;
import org.proviso.law.procedure.Tier;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Span;

/// The first day on which money may be touched, by the first pack. Days are counted by hand.
class EarliestDayTest {

  private static final Pack PACK =
      PackFixtures.loaded(Packs.load(Path.of("..", "packs", "us-byrne-jag")));
  private static final Clocks CLOCKS = PackFixtures.clocks(PACK);
  private static final Procedure PROCEDURE = PackFixtures.procedures(PACK, CLOCKS).procedure();

  /// The letters went out on this day, and asked for an answer by 23 February.
  private static final LocalDate LETTER = LocalDate.of(2018, 1, 24);

  private static final Matter.Done DEMAND =
      new Matter.Done(
          "demand",
          LETTER,
          LETTER,
          Set.of(),
          Map.of("answer", LocalDate.of(2018, 2, 23)),
          "letter");

  private static StepsLane lane(String party, boolean isAccepted) {
    Subject known = PACK.register().subject("jag", "2016", party).orElseThrow();
    Award award = known.award();
    Subject subject =
        isAccepted
            ? new Subject(
                known.id(),
                known.recipient(),
                known.programme(),
                known.year(),
                new Award(
                    award.id(),
                    award.offered(),
                    new Award.Acceptance.By(LocalDate.of(2017, 11, 15)),
                    award.cents(),
                    award.under(),
                    award.source()))
            : known;
    LawEngine engine = LawEngine.of(PACK.law(), PACK.register().withSubject(subject));
    return new StepsLane(
        PROCEDURE, CLOCKS.reckoner(), engine.history("jag/1373", subject, Asking.CONTEMPORANEOUS));
  }

  private static Step step(String id) {
    return PROCEDURE.step(id).orElseThrow();
  }

  private static Earliest earliest(
      String party, Tier tier, String id, List<Matter.Order> orders, Matter.Done... done) {
    return lane(party, true).earliest(new Matter(tier, List.of(done), orders), step(id), LETTER);
  }

  private static List<String> way(Earliest.On on) {
    return on.before().stream().map(each -> each.step().id() + " " + each.day()).toList();
  }

  @Test
  void actionsOfThePackSayWhetherTheyTouchMoney() {
    assertEquals(
        List.of(
            "bar-awards true",
            "compel false",
            "condition false",
            "disallow true",
            "recover true",
            "suspend true",
            "terminate true",
            "withhold true"),
        PROCEDURE.actions().stream().map(EarliestDayTest::said).toList());
  }

  private static String said(Action action) {
    return action.id() + " " + action.touchesMoney();
  }

  /// The time to answer ends with 23 February. Notice on the 24th; the 30th day after it is Monday,
  /// 26 March (4 days of February, 26 of March), so that the decision may come on the 27th.
  @Test
  void paymentsAreWithheldNoEarlierThanTheDayAfterTheTimeToAskForReview() {
    Earliest.On found =
        assertInstanceOf(
            Earliest.On.class,
            earliest("louisville-ky", Tier.DIRECT, "withhold", List.of(), DEMAND));

    assertEquals(LocalDate.of(2018, 3, 27), found.day());
    assertEquals(
        List.of(
            "assess 2018-02-24",
            "determine-cannot-cure 2018-02-24",
            "finding 2018-02-24",
            "notice 2018-02-24",
            "final-decision 2018-03-27"),
        way(found));
  }

  /// Whoever is told a first day is told, too, that nobody found anything yet.
  @Test
  void aFindingThatNobodyMadeIsSupposedAndSaidToBe() {
    assertTrue(withholding(List.of()).supposesFinding());
    assertTrue(withholding(List.of(finding(Shown.SHOWN, /* isRead= */ false))).supposesFinding());
    assertFalse(withholding(List.of(finding(Shown.SHOWN, /* isRead= */ true))).supposesFinding());
  }

  private static Finding finding(Shown shown, boolean isRead) {
    return new Finding(
        1,
        LETTER,
        PROCEDURE.breach("jag/1373").orElseThrow().points().stream()
            .map(point -> new Finding.Judged(point, shown))
            .toList(),
        isRead ? new Finding.Second(LETTER, Set.of()) : null,
        "finding");
  }

  private static Earliest.On withholding(List<Finding> findings) {
    Earliest.On on = assertInstanceOf(Earliest.On.class, found(findings));
    assertEquals(LocalDate.of(2018, 3, 27), on.day());
    return on;
  }

  private static Earliest found(List<Finding> findings) {
    Matter matter = new Matter(Tier.DIRECT, List.of(DEMAND), List.of(), findings);
    return lane("louisville-ky", true).earliest(matter, step("withhold"), LETTER);
  }

  /// What two concluded is not supposed away.
  @Test
  void aFindingThatShowsNothingLeavesNoWayAndAnOpenOneLeavesItUnknown() {
    Earliest.NoWay none =
        assertInstanceOf(
            Earliest.NoWay.class, found(List.of(finding(Shown.NOT_SHOWN, /* isRead= */ true))));
    Earliest.NotKnown open =
        assertInstanceOf(
            Earliest.NotKnown.class, found(List.of(finding(Shown.OPEN, /* isRead= */ true))));

    assertEquals("finding", none.at().id());
    assertEquals("finding", open.at().id());
  }

  /// Who answers is assessed at once: notice on 24 January, and the 30th day after it is Friday, 23
  /// February (7 days of January, 23 of February).
  @Test
  void anAnswerLetsTheGrantorAssessAtOnce() {
    Earliest.On found =
        assertInstanceOf(
            Earliest.On.class,
            earliest(
                "louisville-ky",
                Tier.DIRECT,
                "withhold",
                List.of(),
                DEMAND,
                new Matter.Done("answer", LETTER, "answer")));

    assertEquals(LocalDate.of(2018, 2, 24), found.day());
  }

  /// What is to be returned was disallowed or terminated first, and all of it is named in one
  /// notice.
  @Test
  void moneyIsOwedAfterSomethingWasDisallowed() {
    Earliest.On found =
        assertInstanceOf(
            Earliest.On.class,
            earliest("louisville-ky", Tier.DIRECT, "determine-debt", List.of(), DEMAND));

    assertEquals(LocalDate.of(2018, 3, 27), found.day());
    assertEquals("disallow 2018-03-27", way(found).getLast());
  }

  /// The demand goes out on 27 March, and 30 days free of interest end with 26 April (4 days of
  /// March, 26 of April).
  @Test
  void interestIsChargedNoEarlierThanTheDayAfterTheThirtiethSinceTheDemand() {
    Earliest.On found =
        assertInstanceOf(
            Earliest.On.class,
            earliest("louisville-ky", Tier.DIRECT, "interest", List.of(), DEMAND));

    assertEquals(LocalDate.of(2018, 4, 27), found.day());
  }

  @Test
  void anOrderPutsItOffUntilItEnds() {
    Matter.Order ending = order(LocalDate.of(2018, 6, 1));
    Earliest.On found =
        assertInstanceOf(
            Earliest.On.class,
            earliest("louisville-ky", Tier.DIRECT, "withhold", List.of(ending), DEMAND));

    // Notice and decision are no action: they may be had before.
    assertEquals(LocalDate.of(2018, 6, 1), found.day());
  }

  /// While an order operates that nobody has lifted, there is no way.
  @Test
  void anOrderWithoutAnEndLeavesNoWay() {
    Earliest.NoWay found =
        assertInstanceOf(
            Earliest.NoWay.class,
            earliest("louisville-ky", Tier.DIRECT, "withhold", List.of(order(null)), DEMAND));

    assertEquals("withhold", found.at().id());
    assertInstanceOf(Ground.Ordered.class, found.missing().getFirst().ground());
  }

  /// Of every action.
  private static Matter.Order order(@Nullable LocalDate until) {
    return new Matter.Order("o", Set.of(), new Span(LETTER, until), false, "an order");
  }

  /// How long a sub-recipient may object is for its notice to say.
  @Test
  void aTimeThatNobodyHasSetMakesItUnknown() {
    Earliest.NotKnown found =
        assertInstanceOf(
            Earliest.NotKnown.class,
            earliest("bernalillo-county-nm", Tier.SUB, "sub-withhold", List.of(), DEMAND));

    assertEquals("sub-decision", found.at().id());
  }

  /// The register does not know whether the award of 2016 was accepted.
  @Test
  void whatIsNotKnownOfTheAwardMakesItUnknown() {
    Earliest found =
        lane("bernalillo-county-nm", false)
            .earliest(new Matter(Tier.SUB, List.of(), List.of()), step("sub-withhold"), LETTER);

    assertEquals("demand", assertInstanceOf(Earliest.NotKnown.class, found).at().id());
  }

  @Test
  void whatIsForHoldersOfAwardsIsNeverDoneToASubRecipient() {
    Earliest.NoWay found =
        assertInstanceOf(
            Earliest.NoWay.class,
            earliest("bernalillo-county-nm", Tier.SUB, "withhold", List.of(), DEMAND));

    assertEquals("notice", found.at().id());
  }

  /// None of them is left without an answer, whether there is a way for somebody or not.
  @Test
  void saysSomethingOfEveryStep() {
    List<String> said =
        PROCEDURE.steps().stream()
            .map(
                each ->
                    earliest("louisville-ky", Tier.DIRECT, each.id(), List.of(), DEMAND)
                        .getClass()
                        .getSimpleName())
            .distinct()
            .sorted()
            .toList();

    // When a subpoena is to be answered is for it to say: of what needs that to be over, no day.
    assertEquals(List.of("NoWay", "NotKnown", "On"), said);
  }
}
