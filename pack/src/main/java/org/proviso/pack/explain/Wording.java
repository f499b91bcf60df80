package org.proviso.pack.explain;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences of the message bundle, filled in. Immutable and thread-safe.
final class Wording {

  private final ResourceBundle bundle;
  private final Locale locale;
  private final DateTimeFormatter date;

  Wording(Locale locale) {
    this.locale = locale;
    bundle = ResourceBundle.getBundle("org.proviso.pack.explain.sentences", locale);
    date = DateTimeFormatter.ofPattern(bundle.getString("date"), locale);
  }

  /// Returns the sentence with this key, its places filled with texts.
  String say(String key, String... parts) {
    return new MessageFormat(bundle.getString(key), locale).format(parts);
  }

  String day(LocalDate day) {
    return date.format(day);
  }

  /// Returns the parts joined two by two with the sentence of this key.
  String join(String key, List<String> parts) {
    return parts.stream().reduce((one, other) -> say(key, one, other)).orElse("");
  }
}
