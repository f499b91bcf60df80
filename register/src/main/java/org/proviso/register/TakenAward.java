package org.proviso.register;

import java.time.LocalDate;
import org.proviso.law.fact.Award;

/// What a row of a table says of an award that was asked for.
///
/// @param key what rows of the same award have in common
/// @param recipient what the row says of the recipient
/// @param programme identifier of the programme
/// @param year the programme year
/// @param award its number, day, amount and source
public record TakenAward(
    String key, Recipient recipient, String programme, String year, Award award) {

  /// Returns what this row and an earlier one of the same award come to: this row, offered on the
  /// earlier day of the two and in the year of that row.
  public TakenAward after(TakenAward earlier) {
    LocalDate own = award.offered();
    LocalDate other = earlier.award().offered();
    if (other == null || (own != null && !other.isBefore(own))) {
      return this;
    }
    Award dated =
        new Award(
            award.id(), other, award.acceptance(), award.cents(), award.under(), award.source());
    return new TakenAward(key, recipient, programme, earlier.year(), dated);
  }
}
