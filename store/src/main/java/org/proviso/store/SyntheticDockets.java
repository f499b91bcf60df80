package org.proviso.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// Dockets made by a program, for measurements: of nothing that happened, and every title says so.
///
/// The same seed makes the same dockets. One docket has 5,000 entries if there are that many in
/// all, the others share the rest evenly. Half of the entries have the word "letter", one in a
/// thousand the word "subpoena". One in a hundred is withheld.
///
/// @param recipients how many parties, from 1 to 100,000
/// @param entries how many entries in all
/// @param seed of the random texts and days
public record SyntheticDockets(int recipients, int entries, long seed) {

  /// What was made, and in which time.
  ///
  /// @param copying for parties and entries
  /// @param indexing for the index on words and for counting what there is
  public record Filled(Duration copying, Duration indexing) {}

  private static final int LONG_DOCKET = 5_000;
  private static final int WORDS = 4_000;

  /// Entries of one event.
  private static final int BLOCK = 5_000;

  private static final Actor ACTOR = new Actor("site", "synthetic");
  private static final String[] SIDES = {"grantor", "recipient", "court", "other"};
  private static final String[] KINDS = {"letter", "filing", "order", "notice"};
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
  private static final int DAYS = 2_500;

  /// Returns the identifier of a recipient.
  ///
  /// @param number from 0; 0 is the one with the long docket
  public static String party(int number) {
    return String.format(Locale.ROOT, "synthetic-%05d", number);
  }

  /// Fills a database that has been opened before and has no records, and closes nothing. The
  /// database must not be served from at the same time.
  ///
  /// @param entered when the entries are said to have come in
  public Filled fill(OwnerLogin login, Instant entered) throws SQLException {
    long begin = System.nanoTime();
    try (Connection connection = login.connect()) {
      connection.setAutoCommit(false);
      HeldHead head = HeldHead.hold(connection);
      addParties(connection, entered, head);
      String index = indexOnWords(connection);
      // Filled row by row, the index on words costs more than all the rest.
      Sql.execute(connection, "DROP INDEX search.entry_words_tsv");
      Sql.execute(connection, "ALTER TABLE docket.entry DISABLE TRIGGER USER");
      Sql.execute(connection, "ALTER TABLE docket.publication DISABLE TRIGGER USER");
      // Checked row by row, they cost as much as the rows.
      String ofEntries = rule(connection, "docket.entry", "entry_event_fkey");
      String ofDecisions = rule(connection, "docket.publication", "publication_event_fkey");
      Sql.execute(connection, "ALTER TABLE docket.entry DROP CONSTRAINT entry_event_fkey");
      Sql.execute(
          connection, "ALTER TABLE docket.publication DROP CONSTRAINT publication_event_fkey");
      addEntries(connection, entered, head);
      Sql.execute(
          connection,
          "INSERT INTO docket.publication (entry, number, decision, decided, decided_by, reason, event)"
              + " SELECT entry, 1, CASE WHEN entry % 100 = 7 THEN 'withhold' ELSE 'publish' END,"
              + " entered, 'synthetic', 'synthetic', event FROM docket.entry");
      Sql.execute(
          connection,
          "INSERT INTO search.entry_words (entry, day, tsv)"
              + " SELECT e.entry, e.day, search.words_of(e.party, e.title, e.text)"
              + " FROM docket.entry e WHERE e.entry % 100 <> 7");
      Sql.execute(connection, ofEntries);
      Sql.execute(connection, ofDecisions);
      Sql.execute(connection, "ALTER TABLE docket.entry ENABLE TRIGGER USER");
      Sql.execute(connection, "ALTER TABLE docket.publication ENABLE TRIGGER USER");
      connection.commit();
      final long copied = System.nanoTime();
      Sql.execute(connection, index);
      connection.commit();
      connection.setAutoCommit(true);
      Sql.execute(connection, "VACUUM ANALYZE");
      return new Filled(
          Duration.ofNanos(copied - begin), Duration.ofNanos(System.nanoTime() - copied));
    }
  }

