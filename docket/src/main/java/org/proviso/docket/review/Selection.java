package org.proviso.docket.review;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the items of one decision were found, in words that find them again.
public sealed interface Selection {

  /// How many characters the words may have.
  int LONGEST = 4_000;

  /// Somebody picked each of them.
  record Picked() implements Selection {}

  /// What a search found.
  ///
  /// @param words as they were typed; may be empty where facets narrow
  /// @param facets values that it was narrowed to, by name of the facet
  record BySearch(String words, SortedMap<String, String> facets) implements Selection {

    /// Copies the facets.
    ///
    /// @throws IllegalArgumentException if words, facet or value are too long
    public BySearch {
      check(words);
      facets = Collections.unmodifiableSortedMap(new TreeMap<>(facets));
      facets.forEach(
          (name, value) -> {
            check(name);
            check(value);
          });
    }

    /// Returns a search with these facets.
    public static BySearch of(String words, Map<String, String> facets) {
      return new BySearch(words, new TreeMap<>(facets));
    }
  }

  /// An input file and all that is in it.
  ///
  /// @param root location of the input file
  record OfFamily(String root) implements Selection {

    /// @throws IllegalArgumentException if it is empty or too long
    public OfFamily {
      checkThere(root);
    }
  }

  /// The mails of one conversation.
  ///
  /// @param thread what the table of mails calls it
  record OfThread(String thread) implements Selection {

    /// @throws IllegalArgumentException if it is empty or too long
    public OfThread {
      checkThere(thread);
    }
  }

  /// Returns the word that events of the record have for this.
  default String word() {
    return switch (this) {
      case Picked _ -> "picked";
      case BySearch _ -> "search";
      case OfFamily _ -> "family";
      case OfThread _ -> "thread";
    };
  }

  private static void checkThere(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("items are found by something");
    }
    check(text);
  }

  private static void check(String text) {
    if (text.codePointCount(0, text.length()) > LONGEST || text.indexOf(0) >= 0) {
      throw new IllegalArgumentException("a text of more than " + LONGEST + " characters");
    }
  }
}
