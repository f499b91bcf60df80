package org.proviso.law.clock;

import java.util.List;

/// A period reckoned with its working shown.
///
/// With the rule, the calendars it names and the tolls, another program can check each step. The
/// steps are in the order of counting: backward in time for a period counted backward. They go up
/// to the end of the period; where there is no end, to the last day or stretch that could be
/// judged, and none at all for a refusal.
///
/// @param rule what was applied
/// @param trigger the event
/// @param tolls as given
/// @param outcome same as [Reckoner#due] answers
/// @param steps day by day or stretch by stretch
public record Count(
    CountingRule rule, TriggerEvent trigger, List<Toll> tolls, Outcome outcome, List<Step> steps) {

  public Count {
    tolls = List.copyOf(tolls);
    steps = List.copyOf(steps);
  }
}
