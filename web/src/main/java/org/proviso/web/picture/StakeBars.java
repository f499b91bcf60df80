package org.proviso.web.picture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What recipients have at stake on a day, as the law is and as it would be: two bars for each.
/// What is in doubt is a part of its own, and no part of what is at stake.
///
/// @param id identifier in the page: letters, digits and hyphens
/// @param caption what is shown
/// @param asOf the day
/// @param bars in the order shown
public record StakeBars(String id, String caption, LocalDate asOf, List<Bar> bars) {

  /// What the amounts of a recipient's awards come to, in cents.
  ///
  /// @param atStake surely
  /// @param inDoubt perhaps
  /// @param unknown how many awards at stake or in doubt have an amount that is not known
  public record Side(long atStake, long inDoubt, int unknown) {}

  /// One recipient.
  ///
  /// @param name what it is called
  /// @param href its page; null for none
  public record Bar(String name, @Nullable String href, Side before, Side after) {}

  /// Copies the list.
  public StakeBars {
    bars = List.copyOf(bars);
  }

  /// Draws it.
  public Picture draw() {
    return new StakeBarDrawing(this).picture();
  }
}
