package org.proviso.web.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.web.MatterScene;
import org.proviso.web.TestSite;
import org.proviso.web.access.Visitor;
import org.proviso.web.site.Site;

/// Matters and balances leave the site as far as they are public, and what is taken back leaves
/// earlier dumps too.
class MatterSheetsTest {

  private static MatterScene scene;

  @BeforeAll
  static void start() {
    scene = new MatterScene();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  private static String csv(String table) {
    String body = new Visitor(scene.site).get("/data/" + table + ".csv").body();
    assertFalse(body.contains(MatterScene.SECRET), body);
    assertFalse(body.contains("central-falls-ri"), body);
    return body;
  }

  private static List<String> lines(String csv) {
    return csv.lines().toList();
  }

  @Test
  void aMatterIsThereWithWhatIsPublicOfIt() {
    assertEquals(
        List.of(
            "award,condition,whole,party,tier",
            "jag/2016/louisville-ky,jag/1373,true,louisville-ky,direct",
            // Its tier is not public.
            "jag/2017/providence-ri,jag/1373,false,providence-ri,"),
        lines(csv("matters")));
  }

  @Test
  void stepsAreThereWithTheirDaysAndReasons() {
    List<String> lines = lines(csv("matter-steps"));

    assertEquals(4, lines.size(), lines::toString);
    assertTrue(
        lines
            .get(1)
            .startsWith(
                "jag/2016/louisville-ky,jag/1373,1,louisville-ky,demand,Letter asks for"
                    + " documents,grantor,inquiry,2018-01-24,2018-01-24,,answer=2018-02-23,document,,,"),
        lines::toString);
    assertTrue(
        lines.get(2).contains(",2,louisville-ky,answer,Answer to the letter,recipient,"),
        lines::toString);
    assertTrue(
        lines.get(3).contains(",2,providence-ri,withhold,")
            && lines.get(3).contains(",first,second,"),
        lines::toString);
  }

  @Test
  void anOrderIsThereForEachMatterThatIsPublic() {
    List<String> lines = lines(csv("matter-orders"));

    assertEquals(2, lines.size());
    assertTrue(
        lines
            .get(1)
            .startsWith(
                "jag/2016/louisville-ky,jag/1373,1,louisville-ky,an order,withhold,2018-01-24,,true,"),
        lines::toString);
  }

  @Test
  void balancesAreThereAccountByAccount() {
    String csv = csv("balances");

    assertTrue(
        csv.contains("jag/2017/providence-ri,obligated,providence-ri,jag,2017,12345\r\n"), csv);
    assertTrue(
        csv.contains("jag/2017/providence-ri,undrawn,providence-ri,jag,2017,12345\r\n"), csv);
    assertTrue(csv.contains("jag/2017/providence-ri,held,providence-ri,jag,2017,0\r\n"), csv);
    assertTrue(csv.contains(",released,"), csv);
    assertFalse(csv.contains("louisville"), csv);
  }

  @Test
  void noFileOfADumpHasAWordOfWhatIsNotPublic(@TempDir Path folder) throws IOException {
    Dump.write(scene.site.bean(OpenData.class), folder.resolve("dump"), null, () -> false);

    try (Stream<Path> files = Files.list(folder.resolve("dump"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        assertFalse(text.contains(MatterScene.SECRET), file::toString);
        assertFalse(text.contains("987654321"), file::toString);
      }
    }
  }

  private static void renew(String instant, Path folder) throws IOException {
    Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    Site site = TestSite.of(clock);
    OpenData data = scene.site.bean(OpenData.class).with(site);
    try (Dumps dumps = new Dumps(data, folder, false, Duration.ZERO, (at, manifest) -> {})) {
      dumps.renew();
    }
  }

  private static void has(boolean there, Path folder, String... tables) {
    for (String table : tables) {
      for (String ending : List.of(".csv", ".json")) {
        assertEquals(there, Files.exists(folder.resolve(table + ending)), table + ending);
      }
    }
  }

  @Test
  void earlierDumpsLoseTheTablesOfWhatWasTakenBack(@TempDir Path folder) throws IOException {
    renew("2018-01-25T00:10:00Z", folder);
    renew("2018-01-26T00:10:00Z", folder);
    has(true, folder.resolve("2018-01-25"), "matters", "matter-steps", "balances", "entries");
    has(true, folder.resolve("2018-01-26"), "changes");
    scene.publish(MatterScene.PUBLIC, false);
    try {
      renew("2018-01-27T00:10:00Z", folder);
    } finally {
      scene.publish(MatterScene.PUBLIC, true);
    }
    for (String day : List.of("2018-01-25", "2018-01-26")) {
      Path earlier = folder.resolve(day);
      has(false, earlier, "matters", "matter-steps", "matter-orders", "changes");
      has(true, earlier, "balances", "entries", "acts");
    }
    String changes = Files.readString(folder.resolve("2018-01-27/changes.csv"));
    assertTrue(changes.contains("matter-steps,removed,"), changes);
    assertFalse(changes.contains("filing"), changes);
    renew("2018-01-28T00:10:00Z", folder);
    scene.publishLedger(false);
    try {
      renew("2018-01-29T00:10:00Z", folder);
    } finally {
      scene.publishLedger(true);
    }
    has(false, folder.resolve("2018-01-28"), "balances", "changes");
    has(true, folder.resolve("2018-01-28"), "matters", "matter-steps", "entries");
  }
}
