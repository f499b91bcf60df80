package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Law;
import org.proviso.law.act.Superiority;
import org.proviso.law.act.Target;
import org.proviso.law.act.Truth;
import org.proviso.law.act.Verb;
import org.proviso.law.time.Day;
import org.proviso.law.time.Timeline;

/// Whether one subject meets one condition, under each reading of what the condition turns on.
///
/// Where an adopted reading surely operates for the subject, and none stands against it that it
/// does not beat, it decides; where all readings agree, they do; else the result turns on the
/// reading. Immutable once made.
final class Meeting {

  private final Superiority superiority;
  private final Map<String, Timeline<Truth>> metUnder = new TreeMap<>();
  private final Map<Clause, Timeline<Integer>> adoptions = new LinkedHashMap<>();

  Meeting(Law law, Computation computation, int number) {
    superiority = new Superiority(law);
    computation
        .condition()
        .met()
        .forEach(
            (reading, guard) -> metUnder.put(reading, computation.reach().holds(number, guard)));
    for (Chain.Link link : computation.chain().links().reversed()) {
      if (link.clause().role() == Verb.Role.ADOPTION) {
        adoptions.put(link.clause(), computation.operating(link.clause()).of(number));
      }
    }
  }

  /// Returns the numbers of the days on which something may change.
  Set<Integer> changes() {
    Set<Integer> days = new TreeSet<>();
    metUnder.values().forEach(met -> addChanges(days, met));
    adoptions.values().forEach(adoption -> addChanges(days, adoption));
    return days;
  }

  private static void addChanges(Set<Integer> days, Timeline<?> timeline) {
    for (int day : timeline.changes()) {
      days.add(day);
    }
  }

  Answer.Met on(LocalDate day) {
    return onDay(Day.of(day));
  }

  /// Returns whether it is met on the day with this number.
  Answer.Met onDay(int day) {
    Map<String, Answer.Met.Value> byReading = new TreeMap<>();
    metUnder.forEach(
        (reading, met) ->
            byReading.put(
                reading,
                switch (met.atDay(day)) {
                  case TRUE -> Answer.Met.Value.MET;
                  case FALSE -> Answer.Met.Value.NOT_MET;
                  case UNKNOWN -> Answer.Met.Value.UNKNOWN;
                }));
    String adopted = adopted(day);
    List<Clause> adoptedBy =
        adopted == null
            ? List.of()
            : adoptions.entrySet().stream()
                .filter(adoption -> readingOf(adoption.getKey()).equals(adopted))
                .filter(adoption -> adoption.getValue().atDay(day) == Settlements.ALL)
                .map(Map.Entry::getKey)
                .toList();
    return new Answer.Met(value(byReading, adopted), adopted, adoptedBy, byReading);
  }

  private static Answer.Met.Value value(
      Map<String, Answer.Met.Value> byReading, @Nullable String adopted) {
    if (adopted != null && byReading.containsKey(adopted)) {
      return byReading.getOrDefault(adopted, Answer.Met.Value.UNKNOWN);
    }
    Set<Answer.Met.Value> values = new HashSet<>(byReading.values());
    return switch (values.size()) {
      case 0 -> Answer.Met.Value.UNKNOWN;
      case 1 -> values.iterator().next();
      default -> Answer.Met.Value.TURNS_ON_READING;
    };
  }

  /// Returns the reading that is surely adopted on a day; null if none is, or if another may be
  /// that no clause for it beats.
  private @Nullable String adopted(int day) {
    List<Clause> sure = new ArrayList<>();
    List<Clause> possible = new ArrayList<>();
    adoptions.forEach(
        (clause, operating) -> {
          if (operating.atDay(day) == Settlements.ALL) {
            sure.add(clause);
          }
          if (operating.atDay(day) != Settlements.NONE) {
            possible.add(clause);
          }
        });
    for (Clause clause : sure) {
      List<Clause> rivals =
          possible.stream().filter(other -> !readingOf(other).equals(readingOf(clause))).toList();
      boolean beatsAll =
          rivals.stream()
              .allMatch(
                  rival ->
                      sure.stream()
                          .filter(ours -> readingOf(ours).equals(readingOf(clause)))
                          .anyMatch(
                              ours -> superiority.ground(ours, rival) != Superiority.Ground.NONE));
      if (beatsAll) {
        return readingOf(clause);
      }
    }
    return null;
  }

  private static String readingOf(Clause clause) {
    return clause.target() instanceof Target.OfReading(String provision, String reading)
        ? reading
        : "";
  }
}
