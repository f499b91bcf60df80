package org.proviso.law.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.fact.AwardFact;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Fact;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Day;

class SweepTest {

  private static final boolean FULL = Boolean.getBoolean("proviso.full");
  private static final int LAWS = FULL ? 1_500 : 300;
  private static final int CHANGES = FULL ? 10_000 : 2_000;
  private static final int BRANCHED = FULL ? 200 : 40;

  /// One line for each stretch of each award and condition.
  private static List<String> lines(Sweep sweep) {
    return lines(sweep, 0, sweep.awards().size());
  }

  private static List<String> lines(Sweep sweep, int first, int end) {
    List<String> lines = new ArrayList<>();
    sweep.readAll(
        first,
        end,
        (row, condition) ->
            (from, until, number, status) -> {
              Holding holding = sweep.holding(number);
              lines.add(
                  line(
                      row,
                      condition.id(),
                      from,
                      until,
                      new Delta.Side(holding, status, sweep.money(row, holding, status))));
            });
    return lines;
  }

  private static String line(int row, String condition, int from, int until, Delta.Side side) {
    Holding holding = side.holding();
    return String.join(
        " ",
        String.valueOf(row),
        condition,
        String.valueOf(from),
        String.valueOf(until),
        holding.headline().name(),
        holding.possible().stream().sorted().toList().toString(),
        holding.term().name(),
        holding.bar().name(),
        holding.met().name(),
        side.status().name(),
        side.money().toString());
  }

  @Test
  void everyAwardHasTheEnginesAnswersOnEveryDay() {
    long seed = Seeds.next("sweep against engine");
    RandomLaws random = new RandomLaws(seed);
    int points = 0;
    for (int i = 0; i < LAWS; i++) {
      RandomLaws.Sample sample = random.next();
      Asking asking = random.asking();
      Awards awards = Awards.of(sample.register());
      Sweep sweep = Sweep.of(sample.law(), Portfolio.of(sample.register(), awards), asking);
      LawEngine engine = LawEngine.of(sample.law(), sample.register());
      for (int row = 0; row < awards.size(); row++) {
        for (Condition condition : sweep.conditions(row)) {
          History history = engine.history(condition.id(), awards.subject(row), asking);
          points += compare(sweep, row, condition.id(), history, seed, sample.law());
        }
      }
    }
    System.out.println(points + " points");
  }

  @Test
  void oneDayIsThatDayOfEveryStretch() {
    long seed = Seeds.next("one day of a sweep");
    RandomLaws random = new RandomLaws(seed);
    for (int i = 0; i < 300; i++) {
      RandomLaws.Sample sample = random.next();
      Awards awards = Awards.of(sample.register());
      Sweep sweep =
          Sweep.of(sample.law(), Portfolio.of(sample.register(), awards), random.asking());
      for (int offset = -1; offset <= RandomLaws.DAYS + 25; offset++) {
        LocalDate on = RandomLaws.FIRST.plusDays(offset);
        int day = Day.of(on);
        List<String> expected = new ArrayList<>();
        sweep.readAll(
            (row, condition) ->
                (from, until, holding, status) -> {
                  if (from <= day && day < until) {
                    expected.add(row + " " + condition.id() + " " + holding + " " + status);
                  }
                });
        List<String> found = new ArrayList<>();
        sweep.on(
            on,
            (row, condition, holding, status) ->
                found.add(row + " " + condition.id() + " " + holding + " " + status));
        assertEquals(expected, found, () -> "seed " + seed + ", " + on);
      }
    }
  }

  private static int compare(
      Sweep sweep, int row, String condition, History history, long seed, Law law) {
    NavigableMap<Integer, Delta.Side> sides = new TreeMap<>();
    sweep.read(
        row,
        condition,
        (from, until, number, status) -> {
          Holding holding = sweep.holding(number);
          sides.put(from, new Delta.Side(holding, status, sweep.money(row, holding, status)));
        });
    int points = 0;
    for (int i = -1; i <= RandomLaws.DAYS + 25; i++) {
      LocalDate day = RandomLaws.FIRST.plusDays(i);
      Answer answer = history.on(day);
      Delta.Side side = sides.floorEntry(Day.of(day)).getValue();
      Answer.Lanes lanes = answer.lanes();
      Delta.Side expected =
          new Delta.Side(
              new Holding(
                  answer.headline(),
                  answer.possible(),
                  lanes.term(),
                  lanes.bar(),
                  lanes.met().value()),
              // The award lane of an answer says that nothing is awarded before the announcement.
              side.holding().headline() == org.proviso.law.proof.Headline.NOT_YET
                  ? side.status()
                  : lanes.award(),
              lanes.money());
      assertEquals(
          expected,
          side,
          () -> "seed %d: %s of row %d on %s%n%s".formatted(seed, condition, row, day, law.acts()));
      points++;
    }
    return points;
  }

