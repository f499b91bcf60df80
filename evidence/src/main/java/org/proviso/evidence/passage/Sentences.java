package org.proviso.evidence.passage;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parts a text into sentences. A line break alone ends none; an empty line does, and a line that
/// begins as an item of a list does.
final class Sentences {

  /// The mark of an item: "(a)", "3.", "b)", a dash or a dot.
  private static final String ITEM =
      "(?:\\([0-9A-Za-z]{1,4}\\)|[0-9]{1,2}[.)]|[A-Za-z][.)]|[-*\u2022\u2013\u2014])[ \\t]+";

  private static final Pattern PARAGRAPH =
      Pattern.compile("(?:(?!\\R\\h*\\R|\\R[ \\t]*" + ITEM + ").)+", Pattern.DOTALL);
  private static final Pattern MARK = Pattern.compile("\\s*" + ITEM);

  /// Points that end no sentence.
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "\\b(?:U\\.S\\.C\\.|U\\.S\\.|C\\.F\\.R\\.|I\\.C\\.E\\.|[Ss]ecs?\\.|No\\.|Dept\\.|Art\\.|\\d+(?:[.-]\\d+)*\\.?)(?=\\s)"
              + "|^\\s*[A-Z]\\.(?=\\s)");

  private static final int LONGEST = 2_000;

  private Sentences() {}

  /// A sentence of a text.
  ///
  /// @param span where it stands
  /// @param lead the words before a list that go on in it, such as "Officers shall not:"
  record Sentence(Span span, Optional<Span> lead) {}

  /// Returns the sentences, in order. Of one that is longer than two thousand characters only its
  /// beginning.
  static List<Sentence> of(String text) {
    List<Sentence> sentences = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    Optional<Span> lead = Optional.empty();
    for (Matcher paragraph = PARAGRAPH.matcher(text); paragraph.find(); ) {
      if (paragraph.group().isBlank()) {
        continue;
      }
      boolean item = MARK.matcher(paragraph.group()).lookingAt();
      if (!item) {
        lead = Optional.empty();
      }
      Optional<Span> goesOn = lead;
      breaks.setText(flat(paragraph.group()));
      int from = breaks.first();
      for (int until = breaks.next(); until != BreakIterator.DONE; until = breaks.next()) {
        Optional<Span> span = span(text, paragraph.start() + from, paragraph.start() + until);
        if (span.isPresent()) {
          sentences.add(new Sentence(span.get(), goesOn));
          // Only the first sentence of an item goes on from what stands before the list.
          goesOn = Optional.empty();
          if (span.get().of(text).endsWith(":")) {
            lead = span;
          }
        }
        from = until;
      }
    }
    return sentences;
  }

  /// Returns where the words of an item begin, behind its mark.
  static int afterMark(String item) {
    Matcher mark = MARK.matcher(item);
    return mark.lookingAt() ? mark.end() : 0;
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

  private static Optional<Span> span(String text, int start, int end) {
    int from = start;
    int until = end;
    while (from < until && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (until > from && Character.isWhitespace(text.charAt(until - 1))) {
      until--;
    }
    return until > from
        ? Optional.of(new Span(from, Math.min(until, from + LONGEST)))
        : Optional.empty();
  }
}
