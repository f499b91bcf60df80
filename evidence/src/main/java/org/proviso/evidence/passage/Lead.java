package org.proviso.evidence.passage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands before the words of a rule: the number of a section, a mark of quotation, the label
/// of an answer, or a question that the rule answers.
final class Lead {

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:\\s|>|\"|\u201c)*(?:(?:(?:sub)?section|sec\\.?|\u00a7|article|rule|post order|procedure|step|item|part|policy)"
              + "\\s+[\\w.-]+(?:,\\s+step\\s+\\d+)?[.:,)]?\\s+"
              + "|(?:\\d+(?:[.-]\\d+)*[.)]?(?:\\([a-z]\\))?\\.?|\\(?[0-9a-z]{1,4}\\)\\.?|[A-Z][.)]|[A-Z]-\\d+[.)]?|[IVX]+\\.|[-*\u2022])\\s+"
              + "|(?:answer|fact|a|q|question|fyi|note|reminder)\\s*[:.]\\s+"
              + "|(?:>|\")\\s*)*",
          Pattern.CASE_INSENSITIVE);

  private Lead() {}

  /// Returns where the words of the rule begin.
  static int end(String passage) {
    int from = number(passage, 0);
    int asked = passage.lastIndexOf('?', passage.stripTrailing().length() - 2);
    if (asked < from) {
      return from;
    }
    int after = number(passage, asked + 1);
    return after < passage.length() ? after : from;
  }

  private static int number(String passage, int from) {
    Matcher number = NUMBER.matcher(passage).region(from, passage.length());
    return number.lookingAt() ? number.end() : from;
  }

  /// Returns a passage without what goes before its words, but with the question that it answers.
  static String without(String passage) {
    return passage.substring(number(passage, 0));
  }
}
