package org.proviso.register;

import java.util.List;

/// Says where in a file a row is at fault.
///
/// @param file name of the file
/// @param header names of its columns
record FaultPlaces(String file, List<String> header) {

  /// Returns the fault of a row's field.
  ///
  /// @param field number of the field, from zero
  Malformed at(SplitRow row, int field, Fault fault, String expected) {
    FieldPlaces.FieldPlace place = FieldPlaces.of(row.text(), field);
    return new Malformed(
        file,
        row.extent().line() + place.line(),
        place.column(),
        field < header.size() ? header.get(field) : "",
        FieldPlaces.text(row.text(), field),
        fault,
        expected);
  }

  /// Returns the fault of a field of a row that stands in no text.
  Malformed at(long line, int field, String value, Fault fault) {
    return new Malformed(file, line, 0, header.get(field), value, fault, expected(fault));
  }

  /// Returns the fault of a row that can not be split.
  Malformed of(SplitRow.Broken row) {
    return at(row, row.field(), row.fault(), expected(row.fault()));
  }

  private String expected(Fault fault) {
    return switch (fault) {
      case FIELD_COUNT -> header.size() + " fields";
      case UNCLOSED_QUOTE -> "a closing quote";
      case TEXT_AFTER_QUOTE -> "a comma or the end of the line behind the closing quote";
      case NOT_UTF8 -> "text in UTF-8";
      case ROW_TOO_LONG -> "at most " + RowSplitter.LONGEST_ROW + " bytes";
      case FIELD_TOO_LONG -> "at most " + AwardRow.LONGEST_FIELD + " characters";
      case BAD_DATE -> "a day like 2018-01-24";
      case BAD_AMOUNT -> "an amount of dollars like 1234.50";
      case BAD_YEAR -> "a fiscal year like 2018";
      case BAD_LISTING -> "an assistance listing number like 16.738";
      case NO_AWARD_NUMBER -> "the number of an award";
      case NO_RECIPIENT -> "the name of a recipient";
      case BAD_DIVISION -> "a division like ocd-division/country:us/state:il/county:cook";
      case BAD_CENSUS_CODE ->
          "a census code of its State: 5 digits for a county, 7 or 10 for a place";
      case UNKNOWN_STATE -> "a State of the United States";
      case UNKNOWN_COUNTY -> "a county of the table of divisions";
      case UNKNOWN_PARTY -> "a known party";
      case NO_NAME -> "a name";
      case BAD_PLACE -> "a place of its kind";
      case BAD_PERIOD -> "a day after the first day";
      case BAD_COUNT -> "a whole number";
      case BAD_SOURCE -> "identifiers of sources";
      case UNKNOWN_WORD -> "a word of the column";
      case REPEATED -> "something that no row before it says";
    };
  }

  /// Returns the fault of a row's field, with what is always expected there.
  Malformed at(SplitRow row, int field, Fault fault) {
    return at(row, field, fault, expected(fault));
  }
}
