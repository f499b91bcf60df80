package org.proviso.web.site;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Amounts as readers see them.
public final class Money {

  private Money() {}

  /// Returns an amount of cents in dollars; null stands for an amount that is not known, which is
  /// never shown as zero.
  public static String inWords(@Nullable Long cents) {
    return cents == null
        ? Words.say("money.not-known")
        : String.format(Locale.ROOT, "$%,.2f", BigDecimal.valueOf(cents, 2));
  }
}
