package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventHeader;
import org.proviso.docket.record.RightEdge;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.StoredTree;
import org.proviso.docket.record.Subtree;
import org.proviso.docket.record.Verification;

/// What a superuser changes in the tables of a record is found by whoever kept a checkpoint. All
/// triggers are off, as he can have them.
class RecordTamperTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final int SIZE = 30;
  private static final OwnerLogin LOGIN = TestServer.login();
  private static final List<SignedNote> CHECKPOINTS = new ArrayList<>();

  /// What is changed, in SQL. `:n` and `:m` are two events, `:h` one that is not the last, behind
  /// which the checkpoint says nothing; `:p` and `:q` two with payloads, `:w` a word that none has,
  /// `:b` a byte of a hash or text other than it is, `:l` and `:i` a subtree.
  private enum Change {
    INSTANT(
        "UPDATE record.event SET instant = instant + interval '1 microsecond' WHERE number = :n"),
    BACK_DATED("UPDATE record.event SET instant = instant - interval '1 day' WHERE number = :n"),
    ALL_BACK_DATED(
        "UPDATE record.event SET instant = instant - interval '1 day' WHERE number >= :n"),
    ROLE("UPDATE record.event SET role = ':w' WHERE number = :n"),
    ACTOR("UPDATE record.event SET actor = ':w' WHERE number = :n"),
    KIND("UPDATE record.event SET kind = ':w' WHERE number = :n"),
    SUBJECT_KIND("UPDATE record.event SET subject_kind = ':w' WHERE number = :n"),
    SUBJECT("UPDATE record.event SET subject = ':w' WHERE number = :n"),
    COMMITMENT(
        "UPDATE record.event SET commitment = " + flipped("commitment") + " WHERE number = :n"),
    NUMBER("UPDATE record.event SET number = 1000 WHERE number = :n"),
    DELETED(
        "DELETE FROM record.payload WHERE event = :n; DELETE FROM record.event WHERE number = :n"),
    DELETED_AND_NUMBERED_ANEW(
        "DELETE FROM record.payload WHERE event = :n; DELETE FROM record.event WHERE number = :n; "
            + shifted(":n", -1)),
    INSERTED_AND_NUMBERED_ANEW(
        shifted(":h - 1", 1)
            + "; INSERT INTO record.event SELECT :h, instant, role, actor, kind, subject_kind, subject,"
            + " commitment FROM record.event WHERE number = :h + 1; INSERT INTO record.payload"
            + " SELECT :h, salt, content FROM record.payload WHERE event = :h + 1"),
    SWAPPED(
        "UPDATE record.event SET number = 1000 WHERE number = :n;"
            + " UPDATE record.event SET number = :n WHERE number = :m;"
            + " UPDATE record.event SET number = :m WHERE number = 1000;"
            + " UPDATE record.payload SET event = 1000 WHERE event = :n;"
            + " UPDATE record.payload SET event = :n WHERE event = :m;"
            + " UPDATE record.payload SET event = :m WHERE event = 1000"),
    SWAPPED_BUT_FOR_INSTANTS(
        "UPDATE record.event a SET role = b.role, actor = b.actor, kind = b.kind, subject_kind ="
            + " b.subject_kind, subject = b.subject, commitment = b.commitment FROM record.event b"
            + " WHERE (a.number, b.number) IN ((:n, :m), (:m, :n));"
            + " UPDATE record.payload a SET salt = b.salt, content = b.content FROM record.payload b"
            + " WHERE (a.event, b.event) IN ((:n, :m), (:m, :n))"),
    CUT_OFF(
        "DELETE FROM record.payload WHERE event >= :n; DELETE FROM record.event WHERE number >= :n"),
    ALL_GONE("TRUNCATE record.event, record.payload, register.addition, docket.entry CASCADE"),
    PAYLOAD("UPDATE record.payload SET content = " + flipped("content") + " WHERE event = :p"),
    SALT("UPDATE record.payload SET salt = " + flipped("salt") + " WHERE event = :p"),
    PAYLOAD_CUT("UPDATE record.payload SET content = substr(content, 1, 5) WHERE event = :p"),
    PAYLOADS_SWAPPED(
        "UPDATE record.payload a SET salt = b.salt, content = b.content FROM record.payload b"
            + " WHERE (a.event, b.event) IN ((:p, :q), (:q, :p))"),
    PAYLOAD_GONE("DELETE FROM record.payload WHERE event = :p"),
    PAYLOAD_AND_WHAT_COMMITS_TO_IT(
        "UPDATE record.payload SET content = "
            + flipped("content")
            + " WHERE event = :p; UPDATE record.event SET commitment = sha256(p.salt || p.content)"
            + " FROM record.payload p WHERE p.event = number AND number = :p"),
    ALL_OF_IT_AND_THE_TREE_ANEW(
        "UPDATE record.payload SET content = "
            + flipped("content")
            + " WHERE event = :p; UPDATE record.event SET commitment = sha256(p.salt || p.content)"
            + " FROM record.payload p WHERE p.event = number AND number = :p"),
    REDACTION_FORGED(
        "DELETE FROM record.payload WHERE event = :p; UPDATE record.event SET kind = 'redaction',"
            + " subject_kind = 'event', subject = ':p' WHERE number = "
            + SIZE
            + " - 1"),
    SUBTREE(
        "UPDATE record.subtree SET hash = " + flipped("hash") + " WHERE level = :l AND index = :i"),
    SUBTREE_GONE("DELETE FROM record.subtree WHERE level = :l AND index = :i");

    private final String sql;

    Change(String sql) {
      this.sql = sql;
    }

    private static String flipped(String column) {
      return "set_byte(%1$s, :b %% length(%1$s), get_byte(%1$s, :b %% length(%1$s)) # :x)"
          .formatted(column);
    }

    /// Gives the events behind one other numbers, with their payloads.
    private static String shifted(String behind, int by) {
      StringBuilder sql = new StringBuilder();
      for (String each : List.of("event SET number", "payload SET event")) {
        String column = each.substring(each.lastIndexOf(' ') + 1);
        sql.append(
            "UPDATE record.%s = %s + 1000 WHERE %s > %s; ".formatted(each, column, column, behind));
        sql.append(
            "UPDATE record.%s = %s - 1000 + %d WHERE %s >= 1000; "
                .formatted(each, column, by, column));
      }
      return sql.substring(0, sql.length() - 2);
    }
  }

  @BeforeAll
  static void fill() throws SQLException {
    try (Database database = TestServer.open(LOGIN)) {
      TableEntryTest.enter(
          LOGIN, List.of(DocketTest.party("a"), DocketTest.party("b")), List.of(), "t", ENTERED);
      Docket docket = new Docket(database);
      EventLog log = new EventLog(database);
      Docket.Decision publish =
          new Docket.Decision(Docket.Decision.Act.PUBLISH, ENTERED, "a test", "");
      for (int i = 1; i < SIZE; i++) {
        if (i == 9 || i == 21) {
          log.redact(i - 4, ENTERED.plusSeconds(i), new Actor("clerk", "c"), "a clerk", "why");
        } else {
          DocketEntry entry =
              DocketTest.entry(i % 3 == 0 ? "b" : "a", LocalDate.of(2018, 1, 24), "Title " + i);
          docket.appendAll(
              List.of(entry), ENTERED.plusSeconds(i), "a test", i % 2 == 0 ? publish : null);
        }
        if (i % 10 == 9) {
          CHECKPOINTS.add(RecordFixtures.checkpoint(log));
        }
      }
      assertEquals(SIZE, RecordFixtures.verified(log).size());
    }
    try (Connection owner = LOGIN.connect();
        Statement statement = owner.createStatement()) {
      for (String table : List.of("event", "payload", "subtree", "document")) {
        statement.execute("ALTER TABLE record." + table + " DISABLE TRIGGER ALL");
      }
      // What refers to events is emptied with them.
      for (String table :
          InquiryFixtures.texts(
              owner,
              "SELECT relnamespace::regnamespace || '.' || relname FROM pg_class WHERE relkind = 'r'"
                  + " AND relnamespace IN ('ledger'::regnamespace, 'matter'::regnamespace, 'finding'::regnamespace, 'review'::regnamespace)")) {
        statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER stay");
      }
      statement.execute("ALTER TABLE record.event DROP CONSTRAINT event_redacts_an_earlier_one");
      statement.execute("DROP INDEX record.event_redacted_once");
    }
  }

  @Test
  void findsThreeHundredChanges() throws SQLException, IOException {
    findsChanges(300);
  }

  @Test
  @Tag("full")
  void findsTenThousandChanges() throws SQLException, IOException {
    findsChanges(10_000);
  }

  private static void findsChanges(int changes) throws SQLException, IOException {
    long given = Long.getLong("proviso.seed", 0);
    long seed = given == 0 ? System.nanoTime() : given;
    SplittableRandom random = new SplittableRandom(seed);
    Map<Change, Integer> found = new EnumMap<>(Change.class);
    List<String> missed = new ArrayList<>();
    List<Change> kinds = List.of(Change.values());
    try (Connection owner = LOGIN.connect()) {
      owner.setAutoCommit(false);
      Found before = look(owner);
      assertInstanceOf(Verification.Verified.class, before.verification());
      assertEquals(List.of(), before.unproven());
      for (int n = 0; n < changes; n++) {
        Change change = kinds.get(n % kinds.size());
        String sql = drawn(change, random);
        String rows = rows(owner);
        try (Statement statement = owner.createStatement()) {
          statement.execute(sql);
        }
        if (change == Change.ALL_OF_IT_AND_THE_TREE_ANEW) {
          hashAnew(owner);
        }
        if (rows(owner).equals(rows)) {
          // Events that differ in nothing that was exchanged.
          n--;
          owner.rollback();
          continue;
        }
        Found after = look(owner);
        if (after.verification() instanceof Verification.Verified && after.unproven().isEmpty()) {
          missed.add(change + ": " + sql);
        } else {
          found.merge(change, 1, Integer::sum);
        }
        owner.rollback();
      }
      assertInstanceOf(Verification.Verified.class, look(owner).verification());
    }

    System.out.println("RecordTamperTest: found with -Dproviso.seed=" + seed + ": " + found);
    assertEquals(List.of(), missed, "with -Dproviso.seed=" + seed);
    assertEquals(changes, found.values().stream().mapToInt(it -> it).sum());
  }

  private static String drawn(Change change, SplittableRandom random) {
    int n = random.nextInt(SIZE);
    int m = (n + 1 + random.nextInt(SIZE - 1)) % SIZE;
    int p = withPayload(random.nextInt(SIZE));
    int q = withPayload((p + 1 + random.nextInt(SIZE - 2)) % SIZE);
    int level = random.nextInt(5);
    return change
        .sql
        .replace(":n", "" + n)
        .replace(":h", "" + random.nextInt(SIZE - 1))
        .replace(":m", "" + m)
        .replace(":p", "" + p)
        .replace(":q", "" + q)
        .replace(":w", "w" + random.nextInt(1_000_000))
        .replace(":b", "" + random.nextInt(1_000))
        .replace(":x", "" + (1 + random.nextInt(255)))
        .replace(":l", "" + level)
        .replace(":i", "" + random.nextInt(SIZE >> level));
  }

  private static int withPayload(int event) {
    return event == 5 || event == 17 ? event + 1 : event;
  }

  /// The whole record as text.
  private static String rows(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT md5(concat((SELECT string_agg(t::text, ' ' ORDER BY number)"
                    + " FROM record.event t), (SELECT string_agg(t::text, ' ' ORDER BY event)"
                    + " FROM record.payload t), (SELECT string_agg(t::text, ' ' ORDER BY level, index)"
                    + " FROM record.subtree t)))")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void hashAnew(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM record.event ORDER BY number");
        PreparedStatement update =
            owner.prepareStatement(
                "UPDATE record.subtree SET hash = ? WHERE level = ? AND index = ?")) {
      RightEdge edge = RightEdge.EMPTY;
      while (rows.next()) {
        EventHeader header = EventLog.header(rows);
        RightEdge.Grown grown = edge.append(header.leaf());
        edge = grown.edge();
        for (Subtree.Hashed each : grown.completed()) {
          update.setBytes(1, each.hash().toBytes());
          update.setInt(2, each.subtree().level());
          update.setLong(3, each.subtree().index());
          assertEquals(1, update.executeUpdate());
        }
      }
    }
  }

  /// @param unproven what proofs and head say otherwise than the export, or do not say
  private record Found(Verification verification, List<String> unproven) {}

  /// Looks as a reader does who kept the last checkpoint: verifies an export, and asks for a proof
  /// of each event. The stored hashes are not in an export, which is hashed anew: whether they are
  /// those of its events is seen by the proofs and by the root that the head has.
  private static Found look(Connection owner) throws SQLException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventLog.export(owner, out, RecordFixtures.KEY.verifier(), CHECKPOINTS);
    SignedNote kept = CHECKPOINTS.getLast();
    Verification verification = RecordFixtures.verify(out.toString(StandardCharsets.UTF_8), kept);
    List<String> unproven = new ArrayList<>();
    if (verification instanceof Verification.Verified verified) {
      Map<Subtree, Digest> stored = stored(owner);
      StoredTree tree =
          new StoredTree(
              wanted -> wanted.stream().map(it -> stored.getOrDefault(it, none())).toList());
      if (!tree.root(SIZE).equals(verified.root())) {
        unproven.add("root");
      }
      List<Digest> leaves = leaves(owner);
      for (int i = 0; i < SIZE; i++) {
        if (!tree.inclusion(i, SIZE).proves(leaves.get(i), verified.root())) {
          unproven.add(String.format(Locale.ROOT, "event %d", i));
        }
      }
    }
    return new Found(verification, unproven);
  }

  private static Digest none() {
    return Digest.of(HexFormat.of().parseHex("00".repeat(Digest.LENGTH)));
  }

  private static List<Digest> leaves(Connection owner) throws SQLException {
    List<Digest> leaves = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM record.event ORDER BY number")) {
      while (rows.next()) {
        leaves.add(EventLog.header(rows).leaf());
      }
    }
    return leaves;
  }

  private static Map<Subtree, Digest> stored(Connection owner) throws SQLException {
    Map<Subtree, Digest> stored = new java.util.HashMap<>();
    try (Statement statement = owner.createStatement();
        ResultSet rows = statement.executeQuery("SELECT level, index, hash FROM record.subtree")) {
      while (rows.next()) {
        stored.put(new Subtree(rows.getInt(1), rows.getLong(2)), Digest.of(rows.getBytes(3)));
      }
    }
    return stored;
  }
}
