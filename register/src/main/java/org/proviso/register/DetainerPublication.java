package org.proviso.register;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.proviso.law.act.Mark;
import org.proviso.law.time.Span;

/// Numbers of detainer requests as they may be seen: small ones hidden, and with them what would
/// give them away.
///
/// No number that is hidden is in a publication. The rule, with its reasons, is record 12:
///
/// 1. Zero is zero. A number from 1 to [#MOST_HIDDEN] is *under 11*.
/// 2. A larger number is *not shown* if it may count a request that such a number counts: of a
///    place within or around it, a period that overlaps, a wider or narrower measure.
/// 3. Neither is a small number said to be under 11 if another that is not zero may count one of
///    its requests and does not contain it.
/// 4. A total is shown only if every number in it is.
///
/// So whatever may count a request of a number under 11 contains it and is hidden, and the number
/// may be anything from 1 to 10, also for a reader who supposes that parts make up a whole.
/// Immutable and thread-safe.
public final class DetainerPublication {

  /// The largest number that is hidden.
  public static final int MOST_HIDDEN = 10;

  /// A number as it may be seen.
  public sealed interface Shown {

    /// The number itself.
    record Exactly(long count) implements Shown {}

    /// It is from 1 to 10.
    record Under11() implements Shown {}

    /// It is not shown, because it may count requests that a number under 11 counts. It may be of
    /// any size above zero.
    record NotShown() implements Shown {}
  }

  /// A number with what it counts.
  ///
  /// @param place where
  /// @param period when, its first day included and its last excluded
  /// @param measure what is counted
  /// @param shown how many
  /// @param countedBy who counted
  /// @param sources identifiers of the sources
  /// @param mark how far it was checked
  /// @param caveats what a reader must be told
  public record Cell(
      DetainerPlace place,
      Span period,
      DetainerMeasure measure,
      Shown shown,
      DetainerCount.Counter countedBy,
      List<String> sources,
      Mark mark,
      Set<DetainerCount.Caveat> caveats) {

    /// Copies the collections.
    public Cell {
      sources = List.copyOf(sources);
      caveats = Set.copyOf(caveats);
    }

    private static Cell of(DetainerCount count, Shown shown) {
      return new Cell(
          count.place(),
          count.period(),
          count.measure(),
          shown,
          count.countedBy(),
          count.sources(),
          count.mark(),
          count.caveats());
    }
  }

  private final List<Cell> cells;

  private DetainerPublication(List<Cell> cells) {
    this.cells = List.copyOf(cells);
  }

  /// Returns what may be seen of a table. What is shown of a number depends on the others: what two
  /// tables show apart must not be put side by side, so that everything that is public has to be of
  /// one publication. Takes time in the square of the number of rows.
  public static DetainerPublication of(DetainerTable table) {
    List<DetainerCount> notZero =
        table.counts().stream().filter(count -> count.count() > 0).toList();
    return new DetainerPublication(
        table.counts().stream().map(count -> Cell.of(count, shown(count, notZero))).toList());
  }

  /// Returns every number as it may be seen, in the order of the table.
  public List<Cell> cells() {
    return cells;
  }

  /// Returns the kinds of grid that this publication fills, ordered by kind of place and measure.
  public List<DetainerGrid.Subject> grids() {
    Set<DetainerGrid.Subject> subjects = new TreeSet<>();
    cells.forEach(cell -> subjects.add(DetainerGrid.Subject.of(cell)));
    return List.copyOf(subjects);
  }

  /// Returns places by periods, with totals, of the numbers that one source has of one measure at
  /// one kind of place.
  public DetainerGrid grid(DetainerGrid.Subject subject) {
    return DetainerGrid.of(
        subject,
        cells.stream().filter(cell -> DetainerGrid.Subject.of(cell).equals(subject)).toList());
  }

  private static Shown shown(DetainerCount count, List<DetainerCount> notZero) {
    if (count.count() == 0) {
      // Zero that contains more than zero is a fault of the table; neither is right or wrong here.
      return notZero.stream().anyMatch(count::contains)
          ? new Shown.NotShown()
          : new Shown.Exactly(0);
    }
    List<DetainerCount> sharing =
        notZero.stream().filter(other -> other.mayShareWith(count)).toList();
    if (isSmall(count)) {
      return sharing.stream().allMatch(other -> other.contains(count) || other.isBeside(count))
          ? new Shown.Under11()
          : new Shown.NotShown();
    }
    return sharing.stream().anyMatch(DetainerPublication::isSmall)
        ? new Shown.NotShown()
        : new Shown.Exactly(count.count());
  }

  private static boolean isSmall(DetainerCount count) {
    return count.count() >= 1 && count.count() <= MOST_HIDDEN;
  }
}
