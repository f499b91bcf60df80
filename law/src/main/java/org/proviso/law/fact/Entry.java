package org.proviso.law.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When a record stood in the register: the days on which somebody who looked could have seen it.
///
/// Different from the days on which what it says was so. A correction is a later entry and the
/// withdrawal of an earlier one; nothing is erased.
///
/// @param entered first day on which the record could be seen; null if it always could
/// @param withdrawn first day on which it no longer counts; null if it was not withdrawn
public record Entry(@Nullable LocalDate entered, @Nullable LocalDate withdrawn) {

  /// A record that always stood in the register.
  public static final Entry ALWAYS = new Entry(null, null);

  /// @throws IllegalArgumentException if `withdrawn` is before `entered`
  public Entry {
    if (entered != null && withdrawn != null && withdrawn.isBefore(entered)) {
      throw new IllegalArgumentException("withdrawn " + withdrawn + " is before " + entered);
    }
  }

  /// Returns whether the record had been withdrawn by the end of `known`.
  ///
  /// @param known the knowledge date; null for everything entered so far
  public boolean isWithdrawnAt(@Nullable LocalDate known) {
    return withdrawn != null && (known == null || !withdrawn.isAfter(known));
  }

  /// Returns whether the record counts for somebody who looks at the end of `known`.
  ///
  /// @param known the knowledge date; null for everything entered so far
  public boolean countsAt(@Nullable LocalDate known) {
    boolean isEntered = known == null || entered == null || !entered.isAfter(known);
    return isEntered && !isWithdrawnAt(known);
  }
}
