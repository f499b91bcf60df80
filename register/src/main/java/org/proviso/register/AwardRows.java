package org.proviso.register;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Award;

/// What the fields of a row mean. Not thread-safe.
final class AwardRows {

  /// `A: New assistance action` of the FABS file specification.
  private static final String NEW_AWARD = "A";

  private final AwardHeader header;
  private final Programmes programmes;
  private String lastListings = "";
  private List<String> lastNumbers = List.of();

  AwardRows(AwardHeader header, Programmes programmes) {
    this.header = header;
    this.programmes = programmes;
  }

  RowMeaning of(RowPlace place, AwardRow row) {
    if (row.tooLong() >= 0) {
      return new RowMeaning.Bad(place.at(row.tooLong(), Fault.FIELD_TOO_LONG));
    }
    List<String> listings = listings(row.text(AwardColumn.LISTING));
    if (listings.isEmpty()) {
      return bad(place, AwardColumn.LISTING, Fault.BAD_LISTING);
    }
    Programmes.Listed programme = programmes.of(listings);
    return programme == null ? new RowMeaning.Other() : award(place, row, programme);
  }

  /// Returns the numbers in a field. Neighbouring rows mostly have the same.
  private List<String> listings(String field) {
    if (!field.equals(lastListings)) {
      lastListings = field;
      lastNumbers = Programmes.numbersIn(field);
    }
    return lastNumbers;
  }

  private RowMeaning award(RowPlace place, AwardRow row, Programmes.Listed programme) {
    String fain = row.text(AwardColumn.FAIN);
    String number = fain.isEmpty() ? row.text(AwardColumn.URI) : fain;
    if (number.isEmpty()) {
      AwardColumn column = has(AwardColumn.FAIN) ? AwardColumn.FAIN : AwardColumn.URI;
      return bad(place, column, Fault.NO_AWARD_NUMBER);
    }
    Recipient recipient = recipient(row);
    if (!recipient.isNamed()) {
      return bad(place, AwardColumn.NAME, Fault.NO_RECIPIENT);
    }
    String dateText = row.text(AwardColumn.ACTION_DATE);
    LocalDate date = dateText.isEmpty() ? null : FieldReader.day(dateText);
    if (date == null && !dateText.isEmpty()) {
      return bad(place, AwardColumn.ACTION_DATE, Fault.BAD_DATE);
    }
    String amountText = row.text(AwardColumn.AMOUNT);
    OptionalLong cents = FieldReader.cents(amountText);
    if (cents.isEmpty() && !amountText.isEmpty()) {
      return bad(place, AwardColumn.AMOUNT, Fault.BAD_AMOUNT);
    }
    String fiscalYear = row.text(AwardColumn.FISCAL_YEAR);
    if (!fiscalYear.isEmpty() && !FieldReader.isYear(fiscalYear)) {
      return bad(place, AwardColumn.FISCAL_YEAR, Fault.BAD_YEAR);
    }
    String year = programme.yearIn(number);
    if (year == null) {
      year = fiscalYear.isEmpty() && date != null ? fiscalYearOf(date) : fiscalYear;
    }
    if (year.isEmpty()) {
      AwardColumn column =
          has(AwardColumn.FISCAL_YEAR) ? AwardColumn.FISCAL_YEAR : AwardColumn.ACTION_DATE;
      return bad(place, column, Fault.BAD_YEAR);
    }
    Award award =
        new Award(
            number,
            isFirstAction(row) ? date : null,
            new Award.Acceptance.NotKnown(),
            cents.isPresent() ? cents.getAsLong() : null,
            null,
            place.file());
    String key = row.text(AwardColumn.AWARD_KEY);
    return new RowMeaning.Taken(
        new TakenAward(key.isEmpty() ? number : key, recipient, programme.id(), year, award));
  }

  /// A summary has the day of the base action; of transactions, that of a new award is the offer.
  private boolean isFirstAction(AwardRow row) {
    return header.hasBaseAction() || row.text(AwardColumn.ACTION_TYPE).equals(NEW_AWARD);
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

  private RowMeaning bad(RowPlace place, AwardColumn column, Fault fault) {
    return new RowMeaning.Bad(place.at(field(column), fault));
  }

  private int field(AwardColumn column) {
    @Nullable Integer field = header.columns().get(column);
    return field == null ? 0 : field;
  }
}
