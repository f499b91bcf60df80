package org.proviso.evidence.likeness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The pairs of texts whose similarity is at least a bound.
///
/// MinHash only proposes: 125 hash functions in 25 bands of 5, so that a pair of similarity 0.8 is
/// missed with a probability of (1 - 0.8^5)^25, about 5 in 100,000, and every proposal is checked
/// by its exact similarity. What is returned is therefore right, and very nearly complete.
public final class NearDuplicates {

  private static final int BANDS = 25;
  private static final int ROWS = 5;

  /// Fixed, so that the same texts give the same pairs everywhere.
  private static final long[] NUMBERS =
      new SplittableRandom(1997).longs((long) BANDS * ROWS).toArray();

  private NearDuplicates() {}

  /// Two texts that are alike.
  ///
  /// @param first the number of one, from 0
  /// @param second the number of the other, greater than the first
  /// @param similarity from 0 to 1
  public record Pair(int first, int second, double similarity) {}

  /// Returns the pairs, ordered by first and second. Texts without words are in none.
  ///
  /// Of each text a few hundred bytes are held; its shingles are asked for again where it is in a
  /// proposal. Texts with the same shingles count as one: the first of them is in pairs with the
  /// others of its kind and with what is like it, the others are in one pair each.
  ///
  /// @param count how many texts there are
  /// @param texts gives the shingles of a text by its number, from 0; asked by several threads
  /// @param atLeast the bound, inclusive; below 0.8 more pairs are missed
  public static List<Pair> among(int count, IntFunction<Shingles> texts, double atLeast) {
    char[][] least = new char[count][];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            at -> {
              Shingles shingles = texts.apply(at);
              least[at] = shingles.size() == 0 ? new char[0] : shingles.leastBy(NUMBERS);
            });
    List<Pair> pairs = new ArrayList<>();
    int[] different = different(least, texts, pairs);
    long[] candidates =
        IntStream.range(0, BANDS)
            .parallel()
            .mapToObj(band -> pairsIn(band, least, different))
            .flatMapToLong(Arrays::stream)
            .sorted()
            .distinct()
            .toArray();
    Arrays.stream(candidates)
        .parallel()
        .mapToObj(pair -> checked(pair, texts))
        .filter(pair -> pair.similarity() >= atLeast)
        .forEachOrdered(pairs::add);
    pairs.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
    return pairs;
  }

  /// Returns the numbers of the texts that have words, of those with the same shingles the first;
  /// the others are put into pairs with it.
  private static int[] different(char[][] least, IntFunction<Shingles> texts, List<Pair> pairs) {
    long[] keyed =
        IntStream.range(0, least.length)
            .filter(at -> least[at].length > 0)
            .mapToLong(at -> (long) Arrays.hashCode(least[at]) << 32 | at)
            .sorted()
            .toArray();
    BitSet different = new BitSet(least.length);
    List<Integer> firsts = new ArrayList<>();
    for (int at = 0; at < keyed.length; at++) {
      if (at > 0 && keyed[at] >>> 32 != keyed[at - 1] >>> 32) {
        firsts.clear();
      }
      int number = (int) keyed[at];
      Optional<Integer> same =
          firsts.stream()
              .filter(first -> Arrays.equals(least[first], least[number]))
              .filter(first -> texts.apply(first).similarity(texts.apply(number)) == 1)
              .findFirst();
      if (same.isPresent()) {
        pairs.add(new Pair(same.get(), number, 1));
      } else {
        firsts.add(number);
        different.set(number);
      }
    }
    return different.stream().toArray();
  }

  private static Pair checked(long pair, IntFunction<Shingles> texts) {
    int first = (int) (pair >>> 32);
    int second = (int) pair;
    return new Pair(first, second, texts.apply(first).similarity(texts.apply(second)));
  }

  /// Returns the pairs of texts that agree in all rows of a band, each in one number.
  private static long[] pairsIn(int band, char[][] least, int[] filled) {
    long[] keyed = new long[filled.length];
    for (int at = 0; at < filled.length; at++) {
      char[] rows = least[filled[at]];
      long key = band;
      for (int row = band * ROWS; row < (band + 1) * ROWS; row++) {
        key = Shingles.mixed(key ^ rows[row]);
      }
      // The upper half finds neighbours, the lower says who it is: one sort brings both together.
      keyed[at] = (key & 0xffff_ffff_0000_0000L) | filled[at];
    }
    Arrays.sort(keyed);
    List<long[]> found = new ArrayList<>();
    for (int from = 0; from < keyed.length; ) {
      int until = from + 1;
      while (until < keyed.length && keyed[until] >>> 32 == keyed[from] >>> 32) {
        until++;
      }
      for (int first = from; first < until; first++) {
        long[] pairs = new long[until - first - 1];
        for (int second = first + 1; second < until; second++) {
          pairs[second - first - 1] =
              (keyed[first] & 0xffff_ffffL) << 32 | (keyed[second] & 0xffff_ffffL);
        }
        found.add(pairs);
      }
      from = until;
    }
    return found.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
