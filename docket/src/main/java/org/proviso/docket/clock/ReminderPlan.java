package org.proviso.docket.clock;

import java.util.List;

/// When a recipient is reminded of what it owes.
///
/// @param daysBefore how many days before the day due, 0 to 3650; 0 is that day
/// @param daysAfter how many days after it, 1 to 3650
/// @param minimumGap least days between two letters of any kind to one recipient, 0 to 365: with 3,
///   a letter of Monday allows the next on Thursday
public record ReminderPlan(List<Integer> daysBefore, List<Integer> daysAfter, int minimumGap) {

  private static final int MOST_DAYS = 3650;
  private static final int LONGEST_GAP = 365;

  /// Sorts the days and leaves out repeated ones.
  ///
  /// @throws IllegalArgumentException if a number is out of bounds
  public ReminderPlan {
    daysBefore = daysBefore.stream().sorted().distinct().toList();
    daysAfter = daysAfter.stream().sorted().distinct().toList();
    daysBefore.forEach(days -> check("days before", days, 0, MOST_DAYS));
    daysAfter.forEach(days -> check("days after", days, 1, MOST_DAYS));
    check("minimum gap", minimumGap, 0, LONGEST_GAP);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + " is not between " + least + " and " + most);
    }
  }
}
