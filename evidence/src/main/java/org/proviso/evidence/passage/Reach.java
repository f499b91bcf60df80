package org.proviso.evidence.passage;

import java.util.Optional;

/// The words that one rule reaches over: a sentence, or a clause of it, with the words before the
/// list that it is an item of.
///
/// @param words the words to judge
/// @param span where they stand in the text, without the words before the list
/// @param before how many characters of the words stand before the list, with a space; 0 if it is
///   no item
/// @param lead where those begin in the text
record Reach(String words, Span span, int before, int lead) {

  /// Returns what one sentence reaches over.
  static Reach of(String text, Sentences.Sentence sentence) {
    Span span = sentence.span();
    String words = span.of(text);
    if (sentence.lead().isEmpty()) {
      return new Reach(words, span, 0, 0);
    }
    Span lead = sentence.lead().get();
    String head = new Span(lead.start(), lead.end() - 1).of(text).stripTrailing() + " ";
    int mark = Sentences.afterMark(words);
    if (mark >= words.length()) {
      return new Reach(words, span, 0, 0);
    }
    return new Reach(
        head + words.substring(mark),
        new Span(span.start() + mark, span.end()),
        head.length(),
        lead.start());
  }

  /// Returns a part of it. An item is not taken apart.
  Optional<Reach> part(int from, int until) {
    return before > 0 || until <= from
        ? Optional.empty()
        : Optional.of(
            new Reach(
                words.substring(from, until),
                new Span(span.start() + from, span.start() + until),
                0,
                0));
  }

  /// Returns where a run of the words stands in the text; nothing if it stands on both sides of the
  /// beginning of a list.
  Optional<Span> inText(Span run) {
    if (run.end() <= before) {
      return Optional.of(run.movedBy(lead));
    }
    return run.start() >= before
        ? Optional.of(run.movedBy(span.start() - before))
        : Optional.empty();
  }
}
