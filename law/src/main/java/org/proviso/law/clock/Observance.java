package org.proviso.law.clock;

import java.time.LocalDate;
import java.util.Optional;

/// Whether a holiday that falls on a weekend has a substitute day.
///
/// The substitute is a holiday *as well*: the day itself stays one. The two switches are apart
/// because they rest on different authority: the Friday on 5 U.S.C. 6103(b)(1), the Monday on
/// section 3(a) of Executive Order 11582 of 11 February 1971.
///
/// @param saturdayToFriday whether the Friday before a Saturday holiday is a holiday
/// @param sundayToMonday whether the Monday after a Sunday holiday is a holiday
public record Observance(boolean saturdayToFriday, boolean sundayToMonday) {

  /// No substitute day.
  public static final Observance NONE = new Observance(false, false);

  /// Friday for Saturday and Monday for Sunday.
  public static final Observance NEAREST_WEEKDAY = new Observance(true, true);

  /// Monday for Sunday only.
  public static final Observance MONDAY_FOR_SUNDAY = new Observance(false, true);

  /// Returns the substitute for a holiday on `day`, or empty if there is none.
  Optional<LocalDate> substituteFor(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> saturdayToFriday ? Optional.of(day.minusDays(1)) : Optional.empty();
      case SUNDAY -> sundayToMonday ? Optional.of(day.plusDays(1)) : Optional.empty();
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> Optional.empty();
    };
  }
}
