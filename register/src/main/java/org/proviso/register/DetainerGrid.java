package org.proviso.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.proviso.law.time.Span;

/// Places by periods, with a total for each place, each period and all.
///
/// @param subject what the numbers are
/// @param places the rows, in order of identifier
/// @param periods the columns, from the earliest
/// @param cells by row, then by column; nothing where the source has no number, which is not zero
/// @param byPlace a total for each row
/// @param byPeriod a total for each column
/// @param all the total of everything
public record DetainerGrid(
    Subject subject,
    List<DetainerPlace> places,
    List<Span> periods,
    List<List<Optional<DetainerPublication.Shown>>> cells,
    List<Total> byPlace,
    List<Total> byPeriod,
    Total all) {

  private static final Comparator<Span> EARLIEST_FIRST =
      Comparator.<Span, String>comparing(span -> String.valueOf(span.from()))
          .thenComparing(span -> String.valueOf(span.until()));

  /// What the numbers of a grid are: those of one kind of place, one measure, one counter and one
  /// source, since others do not add up with them.
  public record Subject(
      DetainerPlace.Kind kind,
      DetainerMeasure measure,
      DetainerCount.Counter countedBy,
      List<String> sources)
      implements Comparable<Subject> {

    private static final Comparator<Subject> ORDER =
        Comparator.comparing(Subject::kind)
            .thenComparing(Subject::measure)
            .thenComparing(Subject::countedBy)
            .thenComparing(subject -> String.join(";", subject.sources()));

    /// Copies the list.
    public Subject {
      sources = List.copyOf(sources);
    }

    static Subject of(DetainerPublication.Cell cell) {
      return new Subject(cell.place().kind(), cell.measure(), cell.countedBy(), cell.sources());
    }

    /// Orders by kind of place, from the largest, then by measure, counter and sources.
    @Override
    public int compareTo(Subject other) {
      return ORDER.compare(this, other);
    }
  }

  /// A sum of numbers of a grid; numbers that the source does not have are not in it.
  public sealed interface Total {

    /// The sum.
    record Sum(long sum) implements Total {}

    /// It is not shown, because a number in it is not.
    record NotShown() implements Total {}

    /// There is none, because periods overlap and a request may be counted twice.
    record Overlapping() implements Total {}
  }

  /// Copies the lists.
  public DetainerGrid {
    places = List.copyOf(places);
    periods = List.copyOf(periods);
    cells = cells.stream().map(List::copyOf).toList();
    byPlace = List.copyOf(byPlace);
    byPeriod = List.copyOf(byPeriod);
  }

  static DetainerGrid of(Subject subject, List<DetainerPublication.Cell> given) {
    TreeSet<DetainerPlace> places = new TreeSet<>(Comparator.comparing(DetainerPlace::id));
    TreeSet<Span> periods = new TreeSet<>(EARLIEST_FIRST);
    Map<DetainerPlace, Map<Span, DetainerPublication.Shown>> shown = new HashMap<>();
    for (DetainerPublication.Cell cell : given) {
      places.add(cell.place());
      periods.add(cell.period());
      shown
          .computeIfAbsent(cell.place(), place -> new HashMap<>())
          .put(cell.period(), cell.shown());
    }
    List<List<Optional<DetainerPublication.Shown>>> cells = new ArrayList<>();
    for (DetainerPlace place : places) {
      Map<Span, DetainerPublication.Shown> row = shown.getOrDefault(place, Map.of());
      cells.add(periods.stream().map(period -> Optional.ofNullable(row.get(period))).toList());
    }
    boolean overlap = overlap(List.copyOf(periods));
    List<Total> byPlace =
        cells.stream().map(row -> overlap ? new Total.Overlapping() : total(row)).toList();
    List<Total> byPeriod = new ArrayList<>();
    for (int column = 0; column < periods.size(); column++) {
      int at = column;
      byPeriod.add(total(cells.stream().map(row -> row.get(at)).toList()));
    }
    Total all =
        overlap ? new Total.Overlapping() : total(cells.stream().flatMap(List::stream).toList());
    return new DetainerGrid(
        subject, List.copyOf(places), List.copyOf(periods), cells, byPlace, byPeriod, all);
  }

  private static boolean overlap(List<Span> periods) {
    for (int i = 1; i < periods.size(); i++) {
      // Sorted by first day, so that two periods overlap only if two neighbours do.
      var from = periods.get(i).from();
      if (from == null || periods.get(i - 1).covers(from)) {
        return true;
      }
    }
    return false;
  }

  private static Total total(List<Optional<DetainerPublication.Shown>> cells) {
    long sum = 0;
    for (Optional<DetainerPublication.Shown> cell : cells) {
      if (cell.isPresent()) {
        switch (cell.get()) {
          case DetainerPublication.Shown.Exactly(long count) -> sum += count;
          case DetainerPublication.Shown.Under11 _, DetainerPublication.Shown.NotShown _ -> {
            return new Total.NotShown();
          }
        }
      }
    }
    return new Total.Sum(sum);
  }
}
