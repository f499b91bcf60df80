package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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

  /// Compares two sweeps that differ at most in awards of some parties, as recipients or as those
  /// that awards are drawn from, and in some conditions.
  ///
  /// @param touched numbers of the parties in the table of awards
  static Delta between(
      Sweep before, Sweep after, String because, List<Condition> affected, BitSet touched) {
    synchronized (before.lock()) {
      synchronized (after.lock()) {
        Comparison comparison = new Comparison(before, after, affected);
        RoaringBitmap changed =
            after.isOfLineageOf(before)
                ? new Kinds(before, after, comparison).changed(touched)
                : comparison.changed(rowsOf(after, touched));
        return new Delta(before, after, because, affected, changed);
      }
    }
  }

  /// Compares two sweeps that differ at most in some rows and conditions.
  static Delta between(
      Sweep before, Sweep after, String because, List<Condition> affected, RoaringBitmap touched) {
    synchronized (before.lock()) {
      synchronized (after.lock()) {
        RoaringBitmap changed = new Comparison(before, after, affected).changed(touched);
        return new Delta(before, after, because, affected, changed);
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

  /// Finds the awards that something changes for where the awards themselves stay as they are:
  /// awards are of one kind if they have the same holders before and after and the same deal, and
  /// kinds are compared. Serves one comparison.
  private static final class Kinds {

    private final Sweep before;
    private final Sweep after;
    private final Comparison comparison;

    /// Pairs of holders before and after, and kinds by pair and deal.
    private final LongToInt pairs = new LongToInt();

    private final LongToInt kinds = new LongToInt();
    private int pairCount;
    private int kindCount;

    /// For each pair the holder before and the holder after.
    private int[] holdersBefore = new int[64];

    private int[] holdersAfter = new int[64];

    /// For each kind its programme, and its signatures before and after.
    private int[] programmes = new int[64];

    private int[] was = new int[64];
    private int[] is = new int[64];

    /// Rows that may change, and for each the pair of holders, then its kind.
    private int[] rows = new int[1024];

    private int[] kindOf = new int[1024];
    private int size;

    Kinds(Sweep before, Sweep after, Comparison comparison) {
      this.before = before;
      this.after = after;
      this.comparison = comparison;
    }

    RoaringBitmap changed(BitSet parties) {
      take(parties);
      // Each of the next loops reads one table only, so that its misses overlap.
      int[] deals = new int[size];
      for (int i = 0; i < size; i++) {
        deals[i] = after.signatures().deal(rows[i]);
      }
      for (int i = 0; i < size; i++) {
        if (Deals.isDrawn(deals[i])) {
          kindOf[i] =
              pair(
                  before.signatures().holder(before.awards(), rows[i]),
                  after.signatures().holder(after.awards(), rows[i]));
        }
        kindOf[i] = kind(rows[i], kindOf[i], deals[i]);
      }
      boolean[] differ = comparison.answersDiffer(kindCount, programmes, was, is);
      int count = 0;
      for (int i = 0; i < size; i++) {
        if (differ[kindOf[i]]) {
          rows[count++] = rows[i];
        }
      }
      return RoaringBitmap.bitmapOfUnordered(Arrays.copyOf(rows, count));
    }

    /// Takes the rows of parties, each with the pair of holders of an award that is drawn from no
    /// other.
    private void take(BitSet parties) {
      PartyRows index = after.partyRows();
      for (int party = parties.nextSetBit(0); party >= 0; party = parties.nextSetBit(party + 1)) {
        int pair = pairOf(party);
        index.received(party, row -> take(row, pair));
        index.drawn(
            party,
            row -> {
              // Those of a recipient that is touched are taken with it.
              if (!parties.get(after.awards().recipient(row))) {
                take(row, pair);
              }
            });
      }
      for (int row = index.rows(); row < after.awards().size(); row++) {
        int recipient = after.awards().recipient(row);
        int under = after.awards().under(row);
        if (parties.get(recipient) || (under >= 0 && parties.get(under))) {
          take(row, pairOf(recipient));
        }
      }
    }

    private void take(int row, int pair) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, size * 2);
        kindOf = Arrays.copyOf(kindOf, size * 2);
      }
      rows[size] = row;
      kindOf[size++] = pair;
    }

    private int pairOf(int recipient) {
      return pair(
          Profiles.holder(before.signatures().own(recipient)),
          Profiles.holder(after.signatures().own(recipient)));
    }

    private int pair(int was, int is) {
      long key = ((long) was << 32) | is;
      int known = pairs.get(key);
      if (known == LongToInt.ABSENT) {
        known = pairCount++;
        pairs.put(key, known);
        if (known == holdersBefore.length) {
          holdersBefore = Arrays.copyOf(holdersBefore, known * 2);
          holdersAfter = Arrays.copyOf(holdersAfter, known * 2);
        }
        holdersBefore[known] = was;
        holdersAfter[known] = is;
      }
      return known;
    }

    private int kind(int row, int pair, int deal) {
      long key = ((long) pair << 32) | deal;
      int known = kinds.get(key);
      if (known == LongToInt.ABSENT) {
        known = kindCount++;
        kinds.put(key, known);
        if (known == programmes.length) {
          programmes = Arrays.copyOf(programmes, known * 2);
          was = Arrays.copyOf(was, known * 2);
          is = Arrays.copyOf(is, known * 2);
        }
        programmes[known] = after.profiles().deals().programme(deal);
        int dealBefore = before.signatures().deal(row);
        was[known] = before.profiles().signature(holdersBefore[pair], dealBefore);
        is[known] = after.profiles().signature(holdersAfter[pair], deal);
      }
      return known;
    }
  }

  /// Compares rows. Not thread-safe.
  private static final class Comparison {

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

    /// Returns for each of `count` kinds of awards whether something differs on some day, whatever
    /// became of them.
    ///
    /// @param programmes their programmes
    /// @param was their signatures before
    /// @param is their signatures after
    boolean[] answersDiffer(int count, int[] programmes, int[] was, int[] is) {
      LongToInt seenBefore = new LongToInt();
      LongToInt seenAfter = new LongToInt();
      for (int i = 0; i < count; i++) {
        needBefore(programmes[i], was[i], seenBefore);
        needAfter(programmes[i], is[i], seenAfter);
      }
      before.compute();
      after.compute();
      boolean[] differ = new boolean[count];
      for (int i = 0; i < count; i++) {
        differ[i] = answersDiffer(programmes[i], was[i], is[i]);
      }
      return differ;
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

    private boolean answersDiffer(int programme, int signatureBefore, int signatureAfter) {
      int[] stretchesBefore = before.profiles().signature(signatureBefore);
      int[] stretchesAfter = after.profiles().signature(signatureAfter);
      for (Answers answers : affected) {
        if (answers.programme() == programme
            && answersDiffer(stretchesBefore, answers.was(), stretchesAfter, answers.is())) {
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
