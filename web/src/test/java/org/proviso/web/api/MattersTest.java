package org.proviso.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.web.MatterScene;
import org.proviso.web.access.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Programs get of matters and balances what is public, as the description says.
class MattersTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static MatterScene scene;

  @BeforeAll
  static void start() {
    scene = new MatterScene();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static JsonNode fits(String schema, String path) {
    HttpResponse<String> response = new Visitor(scene.site).get(path);
    assertEquals(200, response.statusCode(), response::body);
    assertEquals(List.of(), DescriptionTest.faults(schema, response.body()), path);
    assertFalse(response.body().contains(MatterScene.SECRET), response::body);
    assertFalse(response.body().contains("central-falls-ri"), response::body);
    return JSON.readTree(response.body());
  }

  @Test
  void mattersHaveTheirStepsAndOrders() {
    JsonNode items = fits("Matters", "/api/v1/matters").get("items");

    assertEquals(2, items.size());
    JsonNode whole = items.get(0);
    assertEquals("jag/2016/louisville-ky:jag/1373", whole.get("id").stringValue());
    assertEquals("direct", whole.get("tier").stringValue());
    assertEquals(2, whole.get("steps").size());
    assertEquals("2018-02-23", whole.at("/steps/0/due/0/day").stringValue());
    assertEquals("an order", whole.at("/orders/0/citation").stringValue());
    JsonNode inPart = items.get(1);
    assertFalse(inPart.get("whole").booleanValue());
    assertTrue(inPart.get("tier").isNull());
    assertEquals(1, inPart.get("steps").size());
    assertEquals("second", inPart.at("/steps/0/overriding").stringValue());
  }

  @Test
  void aListIsReadPartByPartAndOfOneParty() {
    JsonNode first = fits("Matters", "/api/v1/matters?limit=1");
    JsonNode rest = fits("Matters", first.get("next").stringValue());

    assertEquals("jag/2017/providence-ri:jag/1373", rest.at("/items/0/id").stringValue());
    assertTrue(rest.get("next").isNull());
    assertEquals(1, fits("Matters", "/api/v1/parties/louisville-ky/matters").get("items").size());
    assertEquals(
        0,
        JSON.readTree(
                new Visitor(scene.site).get("/api/v1/parties/central-falls-ri/matters").body())
            .get("items")
            .size());
  }

  @Test
  void balancesAreThoseOfTheEndOfADay() {
    JsonNode items = fits("Balances", "/api/v1/balances?on=2018-01-24").get("items");

    assertEquals(1, items.size());
    assertEquals("jag/2017/providence-ri", items.at("/0/award").stringValue());
    for (JsonNode account : items.at("/0/accounts")) {
      boolean has = List.of("obligated", "undrawn").contains(account.get("account").stringValue());
      assertEquals(has ? 12_345 : 0, account.get("cents").longValue(), account::toString);
    }
    for (JsonNode account :
        fits("Balances", "/api/v1/balances?on=2018-01-23").at("/items/0/accounts")) {
      assertEquals(0, account.get("cents").longValue());
    }
  }
}
