package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.fact.Award;
import org.proviso.law.time.Day;
import org.roaringbitmap.RoaringBitmap;

/// What one new act or fact changes: which stretches of which awards, from what to what.
///
/// Exact: every row that it lists differs before and after, and no other row does. Immutable and
/// thread-safe.
public final class Delta {

  private final Sweep before;
  private final Sweep after;
  private final String because;
  private final List<Condition> affected;
  private final RoaringBitmap changed;

  private Delta(
      Sweep before, Sweep after, String because, List<Condition> affected, RoaringBitmap changed) {
    this.before = before;
    this.after = after;
    this.because = because;
    this.affected = affected;
    this.changed = changed;
  }

  /// Compares two sweeps that differ at most in some rows and conditions.
  static Delta between(
      Sweep before, Sweep after, String because, List<Condition> affected, RoaringBitmap touched) {
    synchronized (before.lock()) {
      synchronized (after.lock()) {
        Comparison comparison = new Comparison(before, after, affected);
        comparison.prepare(touched);
        RoaringBitmap changed = new RoaringBitmap();
        touched.forEach(
            (int row) -> {
              if (comparison.differs(row)) {
                changed.add(row);
              }
            });
        return new Delta(before, after, because, affected, changed);
      }
    }
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
    return changed.getCardinality();
  }

  /// Shows every change, by row, by condition in the law's order, and by time; neighbours differ.
  public void changes(Consumer<Change> into) {
    synchronized (before.lock()) {
      synchronized (after.lock()) {
        Comparison comparison = new Comparison(before, after, affected);
        changed.forEach((int row) -> comparison.changes(row, into));
      }
    }
  }

  /// Compares rows. Not thread-safe.
  private static final class Comparison {

    private final Sweep before;
    private final Sweep after;
    private final List<Condition> affected;
    private final RowReader readerBefore;
    private final RowReader readerAfter;
    private final boolean sameLineage;

    /// Whether answers differ, by programme, and by signature before and after.
    private final Map<Integer, LongToInt> known = new HashMap<>();

    private final StretchList was = new StretchList();
    private final StretchList is = new StretchList();

    Comparison(Sweep before, Sweep after, List<Condition> affected) {
      this.before = before;
      this.after = after;
      this.affected = affected;
      readerBefore = before.reader();
      readerAfter = after.reader();
      sameLineage = after.isOfLineageOf(before);
    }

    /// Computes the timelines that rows need, all of a condition at once.
    void prepare(RoaringBitmap rows) {
      prepare(before, rows);
      prepare(after, rows);
    }

    private void prepare(Sweep sweep, RoaringBitmap rows) {
      BitSet seen = new BitSet();
      rows.forEach(
          (int row) -> {
            int signature = sweep.signatureOf(row);
            if (signature >= 0 && !seen.get(signature)) {
              seen.set(signature);
              for (Condition condition : affected) {
                Facets facets = sweep.facetsOf(row, condition.id());
                if (facets != null) {
                  facets.need(sweep.profiles().signature(signature));
                }
              }
            }
          });
      sweep.compute();
    }

    boolean differs(int row) {
      if (!sameLineage || row >= before.awards().size()) {
        boolean[] found = new boolean[1];
        changes(row, change -> found[0] = true);
        return found[0];
      }
      if (!before.sameAward(after, row)) {
        return rowsDiffer(row);
      }
      long pair = ((long) before.signatureOf(row) << 32) | after.signatureOf(row);
      LongToInt differ =
          known.computeIfAbsent(after.awards().programme(row), absent -> new LongToInt());
      int answer = differ.get(pair);
      if (answer == LongToInt.ABSENT) {
        answer = answersDiffer(row) ? 1 : 0;
        differ.put(pair, answer);
      }
      return answer == 1;
    }

    private boolean rowsDiffer(int row) {
      boolean sameAmount =
          before.awards().cents(row) == after.awards().cents(row)
              && before.awards().hasAmount(row) == after.awards().hasAmount(row);
      for (Condition condition : affected) {
        Facets old = before.facetsOf(row, condition.id());
        Facets now = after.facetsOf(row, condition.id());
        if (old != null && now != null) {
          was.clear();
          is.clear();
          readerBefore.read(row, before.signatureOf(row), old, was);
          readerAfter.read(row, after.signatureOf(row), now, is);
          if (!was.isLike(is) || (!sameAmount && moneyDiffers(row))) {
            return true;
          }
        }
      }
      return false;
    }

