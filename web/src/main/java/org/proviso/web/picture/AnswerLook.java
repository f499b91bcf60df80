package org.proviso.web.picture;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.proviso.law.proof.Headline;

/// How an answer looks wherever it is shown: its class, which has colour and edge in the
/// stylesheet; the pattern it is filled with; and its word. Never colour alone.
///
/// In a page, a chip is `<span class="chip answer-barred"><span class="swatch"></span>Barred by
/// order</span>`, with `cssClass` and `word` from here.
///
/// @param headline the answer
/// @param cssClass class of a mark or a chip
/// @param word what the answer is called
/// @param brief a shorter word, for narrow marks
public record AnswerLook(Headline headline, String cssClass, String word, String brief) {

  private static final Map<Headline, AnswerLook> ALL = new EnumMap<>(Headline.class);

  static {
    for (Headline headline : Headline.values()) {
      ALL.put(
          headline,
          new AnswerLook(
              headline,
              cssClass(headline),
              Words.say("answer." + headline),
              Words.say("brief." + headline)));
    }
  }

  /// Returns the look of an answer.
  public static AnswerLook of(Headline headline) {
    AnswerLook look = ALL.get(headline);
    if (look == null) {
      throw new IllegalStateException("no look for " + headline);
    }
    return look;
  }

  /// Returns the looks of all answers, in the order of a key.
  public static List<AnswerLook> all() {
    return Arrays.stream(Headline.values()).map(AnswerLook::of).toList();
  }

  private static String cssClass(Headline headline) {
    return switch (headline) {
      case BARRED -> "answer-barred";
      case NOT_BARRED -> "answer-not-barred";
      case FORBORNE -> "answer-forborne";
      case UNCERTAIN -> "answer-uncertain";
      case NOT_YET -> "answer-not-yet";
      case NOT_IN_TERMS -> "answer-not-in-terms";
    };
  }
}
