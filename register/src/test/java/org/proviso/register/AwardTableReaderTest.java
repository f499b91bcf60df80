package org.proviso.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that are kept as text and read later, beside the same rows read from their file.
class AwardTableReaderTest {

  private static final String HEADER = AwardFile.SUMMARY + ",not_read";

  private static final String[] ROWS = {
    HEADER,
    "K1,2017-1,,10.5,2018-06-26,2018,UEI1,,CITY OF CHICAGO,17031,IL,16.738: JAG,C,note",
    "K2,2017-2,,1,2017-02-20,2017,U,,\"Name of\ntwo \"\"lines\"\"\",,IL,16.738: JAG,C,",
    "K1,2017-1, ,,2016-01-01,2016,UEI2,,Chicago,17031,IL,16.738: JAG,MT,",
    "K3,2017-3,,1,2017-02-30,2017,U,,X,,IL,16.738: JAG,C,",
    "K4,2017-4,,1",
    "K5,2017-5,,1,2017-02-20,2017,U,,X,,IL,16.710: COPS,C,",
    "K6,2017-6,,1,2017-02-20,2017,U,,X,,IL,16.738: JAG,C," + "x".repeat(AwardRow.LONGEST_FIELD + 1),
  };

  @TempDir private Path folder = Path.of("");

  private static AwardTableReader reader(List<String> columns) {
    return assertInstanceOf(
            AwardTableReader.Outcome.Opened.class, AwardTableReader.of(columns, AwardFile.JAG))
        .reader();
  }

  @Test
  void readsWhatTheFileSays() throws IOException {
    Path file = AwardFile.write(folder, ROWS);
    AwardBlock expected = AwardFile.read(file);

    List<TakenAward> taken = new ArrayList<>();
    List<Malformed> malformed = new ArrayList<>();
    int other = 0;
    try (InputStream in = Files.newInputStream(file);
        AwardTextReader rows =
            assertInstanceOf(
                    AwardTextReader.Outcome.Opened.class, AwardTextReader.open("awards.csv", in))
                .reader()) {
      assertEquals(List.of(HEADER.split(",")), rows.header());
      AwardTableReader meaning = reader(rows.header());
      int[] read = meaning.columns().stream().mapToInt(rows.header()::indexOf).toArray();
      for (AwardTextReader.Row row = rows.next(); row != null; row = rows.next()) {
        switch (row) {
          case AwardTextReader.Row.Bad(Malformed bad) -> malformed.add(bad);
          case AwardTextReader.Row.Whole(long line, List<String> fields) -> {
            List<String> values = new ArrayList<>();
            for (int at : read) {
              values.add(fields.get(at));
            }
            switch (meaning.read("awards.csv", line, values)) {
              case RowMeaning.Taken(TakenAward award) -> taken.add(award);
              case RowMeaning.Other() -> other++;
              case RowMeaning.Bad(Malformed bad) -> malformed.add(bad);
            }
          }
        }
      }
    }
    AwardBlock block = AwardBlock.of(taken, List.of(), AwardFile.NOBODY_KNOWN);

    assertEquals(AwardFile.awards(expected), AwardFile.awards(block));
    assertEquals(expected.parties(), block.parties());
    assertEquals(new Counts(2, 1, 1, 3, 0, 0), expected.counts());
    assertEquals(expected.counts().taken(), block.counts().taken());
    assertEquals(expected.counts().merged(), block.counts().merged());
    assertEquals(expected.counts().other(), other);
    assertEquals(
        expected.malformed().stream().map(AwardTableReaderTest::withoutColumn).toList(),
        malformed.stream().map(AwardTableReaderTest::withoutColumn).toList());
  }

  /// A row that is no text has no columns in it.
  private static String withoutColumn(Malformed row) {
    return row.file() + row.line() + row.field() + row.value() + row.fault() + row.expected();
  }

  @Test
  void takesWhatIsNullForBlank() {
    AwardTableReader reader = reader(List.of(AwardFile.SUMMARY.split(",")));
    List<String> columns = reader.columns();
    List<@Nullable String> values = new ArrayList<>();
    for (String column : columns) {
      values.add(
          switch (column) {
            case "award_id_uri" -> "U-7";
            case "award_base_action_date_fiscal_year" -> "2017";
            case "recipient_duns" -> "123456789";
            case "cfda_numbers_and_titles" -> "16.738: JAG";
            default -> null;
          });
    }

    RowMeaning.Taken taken =
        assertInstanceOf(RowMeaning.Taken.class, reader.read("part-0.parquet", 3, values));
    assertEquals("U-7", taken.award().key());
    assertEquals("part-0.parquet", taken.award().award().source());
    values.removeLast();
    assertThrows(IllegalArgumentException.class, () -> reader.read("x", 1, values));
  }

  @Test
  void namesTheColumnsThatAreLacking() {
    AwardTableReader.Outcome outcome =
        AwardTableReader.of(
            List.of("award_id_fain", "recipient_name", "recipient_name"), AwardFile.JAG);

    AwardTableReader.Outcome.NotAwards refused =
        assertInstanceOf(AwardTableReader.Outcome.NotAwards.class, outcome);
    assertEquals(4, refused.missing().size());
    assertEquals(List.of("recipient_name"), refused.repeated());
  }

  @Test
  void aPartyIsWhatTheFirstAwardSaysAlsoIfThatStandsInAnEarlierBlock() {
    Path file = AwardFile.write(folder, HEADER, ROWS[1], ROWS[1].replace("K1,", "K7,"));
    AwardBlock first = AwardFile.read(file);
    Recipient elsewhere = new Recipient("UEI1", "", "Another name", "TX", "48201", BusinessType.A);
    TakenAward later = new TakenAward("K9", elsewhere, "jag", "2018", first.awards().award(0));

    AwardBlock next =
        AwardBlock.of(
            List.of(later), List.of(AwardFile.party(first, "uei:UEI1")), AwardFile.NOBODY_KNOWN);

    assertEquals("CITY OF CHICAGO", AwardFile.party(next, "uei:UEI1").name());
    assertEquals(
        List.of("uei:UEI1", "county-17031", "state-il"),
        next.parties().stream().map(party -> party.id()).toList());
  }
}
