package org.proviso.evidence.passage;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parts a text into sentences. A line break alone ends none; an empty line does.
final class Sentences {

  private static final Pattern PARAGRAPH = Pattern.compile("(?:(?!\\R\\s*\\R).)+", Pattern.DOTALL);

  /// Points that end no sentence.
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "\\b(?:U\\.S\\.C\\.|U\\.S\\.|C\\.F\\.R\\.|I\\.C\\.E\\.|Sec\\.|No\\.|Dept\\.|\\d+(?:\\.\\d+)*\\.?)(?=\\s)");

  private static final int LONGEST = 2_000;

  private Sentences() {}

  /// Returns where the sentences are. Of one that is longer than two thousand characters only its
  /// beginning.
  static List<Span> of(String text) {
    List<Span> sentences = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    for (Matcher paragraph = PARAGRAPH.matcher(text); paragraph.find(); ) {
      String flat = flat(paragraph.group());
      breaks.setText(flat);
      int from = breaks.first();
      for (int until = breaks.next(); until != BreakIterator.DONE; until = breaks.next()) {
        add(sentences, text, paragraph.start() + from, paragraph.start() + until);
        from = until;
      }
    }
    return sentences;
  }

  /// Returns a text of the same length in which only the ends of sentences look like such.
  private static String flat(String paragraph) {
    StringBuilder flat = new StringBuilder(paragraph.replaceAll("[\\r\\n\\t]", " "));
    for (Matcher point = ABBREVIATION.matcher(paragraph); point.find(); ) {
      for (int at = point.start(); at < point.end(); at++) {
        if (flat.charAt(at) == '.') {
          flat.setCharAt(at, '_');
        }
      }
    }
    return flat.toString();
  }

  private static void add(List<Span> sentences, String text, int start, int end) {
    int from = start;
    int until = end;
    while (from < until && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (until > from && Character.isWhitespace(text.charAt(until - 1))) {
      until--;
    }
    if (until > from) {
      sentences.add(new Span(from, Math.min(until, from + LONGEST)));
    }
  }
}
