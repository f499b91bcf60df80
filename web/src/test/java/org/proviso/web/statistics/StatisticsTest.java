package org.proviso.web.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.proviso.docket.ledger.Account;
import org.proviso.docket.ledger.Balances;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Tier;
import org.proviso.store.MatterFile;
import org.proviso.store.MatterId;
import org.proviso.web.TestSite;
import org.proviso.web.picture.Table;
import org.proviso.web.site.Reading;

/// What statistics say of letters, matters and money that are made up here, and of the first pack;
/// all figures are counted by hand.
class StatisticsTest {

  private static final LocalDate JANUARY_24 = LocalDate.of(2018, 1, 24);
  private static final LocalDate LATER = LocalDate.of(2018, 6, 1);
  private static final MatterId MATTER = new MatterId("jag/2016/louisville-ky", "jag/1373");
  private static final StatisticsViews VIEWS = TestSite.bean(StatisticsViews.class);

  private static Wait letter(@Nullable Integer due, Wait.Outcome outcome) {
    return new Wait(
        Side.RECIPIENT,
        "letter",
        "chicago-il",
        null,
        JANUARY_24,
        due == null ? null : JANUARY_24.plusDays(due),
        outcome);
  }

  private static Wait.Outcome after(int days) {
    return new Wait.Outcome.Done(JANUARY_24.plusDays(days));
  }

  private static StatisticsView view(Counted counted, LocalDate on) {
    return VIEWS.view(counted, new Reading(on, null, null));
  }

  private static StatisticsView view(LocalDate on, List<Wait> waits) {
    return view(new Counted(false, waits, List.of(), List.of(), List.of()), on);
  }

  private static StatisticsView.Row row(StatisticsView view, Side side, String what) {
    return view.sides().get(side == Side.GRANTOR ? 0 : 1).rows().stream()
        .filter(row -> row.what().equals(what))
        .findFirst()
        .orElseThrow();
  }

  // ---------------------------------------------------------------- letters

  private static final List<Wait> LETTERS =
      List.of(
          letter(30, after(10)),
          letter(30, after(30)),
          letter(30, after(31)),
          letter(30, after(33)),
          letter(null, after(40)),
          letter(30, after(20)),
          letter(30, new Wait.Outcome.Open()),
          letter(400, new Wait.Outcome.Open()),
          letter(30, new Wait.Outcome.Ended(JANUARY_24.plusDays(5))),
          letter(30, new Wait.Outcome.NotCounted(Wait.Why.NOT_SERVED)),
          letter(30, after(-1)));

  @Test
  void everyLetterIsInExactlyOneColumn() {
    assertEquals(
        new StatisticsView.Row(
            "letter",
            11,
            6,
            // 10, 20, 30, 31, 33, 40
            "30.5",
            "10 to 40",
            "3 of 5 (60 %); of 1 no last day is known",
            "2 (the time of 1 is over)",
            1,
            "1: service is not on record; 1: the answer is of an earlier day than what it is"
                + " counted from"),
        row(view(LATER, LETTERS), Side.RECIPIENT, "letter"));
  }

  @Test
  void whatCameLaterIsNotYetThere() {
    StatisticsView.Row row = row(view(JANUARY_24.plusDays(20), LETTERS), Side.RECIPIENT, "letter");

    assertEquals(11, row.all());
    assertEquals(2, row.answered());
    assertEquals("15.0", row.median());
    assertEquals("10, 20", row.range());
    // Of fewer than five no share.
    assertEquals("2 of 2", row.inTime());
    assertEquals("6", row.notYet());
    assertEquals(1, row.ended());
    assertTrue(
        view(JANUARY_24.minusDays(1), LETTERS).sides().get(1).rows().stream()
            .noneMatch(each -> each.what().equals("letter")));
  }

