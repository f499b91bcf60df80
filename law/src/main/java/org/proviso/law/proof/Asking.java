package org.proviso.law.proof;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// From where a question is asked: which acts and which records count.
///
/// @param viewpoint only acts issued by the viewpoint count
/// @param known only records entered by this day, and not withdrawn by it, count; null for every
///   record entered so far
public record Asking(Viewpoint viewpoint, @Nullable LocalDate known) {

  /// Whose eyes the law is seen through.
  public sealed interface Viewpoint {

    /// Each day is seen as on that day itself: what had to be obeyed then.
    record Contemporaneous() implements Viewpoint {}

    /// Every day is seen from one day: what it is then held to have been.
    ///
    /// @param day the day
    record From(LocalDate day) implements Viewpoint {}
  }

  /// Each day as seen on the day itself, by everything on record.
  public static final Asking CONTEMPORANEOUS = new Asking(new Viewpoint.Contemporaneous(), null);

  /// Returns the asking that sees every day from `day`.
  public static Asking from(LocalDate day) {
    return new Asking(new Viewpoint.From(day), null);
  }

  /// Returns this asking with only the records that count on `known`.
  public Asking knownAt(@Nullable LocalDate known) {
    return new Asking(viewpoint, known);
  }
}
