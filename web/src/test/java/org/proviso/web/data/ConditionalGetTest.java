package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.web.TestSite;

class ConditionalGetTest {

  @BeforeAll
  static void writeTheDayOfTheDumps() {
    TestSite.bean(Dumps.class).renew();
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/day?on=2018-01-24",
        "/acts?on=2018-01-24",
        "/data",
        "/feed.atom",
        "/recipients/chicago-il/feed.atom",
        "/acts.atom",
        "/data/statements.csv",
        "/data/claims.csv",
        "/data/readings.csv",
        "/data/courts.csv",
        "/data/detainers.csv",
        "/data/sources.csv",
        "/data/matters.csv",
        "/data/matter-steps.csv",
        "/data/matter-orders.csv",
        "/data/balances.csv",
        "/data/day.csv?on=2018-01-24",
        "/data/acts.csv",
        "/conditions/jag/1373.csv?on=2018-01-24&year=2017",
        "/api/v1/parties",
        "/api/v1/entries",
        "/api/v1/parties/chicago-il/entries",
        "/api/v1/parties/chicago-il/entries/1",
        "/api/v1/statements",
        "/api/v1/statements/report-letters-23",
        "/api/v1/readings",
        "/api/v1/courts",
        "/api/v1/detainers",
        "/api/v1/matters",
        "/api/v1/parties/chicago-il/matters",
        "/api/v1/balances?on=2018-01-24",
        "/api/v1/sources",
        "/api/v1/sources/EPOCH",
        "/api/v1/openapi.json",
        "/api/v1/answers/jag/1373/los-angeles-ca/2017?on=2018-01-24",
        "/data/2026-11-24/answers.csv",
        "/data/2026-11-24/entries.json",
        "/data/2026-11-24/dump.json"
      })
  void whoHasItAlreadyIsToldSo(String path) {
    HttpResponse<String> first = TestSite.get(path);
    String etag = header(first, "ETag");
    HttpResponse<String> again = TestSite.get(path, "If-None-Match", etag);
    HttpResponse<String> other = TestSite.get(path, "If-None-Match", "\"of something else\"");

    assertEquals(200, first.statusCode());
    assertTrue(etag.matches("\"[0-9a-f]{32,64}\""), etag);
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(etag, header(again, "ETag"));
    assertEquals(200, other.statusCode());
    assertEquals(first.body(), other.body());
  }

  @Test
  void anotherBodyHasAnotherTag() {
    assertNotEquals(
        header(TestSite.get("/api/v1/day?on=2018-01-24"), "ETag"),
        header(TestSite.get("/api/v1/day?on=2018-01-25"), "ETag"));
  }

  @Test
  void whoTakesGzipGetsItWithAWeakTagThatStillHolds() {
    String path = "/api/v1/acts";
    HttpResponse<String> plain = TestSite.get(path);
    HttpResponse<String> zipped = TestSite.get(path, "Accept-Encoding", "gzip");

    assertEquals("gzip", header(zipped, "Content-Encoding"));
    assertEquals("W/" + header(plain, "ETag"), header(zipped, "ETag"));
    assertEquals(304, TestSite.get(path, "If-None-Match", header(zipped, "ETag")).statusCode());
  }

  @Test
  void cachesMayKeepWhatHasItsDayInTheAddress() {
    assertEquals(
        "public, max-age=300", header(TestSite.get("/day?on=2018-01-24"), "Cache-Control"));
    assertEquals("no-cache", header(TestSite.get("/api/v1/acts"), "Cache-Control"));
    assertEquals(
        "no-cache",
        header(TestSite.get("/api/v1/day?on=2018-01-24&viewpoint=hindsight"), "Cache-Control"));
  }

  @Test
  void nothingIsSaidOfWhatCouldNotBeAnswered() {
    for (String path : new String[] {"/day?on=nothing", "/nothing?on=2018-01-24", "/api/v1/day"}) {
      HttpResponse<String> response = TestSite.get(path);
      assertEquals("", header(response, "ETag"), path);
      assertEquals("", header(response, "Cache-Control"), path);
    }
  }

  @Test
  void headSaysTheSameWithoutTheBody() {
    HttpResponse<String> get = TestSite.get("/api/v1/acts");
    HttpResponse<String> head = TestSite.ask("HEAD", "/api/v1/acts");

    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals(header(get, "ETag"), header(head, "ETag"));
  }

  @Test
  void pagesOfOtherSitesMayReadDataAndNothingElse() {
    String[] from = {"Origin", "https://newsroom.example"};

    assertEquals("*", header(TestSite.get("/api/v1/acts", from), "Access-Control-Allow-Origin"));
    assertEquals("*", header(TestSite.get("/data/acts.csv", from), "Access-Control-Allow-Origin"));
    assertEquals(
        "", header(TestSite.get("/acts?on=2018-01-24", from), "Access-Control-Allow-Origin"));
    assertFalse(
        TestSite.get("/api/v1/acts", from)
            .headers()
            .map()
            .containsKey("access-control-allow-credentials"));
  }
}
