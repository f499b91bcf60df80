package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The one jar that runs by itself: what it needs lies in jars within it, and is found there.
@Tag("full")
@Timeout(180)
class RunnableJarIT {

  private static final Path JAR = Path.of(System.getProperty("proviso.jar")).toAbsolutePath();
  private static final Pattern STYLE = Pattern.compile("href=\"(/static/[^\"]+\\.css)\"");

  @Test
  void servesAPackFromAFolderWithNothingElse() throws Exception {
    try (Workplace workplace = new Workplace();
        HttpClient client = HttpClient.newHttpClient()) {
      Path data = workplace.folder().resolve("data");
      try (SiteProcess site =
          SiteProcess.startJar(
              workplace.folder(),
              JAR,
              "serve",
              "--port",
              "0",
              "--data",
              data.toString(),
              "--pack",
              SiteProcess.pack().toString())) {
        String address = site.address();
        HttpResponse<String> day = SiteProcess.get(client, address + "/day?on=2018-01-24");
        assertEquals(200, day.statusCode());
        Matcher styles = STYLE.matcher(day.body());
        assertTrue(styles.find(), day::body);
        do {
          String style = styles.group(1);
          assertEquals(200, SiteProcess.get(client, address + style).statusCode(), () -> style);
        } while (styles.find());
        for (String page :
            List.of("/recipients/chicago-il?on=2018-01-24", "/search?q=letter&on=2018-01-24")) {
          assertEquals(200, SiteProcess.get(client, address + page).statusCode(), page);
        }
        site.terminate();
        assertEquals(SiteProcess.TERMINATED, site.exitCode(), () -> "" + site.lines());
      }
      assertEquals(List.of(), workplace.servers(), "processes are left");
    }
  }

  @Test
  void saysThatAPackMustBeNamed() throws Exception {
    try (Workplace workplace = new Workplace()) {
      try (SiteProcess site = SiteProcess.startJar(workplace.folder(), JAR, "serve")) {
        assertEquals(2, site.exitCode(), () -> "" + site.lines());
        assertTrue(
            site.lines()
                .contains(
                    "--pack FOLDER must say which pack is served, as in --pack"
                        + " packs/us-byrne-jag"),
            () -> "" + site.lines());
      }
      assertTrue(Files.notExists(workplace.folder().resolve(".proviso")));
    }
  }
}
