package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.fact.Award;

class AwardsReaderTest {

  private static final String CHICAGO =
      "K1,2017-DJ-BX-0001,,1234567.89,2018-06-26,2018,UEI1,,CITY OF CHICAGO,17031,IL,16.738: JAG; 16.710: COPS,C";

  @TempDir private Path folder = Path.of("");

  @Test
  void takesAnAwardWithTheYearOfItsNumber() {
    AwardBlock block = AwardFile.read(AwardFile.write(folder, AwardFile.SUMMARY, CHICAGO));

    assertEquals(
        List.of("uei:UEI1 jag/2017 2017-DJ-BX-0001 2018-06-26 123456789"), AwardFile.awards(block));
    assertEquals(new Counts(1, 0, 0, 0, 0, 0), block.counts());
    assertEquals(new Award.Acceptance.NotKnown(), block.awards().award(0).acceptance());
    assertEquals("awards.csv", block.awards().award(0).source());
  }

  @Test
  void countsRowsOfOtherProgrammesWithoutLookingFurtherIntoThem() {
    AwardBlock block =
        AwardFile.read(
            AwardFile.write(
                folder,
                AwardFile.SUMMARY,
                "K1,,,no amount,no day,,,,,,,93.778: MEDICAL ASSISTANCE PROGRAM,",
                CHICAGO));

    assertEquals(new Counts(1, 0, 1, 0, 0, 0), block.counts());
  }

  @Test
  void readsTheYearFromTheFiscalYearAndElseFromTheDay() {
    AwardBlock block =
        AwardFile.read(
            AwardFile.write(
                folder,
                AwardFile.SUMMARY,
                "K1,A-1,,1,2016-09-30,2016,U1,,X,,IL,16.738: JAG,C",
                "K2,A-2,,1,2016-10-01,,U1,,X,,IL,16.738: JAG,C",
                "K3,A-3,,1,2016-09-30,,U1,,X,,IL,16.738: JAG,C"));

    assertEquals(
        List.of(
            "uei:U1 jag/2016 A-1 2016-09-30 100",
            "uei:U1 jag/2017 A-2 2016-10-01 100",
            "uei:U1 jag/2016 A-3 2016-09-30 100"),
        AwardFile.awards(block));
  }

  @Test
  void leavesBlankWhatIsOptional() {
    AwardBlock block =
        AwardFile.read(
            AwardFile.write(folder, AwardFile.SUMMARY, ",,U-7,,,2017,,123456789,,,,16.738: JAG,"));

    assertEquals(List.of("duns:123456789 jag/2017 U-7 null null"), AwardFile.awards(block));
    assertEquals("unknown", AwardFile.party(block, "duns:123456789").kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "12 | 1200",
        "12. | 1200",
        "12.3 | 1230",
        "12.30 | 1230",
        "12.3400 | 1234",
        "-5.01 | -501",
        ".5 | 50",
        "9999999999999999.99 | 999999999999999999"
      })
  void readsAmountsToTheCent(String amount, long cents) {
    assertEquals(cents, FieldReader.cents(amount).getAsLong());
  }

  @ParameterizedTest
  @CsvSource({"12.345", "1e3", "-", ".", "1.2.3", "10000000000000000", "+1", "$1", "'1 000'"})
  void refusesWhatIsNoAmount(String amount) {
    assertTrue(FieldReader.cents(amount).isEmpty());
  }