  /// What a sweep was made of, to make it again.
  private record Source(
      Law law, Register register, List<Policy> policies, List<AwardFact> facts, Asking asking) {

    Sweep sweep(Awards awards) {
      return Sweep.of(law, Portfolio.of(register, awards), asking);
    }

    Source with(Law changed) {
      return new Source(changed, register, policies, facts, asking);
    }

    Source with(Membership record) {
      List<Membership> more = new ArrayList<>(register.memberships());
      more.add(record);
      return new Source(law, register(more, policies, facts), policies, facts, asking);
    }

    Source with(Policy policy) {
      List<Policy> more = new ArrayList<>(policies);
      more.add(policy);
      return new Source(law, register(register.memberships(), more, facts), more, facts, asking);
    }

    Source with(AwardFact fact) {
      List<AwardFact> more = new ArrayList<>(facts);
      more.add(fact);
      return new Source(
          law, register(register.memberships(), policies, more), policies, more, asking);
    }

    private Register register(
        List<Membership> memberships, List<Policy> rules, List<AwardFact> years) {
      return new Register(
          register.parties(), register.groups().values(), memberships, rules, List.of(), years);
    }
  }

  /// Increment equals recompute, line by line, after each of thousands of acts and facts; and the
  /// delta is exactly what differs.
  @Test
  void increasingEqualsComputingAnew() {
    long seed = Seeds.next("increments");
    RandomLaws random = new RandomLaws(seed);
    int changes = 0;
    int acts = 0;
    int changed = 0;
    while (changes < CHANGES) {
      RandomLaws.Sample sample = random.next();
      Register register = sample.register();
      Source source =
          new Source(
              sample.law(), register, register.policies(), register.awardFacts(), random.asking());
      Sweep sweep = source.sweep(Awards.of(register));
      List<String> before = lines(sweep);
      List<String> first = before;
      Sweep start = sweep;
      for (int i = 0; i < 12; i++) {
        String id = "X" + i;
        Delta delta;
        if (random.any(List.of(true, false, false))) {
          Act act = random.nextAct(source.law(), id);
          Sweep.Outcome outcome = sweep.with(act);
          delta = assertInstanceOf(Sweep.Outcome.Taken.class, outcome).delta();
          source = source.with(delta.after().law());
          acts++;
        } else {
          Fact fact = random.nextFact(sweep.awards(), id);
          delta = sweep.with(fact);
          source =
              switch (fact) {
                case Fact.OfMembership(var record) -> source.with(record);
                case Fact.OfPolicy(var policy) -> source.with(policy);
                case Fact.OfYear(var year) -> source.with(year);
                case Fact.OfAward award -> source;
                case Fact.OfNewAward award -> source;
              };
        }
        List<String> anew = lines(source.sweep(delta.after().awards()));
        assertEquals(anew, lines(delta.after()), () -> "seed " + seed + ", change " + id);
        assertEquals(
            differences(sweep, delta.after()), listed(delta), () -> "seed " + seed + ", " + id);
        changed += delta.awards();
        sweep = delta.after();
        changes++;
      }
      assertEquals(first, lines(start), () -> "seed " + seed + ": the first sweep changed");
    }
    System.out.println(changes + " changes, " + acts + " of them acts, of " + changed + " awards");
    assertTrue(changed > changes / 2, "hardly anything changed");
  }

  /// The days on which two sweeps differ, found day by day: `row condition day was is`.
  private static List<String> differences(Sweep was, Sweep is) {
    List<String> found = new ArrayList<>();
    for (int row = 0; row < is.awards().size(); row++) {
      for (Condition condition : is.conditions(row)) {
        NavigableMap<Integer, String> after = sides(is, row, condition.id());
        NavigableMap<Integer, String> before =
            row < was.awards().size()
                ? sides(was, row, condition.id())
                : new TreeMap<>(Map.of(Day.FIRST, "none"));
        for (int day = first(); day < last(); day++) {
          String old = before.floorEntry(day).getValue();
          String now = after.floorEntry(day).getValue();
          if (!old.equals(now)) {
            found.add(row + " " + condition.id() + " " + day + " " + old + " > " + now);
          }
        }
      }
    }
    return found;
  }

  private static List<String> listed(Delta delta) {
    List<String> listed = new ArrayList<>();
    delta.changes(
        change -> {
          String was = change.was() == null ? "none" : change.was().toString();
          int from = Math.max(change.from(), first());
          for (int day = from; day < Math.min(change.until(), last()); day++) {
            listed.add(
                change.row()
                    + " "
                    + change.condition()
                    + " "
                    + day
                    + " "
                    + was
                    + " > "
                    + change.is());
          }
        });
    return listed;
  }

  private static int first() {
    return Day.of(RandomLaws.FIRST) - 20;
  }

