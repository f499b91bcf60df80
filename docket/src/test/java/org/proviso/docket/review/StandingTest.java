package org.proviso.docket.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.docket.review.Code.NOT_RESPONSIVE;
import static org.proviso.docket.review.Code.PRIVILEGED;
import static org.proviso.docket.review.Code.RESPONSIVE;
import static org.proviso.docket.review.Code.SECOND_LOOK;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.docket.review.StandingKind.Degree;

/// Whatever was said of an item comes to one standing.
class StandingTest {

  private static final Coding A_RESPONSIVE = new Coding("a", RESPONSIVE, 1);
  private static final Coding B_RESPONSIVE = new Coding("b", RESPONSIVE, 2);
  private static final Coding B_PRIVILEGED = new Coding("b", PRIVILEGED, 2);
  private static final Coding A_ASKS = new Coding("a", SECOND_LOOK, 1);
  private static final Coding B_ASKS = new Coding("b", SECOND_LOOK, 2);

  private static Standing of(Coding... codings) {
    return Standing.of(List.of(codings), null);
  }

  @Test
  void isNotReadUntilSomebodySaysSomething() {
    assertEquals(new Standing.NotRead(), of());
  }

  @Test
  void isReadByOneWhateverTheOneSays() {
    for (Code code : Code.values()) {
      Coding only = new Coding("a", code, 1);
      assertEquals(new Standing.ReadByOne(only), of(only));
    }
  }

  @Test
  void whoChangesHisMindIsStillOne() {
    Coding later = new Coding("a", NOT_RESPONSIVE, 3);

    assertEquals(new Standing.ReadByOne(later), of(A_RESPONSIVE, later));
    assertEquals(new Standing.ReadByOne(later), of(later, A_RESPONSIVE));
  }

  @Test
  void isAgreedWhenTwoSayTheSameAndInDisputeWhenTheyDiffer() {
    assertEquals(
        new Standing.AgreedByTwo(RESPONSIVE, List.of(A_RESPONSIVE, B_RESPONSIVE)),
        of(B_RESPONSIVE, A_RESPONSIVE));
    assertEquals(
        new Standing.InDispute(List.of(A_RESPONSIVE, B_PRIVILEGED)),
        of(A_RESPONSIVE, B_PRIVILEGED));
  }

  @Test
  void oneOfThreeThatDiffersIsADispute() {
    Coding third = new Coding("c", NOT_RESPONSIVE, 3);

    assertEquals(
        new Standing.InDispute(List.of(A_RESPONSIVE, B_RESPONSIVE, third)),
        of(A_RESPONSIVE, B_RESPONSIVE, third));
  }

  @Test
  void aDisputeEndsWhenOneOfThemChangesHisMind() {
    Coding after = new Coding("a", PRIVILEGED, 3);

    assertEquals(
        new Standing.AgreedByTwo(PRIVILEGED, List.of(B_PRIVILEGED, after)),
        of(A_RESPONSIVE, B_PRIVILEGED, after));
  }

  @Test
  void aSecondLookIsTakenByWhoeverSaysLaterWhatItIs() {
    assertEquals(new Standing.ReadByOne(B_RESPONSIVE), of(A_ASKS, B_RESPONSIVE));
  }

  @Test
  void whoAsksForASecondLookAfterAnotherSaidWhatItIsDiffers() {
    assertEquals(new Standing.InDispute(List.of(A_RESPONSIVE, B_ASKS)), of(A_RESPONSIVE, B_ASKS));
    // A third takes it, and agrees with the first.
    Coding third = new Coding("c", RESPONSIVE, 3);
    assertEquals(
        new Standing.AgreedByTwo(RESPONSIVE, List.of(A_RESPONSIVE, third)),
        of(A_RESPONSIVE, B_ASKS, third));
  }

  @Test
  void twoWhoAskForASecondLookAgreeOnThatAndNothingIsFinal() {
    Standing both = of(A_ASKS, B_ASKS);

    assertEquals(new Standing.AgreedByTwo(SECOND_LOOK, List.of(A_ASKS, B_ASKS)), both);
    assertFalse(both.kind().isFinal());
    assertTrue(both.kind().wantsSettling());
  }

  @Test
  void aSettlementGoesBeforeAllCodings() {
    Settlement settlement = new Settlement("c", PRIVILEGED, "advice of counsel", 3);

    Standing settled = Standing.of(List.of(A_RESPONSIVE, B_PRIVILEGED), settlement);

    assertEquals(new Standing.Settled(settlement, List.of(A_RESPONSIVE, B_PRIVILEGED)), settled);
    assertEquals(new StandingKind(Degree.SETTLED, PRIVILEGED), settled.kind());
    assertTrue(settled.kind().isFinal());
    assertThrows(
        IllegalArgumentException.class, () -> new Settlement("c", SECOND_LOOK, "unsure", 3));
  }

  /// The one reader who takes a letter of a lawyer for nothing, or nothing for one, is not enough.
  @Test
  void privilegedIsFinalOnceTwoSayIt() {
    StandingKind one = new StandingKind(Degree.READ_BY_ONE, PRIVILEGED);
    StandingKind two = new StandingKind(Degree.AGREED_BY_TWO, PRIVILEGED);

    assertFalse(one.isFinal());
    assertTrue(one.wantsAnotherReader());
    assertTrue(two.isFinal());
    assertFalse(two.wantsAnotherReader());
  }

  @Test
  void oneReaderIsEnoughForResponsiveOrNotAndNotForASecondLook() {
    assertTrue(new StandingKind(Degree.READ_BY_ONE, RESPONSIVE).isFinal());
    assertTrue(new StandingKind(Degree.READ_BY_ONE, NOT_RESPONSIVE).isFinal());
    assertTrue(new StandingKind(Degree.READ_BY_ONE, SECOND_LOOK).wantsAnotherReader());
    assertFalse(new StandingKind(Degree.NOT_READ, null).isFinal());
    assertTrue(new StandingKind(Degree.IN_DISPUTE, null).wantsSettling());
  }

  /// Whoever counts items has the codes in their order, without names.
  @Test
  void theCodesInTheirOrderTellTheKind() {
    List<List<Coding>> all =
        List.of(
            List.of(),
            List.of(A_ASKS),
            List.of(A_RESPONSIVE, B_RESPONSIVE),
            List.of(A_RESPONSIVE, B_PRIVILEGED),
            List.of(A_ASKS, B_PRIVILEGED),
            List.of(A_RESPONSIVE, B_ASKS),
            List.of(A_ASKS, B_ASKS, new Coding("c", PRIVILEGED, 3)));

    for (List<Coding> each : all) {
      assertEquals(
          Standing.of(each, null).kind(),
          StandingKind.of(each.stream().map(Coding::code).toList()),
          each.toString());
    }
  }

  @Test
  void aKindHasACodeExactlyWhereItsReadersSayOne() {
    assertThrows(
        IllegalArgumentException.class, () -> new StandingKind(Degree.IN_DISPUTE, RESPONSIVE));
    assertThrows(IllegalArgumentException.class, () -> new StandingKind(Degree.READ_BY_ONE, null));
  }
}