    /// Of a row whose stretches are the same before and after.
    private boolean moneyDiffers(int row) {
      for (int i = 0; i < is.size(); i++) {
        Holding holding = after.holding(is.holding(i));
        Award.Status status = is.status(i);
        if (!before.money(row, holding, status).equals(after.money(row, holding, status))) {
          return true;
        }
      }
      return false;
    }

    /// Whether something differs on some day, whatever became of the award.
    private boolean answersDiffer(int row) {
      int[] was = before.profiles().signature(before.signatureOf(row));
      int[] is = after.profiles().signature(after.signatureOf(row));
      for (Condition condition : affected) {
        Facets old = before.facetsOf(row, condition.id());
        Facets now = after.facetsOf(row, condition.id());
        if (old != null && now != null && answersDiffer(was, old, is, now)) {
          return true;
        }
      }
      return false;
    }

    private static boolean answersDiffer(int[] was, Facets old, int[] is, Facets now) {
      int i = 0;
      int j = 0;
      int day = Day.FIRST;
      while (day != Day.BEYOND) {
        int endWas = i + 2 < was.length ? was[i + 2] : Day.BEYOND;
        int endIs = j + 2 < is.length ? is[j + 2] : Day.BEYOND;
        int end = Math.min(endWas, endIs);
        if (differ(old.timeline(was[i + 1]), now.timeline(is[j + 1]), day, end)) {
          return true;
        }
        i += endWas == end ? 2 : 0;
        j += endIs == end ? 2 : 0;
        day = end;
      }
      return false;
    }

    private static boolean differ(int[] one, int[] other, int from, int until) {
      if (Arrays.equals(one, other)) {
        return false;
      }
      int i = at(one, from);
      int j = at(other, from);
      int day = from;
      while (day < until) {
        if (one[i + 1] != other[j + 1]) {
          return true;
        }
        int nextOne = i + 2 < one.length ? one[i + 2] : Day.BEYOND;
        int nextOther = j + 2 < other.length ? other[j + 2] : Day.BEYOND;
        day = Math.min(nextOne, nextOther);
        i += nextOne == day && nextOne != Day.BEYOND ? 2 : 0;
        j += nextOther == day && nextOther != Day.BEYOND ? 2 : 0;
      }
      return false;
    }

    private static int at(int[] timeline, int day) {
      int i = 0;
      while (i + 2 < timeline.length && timeline[i + 2] <= day) {
        i += 2;
      }
      return i;
    }

    private record Stretch(int from, int until, @Nullable Side side) {}

    void changes(int row, Consumer<Change> into) {
      for (Condition condition : affected) {
        Facets now = after.facetsOf(row, condition.id());
        if (now != null) {
          compare(
              row,
              condition.id(),
              stretches(before, readerBefore, row, condition),
              stretches(after, readerAfter, row, condition),
              into);
        }
      }
    }

    private static List<Stretch> stretches(
        Sweep sweep, RowReader reader, int row, Condition condition) {
      List<Stretch> stretches = new ArrayList<>();
      Facets facets = row < sweep.awards().size() ? sweep.facetsOf(row, condition.id()) : null;
      if (facets == null) {
        return List.of(new Stretch(Day.FIRST, Day.BEYOND, null));
      }
      reader.read(
          row,
          sweep.signatureOf(row),
          facets,
          (from, until, number, status) -> {
            Holding holding = sweep.holding(number);
            Side side = new Side(holding, status, sweep.money(row, holding, status));
            stretches.add(new Stretch(from, until, side));
          });
      return stretches;
    }

    private static void compare(
        int row, String condition, List<Stretch> was, List<Stretch> is, Consumer<Change> into) {
      int i = 0;
      int j = 0;
      Change pending = null;
      while (i < was.size() && j < is.size()) {
        Stretch old = was.get(i);
        Stretch now = is.get(j);
        int from = Math.max(old.from(), now.from());
        int until = Math.min(old.until(), now.until());
        Side side = now.side();
        if (side != null && !side.equals(old.side())) {
          Change change = new Change(row, condition, from, until, old.side(), side);
          if (pending != null && continues(pending, change)) {
            change = new Change(row, condition, pending.from(), until, old.side(), side);
          } else if (pending != null) {
            into.accept(pending);
          }
          pending = change;
        }
        i += old.until() == until ? 1 : 0;
        j += now.until() == until ? 1 : 0;
      }
      if (pending != null) {
        into.accept(pending);
      }
    }

    private static boolean continues(Change one, Change next) {
      Side was = one.was();
      return one.until() == next.from()
          && one.is().equals(next.is())
          && (was == null ? next.was() == null : was.equals(next.was()));
    }
  }
}
