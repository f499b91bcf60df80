package org.proviso.register;

/// Why a row of a table can not be read.
public enum Fault {
  /// It has more or fewer fields than the header.
  FIELD_COUNT,
  /// A quoted field is not closed where it must be.
  UNCLOSED_QUOTE,
  /// A closing quote is followed by more text of the field.
  TEXT_AFTER_QUOTE,
  /// Its bytes are not UTF-8.
  NOT_UTF8,
  /// It is longer than a row may be.
  ROW_TOO_LONG,
  /// A field is longer than a field may be.
  FIELD_TOO_LONG,
  /// A day is not a date of the calendar in the form 2018-01-24.
  BAD_DATE,
  /// An amount is not a number of dollars with at most two decimals.
  BAD_AMOUNT,
  /// A fiscal year is not one, or can not be told.
  BAD_YEAR,
  /// There is no assistance listing number in the form 16.738.
  BAD_LISTING,
  /// An award has no number.
  NO_AWARD_NUMBER,
  /// Neither an identifier nor a name says who the recipient is.
  NO_RECIPIENT,
  /// An identifier of a division is not in the form of Open Civic Data.
  BAD_DIVISION,
  /// A census code is not one, or contradicts its row.
  BAD_CENSUS_CODE,
  /// A State is named that is not known.
  UNKNOWN_STATE,
  /// A county is named that is not known.
  UNKNOWN_COUNTY,
  /// A party is named that is not known.
  UNKNOWN_PARTY,
  /// A name is lacking.
  NO_NAME,
  /// A place is not one of its kind.
  BAD_PLACE,
  /// A period ends no later than it begins.
  BAD_PERIOD,
  /// A count is not a whole number.
  BAD_COUNT,
  /// A source is not an identifier.
  BAD_SOURCE,
  /// A word is not among those of its column.
  UNKNOWN_WORD,
  /// Two rows say something of the same thing.
  REPEATED
}
