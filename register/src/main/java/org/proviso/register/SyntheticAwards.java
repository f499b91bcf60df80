package org.proviso.register;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Party;

/// Awards that nobody made, for tests and measurements, on the columns of the real award summary.
///
/// They say so themselves: numbers begin with `SYNTHETIC-`, names end with ` (synthetic)`,
/// identifiers of recipients begin with `ZZ`. The same seed, mix and number give the same bytes.
///
/// @param seed where the random numbers begin
/// @param mix what sort of awards
/// @param rows how many, at least one
/// @param listing assistance listing number that all have, such as 16.738
public record SyntheticAwards(long seed, Mix mix, int rows, String listing) {

  /// What sort of awards are made.
  public enum Mix {
    /// Some thousand recipients, all counties and States, some of them with far more awards than
    /// others; fiscal years 2012 to 2021; log-normal amounts. Which recipient is large is drawn.
    REALISTIC,
    /// Each award has a recipient of its own, and no two have the same day and amount, so that
    /// nothing worked out for one serves for another.
    ADVERSARIAL
  }

  /// The awards as a table, with their parties.
  ///
  /// @param parties recipients and what they lie within, each once
  public record Table(Awards awards, List<Party> parties) {

    /// Copies the list.
    public Table {
      parties = List.copyOf(parties);
    }
  }

  /// Refuses what can not be made.
  ///
  /// @throws IllegalArgumentException if `rows` is not positive or the listing not in the form
  ///   16.738
  public SyntheticAwards {
    if (rows <= 0) {
      throw new IllegalArgumentException(rows + " rows");
    }
    if (!Programmes.numbersIn(listing).equals(List.of(listing))) {
      throw new IllegalArgumentException("listing " + listing);
    }
  }

  /// Writes the awards as CSV with the 100 columns of the award summary. Leaves the writer open.
  public void writeTo(Writer writer) throws IOException {
    List<String> columns = Tables.lines("summary-columns.txt");
    Map<String, Integer> at = new HashMap<>();
    columns.forEach(column -> at.put(column, at.size()));
    String[] fields = new String[columns.size()];
    Arrays.fill(fields, "");
    FIXED.forEach((column, value) -> fields[place(at, column)] = value);
    fields[place(at, "cfda_numbers_and_titles")] = listing + ": SYNTHETIC PROGRAMME";
    int[] places = VARIABLE.stream().mapToInt(column -> place(at, column)).toArray();
    CsvWriter csv = CsvWriter.builder().build(writer);
    csv.writeRecord(columns);
    SyntheticRows made = new SyntheticRows(seed, mix);
    for (int i = 0; i < rows; i++) {
      List<String> values = made.next().values();
      for (int j = 0; j < places.length; j++) {
        fields[places[j]] = values.get(j);
      }
      csv.writeRecord(fields);
    }
    csv.flush();
  }

  /// Returns the same awards as reading the file would, without one.
  ///
  /// @param programme identifier of the programme
  public Table table(String programme) {
    Recipients recipients = Recipients.of(Places.shipped(), List.of(), Map.of());
    Awards.Builder awards = Awards.builder();
    Map<String, Party> parties = new LinkedHashMap<>();
    SyntheticRows made = new SyntheticRows(seed, mix);
    for (int i = 0; i < rows; i++) {
      SyntheticRows.Row row = made.next();
      String id = row.recipient().ownId();
      if (!parties.containsKey(id)) {
        recipients
            .withContainers(recipients.resolve(row.recipient()).party())
            .forEach(party -> parties.putIfAbsent(party.id(), party));
      }
      Award award =
          new Award(
              row.number(),
              row.day(),
              new Award.Acceptance.NotKnown(),
              row.cents(),
              null,
              "synthetic");
      awards.add(id, programme, Integer.toString(row.fiscalYear()), award);
    }
    return new Table(awards.build(), List.copyOf(parties.values()));
  }

  private static int place(Map<String, Integer> places, String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalStateException("the summary has no column " + column);
    }
    return place;
  }

  /// Columns in which rows differ, in the order of [SyntheticRows.Row#values].
  private static final List<String> VARIABLE =
      List.of(
          "assistance_award_unique_key",
          "award_id_fain",
          "total_obligated_amount",
          "total_funding_amount",
          "award_base_action_date",
          "award_latest_action_date",
          "award_base_action_date_fiscal_year",
          "award_latest_action_date_fiscal_year",
          "period_of_performance_start_date",
          "recipient_uei",
          "recipient_name",
          "recipient_name_raw",
          "prime_award_summary_recipient_county_fips_code",
          "prime_award_summary_recipient_state_fips_code",
          "recipient_state_code",
          "recipient_state_name",
          "business_types_code");

  /// Columns that are the same in all rows; those that are in neither list stay empty.
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("sai_number", "SAI NOT AVAILABLE"),
          Map.entry("total_outlayed_amount", "0.00"),
          Map.entry("indirect_cost_federal_share_amount", "0.00"),
          Map.entry("total_non_federal_funding_amount", "0.00"),
          Map.entry("total_face_value_of_loan", "0.00"),
          Map.entry("total_loan_subsidy_cost", "0.00"),
          Map.entry("period_of_performance_current_end_date", "2025-09-30"),
          Map.entry("awarding_agency_code", "000"),
          Map.entry("awarding_agency_name", "Agency of synthetic awards"),
          Map.entry("awarding_sub_agency_code", "0000"),
          Map.entry("awarding_sub_agency_name", "Office of synthetic awards"),
          Map.entry("funding_agency_code", "000"),
          Map.entry("funding_agency_name", "Agency of synthetic awards"),
          Map.entry("funding_sub_agency_code", "0000"),
          Map.entry("funding_sub_agency_name", "Office of synthetic awards"),
          Map.entry("recipient_country_code", "USA"),
          Map.entry("recipient_country_name", "UNITED STATES"),
          Map.entry("recipient_address_line_1", "1 SYNTHETIC STREET"),
          Map.entry("recipient_city_name", "SYNTHETIC"),
          Map.entry("recipient_zip_code", "00000"),
          Map.entry("primary_place_of_performance_country_code", "USA"),
          Map.entry("primary_place_of_performance_country_name", "UNITED STATES"),
          Map.entry("assistance_type_code", "03"),
          Map.entry("assistance_type_description", "FORMULA GRANT (A)"),
          Map.entry(
              "prime_award_base_transaction_description",
              "THIS AWARD IS SYNTHETIC, MADE FOR TESTS AND MEASUREMENTS. NOBODY MADE, OFFERED OR ACCEPTED IT, AND \"THE\" RECIPIENT DOES NOT EXIST."),
          Map.entry("business_funds_indicator_code", "NON"),
          Map.entry("record_type_code", "2"),
          Map.entry("record_type_description", "NON-AGGREGATE RECORD"),
          Map.entry("usaspending_permalink", "synthetic"),
          Map.entry("last_modified_date", "2026-01-01"));
}
