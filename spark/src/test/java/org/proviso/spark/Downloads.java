package org.proviso.spark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.proviso.register.SyntheticAwards;

/// Made-up downloads of a test, in either layout.
final class Downloads {

  /// Layouts of USAspending's assistance downloads.
  enum Layout {
    SUMMARY,
    TRANSACTIONS
  }

  /// Columns that are called otherwise in the transactions.
  private static final Map<String, String> OF_TRANSACTIONS =
      Map.of(
          "award_base_action_date", "action_date",
          "award_base_action_date_fiscal_year", "action_date_fiscal_year",
          "prime_award_summary_recipient_county_fips_code",
              "prime_award_transaction_recipient_county_fips_code",
          "cfda_numbers_and_titles", "cfda_number");

  private static final String ACTION_TYPE = "action_type_code";
  private static final String NEW_AWARD = "A";
  private static final String REVISION = "C";

  private final Layout layout;
  private final List<String> columns;
  private final List<Map<String, String>> rows = new ArrayList<>();

  Downloads(Layout layout, SyntheticAwards.Mix mix, int count, long seed) throws IOException {
    this.layout = layout;
    StringWriter text = new StringWriter();
    new SyntheticAwards(seed, mix, count, "16.738").writeTo(text);
    List<NamedCsvRecord> made;
    try (var reader = CsvReader.builder().ofNamedCsvRecord(text.toString())) {
      made = reader.stream().toList();
    }
    columns = new ArrayList<>(made.getFirst().getHeader());
    if (layout == Layout.TRANSACTIONS) {
      columns.add(ACTION_TYPE);
    }
    made.forEach(row -> rows.add(new LinkedHashMap<>(row.getFieldsAsMap())));
  }

  /// Adds a row like one that is there, but for some columns by their names in the summary.
  Downloads like(int row, Map<String, String> otherwise) {
    Map<String, String> added = new LinkedHashMap<>(rows.get(row));
    added.putAll(otherwise);
    rows.add(added);
    return this;
  }

  /// Adds what is not alike in real tables: awards of several rows with another recipient, day or
  /// programme year, recipients with several names and places, recipients that the pack knows,
  /// other programmes, and rows that can be split but not read.
  Downloads withWhatRealTablesHave() {
    int made = rows.size();
    for (int i = 0; i < made; i += 9) {
      like(
          i,
          Map.of(
              "award_base_action_date",
              "2015-1%d-17".formatted(i % 3),
              "award_base_action_date_fiscal_year",
              "2016",
              "total_obligated_amount",
              i % 2 == 0 ? "" : i + ".5",
              "recipient_uei",
              "ZZ-OTHER-" + i % 5,
              "recipient_name",
              "Other name, \"" + i + "\"",
              "recipient_state_code",
              i % 4 == 0 ? "IL" : "CA",
              "business_types_code",
              i % 2 == 0 ? "C" : "MT",
              ACTION_TYPE,
              i % 5 == 0 ? REVISION : NEW_AWARD));
    }
    for (int i = 0; i < 40; i++) {
      like(
          i,
          Map.of(
              "assistance_award_unique_key",
              "KNOWN-" + i,
              "award_id_fain",
              "20%d-KNOWN-%d".formatted(10 + i % 12, i),
              "recipient_uei",
              i % 2 == 0 ? "" : "ZZ-KNOWN",
              "recipient_name",
              i % 3 == 0 ? "CITY OF CHICAGO" : "Philadelphia, City of",
              "recipient_state_code",
              i % 3 == 0 ? "IL" : "PA",
              "business_types_code",
              "C"));
    }
    return like(0, Map.of("cfda_numbers_and_titles", "16.560: OTHER"))
        .like(1, Map.of("cfda_numbers_and_titles", "93.778: OTHER", "award_base_action_date", "?"))
        .like(2, Map.of("award_base_action_date", "26 June 2018"))
        .like(3, Map.of("total_obligated_amount", "1e6"))
        .like(4, Map.of("award_id_fain", "", "award_id_uri", " "))
        .like(5, Map.of("award_base_action_date_fiscal_year", "FY18"))
        .like(6, Map.of("cfda_numbers_and_titles", "none"))
        .like(7, Map.of("recipient_uei", "", "recipient_name", "", "recipient_duns", ""));
  }

  private static final String FAULTY_LINES = "too,few\n\"never closed,1\n";

  /// Writes all rows into one file, with lines that can not be split in their midst.
  Path write(Path file) throws IOException {
    int middle = rows.size() / 2;
    Files.writeString(file, text(rows.subList(0, middle), true));
    Files.writeString(file, FAULTY_LINES, StandardOpenOption.APPEND);
    Files.writeString(
        file, text(rows.subList(middle, rows.size()), false), StandardOpenOption.APPEND);
    return file;
  }

  /// Writes the rows into three files, those that [#write] puts first into the first.
  List<Path> writeThree(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    int third = rows.size() / 3;
    for (int i = 0; i < 3; i++) {
      List<Map<String, String>> some =
          rows.subList(i * third, i == 2 ? rows.size() : (i + 1) * third);
      files.add(Files.writeString(folder.resolve("part_" + i + ".csv"), text(some, true)));
    }
    return files;
  }

  private String text(List<Map<String, String>> some, boolean header) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      if (header) {
        csv.writeRecord(columns.stream().map(this::name).toList());
      }
      for (Map<String, String> row : some) {
        csv.writeRecord(columns.stream().map(column -> value(row, column)).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private String name(String column) {
    return switch (layout) {
      case SUMMARY -> column;
      case TRANSACTIONS -> OF_TRANSACTIONS.getOrDefault(column, column);
    };
  }

  private String value(Map<String, String> row, String column) {
    String value = row.getOrDefault(column, column.equals(ACTION_TYPE) ? NEW_AWARD : "");
    return layout == Layout.TRANSACTIONS && column.equals("cfda_numbers_and_titles")
        ? value.split(":", -1)[0]
        : value;
  }
}
