package org.proviso.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Timeline;
import org.proviso.pack.answers.Column;

/// The answers to many conditions for every subject.
final class Bulk {

  private Bulk() {}

  /// Returns the verdicts by condition and year, then by subject.
  static Map<Column, Map<Subject, Timeline<Verdict>>> verdicts(
      LawEngine engine, Collection<Condition> conditions, Asking asking) {
    Map<Column, Map<Subject, Timeline<Verdict>>> all = new LinkedHashMap<>();
    for (Condition condition : conditions) {
      engine
          .verdicts(condition.id(), asking)
          .forEach(
              (subject, verdicts) ->
                  all.computeIfAbsent(
                          new Column(condition, subject.year()), column -> new LinkedHashMap<>())
                      .put(subject, verdicts));
    }
    return all;
  }
}
