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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Mark;
import org.proviso.store.Docket;
import org.proviso.store.DocketEntry;
import org.proviso.web.TestSite;
import org.proviso.web.site.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Entries with words that stand nowhere else: one is published, the others are withheld, were
/// withdrawn, or were never decided on. Only the first gets out, by any way that leads out.
class WithheldTest {

  private static final String PARTY = "cook-county-il";
  private static final String OUT = "canarypublished";
  private static final List<String> IN =
      List.of("canarywithheld", "canarywithdrawn", "canaryundecided", "canarycorrection");
  private static final Instant NOW = Instant.parse("2026-11-24T12:30:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  private static final TreeMap<String, Docket.Appended.New> ADDED = new TreeMap<>();

  @BeforeAll
  static void enter() {
    Docket docket = TestSite.bean(Docket.class);
    add(docket, OUT, null);
    IN.subList(0, 3).forEach(word -> add(docket, word, null));
    // A correction that is withheld does not show on what it corrects either.
    add(docket, IN.get(3), number(OUT));
    decide(docket, OUT, Docket.Decision.Act.PUBLISH);
    decide(docket, IN.get(0), Docket.Decision.Act.WITHHOLD);
    decide(docket, IN.get(1), Docket.Decision.Act.PUBLISH);
    decide(docket, IN.get(1), Docket.Decision.Act.WITHDRAW);
    decide(docket, IN.get(3), Docket.Decision.Act.WITHHOLD);
  }

  @AfterAll
  static void leaveTheSiteAsItWas() {
    decide(TestSite.bean(Docket.class), OUT, Docket.Decision.Act.WITHDRAW);
  }

  private static void add(Docket docket, String word, @Nullable Integer corrects) {
    DocketEntry entry =
        new DocketEntry(
            PARTY,
            LocalDate.of(2026, 11, 1),
            null,
            DocketEntry.Side.OTHER,
            "other",
            "Title " + word,
            "Text " + word,
            new DocketEntry.About("act", word),
            List.of(new DocketEntry.SourceReference(word, "place of " + word)),
            Mark.M,
            List.of("caveat " + word),
            corrects,
            null);
    ADDED.put(word, (Docket.Appended.New) docket.append(entry, NOW, "editor " + word));
  }

  private static Docket.Appended.New entry(String word) {
    return Objects.requireNonNull(ADDED.get(word));
  }

  private static int number(String word) {
    return entry(word).number();
  }

  private static void decide(Docket docket, String word, Docket.Decision.Act act) {
    docket.decide(
        entry(word).id(), new Docket.Decision(act, NOW, "decided by " + word, "since " + word));
  }

  private static void assertOnlyThePublishedIsIn(String text, String what) {
    assertTrue(text.contains(OUT), what + " lacks what is published");
    assertNothingElseIsIn(text, what);
  }

  private static void assertNothingElseIsIn(String text, String what) {
    for (String word : IN) {
      assertFalse(text.contains(word), what + " has " + word);
    }
    // Who entered it and who decided stays inside too.
    assertFalse(text.contains("editor canary"), what);
    assertFalse(text.contains("decided by canary"), what);
  }

  private static String all(String path) {
    StringBuilder all = new StringBuilder();
    String next = path + "?limit=50";
    while (next != null) {
      String body = TestSite.get(next).body();
      all.append(body);
      JsonNode link = JSON.readTree(body).get("next");
      next = link.isNull() ? null : link.stringValue();
    }
    return all.toString();
  }

  @Test
  void listsForProgramsHaveThePublishedOnly() {
    assertOnlyThePublishedIsIn(all("/api/v1/entries"), "entries");
    assertOnlyThePublishedIsIn(all("/api/v1/parties/" + PARTY + "/entries"), "entries of a party");
  }

  @Test
  void whatIsWithheldIsAnsweredForLikeWhatNeverWas() {
    String path = "/api/v1/parties/" + PARTY + "/entries/";
    int none = number(IN.getLast()) + 1;
    String never = TestSite.get(path + none).body().replace("" + none, "N");

    assertOnlyThePublishedIsIn(TestSite.get(path + number(OUT)).body(), "the entry");
    for (String word : IN) {
      var response = TestSite.get(path + number(word));
      assertEquals(404, response.statusCode());
      assertEquals(never, response.body().replace("" + number(word), "N"));
    }
  }

  @Test
  void feedsHaveThePublishedOnly() {
    assertOnlyThePublishedIsIn(TestSite.get("/feed.atom").body(), "feed of all");
    assertOnlyThePublishedIsIn(
        TestSite.get("/recipients/" + PARTY + "/feed.atom").body(), "feed of the recipient");
    assertNothingElseIsIn(TestSite.get("/acts.atom").body(), "feed of acts");
  }

  @Test
  void dumpsHaveThePublishedOnly(@TempDir Path folder) throws IOException {
    Dump.write(TestSite.bean(OpenData.class), folder, null, () -> false);

    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder)) {
      files.addAll(found.toList());
    }
    for (Path file : files) {
      String text = Files.readString(file);
      if (String.valueOf(file.getFileName()).startsWith("entries.")) {
        assertOnlyThePublishedIsIn(text, file.toString());
      } else {
        assertNothingElseIsIn(text, file.toString());
      }
    }
  }

  /// That something was withdrawn is told by its identifier, since that was public; its words are
  /// not.
  @Test
  void changesHaveNoWordOfWhatWasWithdrawn(@TempDir Path folder) throws IOException {
    OpenData data = TestSite.bean(OpenData.class);
    Dump.write(data, folder.resolve("one"), null, () -> false);
    Dump.write(data, folder.resolve("two"), folder.resolve("one"), () -> false);
    assertEquals("[\n]\n", Files.readString(folder.resolve("two/changes.json")));
    decide(TestSite.bean(Docket.class), OUT, Docket.Decision.Act.WITHDRAW);
    try {
      Dump.write(data, folder.resolve("three"), folder.resolve("two"), () -> false);
    } finally {
      decide(TestSite.bean(Docket.class), OUT, Docket.Decision.Act.PUBLISH);
    }

    assertEquals(
        "table,change,key,columns,before,after\r\nentries,removed," + entry(OUT).id() + ",,,\r\n",
        Files.readString(folder.resolve("three/changes.csv")));
    String json = Files.readString(folder.resolve("three/changes.json"));
    assertNothingElseIsIn(json, "changes");
    assertFalse(json.contains(OUT));
  }

  /// Dumps of earlier days lose their entries when one of them is withdrawn, and nothing else.
  @Test
  void earlierDumpsLoseEntriesOfWhichOneWasWithdrawn(@TempDir Path folder) throws IOException {
    Docket docket = TestSite.bean(Docket.class);
    renew("2026-11-25T00:10:00Z", folder);
    renew("2026-11-26T00:10:00Z", folder);
    assertTrue(Files.exists(folder.resolve("2026-11-25/entries.csv")));
    decide(docket, OUT, Docket.Decision.Act.WITHDRAW);
    try {
      renew("2026-11-27T00:10:00Z", folder);
    } finally {
      decide(docket, OUT, Docket.Decision.Act.PUBLISH);
    }

    for (String day : List.of("2026-11-25", "2026-11-26")) {
      assertFalse(Files.exists(folder.resolve(day + "/entries.csv")), day);
      assertFalse(Files.exists(folder.resolve(day + "/entries.json")), day);
      assertFalse(Files.exists(folder.resolve(day + "/changes.csv")), day);
      assertTrue(Files.exists(folder.resolve(day + "/acts.csv")), day);
    }
    assertTrue(Files.exists(folder.resolve("2026-11-27/entries.csv")));
    assertTrue(Files.exists(folder.resolve("2026-11-27/changes.csv")));
  }

  private static void renew(String instant, Path folder) throws IOException {
    OpenData of = TestSite.bean(OpenData.class);
    Clock clock = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    Site site = TestSite.of(clock);
    OpenData data = of.with(site);
    try (Dumps dumps = new Dumps(data, folder, false, Duration.ZERO, (at, manifest) -> {})) {
      dumps.renew();
    }
  }

  @Test
  void pagesHaveThePublishedOnly() {
    assertOnlyThePublishedIsIn(
        TestSite.get("/recipients/" + PARTY + "?on=2018-01-24").body(), "page of the recipient");
    for (String word : IN) {
      String found = TestSite.get("/search?on=2018-01-24&q=" + word).body();
      assertFalse(found.contains("Title " + word), word);
    }
  }
}
