package org.proviso.docket.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.docket.inquiry.DeliveryState.Attempt;
import org.proviso.docket.inquiry.DeliveryState.Report;

class DeliveryStateTest {

  private static final Attempt OPEN = new Attempt(null, null);
  private static final Attempt TAKEN = new Attempt(new Outcome.Accepted("250"), null);
  private static final Attempt REFUSED = new Attempt(new Outcome.Refused("550"), null);
  private static final Attempt DEFERRED = new Attempt(new Outcome.Deferred("451"), null);
  private static final Attempt UNKNOWN = new Attempt(new Outcome.Unknown("cut"), null);
  private static final Attempt ARRIVED = new Attempt(new Outcome.Unknown("cut"), true);
  private static final Attempt NOT_ARRIVED = new Attempt(new Outcome.Unknown("cut"), false);

  /// Attempts at what is approved, and how it stands after them.
  static Stream<Arguments> attempts() {
    return Stream.of(
        row(new DeliveryState.Waiting(0)),
        row(new DeliveryState.Begun(1), OPEN),
        row(new DeliveryState.HandedOver(), TAKEN),
        row(new DeliveryState.Refused("550"), REFUSED),
        row(new DeliveryState.Waiting(1), DEFERRED),
        row(new DeliveryState.Uncertain(1, "cut"), UNKNOWN),
        row(new DeliveryState.HandedOver(), ARRIVED),
        row(new DeliveryState.Waiting(1), NOT_ARRIVED),
        row(new DeliveryState.Waiting(2), DEFERRED, NOT_ARRIVED),
        row(new DeliveryState.Begun(3), DEFERRED, NOT_ARRIVED, OPEN),
        row(new DeliveryState.Uncertain(2, "cut"), DEFERRED, UNKNOWN),
        row(new DeliveryState.Refused("550"), DEFERRED, REFUSED),
        row(new DeliveryState.HandedOver(), NOT_ARRIVED, DEFERRED, TAKEN));
  }

  private static Arguments row(DeliveryState expected, Attempt... attempts) {
    return Arguments.of(expected, List.of(attempts));
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void followsFromTheLastAttempt(DeliveryState expected, List<Attempt> attempts) {
    assertEquals(expected, DeliveryState.of(true, attempts, List.of()));
  }

  @Test
  void waitsForADecisionAndEndsWithARejection() {
    assertEquals(new DeliveryState.NotApproved(), DeliveryState.of(null, List.of(), List.of()));
    assertEquals(new DeliveryState.TurnedDown(), DeliveryState.of(false, List.of(), List.of()));
  }

  @Test
  void theLastThatWasHeardComesBeforeWhatWasDone() {
    Report delivered = new Report(Report.Kind.DELIVERED, LocalDate.of(2018, 1, 24));
    Report bounced = new Report(Report.Kind.BOUNCED, LocalDate.of(2018, 1, 25));

    assertEquals(
        new DeliveryState.Reported(bounced),
        DeliveryState.of(true, List.of(TAKEN), List.of(delivered, bounced)));
    // A report also answers what was uncertain.
    assertEquals(
        new DeliveryState.Reported(delivered),
        DeliveryState.of(true, List.of(UNKNOWN), List.of(delivered)));
  }
}
