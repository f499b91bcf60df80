package org.proviso.evidence.passage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds words that say that a rule does not forbid something.
final class SavingsRules {

  private static final String FORBIDS =
      "(?:prohibit|forbid|prevent|bar|limit|restrict|preclude|restrain|keep|stop|hinder|impede|interfere"
          + "|discourage|deter|affect|impair|curtail|abridge|touch|reach)s?";

  private static final Pattern SAVINGS =
      Pattern.compile(
          "\\b(?:(?:nothing|none)\\b(?! (?:is|was|beyond|said))[^.;,]{0,80}?\\b"
              + FORBIDS
              + "\\b(?: (?:them|him|her|us|you|anybody|anyone) from doing so)?"
              + "|no (?:part|provision|clause|section) of\\b[^.;,]{0,60}?\\b(?:"
              + FORBIDS
              + "|stands? in the way)\\b"
              + "|(?:this|these|the (?:foregoing|above|preceding|prohibition|restriction|bar|ban|limits?)|section \\d+|subsection \\([a-z]\\)|it)\\b"
              + "(?:(?! (?:shall|may|does|do|is|has|will) (?:not|no)\\b)[^.;,:]){0,50}?"
              + " (?:(?:does|do|shall|will|may) not|is not (?:intended|meant) to)"
              + "(?: be (?:construed|read|interpreted|taken|understood)[^.;,]{0,20}?)?"
              + " (?:"
              + FORBIDS
              + "\\b|apply to|extend to|operate)"
              + "|(?:this|section \\d+|the (?:foregoing|prohibition|restriction))\\b[^.;,]{0,30} (?:has|have) no application to"
              + "|it (?:is|shall be) (?:no|not a) violation(?: of th(?:is|e) \\w+)?"
              + "|there(?: is|'s) no (?:prohibition|rule|law|bar)(?: against it| against)?)",
          Pattern.CASE_INSENSITIVE);

  private SavingsRules() {}

  static Optional<Span> in(String passage) {
    Matcher found = SAVINGS.matcher(passage);
    return found.find() ? Optional.of(new Span(found.start(), found.end())) : Optional.empty();
  }
}
