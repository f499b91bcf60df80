package org.proviso.web.site;

import java.util.Locale;

/// Whole numbers as readers see them.
public final class Counts {

  private Counts() {}

  /// Returns a number with a comma between thousands.
  public static String inWords(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// Returns the length of a file in bytes, with its unit, which no line break parts from it.
  public static String bytes(long bytes) {
    return Words.say(bytes == 1 ? "count.byte" : "count.bytes", inWords(bytes));
  }
}
