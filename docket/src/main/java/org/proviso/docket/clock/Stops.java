package org.proviso.docket.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.clock.Toll;

/// The tolls of one clock, each with the end that was said last.
final class Stops {

  /// A toll with what says it.
  private record Stop(Happening.Tolled said, Happening.@Nullable TollEnded ended, Toll toll) {}

  private final List<Stop> stops = new ArrayList<>();

  Stops(List<Happening> happenings) {
    Map<Long, Happening.TollEnded> ends = new LinkedHashMap<>();
    for (Happening each : happenings) {
      if (each instanceof Happening.TollEnded end) {
        ends.put(end.toll(), end);
      }
    }
    for (Happening each : happenings) {
      if (each instanceof Happening.Tolled said) {
        add(said, ends.get(said.event()));
      }
    }
  }

  private void add(Happening.Tolled said, Happening.@Nullable TollEnded ended) {
    LocalDate until = ended == null ? said.until() : ended.until();
    if (until == null || until.isAfter(said.from())) {
      String id = "event-" + said.event();
      stops.add(new Stop(said, ended, new Toll(id, said.authority(), said.from(), until)));
    }
  }

  /// Returns every toll that stops something, in the order of the record.
  List<Toll> all() {
    return stops.isEmpty() ? List.of() : stops.stream().map(Stop::toll).toList();
  }

  /// Returns the tolls that the record has after an event.
  List<Toll> after(long event) {
    return stops.stream().filter(it -> it.said().event() > event).map(Stop::toll).toList();
  }

  /// Returns the first toll of the record that covers `day`.
  Optional<Toll> covering(LocalDate day) {
    return stops.stream().map(Stop::toll).filter(it -> it.covers(day)).findFirst();
  }

  /// Returns the first day of the standstill that `day`, which is tolled, lies in.
  LocalDate standsStillSince(LocalDate day) {
    LocalDate since = day;
    Optional<Toll> before = covering(day);
    while (before.isPresent()) {
      since = before.get().from();
      before = covering(since.minusDays(1));
    }
    return since;
  }

  /// Returns what says the tolls that cover a day between two, both inclusive.
  ///
  /// @param last null for no last day
  List<Happening> between(LocalDate first, @Nullable LocalDate last) {
    List<Happening> found = new ArrayList<>();
    for (Stop stop : stops) {
      LocalDate until = stop.toll().until();
      boolean begins = last == null || !stop.toll().from().isAfter(last);
      if (begins && (until == null || until.isAfter(first))) {
        found.add(stop.said());
        if (stop.ended() != null) {
          found.add(stop.ended());
        }
      }
    }
    return found;
  }
}
