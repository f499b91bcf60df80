package org.proviso.evidence.likeness;

import java.util.Arrays;

/// The runs of five words that stand in a text, as a set.
///
/// A word is a run of letters and digits without regard to case; everything else separates. A text
/// of fewer than five words is one run. Runs are kept as 64-bit hashes: two that differ share one
/// with a probability of 1 to 2^64, which is neglected. After A. Broder, "On the resemblance and
/// containment of documents" (1997).
///
/// Immutable.
public final class Shingles {

  private static final int WORDS = 5;

  /// Of FNV-1a, 64 bits.
  private static final long OFFSET = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private final long[] sorted;

  private Shingles(long[] sorted) {
    this.sorted = sorted;
  }

  /// Returns the shingles of a text; none if it has no words.
  public static Shingles of(String text) {
    long[] words = new long[64];
    int count = 0;
    long hash = OFFSET;
    boolean within = false;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (Character.isLetterOrDigit(character)) {
        hash = (hash ^ Character.toLowerCase(character)) * PRIME;
        within = true;
      } else if (within) {
        words = added(words, count++, hash);
        hash = OFFSET;
        within = false;
      }
    }
    if (within) {
      words = added(words, count++, hash);
    }
    return new Shingles(runs(words, count));
  }

  private static long[] added(long[] words, int count, long word) {
    long[] room = count < words.length ? words : Arrays.copyOf(words, count * 2);
    room[count] = word;
    return room;
  }

  private static long[] runs(long[] words, int count) {
    if (count == 0) {
      return new long[0];
    }
    int length = Math.min(count, WORDS);
    long[] runs = new long[count - length + 1];
    for (int from = 0; from < runs.length; from++) {
      long run = OFFSET;
      for (int at = from; at < from + length; at++) {
        run = mixed(run ^ words[at]);
      }
      runs[from] = run;
    }
    Arrays.sort(runs);
    return Arrays.copyOf(runs, distinct(runs));
  }

  /// Moves what is different to the front, and returns how much that is. A stream would make an
  /// object of each number.
  private static int distinct(long[] sorted) {
    int kept = 0;
    for (int at = 0; at < sorted.length; at++) {
      if (at == 0 || sorted[at] != sorted[at - 1]) {
        sorted[kept++] = sorted[at];
      }
    }
    return kept;
  }

  /// Returns a number whose bits all depend on all bits: the finisher of SplitMix64 (Steele, Lea
  /// and Flood 2014).
  static long mixed(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /// Returns how many there are.
  public int size() {
    return sorted.length;
  }

  /// Returns how many both have, divided by how many either has: the similarity of Jaccard, from 0
  /// to 1. Two texts without words are not alike: 0.
  public double similarity(Shingles other) {
    int common = common(other);
    int all = sorted.length + other.sorted.length - common;
    return all == 0 ? 0 : (double) common / all;
  }

  private int common(Shingles other) {
    int common = 0;
    for (int at = 0, there = 0; at < sorted.length && there < other.sorted.length; ) {
      int order = Long.compare(sorted[at], other.sorted[there]);
      if (order == 0) {
        common++;
      }
      at += order <= 0 ? 1 : 0;
      there += order >= 0 ? 1 : 0;
    }
    return common;
  }

  /// Returns for each number the least value that a hash with it has among the shingles, its last
  /// 16 bits: equal ones may be due to chance, others are not equal.
  ///
  /// @param numbers of the hash functions
  char[] leastBy(long[] numbers) {
    char[] least = new char[numbers.length];
    for (int function = 0; function < numbers.length; function++) {
      long number = numbers[function];
      long lowest = Long.MAX_VALUE;
      for (long shingle : sorted) {
        lowest = Math.min(lowest, mixed(shingle ^ number));
      }
      least[function] = (char) lowest;
    }
    return least;
  }
}
