package org.proviso.evidence.command;

import java.util.Locale;
import java.util.ResourceBundle;

/// The words that users read, from a message bundle.
final class Words {

  static final String BUNDLE = "org.proviso.evidence.command.messages";

  private static final ResourceBundle WORDS = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);

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
