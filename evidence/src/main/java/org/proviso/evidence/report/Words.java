package org.proviso.evidence.report;

import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the report, from a message bundle.
final class Words {

  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.proviso.evidence.report.messages", Locale.ROOT);

  private Words() {}

  /// Returns a message with `{0}`, `{1}` … replaced by arguments as they are.
  static String say(String key, Object... arguments) {
    String text = WORDS.getString(key);
    for (int number = 0; number < arguments.length; number++) {
      text = text.replace("{" + number + "}", String.valueOf(arguments[number]));
    }
    return text;
  }
}
