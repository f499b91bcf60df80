package org.proviso.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.cli.InProcess;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Programme;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.pack.Pack;
import org.proviso.web.TestSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What programs are told is what the command line says, and what the engine works out.
class AnswersTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int QUESTIONS = 150;

  private static JsonNode get(String path) {
    var response = TestSite.get(path);
    assertEquals(200, response.statusCode(), () -> path + "\n" + response.body());
    return JSON.readTree(response.body());
  }

  @Test
  void sayWhatTheCommandLineSays() {
    long seed = Long.getLong("proviso.seed", 0) == 0 ? 41 : Long.getLong("proviso.seed");
    Random random = new Random(seed);
    Pack pack = TestSite.pack();
    List<Party> parties = List.copyOf(pack.register().parties());
    List<Condition> conditions = List.copyOf(pack.law().conditions());
    List<String> viewpoints = List.of("contemporaneous", "hindsight", "2018-10-01", "2020-03-01");
    for (int i = 0; i < QUESTIONS; i++) {
      Condition condition = conditions.get(random.nextInt(conditions.size()));
      List<String> years =
          pack.law().programme(condition.programme()).map(Programme::years).orElseThrow();
      String party = parties.get(random.nextInt(parties.size())).id();
      String year = years.get(random.nextInt(years.size()));
      // Some days lie outside those that the pack speaks of, and bring a warning.
      LocalDate on = LocalDate.of(2014, 9, 1).plusDays(random.nextInt(2_900));
      String viewpoint = viewpoints.get(random.nextInt(viewpoints.size()));
      LocalDate known = random.nextInt(4) == 0 ? on.plusDays(random.nextInt(400)) : null;
      String line =
          "ask %s %s %s --on %s --viewpoint %s%s --format json"
              .formatted(
                  condition.id(),
                  party,
                  year,
                  on,
                  viewpoint,
                  known == null ? "" : " --known " + known);
      String path =
          "/api/v1/answers/%s/%s/%s?on=%s&viewpoint=%s%s"
              .formatted(
                  condition.id(),
                  party,
                  year,
                  on,
                  viewpoint,
                  known == null ? "" : "&known=" + known);

      assertEquals(
          JSON.readTree(InProcess.run(TestSite.TODAY, line)),
          get(path),
          () -> "seed " + seed + ": " + line);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2018-01-24 contemporaneous R4",
        "2018-06-01 hindsight R1",
        "2019-05-01 2018-10-01 R2",
        "2014-01-01 contemporaneous R4"
      })
  void showTheTableOfTheCommandLine(String question) {
    String[] parts = question.split(" ", -1);
    String line =
        "table --on %s --viewpoint %s --round %s --format ".formatted(parts[0], parts[1], parts[2]);
    String query = "?on=%s&viewpoint=%s&round=%s".formatted(parts[0], parts[1], parts[2]);

    assertEquals(
        JSON.readTree(InProcess.run(TestSite.TODAY, line + "json")), get("/api/v1/day" + query));
    assertEquals(
        InProcess.run(TestSite.TODAY, line + "csv"), TestSite.get("/data/day.csv" + query).body());
  }

  @Test
  void areThoseOfTheEngine() {
    Pack pack = TestSite.pack();
    LawEngine engine = LawEngine.of(pack.law(), pack.register());
    LocalDate on = LocalDate.of(2018, 1, 24);
    JsonNode day = get("/api/v1/day?on=" + on);

    TreeMap<String, Integer> counts = new TreeMap<>();
    List<String> differ = new ArrayList<>();
    for (JsonNode row : day.get("rows")) {
      for (JsonNode cell : row.get("cells")) {
        Condition condition =
            pack.law().condition(cell.get("condition").stringValue()).orElseThrow();
        Subject subject =
            pack.register()
                .subject(
                    condition.programme(),
                    cell.get("year").stringValue(),
                    row.get("party").stringValue())
                .orElseThrow();
        Headline headline =
            engine.history(condition.id(), subject, Asking.CONTEMPORANEOUS).on(on).headline();
        if (!headline.name().equals(cell.get("answer").stringValue())) {
          differ.add(row.get("party") + " " + cell);
        }
        counts.merge(headline.name(), 1, Integer::sum);
      }
    }

    assertEquals(List.of(), differ);
    assertEquals(23, day.get("rows").size());
    assertEquals(JSON.valueToTree(counts), day.get("counts"));
    assertTrue(counts.size() > 1, "a table where all is the same would show little");
  }

  @Test
  void areNotOfADayThatNobodyNamed() {
    assertEquals(400, TestSite.get("/api/v1/day").statusCode());
    assertEquals(400, TestSite.get("/api/v1/answers/jag/1373/los-angeles-ca/2017").statusCode());
  }
}
