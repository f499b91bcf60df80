package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Sweeps of the Byrne JAG pack over small files of made-up award rows for real recipients.
class SweepCommandTest {

  private static final String HEADER =
      "assistance_award_unique_key,award_id_fain,award_id_uri,total_obligated_amount,"
          + "award_base_action_date,award_base_action_date_fiscal_year,recipient_uei,recipient_duns,"
          + "recipient_name,prime_award_summary_recipient_county_fips_code,recipient_state_code,"
          + "cfda_numbers_and_titles,business_types_code\n";

  private static final String CHICAGO =
      "K1,2017-TEST-1,,1000.01,2018-06-26,2018,,,CITY OF CHICAGO,17031,IL,16.738: JAG,C\n";
  private static final String PHILADELPHIA =
      "K2,2017-TEST-2,,2000.00,2018-06-26,2018,,,CITY OF PHILADELPHIA,42101,PA,16.738: JAG,C\n";
  private static final String LOUISVILLE =
      "K6,2017-TEST-6,,500.00,2018-06-26,2018,,,LOUISVILLE METRO,21111,KY,16.738: JAG,C\n";
  private static final String ELSEWHERE =
      "K3,2017-TEST-3,,,2018-06-26,2018,ZZ0000000001,,SOMEWHERE TOWN,48201,TX,16.738: JAG,C\n";
  private static final String OTHER_PROGRAMME =
      "K4,X-1,,5.00,2018-06-26,2018,,,CITY OF CHICAGO,17031,IL,16.710: COPS,C\n";
  private static final String BAD_DAY =
      "K5,2017-TEST-5,,5.00,26 June 2018,2018,,,CITY OF CHICAGO,17031,IL,16.738: JAG,C\n";

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return rows.stream().toList();
    }
  }

  private static boolean holds(NamedCsvRecord row, LocalDate on) {
    String from = row.getField("from");
    String until = row.getField("until");
    return (from.isEmpty() || !LocalDate.parse(from).isAfter(on))
        && (until.isEmpty() || LocalDate.parse(until).isAfter(on));
  }

  @Test
  void everyStretchIsWhatAskSays() throws IOException {
    Commands commands = Commands.onByrneJag();
    String awards = commands.file("awards.csv", HEADER + CHICAGO + PHILADELPHIA + ELSEWHERE);
    Path out = commands.home().resolve("out.csv");

    Commands.Run run = commands.run("sweep --awards " + awards + " --out " + out);

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().startsWith("3 rows of awards: 3 taken"), run.out());
    assertTrue(run.out().contains("2 by name, 1 as parties of their own"), run.out());
    int compared = 0;
    for (LocalDate on : List.of(LocalDate.of(2018, 1, 24), LocalDate.of(2018, 8, 30))) {
      for (NamedCsvRecord row : rows(out)) {
        if (holds(row, on) && !row.getField("recipient").startsWith("uei:")) {
          Commands.Run ask =
              commands.run(
                  "ask %s %s %s --on %s --format json"
                      .formatted(
                          row.getField("condition"),
                          row.getField("recipient"),
                          row.getField("year"),
                          on));
          assertTrue(
              ask.out().contains("\"answer\" : \"" + row.getField("answer") + "\""),
              row + "\n" + ask.out());
          assertTrue(
              ask.out().contains("\"term\" : \"" + row.getField("term") + "\"")
                  && ask.out().contains("\"bar\" : \"" + row.getField("bar") + "\""),
              row + "\n" + ask.out());
          compared++;
        }
      }
    }
    // Two recipients, the seven conditions of the programme, two days.
    assertEquals(28, compared);
  }

  /// On 24 January 2018 the nationwide injunction barred the notice condition (law/cases.yaml).
  @Test
  void namesTheActAndTheMark() throws IOException {
    Commands commands = Commands.onByrneJag();
    String awards = commands.file("awards.csv", HEADER + ELSEWHERE);
    Path out = commands.home().resolve("out.csv");
    commands.run("sweep --awards " + awards + " --out " + out);
    NamedCsvRecord notice =
        rows(out).stream()
            .filter(row -> row.getField("condition").equals("jag/notice"))
            .filter(row -> holds(row, LocalDate.of(2018, 1, 24)))
            .findFirst()
            .orElseThrow();
    assertEquals("BARRED", notice.getField("answer"));
    assertFalse(notice.getField("by").isEmpty());
    // What is barred bears on no money, whatever the amount, which is not known here.
    assertEquals("0.00", notice.getField("money_possible"));
  }

  /// Louisville's award of 500 dollars was offered on 26 June 2018; no table says whether it was
  /// accepted.
  @Test
  void moneyOfAnOfferWithoutAnAnswerIsPossibleAndNotSure() throws IOException {
    Commands commands = Commands.onByrneJag();
    String awards = commands.file("awards.csv", HEADER + LOUISVILLE);
    Path out = commands.home().resolve("out.csv");
    commands.run("sweep --awards " + awards + " --out " + out);
    List<NamedCsvRecord> free =
        rows(out).stream().filter(row -> row.getField("answer").equals("NOT_BARRED")).toList();
    assertFalse(free.isEmpty());
    for (NamedCsvRecord row : free) {
      boolean offered = row.getField("from").compareTo("2018-06-26") >= 0;
      assertEquals("0.00", row.getField("money_sure"), row.toString());
      assertEquals(offered ? "500.00" : "0.00", row.getField("money_possible"), row.toString());
    }
  }

  @Test
  void countsRowsOfOtherProgrammesAndReportsMalformedOnes() throws IOException {
    Commands commands = Commands.onByrneJag();
    String awards =
        commands.file("awards.csv", HEADER + CHICAGO + OTHER_PROGRAMME + BAD_DAY + PHILADELPHIA);
    Path out = commands.home().resolve("out.csv");

    Commands.Run run = commands.run("sweep --awards " + awards + " --out " + out);

    assertEquals(1, run.exitCode());
    assertTrue(
        run.out()
            .startsWith(
                "4 rows of awards: 2 taken, 0 merged with another row of the same award, 1 of other"
                    + " programmes, 1 malformed."),
        run.out());
    NamedCsvRecord malformed = rows(commands.home().resolve("out.csv.malformed.csv")).getFirst();
    assertEquals("4", malformed.getField("line"));
    // `K5,2017-TEST-5,,5.00,` has 21 characters.
    assertEquals("22", malformed.getField("column"));
    assertEquals("award_base_action_date", malformed.getField("field"));
    assertEquals("26 June 2018", malformed.getField("value"));
  }

  @Test
  void blocksDoNotChangeTheResult() throws IOException {
    Commands commands = Commands.onByrneJag();
    String file = commands.home().resolve("awards.csv").toString();
    commands.run("generate awards --rows 300 --mix adversarial --seed 5 --out " + file);
    Path one = commands.home().resolve("one.csv");
    Path many = commands.home().resolve("many.csv");

    commands.run("sweep --awards " + file + " --out " + one);
    commands.run("sweep --awards " + file + " --block 7 --out " + many);

    assertEquals(-1, Files.mismatch(one, many));
    assertTrue(Files.size(one) > 100_000);
  }

  @Test
  void refusesAnUnfinishedRunOfSomethingElse() throws IOException {
    Commands commands = Commands.onByrneJag();
    String awards = commands.file("awards.csv", HEADER + CHICAGO);
    Path out = commands.home().resolve("out.csv");
    commands.file("out.csv.journal", "file=elsewhere\n");

    Commands.Run refused = commands.run("sweep --awards " + awards + " --out " + out);
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("--restart"), refused.err());
    assertEquals(
        0, commands.run("sweep --restart --awards " + awards + " --out " + out).exitCode());
  }

  @Test
  void differencesOverARegisterAreThoseOfAsk() throws IOException {
    Commands commands = Commands.onByrneJag();
    String awards = commands.file("awards.csv", HEADER + CHICAGO + PHILADELPHIA + ELSEWHERE);
    Path rows = commands.home().resolve("rows.csv");

    Commands.Run run =
        commands.run(
            "diff --awards " + awards + " --from 2018-01-24 --to 2018-08-30 --rows " + rows);

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("of 21 pairs of award and condition differ."), run.out());
    // Offered on 26 June 2018, between the two days.
    assertTrue(
        run.out().contains("jag/notice: barred on both sides, the award differs: 2 awards;"),
        run.out());
    for (NamedCsvRecord row : rows(rows)) {
      if (!row.getField("recipient").startsWith("uei:")) {
        for (String side : List.of("before", "after")) {
          String on = side.equals("before") ? "2018-01-24" : "2018-08-30";
          Commands.Run ask =
              commands.run(
                  "ask %s %s 2017 --on %s --format json"
                      .formatted(row.getField("condition"), row.getField("recipient"), on));
          assertTrue(
              ask.out().contains("\"answer\" : \"" + row.getField("answer_" + side) + "\""),
              row + "\n" + ask.out());
        }
      }
    }
  }

  /// That Louisville belonged to the Conference of Mayors is not known, and is supposed here.
  @Test
  void aSupposedMembershipAloneMakesADifference() throws IOException {
    Commands commands = Commands.onByrneJag();
    String awards = commands.file("awards.csv", HEADER + LOUISVILLE + CHICAGO);
    String supposed =
        commands.file(
            "supposed.yaml",
            """
            memberships:
              supposed-1: {party: louisville-ky, group: uscm, from: 2017-01-01, standing: member, source: []}
            """);
    Path rows = commands.home().resolve("rows.csv");

    Commands.Run run =
        commands.run(
            "diff --awards %s --on 2018-10-01 --suppose %s --rows %s"
                .formatted(awards, supposed, rows));

    assertEquals(0, run.exitCode(), run.err());
    NamedCsvRecord notice =
        rows(rows).stream()
            .filter(row -> row.getField("condition").equals("jag/notice"))
            .findFirst()
            .orElseThrow();
    assertEquals("louisville-ky", notice.getField("recipient"));
    assertEquals("UNCERTAIN", notice.getField("answer_before"));
    assertEquals("BARRED", notice.getField("answer_after"));
    assertTrue(
        rows(rows).stream().allMatch(row -> row.getField("recipient").equals("louisville-ky")));
  }

  @Test
  void refusesDiffsWithoutDays() {
    Commands commands = Commands.onByrneJag();
    String awards = commands.file("awards.csv", HEADER + CHICAGO);
    assertEquals(2, commands.run("diff --awards " + awards).exitCode());
    assertEquals(2, commands.run("diff --awards " + awards + " --on 2018-01-24").exitCode());
    assertEquals(2, commands.run("diff --on 2018-01-24").exitCode());
  }
}
