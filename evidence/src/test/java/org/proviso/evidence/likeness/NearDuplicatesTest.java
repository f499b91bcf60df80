package org.proviso.evidence.likeness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.proviso.evidence.likeness.NearDuplicates.Pair;

class NearDuplicatesTest {

  @Test
  void countsRunsOfFiveWords() {
    assertEquals(3, Shingles.of("One two, three four five six; SEVEN").size());
    assertEquals(1, Shingles.of("only two").size());
    assertEquals(0, Shingles.of(" -- \n").size());
    assertEquals(1, Shingles.of("a b c d e a b c d e".substring(0, 9)).size());
  }

  @Test
  void findsTextsAlikeWhateverTheirCaseAndSpace() {
    Shingles one = Shingles.of("The officer shall not ask, nor shall any agent.");
    Shingles other = Shingles.of("the officer\nSHALL NOT ask   nor shall any agent");
    assertEquals(1.0, one.similarity(other));
  }

  @Test
  void computesTheSimilarityOfAHandMadePair() {
    // Six runs each; the last word differs, and so the last run: 5 in common of 7.
    Shingles one = Shingles.of("a b c d e f g h i j");
    Shingles other = Shingles.of("a b c d e f g h i k");
    assertEquals(5.0 / 7, one.similarity(other));
    assertEquals(0, one.similarity(Shingles.of("")));
    assertEquals(0, Shingles.of("").similarity(Shingles.of("")));
  }

  @Test
  void findsThePairsThatComparingAllWithAllFinds() {
    long seed = seed();
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int family = 0; family < 300; family++) {
      List<String> words = words(random, 40 + random.nextInt(300));
      texts.add(String.join(" ", words));
      for (int copy = random.nextInt(4); copy > 0; copy--) {
        List<String> changed = new ArrayList<>(words);
        for (int changes = random.nextInt(12); changes > 0; changes--) {
          changed.set(random.nextInt(changed.size()), word(random));
        }
        texts.add(String.join(" ", changed));
      }
    }
    Set<Pair> expected = new HashSet<>();
    List<Set<List<String>>> runs = texts.stream().map(NearDuplicatesTest::runs).toList();
    for (int first = 0; first < texts.size(); first++) {
      for (int second = first + 1; second < texts.size(); second++) {
        double similarity = jaccard(runs.get(first), runs.get(second));
        if (similarity >= 0.8) {
          expected.add(new Pair(first, second, similarity));
        }
      }
    }
    // Of texts with the same runs only the first is in pairs with others.
    Set<Integer> again = new HashSet<>();
    expected.stream().filter(it -> it.similarity() == 1).forEach(it -> again.add(it.second()));
    expected.removeIf(
        it -> again.contains(it.first()) || (again.contains(it.second()) && it.similarity() < 1));
    List<Pair> found = NearDuplicates.among(texts.size(), at -> Shingles.of(texts.get(at)), 0.8);
    Set<Pair> missed = new HashSet<>(expected);
    missed.removeAll(found);
    System.out.println(
        "NearDuplicatesTest: proviso.seed=%d, %d texts, %d pairs, %d missed"
            .formatted(seed, texts.size(), expected.size(), missed.size()));
    assertTrue(expected.size() > 100, "a test of few pairs: " + expected.size());
    assertTrue(expected.containsAll(found), "pairs that are none");
    assertTrue(missed.size() <= expected.size() / 100, "missed: " + missed);
  }

  @Test
  void putsTextsWithTheSameWordsUnderTheFirst() {
    List<String> texts =
        List.of(
            "one two three four five six",
            "something else that nobody said before",
            "ONE two, three four five; six",
            "",
            "one two three four five six");
    assertEquals(
        List.of(new Pair(0, 2, 1), new Pair(0, 4, 1)),
        NearDuplicates.among(texts.size(), at -> Shingles.of(texts.get(at)), 0.8));
  }

  /// Runs of five words as they are, for want of which a hash could be wrong unseen.
  private static Set<List<String>> runs(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split(" ", -1));
    Set<List<String>> runs = new HashSet<>();
    for (int at = 0; at + 5 <= words.size(); at++) {
      runs.add(words.subList(at, at + 5));
    }
    return runs;
  }

  private static double jaccard(Set<List<String>> one, Set<List<String>> other) {
    Set<List<String>> common = new HashSet<>(one);
    common.retainAll(other);
    return (double) common.size() / (one.size() + other.size() - common.size());
  }

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      words.add(word(random));
    }
    return words;
  }

  private static String word(Random random) {
    return "w" + random.nextInt(2_000);
  }

  private static long seed() {
    long given = Long.getLong("proviso.seed", 0);
    return given == 0 ? System.nanoTime() : given;
  }
}