  /// Waits at random, each of which a naive count puts into its place.
  @Test
  void agreesWithANaiveCount() {
    long seed = Long.getLong("proviso.seed", 0);
    seed = seed == 0 ? new Random().nextLong() : seed;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      LocalDate on = JANUARY_24.plusDays(random.nextInt(60));
      List<Wait> waits = new ArrayList<>();
      int inTime = 0;
      int late = 0;
      int open = 0;
      int ended = 0;
      for (int j = random.nextInt(30); j > 0; j--) {
        LocalDate from = JANUARY_24.plusDays(random.nextInt(30));
        LocalDate then = from.plusDays(random.nextInt(40));
        LocalDate due = from.plusDays(random.nextInt(40));
        boolean isAnswer = random.nextBoolean();
        waits.add(
            new Wait(
                Side.GRANTOR,
                "thing",
                "chicago-il",
                null,
                from,
                due,
                isAnswer ? new Wait.Outcome.Done(then) : new Wait.Outcome.Ended(then)));
        boolean isThere = from.toEpochDay() <= on.toEpochDay();
        boolean isOver = then.toEpochDay() <= on.toEpochDay();
        inTime += isThere && isOver && isAnswer && then.toEpochDay() <= due.toEpochDay() ? 1 : 0;
        late += isThere && isOver && isAnswer && then.toEpochDay() > due.toEpochDay() ? 1 : 0;
        open += isThere && !isOver ? 1 : 0;
        ended += isThere && isOver && !isAnswer ? 1 : 0;
      }
      Figure figure = Figure.of(waits, on);
      assertEquals(inTime, figure.inTime(), waits::toString);
      assertEquals(late, figure.late(), waits::toString);
      assertEquals(open, figure.open(), waits::toString);
      assertEquals(ended, figure.ended(), waits::toString);
      assertEquals(inTime + late, figure.days().n());
      assertEquals(inTime + late + open + ended, figure.all());
    }
  }

  @Test
  void thePictureHasADotForEachAnswerAndEachThatIsAwaited() {
    Table table = Objects.requireNonNull(view(LATER, LETTERS).picture()).table();

    // 128 days from 24 January to 1 June.
    assertEquals(
        List.of("10", "20", "30", "31", "33", "40", "128", "128"),
        table.rows().stream().map(row -> row.get(5).data()).toList());
    assertEquals(
        List.of(
            "Recipients",
            "letter",
            "Chicago",
            "2018-01-24",
            "2018-02-03",
            "10",
            "2018-02-23",
            "answered"),
        table.rows().getFirst().stream().map(Table.Cell::data).toList());
    assertNull(view(LATER, List.of()).picture());
  }

  // ---------------------------------------------------------------- matters

  private static MatterFile.Taken step(
      int number, String step, int day, @Nullable Integer reached, Map<String, LocalDate> due) {
    return new MatterFile.Taken(
        number,
        new MatterFile.Wanted(step, Set.of(), due, "document"),
        JANUARY_24.plusDays(day),
        reached == null ? null : JANUARY_24.plusDays(reached),
        null,
        null,
        null,
        null,
        null,
        number);
  }

  private static MatterFile matter(boolean isPublic, MatterFile.Taken... steps) {
    return new MatterFile(
        MATTER,
        "louisville-ky",
        Tier.DIRECT,
        "",
        isPublic,
        List.of(),
        List.of(steps),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static StatisticsView ofMatters(boolean isPublic, LocalDate on, MatterFile... files) {
    return view(new Counted(isPublic, List.of(), List.of(files), List.of(), List.of()), on);
  }

  /// The letter reached on day 2 is answered on day 19; a cure that is reported on day 60 is
  /// accepted on day 81, and what is held is released three days later; the pack gives one business
  /// day for that.
  private static final MatterFile CURED =
      matter(
          true,
          step(1, "demand", 0, 2, Map.of("answer", JANUARY_24.plusDays(18))),
          step(2, "answer", 19, 19, Map.of()),
          step(3, "assess", 40, 41, Map.of()),
          step(4, "cure", 60, 60, Map.of()),
          step(5, "accept-cure", 81, 81, Map.of()),
          step(6, "release", 84, 84, Map.of()));

  @Test
  void bothSidesOfAMatterAreTimedByOneRule() {
    StatisticsView view = ofMatters(true, LATER, CURED);

    StatisticsView.Row answer = row(view, Side.RECIPIENT, "After: Letter asks for documents");
    assertEquals("17", answer.median());
    assertEquals("0 of 1", answer.inTime());
    assertEquals("19", row(view, Side.RECIPIENT, "After: Preliminary assessment").median());
    assertEquals("21", row(view, Side.GRANTOR, "After: Cure reported").median());
    assertEquals("21", row(view, Side.GRANTOR, "After: Answer to the letter").median());
    // Accepted on Sunday, 15 April: due on Monday, and released on Wednesday.
    StatisticsView.Row release = row(view, Side.GRANTOR, "After: Cure accepted");
    assertEquals("3", release.median());
    assertEquals("0 of 1", release.inTime());
  }

  @Test
  void theOtherSideEndsATimeAndDoesNotAnswerIt() {
    MatterFile closed =
        matter(
            true,
            step(1, "demand", 0, 2, Map.of("answer", JANUARY_24.plusDays(30))),
            step(2, "close", 10, 10, Map.of()));

    StatisticsView.Row row =
        row(ofMatters(true, LATER, closed), Side.RECIPIENT, "After: Letter asks for documents");

    assertEquals(0, row.answered());
    assertEquals(1, row.ended());
    assertEquals(
        1,
        row(
                ofMatters(true, JANUARY_24.plusDays(9), closed),
                Side.RECIPIENT,
                "After: Letter asks for documents")
            .all());
  }

  @Test
  void whatDidNotReachTheOtherSideHasNoDays() {
    StatisticsView.Row row =
        row(
            ofMatters(true, LATER, matter(true, step(1, "demand", 0, null, Map.of()))),
            Side.RECIPIENT,
            "After: Letter asks for documents");

    assertEquals("1: when it reached the other side is not on record", row.notCounted());
    assertEquals("0", row.notYet());
  }

  @Test
  void aMatterThatIsNotPublicAsAWholeHasStepsAndNoTimes() {
    StatisticsView view = ofMatters(true, LATER, matter(false, step(1, "demand", 0, 2, Map.of())));

    assertEquals("demand", view.steps().getFirst().id());
    assertEquals("Matters that are public: 0.", view.stepNotes().getFirst());
    assertTrue(view.stepNotes().get(1).contains("1 steps"), view.stepNotes()::toString);
    assertTrue(
        view.sides().get(1).rows().stream().noneMatch(row -> row.what().startsWith("After")));
    // All that is on record is whole for staff.
    assertTrue(
        ofMatters(false, LATER, matter(false, step(1, "demand", 0, 2, Map.of())))
            .sides()
            .get(1)
            .rows()
            .stream()
            .anyMatch(row -> row.what().startsWith("After")));
  }

  @Test
  void stepsAreCountedByTheirKindWhateverThePackCallsThem() {
    StatisticsView view =
        ofMatters(true, LATER, CURED, matter(true, step(1, "demand", 0, 2, Map.of())));

    assertEquals(
        new StatisticsView.StepRow(
            "demand", "Letter asks for documents", "Grantor", "inquiry", 2, 1, 0),
        view.steps().getFirst());
    assertEquals(6, view.steps().size());
    assertEquals(
        List.of("demand"),
        ofMatters(true, JANUARY_24, CURED).steps().stream()
            .map(StatisticsView.StepRow::id)
            .toList());
  }

  // ---------------------------------------------------------------- money, requests

  private static Balances balances(long held, long released) {
    EnumMap<Account, Long> cents = new EnumMap<>(Account.class);
    cents.put(Account.OBLIGATED, 1_000_000L);
    cents.put(Account.HELD, held);
    return Balances.of(LATER, cents, released);
  }

  @Test
  void amountsOfFewAreSaidAndOfMoreTheMedian() {
    List<Balances> four =
        List.of(balances(100, 0), balances(0, 250), balances(0, 0), balances(300, 0));
    List<Balances> six = new ArrayList<>(four);
    six.addAll(List.of(balances(201, 0), balances(400, 0), balances(500, 0), balances(600, 0)));

    assertEquals(
        List.of(
            "Awards with an amount that is held: 2 of 4 counted, at the end of 1 Jun 2018. $1.00,"
                + " $3.00.",
            "Awards of which something that was held was released: 1 of 4 counted, by 1 Jun 2018."
                + " $2.50."),
        view(new Counted(true, List.of(), List.of(), four, List.of()), LATER).holds());
    // 100, 201, 300, 400, 500, 600: half of 300 and 400.
    assertTrue(
        view(new Counted(true, List.of(), List.of(), six, List.of()), LATER)
            .holds()
            .getFirst()
            .endsWith("Median $3.50, from $1.00 to $6.00."));
    assertEquals(
        List.of("No balance of an award is public on this day."),
        view(new Counted(true, List.of(), List.of(), List.of(), List.of()), LATER).holds());
  }

  @Test
  void requestsAndObjectionsAreForStaffAlone() {
    List<Counted.Decided> decided =
        List.of(
            new Counted.Decided("time", "granted", JANUARY_24),
            new Counted.Decided("time", "denied", JANUARY_24),
            new Counted.Decided("time", "granted", JANUARY_24),
            new Counted.Decided("time", "open", LATER.plusDays(1)),
            new Counted.Decided("objection", "overruled", JANUARY_24));

    assertEquals(
        List.of("Requests for more time: 3 (1 denied, 2 granted).", "Objections: 1 (1 overruled)."),
        view(new Counted(false, List.of(), List.of(), List.of(), decided), LATER).asked());
    assertEquals(
        1, view(new Counted(true, List.of(), List.of(), List.of(), decided), LATER).asked().size());
  }

  // ---------------------------------------------------------------- the pack

  private static StatisticsView.RulingRow ruling(StatisticsView view, String verb) {
    return view.rulings().stream().filter(row -> row.verb().equals(verb)).findFirst().orElseThrow();
  }

  private static List<Integer> counts(StatisticsView.RulingRow row) {
    return List.of(
        row.first(), row.appeal(), row.last(), row.all(), row.onCourts(), row.onOthers());
  }

  /// Read off the acts of the pack: O22, O15, O16, O17 and O32 stay, of which O15 is the Seventh
  /// Circuit's; O18, O20 and O24 vacate; O36 reverses.
  @Test
  void actsOfCourtsAreCountedByWhatTheyDidAndByTheirLevel() {
    StatisticsView view = view(LocalDate.of(2021, 12, 31), List.of());

    assertEquals(List.of(4, 1, 0, 5, 5, 0), counts(ruling(view, "stayed")));
    assertEquals(List.of(0, 3, 0, 3, 3, 0), counts(ruling(view, "vacated")));
    assertEquals(List.of(0, 1, 0, 1, 1, 0), counts(ruling(view, "reversed")));
    assertEquals(List.of(0, 7, 0, 7, 7, 0), counts(ruling(view, "affirmed")));
    assertEquals(List.of(0, 2, 0, 2, 2, 0), counts(ruling(view, "lifted a stay")));
    assertEquals(List.of(0, 1, 0, 1, 0, 0), counts(ruling(view, "moved a day")));
    assertEquals(
        List.of("O36"), ruling(view, "reversed").acts().stream().map(each -> each.id()).toList());
    // O32 stays in 2019, and O24 vacates in 2019.
    StatisticsView earlier = view(LocalDate.of(2018, 12, 31), List.of());
    assertEquals(4, ruling(earlier, "stayed").all());
    assertEquals(2, ruling(earlier, "vacated").all());
    assertEquals(0, ruling(earlier, "reversed").all());
  }

  /// 9 letters gave 70 days, 5 gave 16, 29 gave 23, 23 gave 30, and 3 named no day.
  @Test
  void lettersOfThePackHaveNoAnswerOnRecordAndAreNotTakenForUnanswered() {
    StatisticsView view = view(LocalDate.of(2021, 12, 31), List.of());

    assertEquals(
        "Letters that asked: 69. Of 66 the day is known by which an answer was asked for: median"
            + " 23.0 days, 16 to 70; of 3 it is not.",
        view.letterNotes().getFirst());
    StatisticsView.Row row =
        row(view, Side.RECIPIENT, "Letters of the rounds in the pack, from their day");
    assertEquals(69, row.all());
    assertEquals("0", row.notYet());
    assertTrue(row.notCounted().startsWith("69: the pack has no answers"), row::toString);
  }
}
