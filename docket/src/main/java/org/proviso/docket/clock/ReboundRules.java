package org.proviso.docket.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.proviso.law.clock.Count;
import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.Outcome;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.clock.Toll;
import org.proviso.law.clock.TriggerEvent;

/// Reckons the rules of one clock with the versions of calendars that it was moved to.
final class ReboundRules {

  private final Reckoner reckoner;
  private final List<Happening.Rebound> rebounds = new ArrayList<>();

  ReboundRules(Reckoner reckoner, List<Happening> happenings) {
    this.reckoner = reckoner;
    for (Happening each : happenings) {
      if (each instanceof Happening.Rebound rebound) {
        rebounds.add(rebound);
      }
    }
  }

  CountingRule rebound(CountingRule rule) {
    CountingRule moved = rule;
    for (Happening.Rebound each : rebounds) {
      moved = moved.with(each.from(), each.to());
    }
    return moved;
  }

  Outcome due(CountingRule rule, LocalDate from, List<Toll> tolls) {
    return reckoner.due(rebound(rule), new TriggerEvent.OnDay(from), tolls);
  }

  Count count(CountingRule rule, LocalDate from, List<Toll> tolls) {
    return reckoner.count(rebound(rule), new TriggerEvent.OnDay(from), tolls);
  }

  /// Returns the rebounds that change one of `rules`.
  List<Happening> changing(List<CountingRule> rules) {
    List<Happening> found = new ArrayList<>();
    List<CountingRule> moved = rules;
    for (Happening.Rebound each : rebounds) {
      List<CountingRule> next =
          moved.stream().<CountingRule>map(it -> it.with(each.from(), each.to())).toList();
      if (!next.equals(moved)) {
        found.add(each);
      }
      moved = next;
    }
    return found;
  }
}
