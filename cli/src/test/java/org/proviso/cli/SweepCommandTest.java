package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
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
  private static final String ELSEWHERE =
      "K3,2017-TEST-3,,,2018-06-26,2018,ZZ0000000001,,SOMEWHERE TOWN,48201,TX,16.738: JAG,C\n";
  private static final String OTHER_PROGRAMME =
      "K4,X-1,,5.00,2018-06-26,2018,,,CITY OF CHICAGO,17031,IL,16.710: COPS,C\n";
  private static final String BAD_DAY =
      "K5,2017-TEST-5,,5.00,26 June 2018,2018,,,CITY OF CHICAGO,17031,IL,16.738: JAG,C\n";

  private static List<CSVRecord> rows(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file);
        var rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
      return rows.getRecords();
    }
  }

  private static boolean holds(CSVRecord row, LocalDate on) {
    String from = row.get("from");
    String until = row.get("until");
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
      for (CSVRecord row : rows(out)) {
        if (holds(row, on) && !row.get("recipient").startsWith("uei:")) {
          Commands.Run ask =
              commands.run(
                  "ask %s %s %s --on %s --format json"
                      .formatted(row.get("condition"), row.get("recipient"), row.get("year"), on));
          assertTrue(
              ask.out().contains("\"answer\" : \"" + row.get("answer") + "\""),
              row + "\n" + ask.out());
          assertTrue(
              ask.out().contains("\"term\" : \"" + row.get("term") + "\"")
                  && ask.out().contains("\"bar\" : \"" + row.get("bar") + "\""),
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
    CSVRecord notice =
        rows(out).stream()
            .filter(row -> row.get("condition").equals("jag/notice"))
            .filter(row -> holds(row, LocalDate.of(2018, 1, 24)))
            .findFirst()
            .orElseThrow();
    assertEquals("BARRED", notice.get("answer"));
    assertFalse(notice.get("by").isEmpty());
    // What is barred bears on no money, whatever the amount, which is not known here.
    assertEquals("0.00", notice.get("money_possible"));
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
    CSVRecord malformed = rows(commands.home().resolve("out.csv.malformed.csv")).getFirst();
    assertEquals("4", malformed.get("line"));
    // `K5,2017-TEST-5,,5.00,` has 21 characters.
    assertEquals("22", malformed.get("column"));
    assertEquals("award_base_action_date", malformed.get("field"));
    assertEquals("26 June 2018", malformed.get("value"));
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
    for (CSVRecord row : rows(rows)) {
      if (!row.get("recipient").startsWith("uei:")) {
        for (String side : List.of("before", "after")) {
          String on = side.equals("before") ? "2018-01-24" : "2018-08-30";
          Commands.Run ask =
              commands.run(
                  "ask %s %s 2017 --on %s --format json"
                      .formatted(row.get("condition"), row.get("recipient"), on));
          assertTrue(
              ask.out().contains("\"answer\" : \"" + row.get("answer_" + side) + "\""),
              row + "\n" + ask.out());
        }
      }
    }
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
