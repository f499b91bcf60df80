package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.Verification;
import org.proviso.law.act.Mark;

class CorrectionsTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);
  private static final By CLERK = by("clerk", "a-one");
  private static final By FIRST = by("approver", "a-two");
  private static final By SECOND = by("approver", "a-three");
  private static final Pattern BASE64 =
      Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
  private static final Corrections.Outcome.Done DONE = new Corrections.Outcome.Done();

  private final OwnerLogin login = TestServer.migrated();
  private final Database database = TestServer.open(login);
  private final Docket docket = new Docket(database);
  private final Corrections corrections = new Corrections(database);
  private final EventLog log = new EventLog(database);

  @BeforeEach
  void publishTwoEntriesByOneEvent() throws SQLException {
    TableEntryTest.enter(login, List.of(DocketTest.party("a")), List.of(), "a test", ENTERED);
    docket.appendAll(
        List.of(entry("canary title", "canary words"), entry("Another", "Other words")),
        ENTERED,
        FIRST.actor(),
        "approver a-two",
        new Docket.Decision(Docket.Decision.Act.PUBLISH, ENTERED, "approver a-two", ""));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static By by(String role, String id) {
    return new By(new Actor(role, id), ENTERED.plusSeconds(60));
  }

  private static DocketEntry entry(String title, String text) {
    String word = text.substring(0, text.indexOf(' '));
    return new DocketEntry(
        "a",
        DAY,
        word + " question",
        DocketEntry.Side.GRANTOR,
        "letter",
        title,
        text,
        new DocketEntry.About("act", word + "-about"),
        List.of(new DocketEntry.SourceReference(word + "-source", word + " place")),
        Mark.V1,
        List.of(word + " caveat"),
        null,
        "from-" + title.length());
  }

  private static Corrections.Outcome refused(Corrections.Reason reason) {
    return new Corrections.Outcome.Refused(reason);
  }

  private @Nullable String shown(int number) {
    return docket.entry("a", number).map(it -> it.entry().text()).orElse(null);
  }

  /// All rows of all tables, binary values as the text that they hold.
  private String everything() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (var rows =
          statement.executeQuery(
              "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN"
                  + " ('record', 'register', 'docket', 'search', 'inquiry', 'answer', 'access')")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      statement.execute("SET bytea_output = 'escape'");
      for (String table : tables) {
        try (var rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  private static boolean mentions(String text, String word) {
    if (text.contains(word)) {
      return true;
    }
    for (String part : text.split("\\s+", -1)) {
      if (BASE64.matcher(part).matches()
          && new String(Base64.getDecoder().decode(part), StandardCharsets.ISO_8859_1)
              .contains(word)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void redactedWordsAreNowhereAndTheRecordStillVerifies() throws SQLException {
    SignedNote before = RecordFixtures.checkpoint(log);
    String old = RecordFixtures.exported(log, List.of(before));
    assertInstanceOf(Verification.Verified.class, RecordFixtures.verify(old, null));
    assertTrue(mentions(old, "canary"));
    assertTrue(everything().contains("canary"));

    assertEquals(DONE, corrections.redact("a", 1, "it names a person", SECOND));

    assertFalse(everything().contains("canary"), this::everythingOrNothing);
    assertEquals("Redacted", docket.entry("a", 1).orElseThrow().entry().title());
    assertTrue(String.valueOf(shown(1)).endsWith("Reason: it names a person"), shown(1));
    assertEquals(DAY, docket.entry("a", 1).orElseThrow().entry().day());
    assertEquals("Other words", shown(2), "entered by the same event");

    SignedNote after = RecordFixtures.checkpoint(log);
    List<SignedNote> both = List.of(before, after);
    for (String export :
        List.of(RecordFixtures.exported(log, both), RecordFixtures.published(log, both))) {
      assertFalse(mentions(export, "canary"), export);
      // The checkpoint of the old export is kept by a reader: the new one begins with the old.
      assertInstanceOf(Verification.Verified.class, RecordFixtures.verify(export, before), export);
    }
  }

  private String everythingOrNothing() {
    try {
      return everything();
    } catch (SQLException e) {
      return e.toString();
    }
  }

  @Test
  void twoEntriesOfOneEventAreRedactedOneAfterTheOther() throws SQLException {
    assertEquals(DONE, corrections.redact("a", 1, "a reason", SECOND));
    assertEquals(DONE, corrections.redact("a", 2, "a reason", SECOND));

    assertEquals("Redacted", docket.entry("a", 2).orElseThrow().entry().title());
    assertEquals(refused(Corrections.Reason.REDACTED), corrections.redact("a", 2, "again", SECOND));
  }

  @Test
  void aRedactedEntryIsNotEnteredAgainFromTheSame() {
    corrections.redact("a", 1, "a reason", SECOND);

    List<Docket.Appended> again =
        docket.appendAll(List.of(entry("canary title", "canary words")), ENTERED, "a test", null);

    assertInstanceOf(Docket.Appended.Already.class, again.getFirst());
    assertEquals("Redacted", docket.entry("a", 1).orElseThrow().entry().title());
  }

  @Test
  void whoEnteredAnEntryTakesItNotBack() {
    assertEquals(
        refused(Corrections.Reason.OWN_ENTRY), corrections.redact("a", 1, "a reason", FIRST));
    assertEquals(
        refused(Corrections.Reason.OWN_ENTRY), corrections.withdraw("a", 1, "a reason", FIRST));
    assertEquals(
        refused(Corrections.Reason.NOT_THERE), corrections.withdraw("a", 9, "a reason", SECOND));
    assertEquals("canary words", shown(1));
  }

  @Test
  void theSchemaAsksForAnApproverWhoDidNotEnterIt() {
    long entry = corrections.entry("a", 1).orElseThrow().id();
    for (By who : List.of(CLERK, FIRST)) {
      assertThrows(
          RuntimeException.class,
          () ->
              docket.decide(
                  entry,
                  who.actor(),
                  new Docket.Decision(
                      Docket.Decision.Act.WITHDRAW, who.at(), "somebody", "a reason")),
          who.toString());
      // The code asks for another person, not for the role.
      if (who.equals(CLERK)) {
        assertThrows(RuntimeException.class, () -> corrections.redact("a", 1, "a reason", who));
      }
    }
    assertEquals("canary words", shown(1));
  }

  @Test
  void theApplicationChangesNoEntryBySql() {
    for (String sql :
        List.of(
            "UPDATE docket.entry SET text = 'other'",
            "DELETE FROM docket.entry",
            "DELETE FROM docket.publication",
            "UPDATE docket.redaction SET reason = 'other'",
            "DELETE FROM record.payload")) {
      assertThrows(RuntimeException.class, () -> database.app().sql(sql).update(), sql);
    }
    assertEquals(
        false,
        database.app().sql("SELECT docket.redact(1)").query(Boolean.class).single(),
        "no event says so");
    assertEquals("canary words", shown(1));
  }

  @Test
  void aWithdrawnEntryKeepsItsPlaceAndReasonAndItsWordsAreForStaff() throws SQLException {
    SignedNote before = RecordFixtures.checkpoint(log);

    assertEquals(DONE, corrections.withdraw("a", 1, "sent to the wrong docket", SECOND));

    assertEquals(null, shown(1));
    Corrections.Withdrawn withdrawn = corrections.withdrawn("a").getFirst();
    assertEquals(1, withdrawn.number());
    assertEquals("sent to the wrong docket", withdrawn.reason());
    assertEquals("canary words", corrections.entry("a", 1).orElseThrow().text());
    assertEquals(
        refused(Corrections.Reason.NOT_PUBLIC), corrections.withdraw("a", 1, "again", SECOND));
    SignedNote after = RecordFixtures.checkpoint(log);
    String published = RecordFixtures.published(log, List.of(before, after));
    assertFalse(mentions(published, "canary"), published);
    assertInstanceOf(Verification.Verified.class, RecordFixtures.verify(published, before));
  }

  @Test
  void aCorrectionIsPublicOnceAnotherPersonSaysSoAndBothStay() {
    assertEquals(
        DONE, corrections.correct("a", 1, DAY, "Right title", "Right words", "Why", CLERK));
    assertEquals(null, shown(3));
    assertEquals(Map.of(), corrections.corrected("a"));
    assertEquals(
        refused(Corrections.Reason.OWN_ENTRY),
        corrections.publish("a", 3, by("approver", "a-one")));
    assertEquals(refused(Corrections.Reason.NO_CORRECTION), corrections.publish("a", 2, SECOND));

    assertEquals(DONE, corrections.publish("a", 3, SECOND));

    assertEquals(Map.of(1, 3), corrections.corrected("a"));
    assertEquals("canary words", shown(1));
    assertEquals("Right words", shown(3));
    assertNotNull(docket.entry("a", 3).orElseThrow().entry().corrects());
    assertEquals(refused(Corrections.Reason.PUBLIC), corrections.publish("a", 3, SECOND));
  }
}
