package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.Head;
import org.proviso.docket.record.Payload;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.StoredTree;
import org.proviso.docket.record.Verification;
import org.proviso.law.act.Mark;
import org.springframework.dao.DataAccessException;

class EventLogTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);
  private static final Actor CLERK = new Actor("clerk", "u-17");
  private static final Actor IMPORT = new Actor("site", "import");

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = TestServer.open(login);
  private final Docket docket = new Docket(database);
  private final EventLog log = new EventLog(database);

  @BeforeEach
  void addParties() throws SQLException {
    TableEntryTest.enter(
        login, List.of(DocketTest.party("a"), DocketTest.party("b")), List.of(), "t", ENTERED);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static DocketEntry entry(String party, String title, String text) {
    return new DocketEntry(
        party,
        DAY,
        null,
        DocketEntry.Side.GRANTOR,
        "letter",
        title,
        text,
        null,
        List.of(),
        Mark.M,
        List.of(),
        null,
        null);
  }

  private static Docket.Decision decision(Docket.Decision.Act act, String by) {
    return new Docket.Decision(act, ENTERED, by, "a reason");
  }

  private long entered(String party, String text, String by, Docket.@Nullable Decision decision) {
    Docket.Appended appended =
        docket
            .appendAll(List.of(entry(party, "T", text)), ENTERED, IMPORT, by, decision)
            .getFirst();
    return assertInstanceOf(Docket.Appended.New.class, appended).id();
  }

  private List<String> texts(String sql) {
    return database.app().sql(sql).query((row, number) -> row.getString(1)).list();
  }

  private void asOwner(String sql) throws SQLException {
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private @Nullable String refusedRule(String sql) {
    PSQLException refusal = assertThrows(PSQLException.class, () -> asOwner(sql), sql);
    var message = refusal.getServerErrorMessage();
    return message == null ? null : message.getConstraint();
  }

  @Test
  void hasEachActAsOneEventWithWhatItSays() {
    docket.appendAll(
        List.of(entry("b", "Two", "a \"word\""), entry("a", "One", "")),
        ENTERED,
        CLERK,
        "a clerk",
        null);
    docket.decide(1, CLERK, decision(Docket.Decision.Act.WITHHOLD, "a clerk"));

    assertEquals(
        List.of(
            "0 operator table added addition 1",
            "1 clerk u-17 entered entries 1-2",
            "2 clerk u-17 decided entry 1"),
        texts(
            "SELECT concat_ws(' ', number, role, actor, kind, subject_kind, subject)"
                + " FROM record.event ORDER BY number"));
    assertEquals(
        List.of(
            "{\"by\":\"a clerk\",\"entered\":\"2018-02-01T12:00:00Z\",\"entries\":["
                + "{\"caveats\":[],\"day\":\"2018-01-24\",\"entry\":1,\"kind\":\"letter\",\"mark\":\"M\","
                + "\"number\":1,\"party\":\"a\",\"side\":\"grantor\",\"sources\":[],\"text\":\"\","
                + "\"title\":\"One\"},"
                + "{\"caveats\":[],\"day\":\"2018-01-24\",\"entry\":2,\"kind\":\"letter\",\"mark\":\"M\","
                + "\"number\":1,\"party\":\"b\",\"side\":\"grantor\",\"sources\":[],"
                + "\"text\":\"a \\\"word\\\"\",\"title\":\"Two\"}]}",
            "{\"decision\":{\"act\":\"withhold\",\"by\":\"a clerk\","
                + "\"decided\":\"2018-02-01T12:00:00Z\",\"reason\":\"a reason\"},\"entry\":1}"),
        texts(
            "SELECT convert_from(content, 'UTF8') FROM record.payload WHERE event > 0"
                + " ORDER BY event"));
    assertEquals(List.of("1", "1"), texts("SELECT event FROM docket.entry ORDER BY entry"));
    assertEquals(List.of("2"), texts("SELECT event FROM docket.publication"));
    assertEquals(3, RecordFixtures.verified(log).size());
  }

  @Test
  void hasTheHashOfTheRowsOfAnAddition() {
    // Two parties of the first addition, as `COPY` takes them; hashed by the server.
    assertEquals(
        List.of("register.party (party, addition)"),
        texts(
            "SELECT part ->> 'table' FROM record.payload, jsonb_array_elements("
                + "convert_from(content, 'UTF8')::jsonb -> 'parts') part WHERE event = 0"
                + " AND part ->> 'rows' = '2' AND part ->> 'sha256' ="
                + " encode(sha256('a\\0111\\012b\\0111\\012'::bytea), 'hex')"));
  }

  @Test
  void hasAPackByAWord() {
    assertEquals(new Actor("pack", "us-byrne-jag"), RegisterStore.actor("us-byrne-jag"));
    assertEquals(new Actor("pack", "my-pack--2-"), RegisterStore.actor("_my pack (2)"));
    assertEquals(new Actor("pack", "unnamed"), RegisterStore.actor("\u00e4"));
    assertEquals("x".repeat(100), RegisterStore.actor("x".repeat(300)).id());
  }

  @Test
  void addsNoEventWhereNothingIsNew() throws SQLException {
    TableEntryTest.enter(login, List.of(DocketTest.party("a")), List.of(), "t", ENTERED);
    DocketEntry once =
        new DocketEntry(
            "a",
            DAY,
            null,
            DocketEntry.Side.OTHER,
            "other",
            "T",
            "",
            null,
            List.of(),
            Mark.M,
            List.of(),
            null,
            "origin");
    docket.append(once, ENTERED, "a test");
    docket.append(once, ENTERED, "a test");

    assertEquals(List.of("2"), texts("SELECT count(*) FROM record.event"));
  }

  @Test
  void saysInSeveralEventsWhatOneHasNoRoomFor() {
    String longest = "x".repeat(100_000);
    List<DocketEntry> entries =
        IntStream.range(0, 25).mapToObj(i -> entry("a", "T" + i, longest)).toList();

    docket.appendAll(entries, ENTERED, "a test", decision(Docket.Decision.Act.PUBLISH, "a test"));

    // A payload has 1,048,576 bytes at most: room for ten.
    assertEquals(
        List.of("1: 1-10", "2: 11-20", "3: 21-25"),
        texts(
            "SELECT event || ': ' || min(number) || '-' || max(number) FROM docket.entry"
                + " GROUP BY event ORDER BY event"));
    assertEquals(
        List.of("0"),
        texts(
            "SELECT count(*) FROM docket.entry e JOIN docket.publication p USING (entry)"
                + " WHERE p.event <> e.event"));
    assertEquals(4, RecordFixtures.verified(log).size());
  }

  @Test
  void leavesNothingOfWhatFails() {
    List<String> before = texts("SELECT count(*) FROM record.subtree");
    assertThrows(
        DataAccessException.class,
        () ->
            docket.appendAll(
                List.of(entry("a", "T", ""), entry("no-such-party", "T", "")),
                ENTERED,
                "a test",
                null));
    assertThrows(
        DataAccessException.class,
        () -> docket.decide(7, decision(Docket.Decision.Act.PUBLISH, "a test")));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            docket.append(
                new DocketEntry(
                    "a",
                    DAY,
                    null,
                    DocketEntry.Side.OTHER,
                    "other",
                    "T",
                    "",
                    null,
                    List.of(),
                    Mark.M,
                    List.of("x".repeat(1 << 20)),
                    null,
                    null),
                ENTERED,
                "a test"));

    assertEquals(List.of("1"), texts("SELECT count(*) FROM record.event"));
    assertEquals(List.of("1"), texts("SELECT count(*) FROM record.payload"));
    assertEquals(before, texts("SELECT count(*) FROM record.subtree"));
    assertEquals(List.of("0"), texts("SELECT count(*) FROM docket.entry"));
    entered("a", "", "a test", null);
    assertEquals(2, RecordFixtures.verified(log).size());
  }

  @Test
  void agreesWithTheDocketsWhoeverAppendsAtOnce() throws Exception {
    int each = 20;
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int of = thread;
        work.add(
            () -> {
              for (int i = 0; i < each; i++) {
                if (of == 3) {
                  TableEntryTest.enter(
                      login, List.of(DocketTest.party("p" + i)), List.of(), "t", ENTERED);
                } else if (i % 5 == 4) {
                  assertThrows(
                      DataAccessException.class,
                      () ->
                          docket.appendAll(
                              List.of(entry("a", "T", ""), entry("none", "T", "")),
                              ENTERED,
                              "a test",
                              null));
                } else {
                  // The clocks of callers do not agree.
                  Instant now = ENTERED.plusSeconds(of * 100 - i);
                  docket.appendAll(
                      List.of(entry("a", "T", ""), entry("b", "T", "")), now, "a test", null);
                }
              }
              return of;
            });
      }
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }

    long events = 1 + each + 3L * each * 4 / 5;
    assertEquals(events, RecordFixtures.verified(log).size());
    assertEquals(
        LongStream.range(0, events).boxed().toList(),
        database
            .app()
            .sql("SELECT number FROM record.event ORDER BY number")
            .query(Long.class)
            .list());
    // What an event says is what the docket has.
    assertEquals(
        List.of(2L * 3 * each * 4 / 5),
        database
            .app()
            .sql(
                "SELECT count(*) FROM docket.entry e JOIN record.payload p USING (event)"
                    + " JOIN LATERAL jsonb_array_elements("
                    + "convert_from(p.content, 'UTF8')::jsonb -> 'entries') said ON"
                    + " said ->> 'entry' = e.entry::text AND said ->> 'party' = e.party"
                    + " AND said ->> 'number' = e.number::text")
            .query(Long.class)
            .list());
    assertEquals(
        List.of("0"),
        texts(
            "SELECT count(*) FROM record.event e WHERE NOT EXISTS"
                + " (SELECT FROM docket.entry d WHERE d.event = e.number)"
                + " AND NOT EXISTS (SELECT FROM register.addition d WHERE d.event = e.number)"));
  }

  @Test
  void refusesWhatHasNoEventOfItsOwnAlsoFromTheOwner() throws SQLException {
    entered("a", "", "a test", null);
    String addition =
        "INSERT INTO register.addition (entered, entered_by, event) VALUES (now(), 't', %s)";
    String decision =
        "INSERT INTO docket.publication (entry, decision, decided, decided_by, reason, event)"
            + " VALUES (1, 'publish', now(), 't', '', %s)";
    String entry =
        "INSERT INTO docket.entry (party, day, entered, entered_by, side, kind, title, text, sources,"
            + " mark, caveats, event) SELECT party, day, entered, entered_by, side, kind, title, text,"
            + " sources, mark, caveats, %s FROM docket.entry";
    for (String sql : List.of(addition, decision, entry)) {
      assertEquals("of_next_event", refusedRule(sql.formatted("1")), sql);
      assertEquals("of_next_event", refusedRule(sql.formatted("3")), sql);
      String rule = refusedRule(sql.formatted("2"));
      assertTrue(String.valueOf(rule).endsWith("_event_fkey"), sql);
    }
    String next = rows("2", "2018-02-01 12:00:00Z");
    asOwner(
        addition.formatted("2")
            + ";"
            + decision.formatted("2")
            + ";"
            + entry.formatted("2")
            + ";"
            + next);
    assertEquals(List.of("2"), texts("SELECT max(event) FROM docket.entry"));
  }

  private static String rows(String... numbersAndInstants) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < numbersAndInstants.length; i += 2) {
      rows.append(i == 0 ? "" : ", ")
          .append(
              "(%s, '%s', 'a', 'b', 'c', 'd', 'e', sha256(''))"
                  .formatted(numbersAndInstants[i], numbersAndInstants[i + 1]));
    }
    return "INSERT INTO record.event (number, instant, role, actor, kind, subject_kind, subject,"
        + " commitment) VALUES "
        + rows;
  }

  @Test
  void refusesGapsAndInstantsThatGoBackAlsoFromTheOwner() throws SQLException {
    String noon = "2018-02-01 12:00:00Z";
    String before = "2018-02-01 11:59:59.999999Z";

    assertEquals("event_follows", refusedRule(rows("2", noon)));
    assertEquals("event_follows", refusedRule(rows("0", noon)));
    assertEquals("event_not_back_dated", refusedRule(rows("1", before)));
    assertEquals("event_follows", refusedRule(rows("1", noon, "3", noon)));
    assertEquals("event_follows", refusedRule(rows("2", noon, "1", noon)));
    assertEquals("event_not_back_dated", refusedRule(rows("1", "2018-02-02 00:00:00Z", "2", noon)));
    assertEquals(
        "event_follows", refusedRule("SET session_replication_role = replica;" + rows("5", noon)));
    assertEquals(
        "payload_is_committed_to",
        refusedRule(
            rows("1", noon)
                + "; INSERT INTO record.payload VALUES (1, substr(sha256(''), 1, 16), 'x')"));
    for (String sql :
        List.of(
            "UPDATE record.event SET role = 'x'",
            "DELETE FROM record.event",
            "UPDATE record.payload SET content = 'x'",
            "UPDATE record.subtree SET level = 7",
            "DELETE FROM record.checkpoint",
            "TRUNCATE record.event CASCADE",
            "TRUNCATE record.payload",
            "TRUNCATE record.subtree")) {
      assertThrows(SQLException.class, () -> asOwner(sql), sql);
    }
    asOwner(rows("1", noon, "2", noon));
  }

  @Test
  void removesAPayloadOnlyWithARedaction() {
    long event = 1;
    entered("a", "canary", "a test", null);
    SignedNote before = RecordFixtures.checkpoint(log);
    assertEquals(List.of("f"), texts("SELECT record.redact(1)::text::char(1)"));
    assertTrue(RecordFixtures.exported(log, List.of(before)).contains("kept"));

    assertEquals(
        new EventLog.Redaction.Removed(2),
        log.redact(event, ENTERED, CLERK, "a clerk", "it names somebody"));
    assertEquals(
        new EventLog.Redaction.NoPayload(), log.redact(event, ENTERED, CLERK, "a clerk", "again"));
    assertEquals(
        new EventLog.Redaction.NoPayload(), log.redact(77, ENTERED, CLERK, "a clerk", "none"));

    // The redaction is not covered yet, and no event of this file says why the payload is not
    // there.
    Verification.Verified meanwhile =
        assertInstanceOf(
            Verification.Verified.class,
            RecordFixtures.verify(RecordFixtures.exported(log, List.of(before)), before));
    assertEquals(1, meanwhile.withheld());
    assertEquals(0, meanwhile.removed());

    SignedNote after = RecordFixtures.checkpoint(log);
    String file = RecordFixtures.exported(log, List.of(after, before));
    Verification.Verified verified =
        assertInstanceOf(Verification.Verified.class, RecordFixtures.verify(file, before));
    assertEquals(1, verified.removed());
    assertEquals(2, verified.checkpoints());
    assertEquals(3, verified.size());
    assertTrue(file.contains(" removed 2\n"), file);
    assertEquals(List.of("2"), texts("SELECT count(*) FROM record.payload"));
  }

  @Test
  void provesEachEventAndThatOneStateExtendsAnother() {
    for (int i = 0; i < 12; i++) {
      entered("a", "", "a test", null);
    }
    Head head = log.head();
    StoredTree tree = log.tree();
    assertEquals(13, head.edge().size());
    assertEquals(ENTERED, head.latest());
    List<Digest> leaves =
        database
            .app()
            .sql("SELECT hash FROM record.subtree WHERE level = 0 ORDER BY index")
            .query((row, number) -> Digest.of(row.getBytes(1)))
            .list();
    for (long size = 1; size <= 13; size++) {
      Digest root = tree.root(size);
      for (long index = 0; index < size; index++) {
        assertTrue(tree.inclusion(index, size).proves(leaves.get((int) index), root));
      }
      for (long first = 0; first <= size; first++) {
        assertTrue(tree.consistency(first, size).proves(tree.root(first), root));
      }
    }
    assertEquals(head.edge().root(), tree.root(13));
    assertThrows(IllegalArgumentException.class, () -> tree.root(14));
  }

  @Test
  void keepsCheckpoints() {
    SignedNote first = RecordFixtures.checkpoint(log);
    log.keep(first);
    entered("a", "", "a test", null);
    SignedNote second = RecordFixtures.checkpoint(log);
    log.keep(second);

    assertEquals(List.of(first, second), log.checkpoints());
    assertThrows(DataAccessException.class, () -> log.keep(second));
    assertThrows(
        IllegalArgumentException.class, () -> log.keep(RecordFixtures.KEY.sign("no checkpoint\n")));
    assertInstanceOf(
        Verification.Verified.class,
        RecordFixtures.verify(RecordFixtures.exported(log, log.checkpoints()), second));
  }

  private static String base64(String text, int shift) {
    // The same words begin at any of three places of Base64's groups.
    byte[] bytes = ("x".repeat(shift) + text).getBytes(StandardCharsets.US_ASCII);
    String all = java.util.Base64.getEncoder().withoutPadding().encodeToString(bytes);
    return all.substring(shift == 0 ? 0 : shift + 1, all.length() - 1);
  }

  private static boolean shows(String file, String word) {
    return file.contains(word)
        || IntStream.range(0, 3).anyMatch(shift -> file.contains(base64(word, shift)));
  }

  @Test
  void showsThePublicNoPayloadOfWhatIsNotPublic() {
    String by = "site import";
    Docket.Decision publish = decision(Docket.Decision.Act.PUBLISH, by);
    entered("a", "canary-undecided", by, null);
    long withheld = entered("a", "canary-withheld", by, publish);
    docket.decide(withheld, decision(Docket.Decision.Act.WITHDRAW, by));
    entered("a", "shown-entry", by, publish);
    final long later = entered("a", "shown-later", by, null);
    docket.decide(
        later, new Docket.Decision(Docket.Decision.Act.PUBLISH, ENTERED, by, "shown-reason"));
    entered("a", "canary-editor", "an editor", publish);
    long decidedByAnEditor = entered("a", "shown-other", by, null);
    docket.decide(
        decidedByAnEditor,
        new Docket.Decision(Docket.Decision.Act.PUBLISH, ENTERED, "an editor", "canary-reason"));
    List<Docket.Appended> both =
        docket.appendAll(
            List.of(entry("a", "T", "canary-with"), entry("b", "T", "canary-beside")),
            ENTERED,
            IMPORT,
            by,
            publish);
    long one = assertInstanceOf(Docket.Appended.New.class, both.getFirst()).id();
    docket.decide(one, decision(Docket.Decision.Act.WITHDRAW, by));
    long redacted = log.head().edge().size();
    entered("a", "canary-redacted", by, publish);
    log.redact(redacted, ENTERED, CLERK, "a clerk", "canary-redaction");

    SignedNote checkpoint = RecordFixtures.checkpoint(log);
    String file = RecordFixtures.published(log, List.of(checkpoint));
    String everything = RecordFixtures.exported(log, List.of(checkpoint));

    Verification.Verified verified =
        assertInstanceOf(
            Verification.Verified.class, RecordFixtures.verify(file, checkpoint), file);
    assertEquals(1, verified.removed());
    // The decisions that withdrew too: they are about what is not public.
    assertEquals(8, verified.withheld());
    for (String word :
        List.of("undecided", "withheld", "editor", "reason", "with", "beside", "redaction")) {
      assertFalse(shows(file, "canary-" + word), word);
      assertTrue(shows(everything, "canary-" + word), word);
    }
    assertFalse(shows(everything, "canary-redacted"));
    for (String word : List.of("entry", "later", "reason", "other")) {
      assertTrue(shows(file, "shown-" + word), word);
    }
    // Salts would let whoever has a guess try it.
    assertEquals(verified.size() - 9, file.lines().filter(line -> line.contains(" kept ")).count());

    docket.decide(later, decision(Docket.Decision.Act.WITHDRAW, by));
    SignedNote next = RecordFixtures.checkpoint(log);
    String after = RecordFixtures.published(log, List.of(next));
    assertFalse(shows(after, "shown-later"));
    assertFalse(shows(after, "shown-reason"));
    assertInstanceOf(Verification.Verified.class, RecordFixtures.verify(after, checkpoint));
  }

  @Test
  void givesTheSameRecordToThePublicInManyStatements() {
    for (int i = 0; i < 120; i++) {
      entered("a", "", "site import", decision(Docket.Decision.Act.PUBLISH, "site import"));
    }
    SignedNote first = RecordFixtures.checkpoint(log);
    entered("a", "", "site import", null);

    // Behind the last checkpoint nothing is given away.
    assertEquals(
        RecordFixtures.exported(log, List.of(first)),
        RecordFixtures.published(log, List.of(first)));
  }

  @Test
  void isTheSameAfterARestore(@TempDir Path folder) throws IOException, SQLException {
    entered("a", "kept", "a test", null);
    entered("a", "gone", "a test", null);
    log.redact(2, ENTERED, CLERK, "a clerk", "why");
    SignedNote checkpoint = RecordFixtures.checkpoint(log);
    log.keep(checkpoint);
    Path file = folder.resolve("backup.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(login, out, ENTERED);
    }
    OwnerLogin into = TestServer.login();

    assertInstanceOf(
        Backup.Outcome.Restored.class,
        Backup.restore(file, into, Instant.parse("2030-01-01T00:00:00Z")));

    try (Database restored = TestServer.open(into)) {
      EventLog again = new EventLog(restored);
      assertEquals(List.of(checkpoint), again.checkpoints());
      String record = RecordFixtures.exported(again, again.checkpoints());
      assertEquals(RecordFixtures.exported(log, List.of(checkpoint)), record);
      assertInstanceOf(
          Verification.Verified.class, RecordFixtures.verify(record, checkpoint), record);
      new Docket(restored).append(entry("a", "next", ""), ENTERED, "a test");
      assertEquals(5, RecordFixtures.verified(again).size());
    }
    try (Connection owner = into.connect();
        Statement statement = owner.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                    + " WHERE c.relnamespace = 'record'::regnamespace AND NOT t.tgisinternal"
                    + " AND t.tgenabled = 'A'")) {
      row.next();
      assertEquals(7, row.getInt(1));
    }
  }

  @Test
  void knowsTheFilesOfADumpOnceAndTellsNoNames() {
    Digest sums = Digest.sha256("sums".getBytes(StandardCharsets.UTF_8));
    Digest acts = Digest.sha256("acts".getBytes(StandardCharsets.UTF_8));
    List<EventLog.Document> files =
        List.of(
            new EventLog.Document("SHA256SUMS", sums, 4),
            new EventLog.Document("acts.csv", acts, 4),
            new EventLog.Document("the same as acts.csv", acts, 4));
    long next = log.head().edge().size();

    log.addDump(LocalDate.of(2018, 1, 24), ENTERED, files);
    log.addDump(LocalDate.of(2018, 1, 24), ENTERED, files);

    assertEquals(next + 1, log.head().edge().size());
    assertEquals(List.of(next), log.eventsOf(sums));
    assertEquals(List.of(next), log.eventsOf(acts));
    assertEquals(List.of(), log.eventsOf(Digest.sha256(new byte[] {7})));
    PublishedEvents.Found event = new PublishedEvents(database).event(next).orElseThrow();
    assertEquals("dumped", event.header().kind().word());
    assertEquals(
        "dump 2018-01-24", event.header().subject().kind() + " " + event.header().subject().id());
    assertTrue(
        new String(
                assertInstanceOf(Payload.Kept.class, event.payload()).bytes(),
                StandardCharsets.UTF_8)
            .startsWith("{\"files\":[{\"bytes\":4,\"name\":\"SHA256SUMS\",\"sha256\":\""));
  }
}
