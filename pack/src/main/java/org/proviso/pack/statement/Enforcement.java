package org.proviso.pack.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Verb;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Timeline;
import org.proviso.pack.ClaimCheck;
import org.proviso.pack.Pack;

/// Counts what the engine answers for every party of the register on one day, seen as on the day
/// itself.
final class Enforcement {

  private static final Set<Headline> NOT_IN_TERMS =
      EnumSet.of(Headline.NOT_YET, Headline.NOT_IN_TERMS);

  /// Whom one act reaches with one condition of one programme year.
  private record Reach(Set<String> clauses, Set<String> surely, Set<String> possibly) {
    Reach() {
      this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }
  }

  /// What a row is about. Ordered by act, then condition, then year.
  private record Key(String act, String condition, String year) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byAct = act.compareTo(other.act);
      int byCondition = byAct != 0 ? byAct : condition.compareTo(other.condition);
      return byCondition != 0 ? byCondition : year.compareTo(other.year);
    }
  }

  private final Pack pack;
  private final LawEngine engine;

  Enforcement(Pack pack, LawEngine engine) {
    this.pack = pack;
    this.engine = engine;
  }

  CheckResult barringActs(ClaimCheck.BarringActs check) {
    Map<Key, Reach> reached = new TreeMap<>();
    for (Condition condition : conditions(check.programme())) {
      verdictsOn(condition, check.on())
          .forEach(
              (subject, verdict) -> {
                if (verdict.possible().contains(Headline.BARRED)) {
                  addBarring(reached, condition, subject, check.on());
                }
              });
    }
    List<CountedRow> rows = new ArrayList<>();
    Set<String> sure = new TreeSet<>();
    Set<String> possible = new TreeSet<>();
    reached.forEach(
        (key, reach) -> {
          (reach.surely().isEmpty() ? possible : sure).add(key.act());
          rows.add(
              new CountedRow.Barring(
                  key.act(),
                  List.copyOf(reach.clauses()),
                  key.condition(),
                  key.year(),
                  List.copyOf(reach.surely()),
                  List.copyOf(reach.possibly())));
        });
    possible.removeAll(sure);
    return new CheckResult.Figure(
        List.of(
            new CheckResult.Tally(CheckResult.Count.BARRING_ACTS, sure.size(), check.stated()),
            new CheckResult.Tally(CheckResult.Count.POSSIBLY_BARRING_ACTS, possible.size(), null)),
        rows);
  }

  private void addBarring(
      Map<Key, Reach> reached, Condition condition, Subject subject, LocalDate on) {
    Answer answer = engine.history(condition.id(), subject, Asking.CONTEMPORANEOUS).on(on);
    for (Answer.Step step : answer.steps()) {
      Clause clause = step.clause();
      boolean operates =
          step.state() == Answer.State.OPERATES || step.state() == Answer.State.DOUBTFUL;
      boolean beaten = answer.headline() == Headline.BARRED && !answer.decidedBy().contains(clause);
      if (clause.verb() == Verb.ENJOINS && operates && !beaten) {
        Key key = new Key(step.act().id(), condition.id(), subject.year());
        Reach reach = reached.computeIfAbsent(key, absent -> new Reach());
        boolean surely =
            answer.headline() == Headline.BARRED && step.state() == Answer.State.OPERATES;
        reach.clauses().add(clause.id());
        (surely ? reach.surely() : reach.possibly()).add(subject.recipient());
      }
    }
  }

  CheckResult terms(ClaimCheck.Terms check) {
    List<CountedRow> rows = new ArrayList<>();
    int everybody = 0;
    for (Condition condition : conditions(check.programme())) {
      CountedRow.@Nullable Term term = term(condition, check);
      if (term != null) {
        rows.add(term);
        everybody += term.everybody() ? 1 : 0;
      }
    }
    return new CheckResult.Figure(
        List.of(
            new CheckResult.Tally(
                CheckResult.Count.CONDITIONS_FOR_EVERYBODY, everybody, check.stated()),
            new CheckResult.Tally(
                CheckResult.Count.CONDITIONS_FOR_SOME, rows.size() - everybody, null)),
        rows);
  }

  private CountedRow.@Nullable Term term(Condition condition, ClaimCheck.Terms check) {
    Set<String> surely = new TreeSet<>();
    Set<String> possibly = new TreeSet<>();
    boolean everybody = true;
    for (Map.Entry<Subject, Verdict> each : verdictsOn(condition, check.on()).entrySet()) {
      if (each.getKey().year().equals(check.year())) {
        Set<Headline> possible = each.getValue().possible();
        if (possible.stream().noneMatch(NOT_IN_TERMS::contains)) {
          surely.add(each.getKey().recipient());
        } else {
          everybody = false;
          if (!NOT_IN_TERMS.containsAll(possible)) {
            possibly.add(each.getKey().recipient());
          }
        }
      }
    }
    return surely.isEmpty() && possibly.isEmpty()
        ? null
        : new CountedRow.Term(
            condition.id(),
            pack.conditionText(condition.id()).orElse(""),
            List.copyOf(surely),
            List.copyOf(possibly),
            everybody);
  }

  private List<Condition> conditions(String programme) {
    return pack.law().conditions().stream()
        .filter(condition -> condition.programme().equals(programme))
        .toList();
  }

  private Map<Subject, Verdict> verdictsOn(Condition condition, LocalDate day) {
    Map<Subject, Verdict> on = new LinkedHashMap<>();
    Map<Subject, Timeline<Verdict>> verdicts =
        engine.verdicts(condition.id(), Asking.CONTEMPORANEOUS);
    verdicts.forEach((subject, timeline) -> on.put(subject, timeline.at(day)));
    return on;
  }
}
