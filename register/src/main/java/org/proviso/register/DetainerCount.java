package org.proviso.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.proviso.law.act.Mark;
import org.proviso.law.time.Span;

/// A number of detainer requests at a place in a period, as somebody counted them.
///
/// It is not for show: [DetainerPublication] says what of it may be seen.
///
/// @param place where
/// @param period when, its first day included and its last excluded; both are known
/// @param measure what is counted
/// @param count how many, at least zero
/// @param countedBy who counted
/// @param sources identifiers of the sources, at least one
/// @param mark how far it was checked
/// @param caveats what a reader must be told
public record DetainerCount(
    DetainerPlace place,
    Span period,
    DetainerMeasure measure,
    long count,
    Counter countedBy,
    List<String> sources,
    Mark mark,
    Set<Caveat> caveats) {

  /// Copies the collections.
  ///
  /// @throws NullPointerException if the first day of the period, or that after it, is not known
  /// @throws IllegalArgumentException if the count is below zero
  public DetainerCount {
    Objects.requireNonNull(period.from(), "first day of the period");
    Objects.requireNonNull(period.until(), "first day after the period");
    if (count < 0) {
      throw new IllegalArgumentException("count " + count + " is below zero");
    }
    sources = List.copyOf(sources);
    caveats = Set.copyOf(caveats);
  }

  /// Who counted.
  public enum Counter {
    /// The agency that requests.
    REQUESTING_AGENCY("requesting-agency"),
    /// The body that has custody.
    HOLDING_BODY("holding-body"),
    /// Somebody else, from records of either.
    THIRD_PARTY("third-party");

    private final String word;

    Counter(String word) {
      this.word = word;
    }

    /// Returns the word as a table writes it.
    public String word() {
      return word;
    }
  }

  /// What a reader must be told. A closed list, so that a table has no room for remarks on people.
  public enum Caveat {
    /// Only what staff of the counting agency became aware of is counted, whenever it was issued.
    KNOWN_TO_STAFF_ONLY("known-to-staff-only"),
    /// The publisher suspended the series after errors in saying whose refusal it was.
    SERIES_SUSPENDED("series-suspended"),
    /// Where the figure first comes from is not certain.
    ORIGIN_UNCERTAIN("origin-uncertain"),
    /// The source has other tables that do not add up with this figure.
    TABLES_DISAGREE("tables-disagree");

    private final String word;

    Caveat(String word) {
      this.word = word;
    }

    /// Returns the word as a table writes it.
    public String word() {
      return word;
    }
  }

  /// Returns whether everything that `other` counts may be counted here too, in a larger place, a
  /// longer period or by a wider measure; never of the same place, period and measure.
  boolean contains(DetainerCount other) {
    return !isBeside(other)
        && place.contains(other.place)
        && (measure == other.measure || measure.parts().contains(other.measure))
        && covers(other);
  }

  /// Returns whether this is of the same place, period and measure, counted by somebody else or
  /// taken from another source.
  boolean isBeside(DetainerCount other) {
    return place.equals(other.place) && period.equals(other.period) && measure == other.measure;
  }

  /// Returns whether one request may be counted both here and there.
  boolean mayShareWith(DetainerCount other) {
    return (place.contains(other.place) || other.place.contains(place))
        && (measure == other.measure
            || measure.parts().contains(other.measure)
            || other.measure.parts().contains(measure))
        && first().isBefore(other.beyond())
        && other.first().isBefore(beyond());
  }

  private boolean covers(DetainerCount other) {
    return !first().isAfter(other.first()) && !beyond().isBefore(other.beyond());
  }

  private LocalDate first() {
    return Objects.requireNonNull(period.from(), "first day");
  }

  private LocalDate beyond() {
    return Objects.requireNonNull(period.until(), "first day after");
  }
}
