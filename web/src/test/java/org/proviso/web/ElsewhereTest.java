package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.store.server.EmbeddedServer;
import org.proviso.store.server.Opening;

/// A site of which the database runs elsewhere: its address on the command line, its login in
/// variables.
class ElsewhereTest {

  @Tag("full")
  @Test
  void keepsItsRecordsInTheDatabaseThatIsNamed() throws Exception {
    try (Workplace workplace = new Workplace();
        EmbeddedServer elsewhere = opened(workplace.folder().resolve("elsewhere/postgres"));
        HttpClient client = HttpClient.newHttpClient()) {
      Path data = Files.createDirectory(workplace.folder().resolve("data"));
      String entries;
      try (SiteProcess site = serve(data, elsewhere)) {
        showsThePack(client, site.address());
        entries = entries(workplace);
        assertTrue(Integer.parseInt(entries) > 100, entries);
        site.terminate();
        assertEquals(SiteProcess.TERMINATED, site.exitCode());
      }
      try (SiteProcess again = serve(data, elsewhere)) {
        showsThePack(client, again.address());
      }
      assertEquals(entries, entries(workplace), "the second start entered something");
      assertFalse(Files.exists(data.resolve("postgres")), "a server of its own was made");
    }
  }

  private static String entries(Workplace workplace) throws Exception {
    Path folder = workplace.folder().resolve("elsewhere");
    return WrittenSteps.rows(folder, "SELECT count(*) FROM docket.entry").getFirst().getFirst();
  }

  private static void showsThePack(HttpClient client, String address)
      throws IOException, InterruptedException {
    for (String page :
        new String[] {
          "/day?on=2018-01-24",
          "/recipients/chicago-il?on=2018-01-24",
          "/search?q=chicago+letter&on=2018-01-24"
        }) {
      HttpResponse<String> answer = SiteProcess.get(client, address + page);
      assertEquals(200, answer.statusCode(), page);
      assertTrue(answer.body().contains("Chicago"), page);
    }
    assertEquals(200, SiteProcess.get(client, address + "/actuator/health").statusCode());
  }

  private static SiteProcess serve(Path data, EmbeddedServer elsewhere) throws IOException {
    return SiteProcess.start(
        data,
        Map.of(
            "PROVISO_DATABASE_USER", elsewhere.user(),
            "PROVISO_DATABASE_PASSWORD", elsewhere.password()),
        Map.of(),
        "serve",
        "--port",
        "0",
        "--data",
        data.toString(),
        "--database",
        elsewhere.jdbcUrl(),
        "--pack",
        SiteProcess.pack().toString());
  }

  private static EmbeddedServer opened(Path folder) throws InterruptedException {
    return assertInstanceOf(Opening.Started.class, EmbeddedServer.open(folder)).server();
  }
}
