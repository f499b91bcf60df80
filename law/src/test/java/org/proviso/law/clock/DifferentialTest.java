package org.proviso.law.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.proviso.law.clock.QuestionGenerator.Question;

/// The engine against [NaiveOracle] on generated questions.
class DifferentialTest {

  private static final int CASES = Boolean.getBoolean("proviso.full") ? 1_000_000 : 200_000;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx");

  private final long seed = Long.getLong("proviso.seed", 20_180_124L);
  private final NaiveDays days = new NaiveDays();
  private final NaiveOracle oracle = new NaiveOracle(days, new NaiveEastern(days));
  private final QuestionGenerator generator = new QuestionGenerator(seed, days);
  private final Reckoner reckoner = generator.reckoner();

  @Test
  void agreesWithTheOracleOnGeneratedQuestions() {
    Map<String, Integer> kinds = new TreeMap<>();
    Map<String, Integer> answers = new TreeMap<>();

    for (int i = 0; i < CASES; i++) {
      Question question = generator.next();
      String expected = oracle.answer(question.forOracle());
      String actual =
          show(question, reckoner.due(question.rule(), question.trigger(), question.tolls()));
      if (!expected.equals(actual)) {
        assertEquals(expected, actual, "seed " + seed + ", question " + i + ": " + question);
      }
      kinds.merge(question.forOracle().kind().name(), 1, Integer::sum);
      answers.merge(expected.substring(0, expected.indexOf(' ')), 1, Integer::sum);
    }

    // A generator that hardly reaches a rule or an outcome would prove little about it.
    assertEquals(5, kinds.size(), kinds.toString());
    assertEquals(4, answers.size(), answers.toString());
    assertTrue(kinds.values().stream().allMatch(n -> n > CASES / 20), kinds.toString());
    assertTrue(answers.values().stream().allMatch(n -> n > CASES / 2_000 * 3), answers.toString());
  }

  @Test
  void theStepsLeadToTheSameEndAsTheArithmetic() {
    for (int i = 0; i < 20_000; i++) {
      Question question = generator.next();
      Count count = reckoner.count(question.rule(), question.trigger(), question.tolls());
      String why = "seed " + seed + ", question " + i + ": " + question;

      assertEquals(
          reckoner.due(question.rule(), question.trigger(), question.tolls()),
          count.outcome(),
          why);
      switch (count.outcome()) {
        case Outcome.DueOn due -> assertEndsOn(due, question, count.steps(), why);
        case Outcome.DueAt due -> assertEndsAt(due, question, count.steps(), why);
        case Outcome.Tolled tolled -> assertStandsStill(tolled, count.steps(), why);
        case Outcome.BeyondCalendar _ ->
            assertTrue(count.steps().stream().allMatch(DifferentialTest::isConsistent), why);
        case Outcome.UnknownCalendar _, Outcome.Refused _ ->
            assertEquals(List.of(), count.steps(), why);
      }
    }
  }

  @Test
  void everyLineOfABusinessCountAgreesWithTheOraclesCalendar() {
    int lines = 0;
    while (lines < CASES / 2) {
      Question question = generator.next();
      if (question.forOracle().kind() == NaiveOracle.Kind.BUSINESS_DAYS) {
        Count count = reckoner.count(question.rule(), question.trigger(), question.tolls());
        int step = question.forOracle().backward() ? -1 : 1;
        int day = (int) question.forOracle().trigger();
        for (Step line : count.steps()) {
          boolean leftOut = line.reason() instanceof Reason.TriggerExcluded;
          boolean expected = !leftOut && oracle.isBusinessDay(question.forOracle(), day);

          assertEquals(days.show(day), ((Step.DayStep) line).day().toString());
          assertEquals(expected, line.counts(), () -> "seed " + seed + ": " + line + question);
          day += step;
          lines++;
        }
      }
    }
  }

  private static void assertEndsOn(
      Outcome.DueOn due, Question question, List<Step> steps, String why) {
    Step.DayStep last = (Step.DayStep) steps.getLast();
    int counted = (int) steps.stream().filter(Step::counts).count();

    assertEquals(due.day(), last.day(), why);
    assertEquals(counted, last.number(), why);
    if (question.rule() instanceof DayRule rule) {
      assertEquals(rule.days(), counted, why);
    }
    assertTrue(last.counts() || last.reason() instanceof Reason.RolledTo, why);
    assertTrue(steps.stream().allMatch(DifferentialTest::isConsistent), why);
  }

  private static void assertEndsAt(
      Outcome.DueAt due, Question question, List<Step> steps, String why) {
    Step.HourStep last = (Step.HourStep) steps.getLast();

    assertEquals(due.at(), last.until(), why);
    assertEquals(((HourRule) question.rule()).length(), last.running(), why);
    for (int i = 1; i < steps.size(); i++) {
      Step.HourStep before = (Step.HourStep) steps.get(i - 1);
      assertEquals(before.until(), ((Step.HourStep) steps.get(i)).from(), why);
    }
    assertTrue(steps.stream().allMatch(DifferentialTest::isConsistent), why);
  }

  private static void assertStandsStill(Outcome.Tolled tolled, List<Step> steps, String why) {
    // A trigger day that is left out says so, tolled or not.
    if (steps.size() > 1) {
      switch (steps.getLast()) {
        case Step.DayStep step -> assertEquals(tolled.since(), step.day(), why);
        case Step.HourStep step -> assertEquals(tolled.since(), step.from().toLocalDate(), why);
      }
    }
  }

  private static boolean isConsistent(Step step) {
    return switch (step.reason()) {
      case Reason.Counted _ -> step.counts();
      case Reason.RolledPast _ -> true;
      case Reason.TriggerExcluded _,
          Reason.WeekdayOff _,
          Reason.HolidayOff _,
          Reason.TolledBy _,
          Reason.RolledTo _ ->
          !step.counts();
    };
  }

  private static String show(Question question, Outcome outcome) {
    return switch (outcome) {
      case Outcome.DueOn due -> "due " + due.day();
      case Outcome.DueAt due -> "due " + MINUTES.format(due.at());
      case Outcome.Tolled tolled -> "tolled since " + tolled.since();
      case Outcome.BeyondCalendar beyond ->
          "beyond calendar "
              + question.rule().off().holidays().indexOf(beyond.calendar())
              + " on "
              + beyond.day();
      case Outcome.Refused refused when refused.reason() == Outcome.Refusal.NO_SUCH_DAY_IN_MONTH ->
          "refused for the month";
      case Outcome.Refused refused -> "refused: " + refused;
      case Outcome.UnknownCalendar unknown -> "unknown calendar " + unknown.calendar();
    };
  }
}
