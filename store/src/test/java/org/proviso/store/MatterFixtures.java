package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proviso.docket.clock.ClockReckoner;
import org.proviso.docket.record.Actor;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Truth;
import org.proviso.law.procedure.Ground;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.Tier;
import org.proviso.pack.Clocks;

/// Matters of awards of the first pack, and judges that decide as they are told.
final class MatterFixtures {

  static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
  static final Instant NOW = Instant.parse("2018-03-01T15:00:00Z");
  static final LocalDate TODAY = LocalDate.of(2018, 3, 1);
  static final By CLERK = new By(new Actor("clerk", "a-1"), NOW);
  static final By APPROVER = new By(new Actor("approver", "a-2"), NOW);

  static final MatterId PROVIDENCE = new MatterId("jag/2017/providence-ri", "jag/1373");
  static final MatterId CENTRAL_FALLS = new MatterId("jag/2017/central-falls-ri", "jag/1373");

  private static final Provenance SOURCE =
      new Provenance("a source", List.of(), Mark.V1, List.of());

  static final Matters.Judge OPEN = matter -> new Standing.Open(List.of());
  static final Matters.Judge REFUSED =
      matter ->
          new Standing.Refused(List.of(checked(new Need.Taken(Set.of("notice")), Truth.FALSE)));
  static final Matters.Judge UNSETTLED =
      matter -> new Standing.Unsettled(List.of(checked(new Need.InTerms(), Truth.UNKNOWN)));

  /// Refuses while an order operates on the day of the fixtures.
  static final Matters.Judge BY_ORDERS =
      matter ->
          matter.orders().stream().anyMatch(order -> order.span().covers(TODAY))
              ? new Standing.Refused(List.of(checked(new Need.NoOrder(), Truth.FALSE)))
              : new Standing.Open(List.of());

  private MatterFixtures() {}

  private static Standing.Checked checked(Need need, Truth met) {
    return new Standing.Checked(
        new Step.Requirement(need, SOURCE), met, new Ground.NoneStands(Set.of("notice")));
  }

  static Matters matters(Database database) {
    return new Matters(database, WASHINGTON, letters());
  }

  /// Letters are demands, whose answer is due on the day that they say.
  private static LetterSteps letters() {
    Clocks clocks =
        switch (Clocks.read(RegisterStoreTest.pack())) {
          case Clocks.Outcome.Read(Clocks read) -> read;
          case Clocks.Outcome.Rejected rejected -> throw new AssertionError(rejected);
        };
    return new LetterSteps(
        new LetterSteps.Named("demand", "answer", Set.of("answer")),
        new RecipientClocks(clocks, WASHINGTON),
        new ClockReckoner(clocks.reckoner()));
  }

  static MatterFile.Wanted wanted(String step) {
    return new MatterFile.Wanted(step, Set.of(), Map.of(), "document of " + step);
  }

  static long done(StepTaken taken) {
    return assertInstanceOf(StepTaken.Done.class, taken, taken::toString).event();
  }

  static void refused(StepTaken.Reason reason, StepTaken taken) {
    assertEquals(new StepTaken.Refused(reason), taken);
  }

  /// Two matters; in the first a notice was taken by two and has reached its addressee, an answer
  /// is entered, a proposal is open and one turned down, an order was lifted, an inquiry that asked
  /// both is joined, and all is public.
  static void fill(Database database) {
    Matters matters = matters(database);
    InquiryFixtures.approve(database, "m1", "providence-ri", "central-falls-ri");
    done(matters.open(PROVIDENCE, Tier.DIRECT, "award document", CLERK));
    done(matters.open(CENTRAL_FALLS, null, "not seen", CLERK));
    done(
        matters.propose(
            PROVIDENCE,
            new MatterFile.Wanted(
                "notice",
                Set.of("withhold"),
                Map.of("review-request", LocalDate.of(2018, 4, 2)),
                "notice of 1 March 2018"),
            null,
            OPEN,
            CLERK));
    done(matters.take(PROVIDENCE, 1, null, OPEN, APPROVER));
    done(matters.reach(PROVIDENCE, 1, TODAY, "receipt", CLERK));
    done(matters.enter(PROVIDENCE, wanted("answer"), TODAY, OPEN, CLERK));
    done(matters.join(PROVIDENCE, "m1", (matter, step, day) -> OPEN.standing(matter), CLERK));
    done(matters.propose(PROVIDENCE, wanted("close"), null, OPEN, CLERK));
    done(matters.propose(PROVIDENCE, wanted("hearing"), null, OPEN, CLERK));
    done(matters.turnDown(PROVIDENCE, 3, "nobody asked", APPROVER));
    done(
        matters.order(
            "an order",
            Set.of(),
            LocalDate.of(2018, 2, 1),
            false,
            "seen",
            List.of(PROVIDENCE),
            CLERK));
    done(matters.lift(1, TODAY, "vacated", CLERK));
    done(matters.publish(PROVIDENCE, true, "asked for often", APPROVER));
  }
}
