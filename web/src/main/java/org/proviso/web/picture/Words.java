package org.proviso.web.picture;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words in pictures, from a message bundle.
final class Words {

  static final String BUNDLE = "org.proviso.web.picture.words";

  private static final ResourceBundle WORDS = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);
  private static final DateTimeFormatter READ =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Words() {}

  /// Returns a message with `{0}`, `{1}` … replaced. Not a `MessageFormat`: quotes stay quotes and
  /// years stay without a thousands separator.
  static String say(String key, Object... arguments) {
    String text = WORDS.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", arguments[i].toString());
    }
    return text;
  }

  /// Returns a day as running text has it.
  static String day(LocalDate day) {
    return READ.format(day);
  }
}
