package org.proviso.web.picture;

import java.time.LocalDate;

/// The days that a picture shows.
///
/// @param from first day
/// @param until first day after, later than `from`
public record Shown(LocalDate from, LocalDate until) {

  /// @throws IllegalArgumentException if `until` is not after `from`
  public Shown {
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("until " + until + " is not after from " + from);
    }
  }
}
