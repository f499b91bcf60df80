package org.proviso.evidence.message;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The messages of one bundle.
///
/// Names and texts of files are among the arguments, and they come from whoever made the files: an
/// argument is put in as it is and never looked at for further places, and its control characters
/// are shown as U+FFFD, so that none of them moves a terminal or begins a line.
public final class Messages {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final ResourceBundle bundle;

  /// Returns the messages of a bundle.
  ///
  /// @throws java.util.MissingResourceException if there is none of this name
  public Messages(String bundle) {
    this.bundle = ResourceBundle.getBundle(bundle, Locale.ROOT);
  }

  /// Returns a message with `{0}`, `{1}` … replaced. Not a `MessageFormat`: quotes stay quotes and
  /// numbers stay as they are.
  ///
  /// @throws java.util.MissingResourceException if the bundle has no such message
  public String say(String key, Object... arguments) {
    return PLACE
        .matcher(bundle.getString(key))
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    CONTROL
                        .matcher(String.valueOf(arguments[Integer.parseInt(place.group(1))]))
                        .replaceAll("\uFFFD")));
  }
}