  @Test
  void namesPlaceFieldAndExpectationOfEachMalformedRow() {
    // The third and fourth row stand on lines 4 and 5 to 6.
    AwardBlock block =
        AwardFile.read(
            AwardFile.write(
                folder,
                AwardFile.SUMMARY,
                CHICAGO,
                "K2,2017-2,,12.345,2017-01-01,2017,U,,X,,IL,16.738: JAG,C",
                "K3,2017-3,,1,2017-02-30,2017,U,,X,,IL,16.738: JAG,C",
                "K4,2017-4,,1,2017-02-20,2017,U,,\"Name of\ntwo lines\",,IL,16738,C",
                "K5,,,1,2017-02-20,2017,U,,X,,IL,16.738: JAG,C",
                "K6,2017-6,,1,2017-02-20,2017,,,,,IL,16.738: JAG,C",
                "K7,2017-7,,1,2017-02-20,2017,U",
                "K8,2017-8,,1,2017-02-20,2017,U,,X,,IL,16.738: JAG,C,extra",
                "K9,A-9,,1,,17,U,,Ünï,,IL,16.738: JAG,C",
                "K10,A-10,,1,,,U,,X,,IL,16.738: JAG,C"));

    assertEquals(
        List.of(
            "awards.csv:3:12: BAD_AMOUNT: total_obligated_amount: '12.345', expected an amount of dollars like 1234.50",
            "awards.csv:4:14: BAD_DATE: award_base_action_date: '2017-02-30', expected a day like 2018-01-24",
            "awards.csv:6:16: BAD_LISTING: cfda_numbers_and_titles: '16738', expected an assistance listing number like 16.738",
            "awards.csv:7:4: NO_AWARD_NUMBER: award_id_fain: '', expected the number of an award",
            "awards.csv:8:32: NO_RECIPIENT: recipient_name: '', expected the name of a recipient",
            "awards.csv:9:30: FIELD_COUNT: recipient_uei: 'U', expected 13 fields",
            "awards.csv:10:51: FIELD_COUNT: business_types_code: 'C', expected 13 fields",
            "awards.csv:11:12: BAD_YEAR: award_base_action_date_fiscal_year: '17', expected a fiscal year like 2018",
            "awards.csv:12:14: BAD_YEAR: award_base_action_date_fiscal_year: '', expected a fiscal year like 2018"),
        block.malformed().stream().map(Malformed::render).toList());
    assertEquals(new Counts(1, 0, 0, 9, 0, 0), block.counts());
    assertEquals(10, block.counts().rows());
  }

  @Test
  void losesOnlyTheLineOnWhichAQuoteIsNeverClosed() {
    AwardBlock block =
        AwardFile.read(
            AwardFile.write(
                folder,
                AwardFile.SUMMARY,
                "K1,2017-1,,1,2017-01-01,2017,U,,\"never closed,,IL,16.738: JAG,C",
                CHICAGO,
                "K3,2017-3,,1,2017-01-01,2017,U,,\"closed\" too soon,,IL,16.738: JAG,C",
                CHICAGO.replace("K1", "K4")));

    assertEquals(
        List.of(
            "awards.csv:2:33: UNCLOSED_QUOTE: recipient_name: '\"never closed,,IL,16.738: JAG,C', expected a closing quote",
            "awards.csv:4:33: TEXT_AFTER_QUOTE: recipient_name: '\"closed\" too soon', expected a comma or the end of the line behind the closing quote"),
        block.malformed().stream().map(Malformed::render).toList());
    assertEquals(new Counts(2, 0, 0, 2, 0, 0), block.counts());
  }

  @Test
  void reportsAQuoteThatTheEndOfTheFileLeavesOpen() {
    AwardBlock block =
        AwardFile.read(
            AwardFile.write(
                folder,
                (AwardFile.SUMMARY + "\r\n" + CHICAGO + "\r\nK2,\"2017")
                    .getBytes(StandardCharsets.UTF_8)));

    assertEquals(
        List.of(
            "awards.csv:3:4: UNCLOSED_QUOTE: award_id_fain: '\"2017', expected a closing quote"),
        block.malformed().stream().map(Malformed::render).toList());
    assertEquals(new Counts(1, 0, 0, 1, 0, 0), block.counts());
  }

  @Test
  void reportsBytesThatAreNotUtf8() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((AwardFile.SUMMARY + "\n").getBytes(StandardCharsets.UTF_8));
    bytes.write(
        "K1,2017-1,,1,2017-01-01,2017,U,,Espa\u00f1ola,,NM,16.738: JAG,C\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    bytes.write((CHICAGO + "\n").getBytes(StandardCharsets.UTF_8));

    AwardBlock block = AwardFile.read(AwardFile.write(folder, bytes.toByteArray()));

    assertEquals(
        List.of(
            "awards.csv:2:33: NOT_UTF8: recipient_name: 'Espa\uFFFDola', expected text in UTF-8"),
        block.malformed().stream().map(Malformed::render).toList());
    assertEquals(1, block.counts().taken());
  }

