package org.proviso.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.proviso.law.fact.Party;
import org.proviso.web.TestSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What programs get that ask for what can not be answered; and lists, part by part.
class ProblemsTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode problem(int status, HttpResponse<String> response) {
    assertEquals(status, response.statusCode());
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    JsonNode problem = JSON.readTree(response.body());
    assertEquals(status, problem.get("status").intValue());
    return problem;
  }

  @Test
  void everyIssueIsNamedAtOnce() {
    JsonNode problem =
        problem(400, TestSite.get("/api/v1/day?on=2018-02-30&viewpoint=later&known=now"));

    List<String> named = new ArrayList<>();
    problem.get("issues").forEach(issue -> named.add(issue.get("parameter").stringValue()));
    assertEquals(List.of("on", "known", "viewpoint"), named);
    assertEquals("2018-02-30", problem.get("issues").get(0).get("value").stringValue());
    assertEquals(
        "a day like 2018-01-24", problem.get("issues").get(0).get("expected").stringValue());
  }

  @Test
  void whatIsNotOnRecordIsNotFound() {
    assertEquals(
        "There is no recipient “nobody” on record.",
        problem(404, TestSite.get("/api/v1/parties/nobody")).get("detail").stringValue());
    problem(404, TestSite.get("/api/v1/acts/nothing"));
    problem(404, TestSite.get("/api/v1/conditions/jag/nothing"));
    problem(404, TestSite.get("/api/v1/letters/R99"));
    problem(404, TestSite.get("/api/v1/answers/jag/1373/los-angeles-ca/1999?on=2018-01-24"));
    problem(404, TestSite.get("/api/v1/day?on=2018-01-24&round=R99"));
    problem(404, TestSite.get("/api/v2/parties"));
  }

  @Test
  void nothingCanBeWritten() {
    HttpResponse<String> response = TestSite.ask("DELETE", "/api/v1/parties");

    problem(405, response);
    assertTrue(response.headers().firstValue("Allow").orElse("").contains("GET"));
  }

  @Test
  void whoTakesNoJsonIsTold() {
    problem(406, TestSite.get("/api/v1/parties", "Accept", "text/html"));
  }

  @Test
  void aPageSaysItAsAPage() {
    HttpResponse<String> response = TestSite.get("/nothing", "Accept", "text/html");

    assertEquals(404, response.statusCode());
    assertTrue(response.body().contains("<h1>"));
  }

  @Test
  void aListComesPartByPart() {
    List<String> found = new ArrayList<>();
    String path = "/api/v1/parties?limit=7";
    int parts = 0;
    while (path != null) {
      JsonNode part = JSON.readTree(TestSite.get(path).body());
      part.get("items").forEach(item -> found.add(item.get("id").stringValue()));
      assertTrue(part.get("items").size() <= 7);
      path = part.get("next").isNull() ? null : part.get("next").stringValue();
      parts++;
    }

    List<String> all =
        TestSite.pack().register().parties().stream().map(Party::id).sorted().toList();
    assertEquals(all, found);
    assertEquals((all.size() + 6) / 7, parts);
  }

  /// The entries of all dockets by their identifiers, and of one by their numbers.
  @Test
  void entriesComePartByPart() {
    List<String> all = new ArrayList<>();
    String path = "/api/v1/entries?limit=37";
    long last = 0;
    while (path != null) {
      JsonNode part = JSON.readTree(TestSite.get(path).body());
      for (JsonNode item : part.get("items")) {
        assertTrue(item.get("id").longValue() > last);
        last = item.get("id").longValue();
        all.add(item.get("party").stringValue() + " " + item.get("number").intValue());
      }
      path = part.get("next").isNull() ? null : part.get("next").stringValue();
    }
    List<String> byParty = new ArrayList<>();
    for (Party party : TestSite.pack().register().parties()) {
      String docket = "/api/v1/parties/" + party.id() + "/entries?limit=3";
      while (docket != null) {
        JsonNode part = JSON.readTree(TestSite.get(docket).body());
        part.get("items")
            .forEach(item -> byParty.add(party.id() + " " + item.get("number").intValue()));
        docket = part.get("next").isNull() ? null : part.get("next").stringValue();
      }
    }

    assertEquals(byParty.stream().sorted().toList(), all.stream().sorted().toList());
    assertEquals(all.size(), all.stream().distinct().count());
    assertTrue(all.size() > 100);
    assertEquals(
        0,
        JSON.readTree(TestSite.get("/api/v1/entries?after=999999999999999999").body())
            .get("items")
            .size());
    problem(400, TestSite.get("/api/v1/entries?after=-1"));
    problem(400, TestSite.get("/api/v1/entries?after=1e3&limit=0"));
    problem(404, TestSite.get("/api/v1/parties/chicago-il/entries/0"));
    problem(404, TestSite.get("/api/v1/parties/chicago-il/entries/99999999999"));
    problem(404, TestSite.get("/api/v1/parties/nobody/entries"));
  }

  @Test
  void howMuchOfAListIsBounded() {
    problem(400, TestSite.get("/api/v1/parties?limit=0"));
    problem(400, TestSite.get("/api/v1/parties?limit=1001"));
    problem(400, TestSite.get("/api/v1/parties?limit=ten"));
    problem(400, TestSite.get("/api/v1/parties?limit=99999999999"));
  }
}
