package org.proviso.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import org.proviso.law.proof.Headline;

/// The words that users read, from a message bundle.
final class Words {

  static final String BUNDLE = "org.proviso.cli.messages";

  private static final ResourceBundle WORDS = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);

  private Words() {}

  /// Returns a message with `{0}`, `{1}` … replaced. Not a `MessageFormat`: quotes stay quotes and
  /// years stay without a thousands separator.
  static String say(String key, Object... arguments) {
    String pattern = WORDS.getString(key);
    StringBuilder text = new StringBuilder(pattern.length() + 40);
    int at = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
      int close = pattern.indexOf('}', open);
      text.append(pattern, at, open);
      text.append(arguments[Integer.parseInt(pattern, open + 1, close, 10)]);
      at = close + 1;
    }
    return text.append(pattern, at, pattern.length()).toString();
  }

  /// Returns the word for an answer.
  static String of(Headline headline) {
    return say("answer." + headline);
  }

  /// Returns the short word for an answer.
  static String brief(Headline headline) {
    return say("brief." + headline);
  }
}