  @Test
  void refusesFieldsAndRowsBeyondTheLimitAndGoesOn() {
    String field = "x".repeat(AwardRow.LONGEST_FIELD + 1);
    String row = "y".repeat(3 * RowSplitter.LONGEST_ROW);
    AwardBlock block =
        AwardFile.read(
            AwardFile.write(
                folder,
                AwardFile.SUMMARY,
                CHICAGO.replace("CITY OF CHICAGO", field),
                row,
                CHICAGO));

    assertEquals(
        List.of(
            new Malformed(
                "awards.csv",
                2,
                54,
                "recipient_name",
                field,
                Fault.FIELD_TOO_LONG,
                "at most 65536 characters"),
            new Malformed(
                "awards.csv",
                3,
                1,
                "assistance_award_unique_key",
                row,
                Fault.ROW_TOO_LONG,
                "at most 1048576 bytes")),
        block.malformed());
    assertEquals(1, block.counts().taken());
  }

  @Test
  void readsTransactionsAsOneAwardInABlock() {
    Path file =
        AwardFile.write(
            folder,
            "assistance_transaction_unique_key,assistance_award_unique_key,award_id_fain,federal_action_obligation,"
                + "total_obligated_amount,action_date,action_date_fiscal_year,recipient_duns,recipient_name,"
                + "prime_award_transaction_recipient_county_fips_code,recipient_state_code,cfda_number,action_type_code",
            "T1,K1,2016-DJ-1,100.00,300.00,2016-09-20,2016,1,X,,IL,16.738,A",
            "T2,K1,2016-DJ-1,200.00,300.00,2017-03-01,2017,1,X,,IL,16.738,C",
            "T3,K2,2016-DJ-2,50.00,40.00,2017-05-01,2017,1,X,,IL,16.738,A",
            "T4,K2,2016-DJ-2,-10.00,40.00,2016-12-01,2017,1,X,,IL,16.738,A",
            "T5,K3,DJ-3,5.00,15.00,2016-09-30,2016,1,X,,IL,16.738,A",
            "T6,K3,DJ-3,10.00,15.00,2016-10-01,2017,1,X,,IL,16.738,C",
            "T7,K4,2016-DJ-4,1.00,7.00,2018-05-01,2018,1,X,,IL,16.738,C",
            "T8,K4,2016-DJ-4,1.00,7.00,2018-06-01,2018,1,X,,IL,16.738,");

    AwardBlock block = AwardFile.read(file);

    assertEquals(
        List.of(
            "duns:1 jag/2016 2016-DJ-1 2016-09-20 30000",
            "duns:1 jag/2016 2016-DJ-2 2016-12-01 4000",
            "duns:1 jag/2016 DJ-3 2016-09-30 1500",
            "duns:1 jag/2016 2016-DJ-4 null 700"),
        AwardFile.awards(block));
    assertEquals(new Counts(4, 4, 0, 0, 0, 0), block.counts());
  }

  @Test
  void refusesAHeaderNamingEveryColumnThatIsLacking() {
    AwardsReader.Outcome outcome =
        AwardsReader.open(
            AwardFile.write(folder, "recipient_name,cfda_number,recipient_name", "X,16.738,X"),
            AwardFile.JAG,
            AwardFile.NOBODY_KNOWN);

    AwardsReader.Outcome.NotAwards refused =
        assertInstanceOf(AwardsReader.Outcome.NotAwards.class, outcome);
    assertEquals(
        List.of(
            "award_id_fain or award_id_uri",
            "total_obligated_amount",
            "award_base_action_date or action_date",
            "recipient_state_code"),
        refused.missing());
    assertEquals(List.of("recipient_name"), refused.repeated());
  }

