package org.proviso.register;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words for numbers of detainer requests: definitions, caveats, and the two clocks of 48
/// hours. They are in a message bundle. Immutable and thread-safe.
public final class DetainerWording {

  private final Locale locale;
  private final ResourceBundle bundle;

  private DetainerWording(Locale locale) {
    this.locale = locale;
    bundle = ResourceBundle.getBundle("org.proviso.register.detainers", locale);
  }

  /// Returns the words in a language.
  public static DetainerWording of(Locale locale) {
    return new DetainerWording(locale);
  }

  /// Returns what a measure is called.
  public String name(DetainerMeasure measure) {
    return bundle.getString("measure." + measure);
  }

  /// Returns what a measure counts.
  public String definition(DetainerMeasure measure) {
    return bundle.getString("definition." + measure);
  }

  /// Returns who counted.
  public String counter(DetainerCount.Counter counter) {
    return bundle.getString("counter." + counter);
  }

  /// Returns a caveat as a sentence.
  public String caveat(DetainerCount.Caveat caveat) {
    return bundle.getString("caveat." + caveat);
  }

  /// Returns a number as it may be seen.
  public String shown(DetainerPublication.Shown shown) {
    return switch (shown) {
      case DetainerPublication.Shown.Exactly(long count) -> number(count);
      case DetainerPublication.Shown.Under11() -> bundle.getString("shown.under11");
      case DetainerPublication.Shown.NotShown() -> bundle.getString("shown.not");
    };
  }

  /// Returns a total as it may be seen.
  public String total(DetainerGrid.Total total) {
    return switch (total) {
      case DetainerGrid.Total.Sum(long sum) -> number(sum);
      case DetainerGrid.Total.NotShown() -> bundle.getString("total.not");
      case DetainerGrid.Total.Overlapping() -> bundle.getString("total.overlapping");
    };
  }

  /// Returns the rule on small numbers, in sentences.
  public List<String> rule() {
    return List.of(
        bundle.getString("rule.1"), bundle.getString("rule.2"), bundle.getString("rule.3"));
  }

  /// Returns what the two clocks of 48 hours are and how they differ, in sentences.
  public List<String> clocks() {
    return List.of(
        bundle.getString("clock.form"),
        bundle.getString("clock.regulation"),
        bundle.getString("clock.difference"));
  }

  private String number(long number) {
    return new MessageFormat("{0}", locale).format(new Object[] {number});
  }
}
