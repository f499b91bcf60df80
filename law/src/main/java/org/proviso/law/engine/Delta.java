package org.proviso.law.engine;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.fact.Award;
import org.roaringbitmap.RoaringBitmap;

/// What one new act or fact changes: which stretches of which awards, from what to what.
///
/// Exact: every row that it lists differs before and after, and no other row does. Immutable and
/// thread-safe.
public final class Delta {

  private final Sweep before;
  private final Sweep after;
  private final String because;
  private final Found found;

  /// What was found to change.
  private sealed interface Found {

    /// Awards that have to be compared one by one.
    record Rows(List<Condition> affected, RoaringBitmap rows) implements Found {}

    /// Awards that change as others of their kind do.
    record ByKind(Kinds.Changed changed) implements Found {}
  }

  private Delta(Sweep before, Sweep after, String because, Found found) {
    this.before = before;
    this.after = after;
    this.because = because;
    this.found = found;
  }

  /// Compares two sweeps that differ at most in awards of some parties, as recipients or as those
  /// that awards are drawn from, and in some conditions.
  ///
  /// @param touched numbers of the parties in the table of awards
  static Delta between(
      Sweep before, Sweep after, String because, List<Condition> affected, BitSet touched) {
    synchronized (before.lock()) {
      synchronized (after.lock()) {
        Comparison comparison = new Comparison(before, after, affected);
        Found found =
            after.isOfLineageOf(before)
                ? new Found.ByKind(new Kinds(before, after, comparison).changed(touched))
                : new Found.Rows(affected, comparison.changed(rowsOf(after, touched)));
        return new Delta(before, after, because, found);
      }
    }
  }

  /// Compares two sweeps that differ at most in some rows and conditions.
  static Delta between(
      Sweep before, Sweep after, String because, List<Condition> affected, RoaringBitmap touched) {
    synchronized (before.lock()) {
      synchronized (after.lock()) {
        RoaringBitmap changed = new Comparison(before, after, affected).changed(touched);
        return new Delta(before, after, because, new Found.Rows(affected, changed));
      }
    }
  }

  private static RoaringBitmap rowsOf(Sweep sweep, BitSet parties) {
    RoaringBitmap rows = new RoaringBitmap();
    for (int row = 0; row < sweep.awards().size(); row++) {
      int under = sweep.awards().under(row);
      if (parties.get(sweep.awards().recipient(row)) || (under >= 0 && parties.get(under))) {
        rows.add(row);
      }
    }
    return rows;
  }

  /// What holds of a condition for an award on a stretch of days, before and after.
  ///
  /// @param row number of the award
  /// @param condition the condition
  /// @param from number of the first day; [Day#FIRST] if there is none
  /// @param until number of the first day after; [Day#BEYOND] if there is none
  /// @param was what held; null if there was no such award
  /// @param is what holds
  public record Change(
      int row, String condition, int from, int until, @Nullable Side was, Side is) {}

  /// One side of a change.
  ///
  /// @param holding what holds
  /// @param status what became of the award
  /// @param money what money the condition bears on
  public record Side(Holding holding, Award.Status status, Answer.Money money) {}

  /// Returns the sweep before.
  public Sweep before() {
    return before;
  }

  /// Returns the sweep after.
  public Sweep after() {
    return after;
  }

  /// Returns the act or record that the changes come from.
  public String because() {
    return because;
  }

  /// Returns how many awards something changes for.
  public int awards() {
    return switch (found) {
      case Found.Rows(var affected, RoaringBitmap rows) -> rows.getCardinality();
      case Found.ByKind(Kinds.Changed changed) -> changed.size();
    };
  }

  /// Shows every change, by row, by condition in the law's order, and by time; neighbours differ.
  public void changes(Consumer<Change> into) {
    synchronized (before.lock()) {
      synchronized (after.lock()) {
        switch (found) {
          case Found.Rows(List<Condition> affected, RoaringBitmap rows) -> {
            Comparison comparison = new Comparison(before, after, affected);
            rows.forEach((int row) -> comparison.changes(row, into));
          }
          case Found.ByKind(Kinds.Changed changed) -> changed.show(before, after, into);
        }
      }
    }
  }
}