  @Test
  void refusesAFileThatIsNotThere() {
    AwardsReader.Outcome outcome =
        AwardsReader.open(folder.resolve("none.csv"), AwardFile.JAG, AwardFile.NOBODY_KNOWN);

    assertInstanceOf(AwardsReader.Outcome.Unreadable.class, outcome);
  }

  @Test
  void refusesAnEmptyBlock() throws IOException {
    Path file = AwardFile.write(folder, AwardFile.SUMMARY);
    try (AwardsReader reader = AwardFile.open(file, Position.START, AwardFile.NOBODY_KNOWN)) {
      assertThrows(IllegalArgumentException.class, () -> reader.nextBlock(0));
      assertEquals(0, reader.nextBlock(1).counts().rows());
    }
  }

  @Test
  void goesOnBehindAnyRowAndFindsTheSame() throws IOException {
    // Row, broken row, blank line, row of two lines, row; with the mark of UTF-8 before them.
    Path file =
        AwardFile.write(
            folder,
            ("\uFEFF"
                    + AwardFile.SUMMARY
                    + "\r\n"
                    + CHICAGO
                    + "\r\nK2,too few\r\n\r\n"
                    + CHICAGO
                        .replace("CITY OF CHICAGO", "\"Chicago,\r\nCity of\"")
                        .replace("K1", "K3")
                    + "\r\n"
                    + CHICAGO.replace("K1", "K4").replace("16.738: JAG", "16.7: JAG"))
                .getBytes(StandardCharsets.UTF_8));
    AwardBlock whole = AwardFile.read(file);

    List<Malformed> malformed = new ArrayList<>();
    List<String> awards = new ArrayList<>();
    Counts counts = Counts.NONE;
    Position next = Position.START;
    List<Long> lines = new ArrayList<>();
    boolean more = true;
    while (more) {
      try (AwardsReader reader = AwardFile.open(file, next, AwardFile.NOBODY_KNOWN)) {
        AwardBlock block = reader.nextBlock(1);
        more = block.counts().rows() > 0;
        malformed.addAll(block.malformed());
        awards.addAll(AwardFile.awards(block));
        counts = counts.plus(block.counts());
        next = block.next();
        lines.add(next.line());
      }
    }

    assertEquals(new Counts(2, 0, 1, 1, 0, 0), whole.counts());
    assertEquals(whole.counts(), counts);
    assertEquals(whole.malformed(), malformed);
    assertEquals(AwardFile.awards(whole), awards);
    assertEquals(List.of(3L, 4L, 7L, 7L, 7L), lines);
    assertEquals(whole.next(), next);
    assertEquals(new Position(4, 7, Files.size(file)), next);
  }

  @Test
  void findsColumnsByNameInAnyOrder() {
    List<String> names = new ArrayList<>(List.of(AwardFile.SUMMARY.split(",", -1)));
    List<String> values =
        List.of(CHICAGO.replace("16.738: JAG; 16.710: COPS", "16.738").split(",", -1));
    Map<String, String> byName = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), values.get(i));
    }
    Collections.reverse(names);
    Path file =
        AwardFile.write(
            folder,
            String.join(",", names),
            String.join(",", names.stream().map(byName::get).toList()));

    assertEquals(
        List.of("uei:UEI1 jag/2017 2017-DJ-BX-0001 2018-06-26 123456789"),
        AwardFile.awards(AwardFile.read(file)));
  }

  @ParameterizedTest
  @CsvSource({"award, 100, 15", "transaction_search, 112, 16"})
  void knowsTheColumnsOfThePublishedLists(String download, int count, int read) throws IOException {
    Path list = Path.of("../../shared/data/awards/usaspending-download-columns.csv");
    assumeTrue(Files.exists(list), list + " is not there");
    List<String> names =
        Files.readAllLines(list).stream()
            .filter(line -> line.startsWith(download + ","))
            .map(line -> line.substring(line.lastIndexOf(',') + 1))
            .toList();

    AwardHeader header = AwardHeader.of(names);

    assertEquals(count, names.size());
    assertEquals(List.of(), header.missing());
    assertEquals(List.of(), header.repeated());
    assertEquals(read, header.columns().size());
  }
}
