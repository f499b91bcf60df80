package org.proviso.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.proviso.web.TestSite;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The description says what is served, field by field: its schemas require every field and allow
/// no other.
class DescriptionTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final JsonNode DESCRIPTION =
      JSON.readTree(TestSite.get("/api/v1/openapi.json").body());

  static List<String> faults(String schema, String body) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$ref", "#/components/schemas/" + schema);
    root.set("components", DESCRIPTION.get("components"));
    Schema compiled = REGISTRY.getSchema(root.toString());
    return compiled.validate(body, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static void assertFits(String schema, String path) {
    var response = TestSite.get(path);
    assertEquals(200, response.statusCode(), path);
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElse(""));
    assertEquals(List.of(), faults(schema, response.body()), path);
  }

  private static List<String> ids(String path) {
    List<String> ids = new ArrayList<>();
    JSON.readTree(TestSite.get(path + "?limit=1000").body())
        .get("items")
        .forEach(item -> ids.add(item.get("id").stringValue()));
    return ids;
  }

  @Test
  void everyListAndEveryEntryFits() {
    assertFits("Parties", "/api/v1/parties?limit=1000");
    assertFits("Conditions", "/api/v1/conditions?limit=1000");
    assertFits("Acts", "/api/v1/acts?limit=1000");
    assertFits("Rounds", "/api/v1/letters?limit=1000");
    assertFits("Parties", "/api/v1/parties?limit=2");
    ids("/api/v1/parties").forEach(id -> assertFits("PartyFile", "/api/v1/parties/" + id));
    ids("/api/v1/conditions").forEach(id -> assertFits("Condition", "/api/v1/conditions/" + id));
    ids("/api/v1/acts").forEach(id -> assertFits("ActFile", "/api/v1/acts/" + id));
    ids("/api/v1/letters").forEach(id -> assertFits("Round", "/api/v1/letters/" + id));
    ids("/api/v1/statements").forEach(id -> assertFits("Statement", "/api/v1/statements/" + id));
    ids("/api/v1/sources").forEach(id -> assertFits("Source", "/api/v1/sources/" + id));
    assertFits("Entries", "/api/v1/entries?limit=1000");
    assertFits("Matters", "/api/v1/matters?limit=1000");
    assertFits("Balances", "/api/v1/balances?on=2018-01-24");
    assertFits("Readings", "/api/v1/readings?limit=1000");
    assertFits("Courts", "/api/v1/courts?limit=1000");
    assertFits("Detainers", "/api/v1/detainers?limit=1000");
    for (JsonNode item :
        JSON.readTree(TestSite.get("/api/v1/entries?limit=40").body()).get("items")) {
      String docket = "/api/v1/parties/" + item.get("party").stringValue() + "/entries";
      assertFits("Entries", docket);
      assertFits("Entry", docket + "/" + item.get("number").intValue());
    }
  }

  /// Whatever the description gains is asked for: with the examples that it gives, without what it
  /// needs, and for what there is not.
  @Test
  void everyAddressAnswersAsItsOwnDescriptionSays() {
    for (var path : DESCRIPTION.get("paths").properties()) {
      JsonNode get = path.getValue().get("get");
      JsonNode responses = get.get("responses");
      String right = "/api/v1" + path.getKey();
      String nothing = right;
      boolean isListed = false;
      StringBuilder query = new StringBuilder();
      for (JsonNode parameter : get.path("parameters")) {
        String name = parameter.get("name").stringValue();
        boolean isInPath = parameter.get("in").stringValue().equals("path");
        if (isInPath || parameter.get("required").booleanValue()) {
          assertTrue(parameter.has("example"), right + " has no example for " + name);
          String example = parameter.get("example").asString();
          right = right.replace("{" + name + "}", example);
          nothing = nothing.replace("{" + name + "}", "nothing");
          query.append(isInPath ? "" : "&" + name + "=" + example);
        }
        isListed |= name.equals("limit");
      }
      JsonNode schema = responses.at("/200/content/application~1json/schema/$ref");
      if (!schema.isMissingNode()) {
        String name = schema.stringValue().substring("#/components/schemas/".length());
        assertFits(name, right + query.toString().replaceFirst("&", "?"));
      }
      if (!nothing.equals(right)) {
        assertProblem(404, responses, nothing + query.toString().replaceFirst("&", "?"));
      }
      if (!query.isEmpty()) {
        assertProblem(400, responses, right);
      }
      if (isListed) {
        assertProblem(400, responses, right + "?limit=0");
        assertProblem(400, responses, right + "?limit=7&limit=8&after=" + "x".repeat(300));
      }
    }
  }

  private static void assertProblem(int status, JsonNode described, String path) {
    assertTrue(described.has("" + status), path + " does not describe its " + status);
    var response = TestSite.get(path);
    assertEquals(status, response.statusCode(), path);
    assertEquals(List.of(), faults("Problem", response.body()), path);
  }

  @Test
  void answersFit() {
    for (String day : List.of("2016-01-01", "2018-01-24", "2018-09-15", "2021-06-01")) {
      for (String viewpoint : List.of("contemporaneous", "hindsight", "2018-12-31")) {
        String query = "?on=" + day + "&viewpoint=" + viewpoint;
        assertFits("Day", "/api/v1/day" + query);
        for (String party : List.of("los-angeles-ca", "chicago-il", "state-ca", "albany-ny")) {
          assertFits("Answer", "/api/v1/answers/jag/1373/" + party + "/2017" + query);
          assertFits("Answer", "/api/v1/answers/eo-13768/9a/" + party + "/any" + query);
        }
      }
    }
  }

  @Test
  void problemsFit() {
    for (String path :
        List.of(
            "/api/v1/day",
            "/api/v1/day?on=x&viewpoint=y&known=z",
            "/api/v1/parties?limit=0",
            "/api/v1/parties/nobody",
            "/api/v1/nothing",
            "/api/nothing")) {
      assertEquals(List.of(), faults("Problem", TestSite.get(path).body()), path);
    }
  }

  @Test
  void aFieldTooManyOrTooFewDoesNotFit() {
    String body = TestSite.get("/api/v1/letters/R4").body();
    ObjectNode more = (ObjectNode) JSON.readTree(body);
    more.put("more", 1);
    ObjectNode fewer = (ObjectNode) JSON.readTree(body);
    fewer.remove("deadline");

    assertEquals(List.of(), faults("Round", body));
    assertFalse(faults("Round", more.toString()).isEmpty());
    assertFalse(faults("Round", fewer.toString()).isEmpty());
  }

  @Test
  void describesEveryAddressAndNoOther() {
    Set<String> served = new TreeSet<>();
    TestSite.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping -> served.addAll(mapping.getPatternValues()));
    served.removeIf(path -> !path.startsWith("/api/v1"));
    Set<String> described = new TreeSet<>();
    DESCRIPTION.get("paths").propertyNames().forEach(path -> described.add("/api/v1" + path));

    assertEquals(served, described);
    assertTrue(described.size() > 10);
  }

  @Test
  void itsReferencesLeadSomewhere() {
    for (String reference : DESCRIPTION.findValuesAsString("$ref").stream().distinct().toList()) {
      assertFalse(DESCRIPTION.at(reference.substring(1)).isMissingNode(), reference);
    }
  }
}
