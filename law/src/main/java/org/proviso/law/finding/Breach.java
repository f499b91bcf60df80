package org.proviso.law.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Reading;

/// What has to be shown for a breach of one condition.
///
/// All elements have to be. What the second person does not agree with counts as open: a dissent
/// thus matters exactly where the conclusion turns on it. Immutable and thread-safe.
///
/// @param condition identifier of the condition
/// @param standard how surely each element has to be shown
/// @param elements one or more, in the order in which they are asked
/// @param readings the readings of the provision that elements depend on, in the order of the pack;
///   empty if none does
public record Breach(
    String condition, Standard standard, List<Element> elements, List<Reading> readings) {

  /// @throws IllegalArgumentException if there is no element, two have one identifier, or one
  ///   depends on readings that are not there
  public Breach {
    elements = List.copyOf(elements);
    readings = List.copyOf(readings);
    Set<String> ids = new HashSet<>();
    boolean turns = false;
    for (Element element : elements) {
      turns |= element.turnsOnReading();
      if (!ids.add(element.id())) {
        throw new IllegalArgumentException("two elements " + element.id());
      }
    }
    if (elements.isEmpty() || turns == readings.isEmpty()) {
      throw new IllegalArgumentException("no elements, or readings without use, of " + condition);
    }
  }

  /// Returns the points on which a finding has to conclude: each element, and under each reading
  /// where that matters.
  public List<Finding.Point> points() {
    List<Finding.Point> points = new ArrayList<>();
    for (Element element : elements) {
      if (element.turnsOnReading()) {
        readings.forEach(each -> points.add(new Finding.Point(element.id(), each.id())));
      } else {
        points.add(new Finding.Point(element.id(), null));
      }
    }
    return points;
  }

  /// Returns what a finding comes to.
  ///
  /// @param finding the latest; null if there is none. A point on which it says nothing is open
  /// @param adopted the reading that is adopted for the recipient on the day; null if none is
  public Outcome outcome(@Nullable Finding finding, @Nullable String adopted) {
    if (finding == null) {
      return new Outcome.NotMade();
    }
    Finding.Second second = finding.second();
    if (second == null) {
      return new Outcome.NotRead(finding);
    }
    Outcome agreed = outcome(finding, adopted, second.dissents(), false);
    boolean isSame = decisive(agreed).equals(decisive(outcome(finding, adopted, Set.of(), false)));
    return isSame ? agreed : outcome(finding, adopted, second.dissents(), true);
  }

  /// Returns what of an outcome a step would rest on.
  private static Object decisive(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Decided decided -> decided.shown();
      case Outcome.TurnsOnReading turns -> turns.byReading();
      case Outcome.NotLaidDown _, Outcome.NotMade _, Outcome.NotRead _ -> outcome;
    };
  }

  private Outcome outcome(
      Finding finding, @Nullable String adopted, Set<Finding.Point> open, boolean dissent) {
    if (readings.isEmpty()) {
      return new Outcome.Decided(finding, under(finding, null, open), null, Map.of(), dissent);
    }
    Map<String, Shown> byReading = new LinkedHashMap<>();
    readings.forEach(each -> byReading.put(each.id(), under(finding, each.id(), open)));
    Shown decided = adopted == null ? null : byReading.get(adopted);
    if (decided != null) {
      return new Outcome.Decided(finding, decided, adopted, byReading, dissent);
    }
    Set<Shown> values = Set.copyOf(byReading.values());
    return values.size() == 1
        ? new Outcome.Decided(finding, values.iterator().next(), null, byReading, dissent)
        : new Outcome.TurnsOnReading(finding, byReading, dissent);
  }

  /// Returns what each reading comes to by the finding alone, whatever the second person said;
  /// under the empty name if it depends on none.
  public Map<String, Shown> found(Finding finding) {
    Map<String, Shown> found = new LinkedHashMap<>();
    if (readings.isEmpty()) {
      found.put("", under(finding, null, Set.of()));
    }
    readings.forEach(each -> found.put(each.id(), under(finding, each.id(), Set.of())));
    return found;
  }

  private Shown under(Finding finding, @Nullable String reading, Set<Finding.Point> open) {
    Map<Finding.Point, Shown> said = new LinkedHashMap<>();
    finding.judged().forEach(each -> said.put(each.point(), each.shown()));
    Shown all = Shown.SHOWN;
    for (Element element : elements) {
      Finding.Point point =
          new Finding.Point(element.id(), element.turnsOnReading() ? reading : null);
      all = all.and(open.contains(point) ? Shown.OPEN : said.getOrDefault(point, Shown.OPEN));
    }
    return all;
  }

  /// Returns a finding that shows everything and that a second person agreed with on the same day.
  /// For questions of what would follow from one.
  public Finding supposed(int number, LocalDate day) {
    List<Finding.Judged> judged =
        points().stream().map(point -> new Finding.Judged(point, Shown.SHOWN)).toList();
    return new Finding(number, day, judged, new Finding.Second(day, Set.of()), "");
  }
}
