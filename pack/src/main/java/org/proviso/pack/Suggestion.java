package org.proviso.pack;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/// What a writer may have meant by a word that is not known.
public final class Suggestion {

  private Suggestion() {}

  /// Returns `; did you mean 'x'?` for the known word nearest to `given`, or nothing if none is
  /// near.
  public static String among(Collection<String> known, String given) {
    return nearest(known, given).map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  /// Returns the known word nearest to `given`; empty if none is near.
  public static Optional<String> nearest(Collection<String> known, String given) {
    String best = "";
    int least = Math.min(3, given.length() / 2 + 1);
    for (String word : new TreeSet<>(known)) {
      int distance = distance(given, word, least);
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    return Optional.of(best).filter(word -> !word.isEmpty());
  }

  /// Counts insertions, deletions, replacements and swaps of neighbours, giving up at `limit`.
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, i, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int i, int j, int[][] cost) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int edit = cost[i - 1][j - 1] + (same ? 0 : 1);
    int least = Math.min(edit, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
