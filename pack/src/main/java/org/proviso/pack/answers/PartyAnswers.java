package org.proviso.pack.answers;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Programme;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Timeline;

/// What every condition means for one party, in every programme year and on every day.
///
/// A party with several awards of a year stands for the first. Immutable and thread-safe.
///
/// @param party identifier of the party
/// @param verdicts by condition and year
public record PartyAnswers(String party, SortedMap<Column, Timeline<Verdict>> verdicts) {

  /// Copies the map.
  public PartyAnswers {
    verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
  }

  /// Works the answers out.
  ///
  /// @throws IllegalArgumentException if the register has no such party
  public static PartyAnswers of(LawEngine engine, String party, Asking asking) {
    SortedMap<Column, Timeline<Verdict>> verdicts = new TreeMap<>();
    for (Condition condition : engine.law().conditions()) {
      for (String year : years(engine, condition)) {
        Subject subject =
            engine
                .register()
                .subject(condition.programme(), year, party)
                .orElseThrow(() -> new IllegalArgumentException("no party " + party));
        verdicts.put(
            new Column(condition, year),
            engine.history(condition.id(), subject, asking).verdicts());
      }
    }
    return new PartyAnswers(party, verdicts);
  }

  private static Iterable<String> years(LawEngine engine, Condition condition) {
    return engine.law().programme(condition.programme()).map(Programme::years).orElseThrow();
  }
}