  private static String indexOnWords(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT pg_get_indexdef('search.entry_words_tsv'::regclass)")) {
      row.next();
      return row.getString(1);
    }
  }

  /// Returns the statement that makes a rule again.
  private static String rule(Connection connection, String table, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = '"
                    + table
                    + "'::regclass AND conname = '"
                    + name
                    + "'")) {
      row.next();
      return "ALTER TABLE " + table + " ADD CONSTRAINT " + name + " " + row.getString(1);
    }
  }

  private void addParties(Connection connection, Instant entered, HeldHead head)
      throws SQLException {
    Sql.execute(
        connection,
        "INSERT INTO register.addition (entered, entered_by, event) VALUES ('"
            + entered
            + "', 'synthetic', "
            + head.next()
            + ")");
    Map<String, ?> content = Map.of("parties", recipients, "seed", seed, "source", "synthetic");
    head.append(entered, ACTOR, new EventKind("added"), new Subject("addition", "1"), content);
    String number = "generate_series(0, " + (recipients - 1) + ") n";
    String addition = "(SELECT max(addition) FROM register.addition)";
    Sql.execute(
        connection,
        "INSERT INTO register.party (party, addition) SELECT format('synthetic-%s',"
            + " lpad(n::text, 5, '0')), "
            + addition
            + " FROM "
            + number);
    Sql.execute(
        connection,
        "INSERT INTO register.party_record (party, revision, name, kind, policies_known, districts,"
            + " note, citation, sources, mark, caveats, addition) SELECT party, 1,"
            + " 'Synthetic recipient ' || right(party, 5), 'county', false, '{}', '', '', '{}', 'M',"
            + " '{}', addition FROM register.party");
    Sql.execute(
        connection,
        "INSERT INTO search.words (kind, id, party, title, body) SELECT 'party', party, party, name,"
            + " kind FROM register.party_record");
  }

  private void addEntries(Connection connection, Instant entered, HeldHead head)
      throws SQLException {
    long first = head.next();
    List<CopyText.Part> blocks = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    List<String> vocabulary = vocabulary(random);
    int inLong = Math.min(LONG_DOCKET, entries);
    try (CopyText copy =
        new CopyText(
            connection,
            "docket.entry (party, number, day, entered, entered_by, side, kind, title, text, sources,"
                + " mark, caveats, event)")) {
      for (int i = 0; i < entries; i++) {
        if (i > 0 && i % BLOCK == 0) {
          blocks.add(copy.part());
        }
        boolean isLong = i < inLong || recipients == 1;
        int rest = i - inLong;
        int party = isLong ? 0 : 1 + rest % (recipients - 1);
        int number = isLong ? i + 1 : 1 + rest / (recipients - 1);
        int of = random.nextInt(4);
        // Days run with the numbers, give or take a month, as on a docket.
        long day = (long) (DAYS * (double) i / entries) + random.nextInt(30);
        List<Object> row = new ArrayList<>();
        row.add(party(party));
        row.add(number);
        row.add(isLong ? FIRST.plusDays(number / 2) : FIRST.plusDays(day));
        row.add(entered);
        row.add("synthetic");
        row.add(SIDES[of]);
        row.add(KINDS[random.nextInt(4)]);
        row.add("Synthetic " + (i % 2 == 0 ? "letter " : "entry ") + words(vocabulary, random, 4));
        row.add(words(vocabulary, random, 40) + (i % 1_000 == 0 ? " subpoena" : ""));
        row.add("[]");
        row.add("M");
        row.add(List.of());
        row.add(first + i / BLOCK);
        copy.row(row);
      }
      blocks.add(copy.end());
    }
    addEvents(connection, entered, head, blocks);
  }

  /// Each block of entries is one event, which has their hash.
  private static void addEvents(
      Connection connection, Instant entered, HeldHead head, List<CopyText.Part> blocks)
      throws SQLException {
    List<Subject> subjects = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT min(entry), max(entry) FROM docket.entry GROUP BY event ORDER BY event")) {
      while (rows.next()) {
        subjects.add(EntryEvents.about(rows.getLong(1), rows.getLong(2)));
      }
    }
    for (int i = 0; i < subjects.size(); i++) {
      Map<String, ?> content = Map.of("by", "synthetic", "parts", List.of(blocks.get(i).content()));
      head.append(entered, ACTOR, EntryEvents.ENTERED, subjects.get(i), content);
    }
  }

  private static List<String> vocabulary(SplittableRandom random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int syllable = 0; syllable < 3; syllable++) {
        word.append("bdfgklmnprtvz".charAt(random.nextInt(13)));
        word.append("aeiou".charAt(random.nextInt(5)));
      }
      words.add(word.toString());
    }
    return words;
  }

  /// Words of which some are far more common than others.
  private static String words(List<String> vocabulary, SplittableRandom random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      double at = random.nextDouble();
      text.append(i == 0 ? "" : " ").append(vocabulary.get((int) (at * at * at * WORDS)));
    }
    return text.toString();
  }
}
