package org.proviso.bench.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Text of made-up words. The word of rank r is drawn with a probability proportional to 1/r, as in
/// Zipf's law. Immutable; the same seed gives the same words everywhere.
final class Prose {

  /// How many words there are.
  static final int WORDS = 40_000;

  private static final List<String> BEGINNINGS =
      List.of(
          "b", "br", "c", "d", "f", "g", "gr", "h", "l", "m", "n", "p", "r", "s", "st", "t", "v");
  private static final List<String> MIDDLES = List.of("a", "e", "i", "o", "u", "ai", "ea", "ou");
  private static final List<String> ENDS = List.of("", "", "n", "r", "s", "t", "l", "nd");

  private final List<String> words;
  private final double[] upTo;

  Prose(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> made = new LinkedHashSet<>();
    while (made.size() < WORDS) {
      // Frequent words are short.
      int syllables = made.size() < 200 ? 1 + random.nextInt(2) : 2 + random.nextInt(3);
      StringBuilder word = new StringBuilder();
      for (int at = 0; at < syllables; at++) {
        word.append(one(BEGINNINGS, random)).append(one(MIDDLES, random)).append(one(ENDS, random));
      }
      made.add(word.toString());
    }
    words = List.copyOf(new ArrayList<>(made));
    upTo = new double[WORDS];
    double sum = 0;
    for (int rank = 0; rank < WORDS; rank++) {
      sum += 1.0 / (rank + 1);
      upTo[rank] = sum;
    }
  }

  private static String one(List<String> some, SplittableRandom random) {
    return some.get(random.nextInt(some.size()));
  }

  /// Returns the word of a rank.
  ///
  /// @param rank from 0, the most frequent, to [#WORDS], exclusive
  String word(int rank) {
    return words.get(rank);
  }

  /// Draws a word.
  String word(SplittableRandom random) {
    int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[WORDS - 1]);
    return words.get(Math.min(at < 0 ? -at - 1 : at, WORDS - 1));
  }

  /// Draws a sentence of 5 to 20 words.
  String sentence(SplittableRandom random) {
    StringBuilder sentence = new StringBuilder();
    for (int left = 5 + random.nextInt(16); left > 0; left--) {
      sentence.append(sentence.isEmpty() ? "" : " ").append(word(random));
    }
    sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
    return sentence.append('.').toString();
  }

  /// Draws a paragraph.
  ///
  /// @param sentences how many it has
  String paragraph(SplittableRandom random, int sentences) {
    StringBuilder paragraph = new StringBuilder();
    for (int left = sentences; left > 0; left--) {
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(sentence(random));
    }
    return paragraph.toString();
  }
}
