package org.proviso.evidence.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word or a mark of a passage, in lower case, with where it stands. What is drawn together, such
/// as "can't" or "we'll", is two words at the same place.
///
/// @param text the word
/// @param start where it begins, inclusive
/// @param end where it ends, exclusive
record Word(String text, int start, int end) {

  private static final Pattern WORD =
      Pattern.compile(
          "(?:\\p{L}\\.){2,}|[\\p{L}\\p{N}]+(?:[-'\u2019][\\p{L}\\p{N}]+)*|[,;:.?!\"\u201c\u201d>()]");

  static List<Word> of(String passage) {
    List<Word> words = new ArrayList<>();
    for (Matcher found = WORD.matcher(passage); found.find(); ) {
      String word = found.group().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      for (String part : parts(word)) {
        words.add(new Word(part, found.start(), found.end()));
      }
    }
    return words;
  }

  private static List<String> parts(String word) {
    if (word.equals("cannot")) {
      return List.of("can", "not");
    }
    if (word.endsWith("n't")) {
      String verb = word.substring(0, word.length() - 3);
      return List.of(
          switch (verb) {
            case "ca" -> "can";
            case "wo" -> "will";
            case "sha" -> "shall";
            default -> verb;
          },
          "not");
    }
    if (word.endsWith("'ll")) {
      return List.of(word.substring(0, word.length() - 3), "will");
    }
    if (word.endsWith("'re")) {
      return List.of(word.substring(0, word.length() - 3), "are");
    }
    if (word.endsWith("'s")) {
      return List.of(word.substring(0, word.length() - 2));
    }
    if (word.length() > 2 && word.charAt(1) == '.') {
      return List.of(word.replace(".", ""));
    }
    return List.of(word);
  }
}