  private static int last() {
    return Day.of(RandomLaws.FIRST) + 90;
  }

  private static NavigableMap<Integer, String> sides(Sweep sweep, int row, String condition) {
    TreeMap<Integer, String> sides = new TreeMap<>();
    sweep.read(
        row,
        condition,
        (from, until, number, status) -> {
          Holding holding = sweep.holding(number);
          Answer.Money money = sweep.money(row, holding, status);
          sides.put(from, new Delta.Side(holding, status, money).toString());
        });
    return sides;
  }

  @Test
  void readsATableInParts() {
    RandomLaws.Sample sample = new RandomLaws(20260102).next();
    Awards awards = Awards.of(sample.register());
    Sweep whole =
        Sweep.of(sample.law(), Portfolio.of(sample.register(), awards), Asking.CONTEMPORANEOUS);
    Sweep parts =
        Sweep.of(sample.law(), Portfolio.of(sample.register(), awards), Asking.CONTEMPORANEOUS);
    List<String> found = new ArrayList<>();
    for (int row = 0; row < awards.size(); row += 2) {
      found.addAll(lines(parts, row, Math.min(row + 2, awards.size())));
    }

    assertEquals(lines(whole), found);
  }

  @Test
  void provesAnyAnswer() {
    RandomLaws random = new RandomLaws(20260101);
    RandomLaws.Sample sample = random.next();
    Awards awards = Awards.of(sample.register());
    Sweep sweep =
        Sweep.of(sample.law(), Portfolio.of(sample.register(), awards), Asking.CONTEMPORANEOUS);
    for (int row = 0; row < awards.size(); row++) {
      Subject subject = awards.subject(row);
      History alone = sweep.history(row, "p/a");
      History among =
          LawEngine.of(sample.law(), sample.register())
              .history("p/a", subject, Asking.CONTEMPORANEOUS);
      assertEquals(among.verdicts(), alone.verdicts());
    }
  }

  @Test
  void groundsAreThoseOfTheEnginesAnswers() {
    long seed = Seeds.next("grounds");
    RandomLaws random = new RandomLaws(seed);
    for (int i = 0; i < 150; i++) {
      RandomLaws.Sample sample = random.next();
      Asking asking = random.asking();
      Awards awards = Awards.of(sample.register());
      Sweep sweep = Sweep.of(sample.law(), Portfolio.of(sample.register(), awards), asking);
      LawEngine engine = LawEngine.of(sample.law(), sample.register());
      for (int row = 0; row < awards.size(); row++) {
        History history = engine.history("p/a", awards.subject(row), asking);
        for (int day = -1; day <= RandomLaws.DAYS + 25; day++) {
          LocalDate on = RandomLaws.FIRST.plusDays(day);
          Answer answer = history.on(on);
          List<String> acts =
              answer.decidedBy().stream()
                  .map(clause -> sample.law().actOf(clause).id())
                  .distinct()
                  .toList();
          assertEquals(
              new Sweep.Grounds(acts, answer.confidence()),
              sweep.grounds(row, "p/a", on),
              () -> "seed " + seed);
        }
      }
    }
  }

  /// Several changes of one sweep, none of which knows of the others.
  @Test
  void changesOfOneSweepDoNotMeet() {
    long seed = Seeds.next("branches");
    RandomLaws random = new RandomLaws(seed);
    for (int i = 0; i < BRANCHED; i++) {
      RandomLaws.Sample sample = random.next();
      Register register = sample.register();
      Source source =
          new Source(
              sample.law(), register, register.policies(), register.awardFacts(), random.asking());
      Sweep sweep = source.sweep(Awards.of(register));
      for (int branch = 0; branch < 6; branch++) {
        String id = "X" + branch;
        Fact.OfNewAward award;
        do {
          award =
              random.nextFact(sweep.awards(), id) instanceof Fact.OfNewAward found ? found : null;
        } while (award == null);
        Sweep more = sweep.with(award).after();
        Membership record;
        do {
          record =
              random.nextFact(more.awards(), id) instanceof Fact.OfMembership(var found)
                  ? found
                  : null;
        } while (record == null);
        Fact.OfMembership membership = new Fact.OfMembership(record);
        Source with = source.with(record);
        assertEquals(
            lines(with.sweep(more.awards())),
            lines(more.with(membership).after()),
            () -> "seed " + seed);
        assertEquals(
            lines(with.sweep(sweep.awards())),
            lines(sweep.with(membership).after()),
            () -> "seed " + seed);
        Act act = random.nextAct(source.law(), id);
        Delta delta = assertInstanceOf(Sweep.Outcome.Taken.class, more.with(act)).delta();
        assertEquals(
            lines(source.with(delta.after().law()).sweep(more.awards())),
            lines(delta.after()),
            () -> "seed " + seed);
      }
    }
  }
}
