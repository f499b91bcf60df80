package org.proviso.register;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Award;

/// What the fields of a row mean.
final class AwardRows {

  /// What a row comes to.
  sealed interface Meaning {

    /// An award.
    ///
    /// @param key what rows of the same award have in common
    record Taken(String key, Recipient recipient, String programme, String year, Award award)
        implements Meaning {}

    /// The row is of a programme that was not asked for.
    record Other() implements Meaning {}

    /// The row can not be read.
    record Bad(Malformed malformed) implements Meaning {}
  }

  private static final String OF_AMOUNT = "an amount of dollars like 1234.50";
  private static final String OF_DATE = "a day like 2018-01-24";
  private static final String OF_YEAR = "a fiscal year like 2018";

  private final String file;
  private final AwardHeader header;
  private final Programmes programmes;
  private final Recipients recipients;

  AwardRows(String file, AwardHeader header, Programmes programmes, Recipients recipients) {
    this.file = file;
    this.header = header;
    this.programmes = programmes;
    this.recipients = recipients;
  }

  Recipients recipients() {
    return recipients;
  }

  Meaning of(SplitRow.Whole place, AwardRow row) {
    if (row.tooLong() >= 0) {
      String expected = "at most " + AwardRow.LONGEST_FIELD + " characters";
      return new Meaning.Bad(at(place, row.tooLong(), Fault.FIELD_TOO_LONG, expected));
    }
    List<String> listings = Programmes.numbersIn(row.text(AwardColumn.LISTING));
    if (listings.isEmpty()) {
      return bad(
          place,
          AwardColumn.LISTING,
          Fault.BAD_LISTING,
          "an assistance listing number like 16.738");
    }
    Programmes.Listed programme = programmes.of(listings);
    return programme == null ? new Meaning.Other() : award(place, row, programme);
  }

  private Meaning award(SplitRow.Whole place, AwardRow row, Programmes.Listed programme) {
    String fain = row.text(AwardColumn.FAIN);
    String number = fain.isEmpty() ? row.text(AwardColumn.URI) : fain;
    if (number.isEmpty()) {
      AwardColumn column = has(AwardColumn.FAIN) ? AwardColumn.FAIN : AwardColumn.URI;
      return bad(place, column, Fault.NO_AWARD_NUMBER, "the number of an award");
    }
    Recipient recipient = recipient(row);
    if (!recipient.isNamed()) {
      return bad(place, AwardColumn.NAME, Fault.NO_RECIPIENT, "the name of a recipient");
    }
    String dateText = row.text(AwardColumn.ACTION_DATE);
    LocalDate date = dateText.isEmpty() ? null : FieldReader.day(dateText);
    if (date == null && !dateText.isEmpty()) {
      return bad(place, AwardColumn.ACTION_DATE, Fault.BAD_DATE, OF_DATE);
    }
    String amountText = row.text(AwardColumn.AMOUNT);
    OptionalLong cents = FieldReader.cents(amountText);
    if (cents.isEmpty() && !amountText.isEmpty()) {
      return bad(place, AwardColumn.AMOUNT, Fault.BAD_AMOUNT, OF_AMOUNT);
    }
    String fiscalYear = row.text(AwardColumn.FISCAL_YEAR);
    if (!fiscalYear.isEmpty() && !FieldReader.isYear(fiscalYear)) {
      return bad(place, AwardColumn.FISCAL_YEAR, Fault.BAD_YEAR, OF_YEAR);
    }
    String year = programme.yearIn(number);
    if (year == null) {
      year = fiscalYear.isEmpty() && date != null ? fiscalYearOf(date) : fiscalYear;
    }
    if (year.isEmpty()) {
      AwardColumn column =
          has(AwardColumn.FISCAL_YEAR) ? AwardColumn.FISCAL_YEAR : AwardColumn.ACTION_DATE;
      return bad(place, column, Fault.BAD_YEAR, OF_YEAR);
    }
    Award award =
        new Award(
            number,
            date,
            new Award.Acceptance.NotKnown(),
            cents.isPresent() ? cents.getAsLong() : null,
            null,
            file);
    String key = row.text(AwardColumn.AWARD_KEY);
    return new Meaning.Taken(key.isEmpty() ? number : key, recipient, programme.id(), year, award);
  }

  /// The fiscal year of the United States begins on 1 October of the year before (31 U.S.C. 1102).
  private static String fiscalYearOf(LocalDate day) {
    return Integer.toString(day.getMonthValue() >= 10 ? day.getYear() + 1 : day.getYear());
  }

  private static Recipient recipient(AwardRow row) {
    return new Recipient(
        row.text(AwardColumn.UEI),
        row.text(AwardColumn.DUNS),
        row.text(AwardColumn.NAME),
        row.text(AwardColumn.STATE),
        row.text(AwardColumn.COUNTY),
        BusinessType.of(row.text(AwardColumn.BUSINESS_TYPES)));
  }

  private boolean has(AwardColumn column) {
    return header.columns().containsKey(column);
  }

  private Meaning bad(SplitRow.Whole place, AwardColumn column, Fault fault, String expected) {
    return new Meaning.Bad(at(place, field(column), fault, expected));
  }

  private int field(AwardColumn column) {
    @Nullable Integer field = header.columns().get(column);
    return field == null ? 0 : field;
  }

  /// Returns a broken row as one that can not be read.
  Malformed malformed(SplitRow.Broken row) {
    String expected =
        switch (row.fault()) {
          case FIELD_COUNT -> header.names().size() + " fields";
          case UNCLOSED_QUOTE -> "a closing quote";
          case TEXT_AFTER_QUOTE -> "a comma or the end of the line behind the closing quote";
          case NOT_UTF8 -> "text in UTF-8";
          case ROW_TOO_LONG -> "at most " + RowSplitter.LONGEST_ROW + " bytes";
          case FIELD_TOO_LONG,
              BAD_DATE,
              BAD_AMOUNT,
              BAD_YEAR,
              BAD_LISTING,
              NO_AWARD_NUMBER,
              NO_RECIPIENT,
              BAD_DIVISION,
              BAD_CENSUS_CODE,
              UNKNOWN_STATE,
              UNKNOWN_COUNTY,
              UNKNOWN_PARTY,
              NO_NAME,
              REPEATED ->
              throw new IllegalArgumentException("no fault of a row: " + row);
        };
    return at(row, row.field(), row.fault(), expected);
  }

  private Malformed at(SplitRow row, int field, Fault fault, String expected) {
    FieldPlaces.FieldPlace place = FieldPlaces.of(row.text(), field);
    String name = field < header.names().size() ? header.names().get(field) : "";
    return new Malformed(
        file,
        row.extent().line() + place.line(),
        place.column(),
        name,
        FieldPlaces.text(row.text(), field),
        fault,
        expected);
  }
}
