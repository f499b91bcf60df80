package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.fact.Award;
import org.proviso.law.time.Day;
import org.roaringbitmap.RoaringBitmap;

/// Compares what two sweeps say of some conditions, award by award or kind by kind. Not
/// thread-safe.
final class Comparison {

  /// What is compared of the awards of one programme.
  ///
  /// @param programme its number in the table of awards
  private record Answers(Condition condition, int programme, Facets was, Facets is) {}

  private final Sweep before;
  private final Sweep after;
  private final List<Answers> affected = new ArrayList<>();
  private final RowReader readerBefore;
  private final RowReader readerAfter;
  private final boolean sameLineage;
  private final StretchList was = new StretchList();
  private final StretchList is = new StretchList();

  Comparison(Sweep before, Sweep after, List<Condition> affected) {
    this.before = before;
    this.after = after;
    for (Condition condition : affected) {
      int programme = after.awards().programmes().number(condition.programme());
      if (programme >= 0) {
        Facets was = before.facets(condition);
        this.affected.add(new Answers(condition, programme, was, after.facets(condition)));
      }
    }
    readerBefore = before.reader();
    readerAfter = after.reader();
    sameLineage = after.isOfLineageOf(before);
  }

  RoaringBitmap changed(RoaringBitmap touched) {
    prepare(touched);
    RoaringBitmap changed = new RoaringBitmap();
    touched.forEach(
        (int row) -> {
          if (differs(row)) {
            changed.add(row);
          }
        });
    return changed;
  }

  /// Computes the timelines that rows need, all of a condition at once.
  private void prepare(RoaringBitmap rows) {
    LongToInt seenBefore = new LongToInt();
    LongToInt seenAfter = new LongToInt();
    rows.forEach(
        (int row) -> {
          int programme = after.awards().programme(row);
          if (row < before.awards().size()) {
            needBefore(programme, before.signatureOf(row), seenBefore);
          }
          needAfter(programme, after.signatureOf(row), seenAfter);
        });
    before.compute();
    after.compute();
  }

  private void needBefore(int programme, int signature, LongToInt seen) {
    if (seen.get(signature) == LongToInt.ABSENT) {
      seen.put(signature, 0);
      int[] stretches = before.profiles().signature(signature);
      for (Answers answers : affected) {
        if (answers.programme() == programme) {
          answers.was().need(stretches);
        }
      }
    }
  }

  private void needAfter(int programme, int signature, LongToInt seen) {
    if (seen.get(signature) == LongToInt.ABSENT) {
      seen.put(signature, 0);
      int[] stretches = after.profiles().signature(signature);
      for (Answers answers : affected) {
        if (answers.programme() == programme) {
          answers.is().need(stretches);
        }
      }
    }
  }

  /// Days on which something else holds of one condition, whatever became of the award: before and
  /// after, as numbers of holdings.
  record Difference(Condition condition, int from, int until, int was, int is) {}

