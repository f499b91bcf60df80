package org.proviso.law.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A stretch of civil days, half-open: [#from()] is its first day, [#until()] the first day after
/// it.
///
/// A null `from` means that no beginning is stated, a null `until` that no end is known; neither is
/// a promise about the past or the future. A span is never empty. No time zone is involved.
///
/// @param from first day; null if unbounded
/// @param until first day after, later than `from`; null if no end is known
public record Span(@Nullable LocalDate from, @Nullable LocalDate until) {

  /// Every day.
  public static final Span ALWAYS = new Span(null, null);

  /// @throws IllegalArgumentException if `until` is not after `from`
  public Span {
    if (from != null && until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException("until " + until + " is not after from " + from);
    }
  }

  /// Returns the span from `from`, inclusive, with no known end.
  public static Span from(LocalDate from) {
    return new Span(from, null);
  }

  /// Returns the span from `from`, inclusive, to `until`, exclusive.
  ///
  /// @throws IllegalArgumentException if `until` is not after `from`
  public static Span of(LocalDate from, LocalDate until) {
    return new Span(from, until);
  }

  /// Returns whether `day` lies in this span.
  public boolean covers(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
  }

  /// Returns the span as `[2018-01-24, 2018-02-23)`, with `…` for an open end.
  @Override
  public String toString() {
    return "[" + (from == null ? "…" : from) + ", " + (until == null ? "…" : until) + ")";
  }
}
