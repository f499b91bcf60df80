package org.proviso.docket.clock;

import org.proviso.law.clock.CountingRule;
import org.proviso.law.clock.DayRule;
import org.proviso.law.clock.HourRule;
import org.proviso.law.clock.MonthRule;

/// The promise that a rule is counted after its trigger, as every clock is.
final class Forward {

  private Forward() {}

  /// @throws IllegalArgumentException if `rule` is counted backward
  static void check(CountingRule rule) {
    CountingRule.Direction direction =
        switch (rule) {
          case DayRule days -> days.direction();
          case MonthRule months -> months.direction();
          case HourRule _ -> CountingRule.Direction.FORWARD;
        };
    if (direction == CountingRule.Direction.BACKWARD) {
      throw new IllegalArgumentException("a clock runs after its trigger, unlike " + rule.id());
    }
  }
}