  /// Returns what differs for each of `count` kinds of awards, by condition in the law's order and
  /// by time; neighbours differ.
  ///
  /// @param programmes their programmes
  /// @param was their signatures before
  /// @param is their signatures after
  List<List<Difference>> differences(int count, int[] programmes, int[] was, int[] is) {
    LongToInt seenBefore = new LongToInt();
    LongToInt seenAfter = new LongToInt();
    for (int i = 0; i < count; i++) {
      needBefore(programmes[i], was[i], seenBefore);
      needAfter(programmes[i], is[i], seenAfter);
    }
    before.compute();
    after.compute();
    List<List<Difference>> differences = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      differences.add(differences(programmes[i], was[i], is[i]));
    }
    return differences;
  }

  private List<Difference> differences(int programme, int signatureBefore, int signatureAfter) {
    List<Difference> found = List.of();
    int[] was = before.profiles().signature(signatureBefore);
    int[] is = after.profiles().signature(signatureAfter);
    for (Answers answers : affected) {
      if (answers.programme() == programme) {
        int i = 0;
        int j = 0;
        int day = Day.FIRST;
        while (day != Day.BEYOND) {
          int endWas = i + 2 < was.length ? was[i + 2] : Day.BEYOND;
          int endIs = j + 2 < is.length ? is[j + 2] : Day.BEYOND;
          int end = Math.min(endWas, endIs);
          int[] old = answers.was().timeline(was[i + 1]);
          int[] now = answers.is().timeline(is[j + 1]);
          if (!Arrays.equals(old, now)) {
            found = found.isEmpty() ? new ArrayList<>() : found;
            add(answers.condition(), old, now, day, end, found);
          }
          i += endWas == end ? 2 : 0;
          j += endIs == end ? 2 : 0;
          day = end;
        }
      }
    }
    return found;
  }

  /// Adds what differs between two timelines from a day until another.
  private static void add(
      Condition condition, int[] old, int[] now, int from, int until, List<Difference> into) {
    int i = at(old, from);
    int j = at(now, from);
    int day = from;
    while (day < until) {
      int nextOld = i + 2 < old.length ? old[i + 2] : Day.BEYOND;
      int nextNow = j + 2 < now.length ? now[j + 2] : Day.BEYOND;
      int end = Math.min(until, Math.min(nextOld, nextNow));
      if (old[i + 1] != now[j + 1]) {
        add(new Difference(condition, day, end, old[i + 1], now[j + 1]), into);
      }
      i += nextOld == end && end != Day.BEYOND ? 2 : 0;
      j += nextNow == end && end != Day.BEYOND ? 2 : 0;
      day = end;
    }
  }

  private static void add(Difference more, List<Difference> into) {
    Difference last = into.isEmpty() ? null : into.getLast();
    if (last != null
        && last.until() == more.from()
        && last.was() == more.was()
        && last.is() == more.is()
        && last.condition().equals(more.condition())) {
      into.set(
          into.size() - 1,
          new Difference(more.condition(), last.from(), more.until(), more.was(), more.is()));
    } else {
      into.add(more);
    }
  }

  private static int at(int[] timeline, int day) {
    int i = 0;
    while (i + 2 < timeline.length && timeline[i + 2] <= day) {
      i += 2;
    }
    return i;
  }

  private boolean differs(int row) {
    if (!sameLineage || row >= before.awards().size()) {
      boolean[] found = new boolean[1];
      changes(row, change -> found[0] = true);
      return found[0];
    }
    return rowsDiffer(row);
  }

  private boolean rowsDiffer(int row) {
    boolean sameAmount =
        before.awards().cents(row) == after.awards().cents(row)
            && before.awards().hasAmount(row) == after.awards().hasAmount(row);
    int programme = after.awards().programme(row);
    for (Answers answers : affected) {
      if (answers.programme() == programme) {
        was.clear();
        is.clear();
        readerBefore.read(row, before.signatureOf(row), answers.was(), was);
        readerAfter.read(row, after.signatureOf(row), answers.is(), is);
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

  private record Stretch(int from, int until, Delta.@Nullable Side side) {}

  void changes(int row, Consumer<Delta.Change> into) {
    int programme = after.awards().programme(row);
    for (Answers answers : affected) {
      if (answers.programme() == programme) {
        compare(
            row,
            answers.condition().id(),
            row < before.awards().size()
                ? stretches(before, readerBefore, row, answers.was())
                : List.of(new Stretch(Day.FIRST, Day.BEYOND, null)),
            stretches(after, readerAfter, row, answers.is()),
            into);
      }
    }
  }

  private static List<Stretch> stretches(Sweep sweep, RowReader reader, int row, Facets facets) {
    List<Stretch> stretches = new ArrayList<>();
    reader.read(
        row,
        sweep.signatureOf(row),
        facets,
        (from, until, number, status) -> {
          Holding holding = sweep.holding(number);
          Delta.Side side = new Delta.Side(holding, status, sweep.money(row, holding, status));
          stretches.add(new Stretch(from, until, side));
        });
    return stretches;
  }

  private static void compare(
      int row, String condition, List<Stretch> was, List<Stretch> is, Consumer<Delta.Change> into) {
    int i = 0;
    int j = 0;
    Delta.Change pending = null;
    while (i < was.size() && j < is.size()) {
      Stretch old = was.get(i);
      Stretch now = is.get(j);
      int from = Math.max(old.from(), now.from());
      int until = Math.min(old.until(), now.until());
      Delta.Side side = now.side();
      if (side != null && !side.equals(old.side())) {
        Delta.Change change = new Delta.Change(row, condition, from, until, old.side(), side);
        if (pending != null && continues(pending, change)) {
          change = new Delta.Change(row, condition, pending.from(), until, old.side(), side);
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

  private static boolean continues(Delta.Change one, Delta.Change next) {
    Delta.Side was = one.was();
    return one.until() == next.from()
        && one.is().equals(next.is())
        && (was == null ? next.was() == null : was.equals(next.was()));
  }
}
