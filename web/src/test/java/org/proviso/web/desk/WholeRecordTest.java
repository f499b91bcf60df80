package org.proviso.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.clock.ClockReading;
import org.proviso.docket.clock.ClockState;
import org.proviso.docket.clock.Happening;
import org.proviso.docket.clock.ObligationClock;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.procedure.Side;
import org.proviso.pack.Clocks;
import org.proviso.store.AnswerFile;
import org.proviso.store.InquiryFile;
import org.proviso.web.TestSite;
import org.proviso.web.statistics.Counted;
import org.proviso.web.statistics.Wait;

/// How a letter's clock, a request and an objection are timed; what recipients do here is made up.
class WholeRecordTest {

  private static final LocalDate SENT = LocalDate.of(2018, 1, 24);
  private static final LocalDate SERVED = LocalDate.of(2018, 1, 26);
  private static final LocalDate DUE = LocalDate.of(2018, 2, 26);
  private static final LocalDate TODAY = LocalDate.of(2018, 3, 1);

  private final List<Wait> waits = new ArrayList<>();
  private final List<Counted.Decided> decided = new ArrayList<>();

  private static Wait letter(@Nullable LocalDate served, ClockState state) {
    Clocks clocks =
        assertInstanceOf(Clocks.Outcome.Read.class, Clocks.read(TestSite.pack())).clocks();
    CountingRule rule = clocks.find("frcp-30-days").map(Clocks.Listed::example).orElseThrow();
    Happening.Dispatched service =
        new Happening.Dispatched(1, SENT, clocks.serviceWay("e-mail").orElseThrow());
    ObligationClock clock = new ObligationClock("a letter", rule, List.of(), List.of());
    return WholeRecord.letter(
        "chicago-il",
        "/desk",
        SENT,
        new ClockReading(clock, TODAY, state, DUE, service, served, List.of(), List.of()));
  }

  @Test
  void aLetterIsTimedFromServiceToTheFirstAnswer() {
    LocalDate first = LocalDate.of(2018, 2, 27);
    Wait wait =
        letter(
            SERVED, new ClockState.Answered(first, TODAY, new ClockState.Timeliness.Late(DUE, 1)));

    assertEquals(SERVED, wait.from());
    assertEquals(DUE, wait.due());
    assertEquals(new Wait.Outcome.Done(first), wait.outcome());
    assertEquals(Side.RECIPIENT, wait.side());
    assertNull(
        letter(SERVED, new ClockState.Answered(first, TODAY, new ClockState.Timeliness.NoDayDue()))
            .due());
  }

  @Test
  void aLetterWithoutServiceHasNoDaysAndOneThatIsWithdrawnNoAnswer() {
    assertEquals(
        new Wait.Outcome.NotCounted(Wait.Why.NOT_SERVED),
        letter(null, new ClockState.NotStarted(ClockState.Lacking.DELIVERY, null)).outcome());
    assertEquals(
        new Wait.Outcome.Ended(TODAY),
        letter(SERVED, new ClockState.Withdrawn(TODAY, "closed")).outcome());
    assertEquals(
        new Wait.Outcome.Open(),
        letter(SERVED, new ClockState.Overdue(DUE, DUE.plusDays(1), 3)).outcome());
    assertEquals(
        new Wait.Outcome.NotCounted(Wait.Why.NO_RULE),
        WholeRecord.letter("chicago-il", "/desk", SENT, null).outcome());
  }

  private static InquiryFile file(InquiryFile.Extension... extensions) {
    return new InquiryFile(
        new InquiryFile.Heading("drill", "jag", "A drill", 0),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(extensions),
        List.of(),
        List.of());
  }

  private static InquiryFile.Extension extension(
      String party, LocalDate asked, LocalDate decided, @Nullable LocalDate due) {
    return new InquiryFile.Extension(party, 1, asked, decided, due, "an authority", 5);
  }

  private static AnswerFile filed(List<Objection> objections, List<AnswerFile.Request> requests) {
    return new AnswerFile("drill", "chicago-il", List.of(), objections, requests, List.of());
  }

  private static AnswerFile.Request request(LocalDate day) {
    return new AnswerFile.Request(1, null, day.plusDays(14), "time", day, 4);
  }

  @Test
  void aRequestForMoreTimeIsTheGrantorsTimeUntilItDecides() {
    WholeRecord.time(
        file(
            extension("chicago-il", SERVED, SERVED.plusDays(6), DUE.plusDays(14)),
            extension("albany-ny", SERVED, SERVED.plusDays(9), null)),
        filed(List.of(), List.of(request(SERVED), request(SERVED.plusDays(20)))),
        "/desk",
        TODAY,
        waits,
        decided);

    assertEquals(
        List.of(new Wait.Outcome.Done(SERVED.plusDays(6)), new Wait.Outcome.Open()),
        waits.stream().map(Wait::outcome).toList());
    assertEquals(List.of(SERVED, SERVED.plusDays(20)), waits.stream().map(Wait::from).toList());
    assertEquals(Side.GRANTOR, waits.getFirst().side());
    assertEquals(
        List.of("granted", "open"), decided.stream().map(Counted.Decided::result).toList());
  }

  @Test
  void anObjectionIsTimedToItsRulingAndNotToWhatItsMakerDoes() {
    Objection.Step kept = new Objection.Step(Objection.Kind.KEPT, "still", SERVED, 2);
    WholeRecord.objections(
        filed(
            List.of(
                new Objection(1, 1, "beyond", SENT, 1, List.of(kept)),
                new Objection(
                    2,
                    1,
                    "beyond",
                    SENT,
                    1,
                    List.of(new Objection.Step(Objection.Kind.WITHDRAWN, "no", SERVED, 3))),
                new Objection(
                    3,
                    1,
                    "beyond",
                    SENT,
                    1,
                    List.of(kept, new Objection.Step(Objection.Kind.OVERRULED, "no", DUE, 3))),
                new Objection(
                    4,
                    1,
                    "beyond",
                    SENT,
                    1,
                    List.of(
                        new Objection.Step(
                            Objection.Kind.SUSTAINED, "yes", TODAY.plusDays(1), 3)))),
            List.of()),
        "/desk",
        TODAY,
        waits,
        decided);

    assertEquals(
        List.of(
            new Wait.Outcome.Open(),
            new Wait.Outcome.Ended(SERVED),
            new Wait.Outcome.Done(DUE),
            new Wait.Outcome.Done(TODAY.plusDays(1))),
        waits.stream().map(Wait::outcome).toList());
    // What is ruled tomorrow is not ruled.
    assertEquals(
        List.of("open", "withdrawn", "overruled", "open"),
        decided.stream().map(Counted.Decided::result).toList());
  }
}
