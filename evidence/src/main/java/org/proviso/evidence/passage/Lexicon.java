package org.proviso.evidence.passage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words that are signs, from `signs.txt`. Immutable once read.
final class Lexicon {

  private static final Lexicon SHIPPED = read();

  /// Words that leave a clause open.
  private static final Set<String> OPEN =
      Set.of(
          "shall", "may", "must", "will", "should", "not", "to", "from", "by", "of", "following");

  /// The most words that a tilde stands for.
  private static final int GAP = 8;

  private final Map<String, List<Entry>> byWord = new HashMap<>();
  private final Map<String, List<Entry>> byStem = new HashMap<>();

  /// A run of words; "~" in it stands for words between.
  private record Entry(Sign sign, List<String> words) {

    boolean hasGap() {
      return words.contains("~");
    }
  }

  /// A sign in a passage.
  ///
  /// @param sign which
  /// @param at the index of its first word
  /// @param words how many words it takes
  record Found(Sign sign, int at, int words) {}

  private Lexicon() {}

  static Lexicon shipped() {
    return SHIPPED;
  }

  private static Lexicon read() {
    try (InputStream bytes = Lexicon.class.getResourceAsStream("signs.txt")) {
      if (bytes == null) {
        throw new IllegalStateException("signs.txt is missing");
      }
      Lexicon lexicon = new Lexicon();
      new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(lexicon::know);
      return lexicon;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void know(String line) {
    int space = line.indexOf(' ');
    Sign sign = Sign.valueOf(line.substring(0, space));
    for (String run : line.substring(space + 1).split(";", -1)) {
      List<String> words = List.of(run.strip().split(" ", -1));
      String first = words.getFirst();
      boolean stem = first.endsWith("*");
      (stem ? byStem : byWord)
          .computeIfAbsent(
              stem ? first.substring(0, first.length() - 1) : first, any -> new ArrayList<>())
          .add(new Entry(sign, words));
    }
  }

  /// Returns the signs of a passage in order; none overlap.
  List<Found> signs(List<Word> words) {
    List<Found> signs = new ArrayList<>();
    for (int at = 0; at < words.size(); ) {
      Optional<Found> found = longest(words, at);
      if (found.isEmpty()) {
        found = mark(words, at);
      }
      found.ifPresent(signs::add);
      at += found.map(Found::words).orElse(1);
    }
    return signs;
  }

  private static Optional<Found> mark(List<Word> words, int at) {
    return switch (words.get(at).text()) {
      case "," -> Optional.of(new Found(Sign.COMMA, at, 1));
      case ":" -> Optional.of(new Found(goesOn(words, at) ? Sign.COMMA : Sign.STOP, at, 1));
      case ";", ".", "!" -> Optional.of(new Found(Sign.STOP, at, 1));
      case "?" -> Optional.of(new Found(Sign.ASKS, at, 1));
      case "\"", "\u201c", "\u201d", ">" -> Optional.of(new Found(Sign.QUOTE, at, 1));
      case "but", "however", "yet", "though", "although", "while" ->
          Optional.of(new Found(Sign.BUT, at, 1));
      default -> Optional.empty();
    };
  }

  /// Tells whether the words before a colon are no clause yet, as in "officers shall not:".
  private static boolean goesOn(List<Word> words, int colon) {
    return colon > 0 && OPEN.contains(words.get(colon - 1).text());
  }

  private Optional<Found> longest(List<Word> words, int at) {
    Optional<Found> best = Optional.empty();
    int most = 0;
    String word = words.get(at).text();
    List<Entry> entries = new ArrayList<>(byWord.getOrDefault(word, List.of()));
    // Of stems the longest first: "detainee" is not what "detain" is.
    for (int length = word.length(); length >= 2; length--) {
      entries.addAll(byStem.getOrDefault(word.substring(0, length), List.of()));
    }
    for (Entry entry : entries) {
      int size = entry.words().size();
      if (size > most && stands(entry.words(), 0, words, at)) {
        most = size;
        best = Optional.of(new Found(entry.sign(), at, entry.hasGap() ? 1 : size));
      }
    }
    return best;
  }

  private static boolean stands(List<String> run, int next, List<Word> words, int at) {
    if (next == run.size()) {
      return true;
    }
    if (run.get(next).equals("~")) {
      for (int gap = 0; gap <= GAP; gap++) {
        if (at + gap < words.size() && stands(run, next + 1, words, at + gap)) {
          return true;
        }
      }
      return false;
    }
    return at < words.size()
        && fits(run.get(next), words.get(at).text())
        && stands(run, next + 1, words, at + 1);
  }

  private static boolean fits(String pattern, String word) {
    return pattern.endsWith("*")
        ? word.startsWith(pattern.substring(0, pattern.length() - 1))
        : word.equals(pattern);
  }
}
