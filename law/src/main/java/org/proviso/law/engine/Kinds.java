package org.proviso.law.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.time.Day;

/// Finds the awards that something changes for where the awards themselves stay as they are: awards
/// are of one kind if they have the same holders before and after and the same deal, and kinds are
/// compared. Serves one comparison.
final class Kinds {

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

  /// Finds the awards of some parties that something changes for.
  Changed changed(BitSet parties) {
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
    List<List<Comparison.Difference>> differences =
        comparison.differences(kindCount, programmes, was, is);
    long[] found = new long[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (!differences.get(kindOf[i]).isEmpty()) {
        found[count++] = ((long) rows[i] << 32) | kindOf[i];
      }
    }
    return new Changed(sorted(Arrays.copyOf(found, count)), differences);
  }

  /// Sorts numbers by their upper half, which is not negative: digit by digit from the last one on,
  /// which is several times faster here than comparing.
  private static long[] sorted(long[] numbers) {
    long most = 0;
    for (long number : numbers) {
      most = Math.max(most, number >>> 32);
    }
    long[] from = numbers;
    long[] into = new long[numbers.length];
    for (int shift = 32; shift < 63 && most >>> (shift - 32) != 0; shift += DIGIT) {
      int[] starts = new int[(1 << DIGIT) + 1];
      for (long number : from) {
        starts[(int) (number >>> shift & DIGITS) + 1]++;
      }
      for (int i = 1; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      for (long number : from) {
        into[starts[(int) (number >>> shift & DIGITS)]++] = number;
      }
      long[] done = into;
      into = from;
      from = done;
    }
    return from;
  }

  private static final int DIGIT = 11;
  private static final int DIGITS = (1 << DIGIT) - 1;

  /// The awards that something changes for, in order of their rows, each with what does.
  static final class Changed {

    /// Rows, each with the number of its kind in the lower half.
    private final long[] rows;

    private final List<List<Comparison.Difference>> differences;

    private Changed(long[] rows, List<List<Comparison.Difference>> differences) {
      this.rows = rows;
      this.differences = differences;
    }

    int size() {
      return rows.length;
    }

    /// Shows every change, where awards are the same before and after.
    void show(Sweep before, Sweep after, Consumer<Delta.Change> into) {
      Awards awards = after.awards();
      int[] status = Deals.withRoom(new int[0], after.parties());
      long[] cents = new long[BLOCK];
      for (int first = 0; first < rows.length; first += BLOCK) {
        int end = Math.min(rows.length, first + BLOCK);
        // Awards here and there in a large table: read in a loop of its own, their misses overlap.
        for (int i = first; i < end; i++) {
          cents[i - first] = awards.cents((int) (rows[i] >> 32));
        }
        for (int i = first; i < end; i++) {
          int row = (int) (rows[i] >> 32);
          int length = Deals.status(after.parties(), awards, row, status);
          for (Comparison.Difference difference : differences.get((int) rows[i])) {
            Holding was = before.holding(difference.was());
            Holding is = after.holding(difference.is());
            show(row, difference, was, is, status, length, cents[i - first], awards, into);
          }
        }
      }
    }

    private static void show(
        int row,
        Comparison.Difference difference,
        Holding was,
        Holding is,
        int[] status,
        int length,
        long cents,
        Awards awards,
        Consumer<Delta.Change> into) {
      for (int i = 0; i < length; i += 2) {
        int from = Math.max(status[i], difference.from());
        int end = i + 2 < length ? status[i + 2] : Day.BEYOND;
        int until = Math.min(end, difference.until());
        if (from < until) {
          Award.Status became = STATUSES[status[i + 1]];
          boolean known = awards.hasAmount(row);
          into.accept(
              new Delta.Change(
                  row,
                  difference.condition().id(),
                  from,
                  until,
                  side(was, became, cents, known),
                  side(is, became, cents, known)));
        }
      }
    }

    private static Delta.Side side(
        Holding holding, Award.Status status, long cents, boolean known) {
      return new Delta.Side(
          holding,
          status,
          History.money(status, holding.headline(), holding.possible(), cents, known));
    }

    private static final int BLOCK = 256;
  }

  private static final Award.Status[] STATUSES = Award.Status.values();

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
