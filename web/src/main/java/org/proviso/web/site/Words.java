package org.proviso.web.site;

import java.util.Locale;
import java.util.ResourceBundle;
import org.proviso.law.fact.Subject;

/// The words that readers of pages see, from the message bundle that templates use too.
public final class Words {

  /// Name of the bundle.
  public static final String BUNDLE = "org.proviso.web.messages";

  private static final ResourceBundle WORDS = ResourceBundle.getBundle(BUNDLE, Locale.ROOT);

  private Words() {}

  /// Returns a message with `{0}`, `{1}` … replaced. Not a `MessageFormat`: quotes stay quotes and
  /// years stay without a thousands separator.
  public static String say(String key, Object... arguments) {
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

  /// Returns a programme year as text has it.
  public static String year(String year) {
    return year.equals(Subject.ANY_YEAR) ? say("year.any") : year;
  }
}
