package org.proviso.law.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A stretch of days in which a period does not run.
///
/// Half-open: [#from()] is the first day stopped, [#until()] the first day the period runs again.
///
/// @param id within its docket or pack
/// @param authority what stops the period, for example an order of a court
/// @param from first day stopped
/// @param until first day not stopped, after `from`; null while no end is known
public record Toll(String id, String authority, LocalDate from, @Nullable LocalDate until) {

  /// @throws IllegalArgumentException if `id` or `authority` is blank, `until` is not after `from`,
  ///   or a year is not in 1 to 9999
  public Toll {
    Promises.notBlank("toll id", id);
    Promises.notBlank("toll authority", authority);
    Promises.between("year of toll", from.getYear(), 1, 9999);
    if (until != null) {
      Promises.between("year of toll", until.getYear(), 1, 9999);
      if (!until.isAfter(from)) {
        throw new IllegalArgumentException("until " + until + " is not after from " + from);
      }
    }
  }

  /// Returns whether the period is stopped on `day`.
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
