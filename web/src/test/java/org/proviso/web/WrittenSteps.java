package org.proviso.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.proviso.store.server.RunningServer;

/// What a [DocketWriter] was told is on the dockets, and whether it is.
///
/// @param notes file that it notes acknowledged steps in
record WrittenSteps(Path notes) {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  /// One step of the writer.
  ///
  /// @param numbers of its entries, by party
  record Step(String origin, Map<String, Integer> numbers) {}

  /// Returns what makes a site write.
  ///
  /// @param process number of the process, so that none repeats the steps of another
  Map<String, String> byProcess(int process) {
    return Map.of("proviso.noted", notes.toString(), "proviso.noted.round", "" + process);
  }

  /// Returns the steps that were acknowledged so far.
  List<Step> acknowledged() throws IOException {
    String text = Files.exists(notes) ? Files.readString(notes, StandardCharsets.UTF_8) : "";
    List<Step> steps = new ArrayList<>();
    // A note that a kill has cut short comes last; nobody was told then.
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      List<String> words = List.of(line.split(" ", -1));
      Map<String, Integer> numbers = new HashMap<>();
      for (int i = 1; i + 1 < words.size(); i += 2) {
        numbers.put(words.get(i), Integer.valueOf(words.get(i + 1)));
      }
      steps.add(new Step(words.getFirst(), numbers));
    }
    return steps;
  }

  /// Waits until more steps are acknowledged.
  void awaitMore(int more, SiteProcess site) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    int before = acknowledged().size();
    while (acknowledged().size() < before + more) {
      if (!site.isAlive() || System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new AssertionError("nothing is written: " + site.lines());
      }
      Thread.sleep(10);
    }
  }

  /// Fails unless every step that was acknowledged is there once, as it was acknowledged, and
  /// nothing is there by half.
  void check(Path data, String when) throws IOException, SQLException {
    assertEachIsThereOnce(acknowledged(), data, when);
    assertEquals(
        List.of(),
        rows(
            data,
            "SELECT party FROM docket.entry GROUP BY party"
                + " HAVING min(number) <> 1 OR max(number) <> count(*)"),
        "dockets with gaps, " + when);
    assertEquals(
        List.of(),
        rows(
            data,
            "SELECT origin FROM docket.entry WHERE origin LIKE 'crash/%'"
                + " GROUP BY origin HAVING count(*) <> 2"),
        "steps that are there by half, " + when);
    assertEquals(
        List.of(),
        rows(
            data,
            "SELECT e.origin FROM docket.entry e LEFT JOIN docket.publication p USING (entry)"
                + " GROUP BY e.entry HAVING count(p.entry) <> 1"),
        "entries without their decision, " + when);
    assertEquals(
        List.of(),
        rows(
            data,
            "SELECT e.number, s.index, p.event FROM record.event e"
                + " FULL JOIN (SELECT * FROM record.subtree WHERE level = 0) s ON s.index = e.number"
                + " FULL JOIN record.payload p ON p.event = e.number"
                + " WHERE e.number IS NULL OR s.index IS NULL OR p.event IS NULL"),
        "events that are there by half, " + when);
    assertEquals(
        List.of(),
        rows(
            data,
            "SELECT e.number FROM record.event e"
                + " WHERE NOT EXISTS (SELECT FROM docket.entry d WHERE d.event = e.number)"
                + " AND NOT EXISTS (SELECT FROM register.addition a WHERE a.event = e.number)"
                + " AND NOT EXISTS (SELECT FROM record.document f WHERE f.event = e.number)"),
        "events of what was not done, " + when);
  }

  static void assertEachIsThereOnce(List<Step> steps, Path data, String when)
      throws IOException, SQLException {
    Map<String, Map<String, List<Integer>>> found = new HashMap<>();
    for (List<String> row :
        rows(data, "SELECT origin, party, number FROM docket.entry WHERE origin LIKE 'crash/%'")) {
      found
          .computeIfAbsent(row.get(0), origin -> new HashMap<>())
          .computeIfAbsent(row.get(1), party -> new ArrayList<>())
          .add(Integer.valueOf(row.get(2)));
    }
    for (Step step : steps) {
      for (Map.Entry<String, Integer> number : step.numbers().entrySet()) {
        assertEquals(
            List.of(number.getValue()),
            found.getOrDefault(step.origin(), Map.of()).getOrDefault(number.getKey(), List.of()),
            () -> step.origin() + " of " + number.getKey() + ", " + when);
      }
    }
  }

  /// Returns how many rows there are of what the pack brings.
  static Map<String, Long> ofThePack(Path data) throws IOException, SQLException {
    Map<String, Long> counts = new HashMap<>();
    for (String table :
        List.of(
            "docket.entry WHERE origin NOT LIKE 'crash/%'",
            "register.party", "register.party_record", "register.addition")) {
      counts.put(
          table, Long.valueOf(rows(data, "SELECT count(*) FROM " + table).getFirst().getFirst()));
    }
    return counts;
  }

  /// Asks the database of a site as its owner, beside the site.
  static List<List<String>> rows(Path data, String sql) throws IOException, SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = owner(data);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /// Has the owner of a site's database do something.
  static void execute(Path data, String sql) throws IOException, SQLException {
    try (Connection connection = owner(data);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection owner(Path data) throws IOException, SQLException {
    RunningServer server = RunningServer.find(data.resolve("postgres")).orElseThrow();
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }
}
