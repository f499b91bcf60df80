package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.AnswerFixtures.COUNSEL;
import static org.proviso.store.AnswerFixtures.ELM;
import static org.proviso.store.AnswerFixtures.FIRST;
import static org.proviso.store.AnswerFixtures.INQUIRY;
import static org.proviso.store.AnswerFixtures.LETTER;
import static org.proviso.store.AnswerFixtures.NOON;
import static org.proviso.store.AnswerFixtures.OAK;
import static org.proviso.store.AnswerFixtures.done;
import static org.proviso.store.AnswerFixtures.name;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.answer.UploadLimits;

/// Whose answers the server itself gives to whom. Two parties each have one draft; `oak` has a
/// version that is certified as well. Tables are taken from the catalogue.
class AnswerRightsTest {

  private static final String NO_PRIVILEGE = "42501";

  private static final OwnerLogin LOGIN = TestServer.login();
  private static final Database DATABASE = TestServer.open(LOGIN);
  private static final List<String> TABLES = new ArrayList<>();

  @BeforeAll
  static void fill() throws SQLException {
    AnswerFixtures.fill(DATABASE);
    Answers answers = new Answers(DATABASE);
    Uploads uploads = new Uploads(DATABASE, UploadLimits.USUAL);
    for (String party : List.of(OAK, ELM)) {
      done(answers.begin(INQUIRY, party, "jag17/" + party + "/1", COUNSEL));
      String file = AnswerFixtures.uploaded(uploads, party, 1, "secret of " + party);
      done(answers.save(INQUIRY, party, 1, new Reply.NoneExist("A draft."), COUNSEL));
      done(answers.save(INQUIRY, party, 1, new Reply.Produce("", List.of(file)), COUNSEL));
      uploads.begin(INQUIRY, party, 1, name("b"), 9, null, COUNSEL);
    }
    AnswerFile file = answers.file(INQUIRY, OAK);
    for (AnswerFile.Upload each : file.uploads()) {
      uploads.abandon(OAK, each.id(), COUNSEL);
    }
    done(answers.save(INQUIRY, OAK, 2, new Reply.Objecting("Too wide.", List.of()), COUNSEL));
    done(answers.save(INQUIRY, OAK, 3, new Reply.NeedTime("Boxes.", List.of(), FIRST), COUNSEL));
    file = answers.file(INQUIRY, OAK);
    done(
        answers.certify(
            INQUIRY,
            OAK,
            AnswerFixtures.certificate("First Official"),
            file.set(file.open().orElseThrow()).hash(),
            FIRST,
            COUNSEL));
    done(answers.begin(INQUIRY, OAK, LETTER, COUNSEL));
    try (Connection owner = LOGIN.connect();
        Statement statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT 'answer.' || tablename FROM pg_tables WHERE schemaname = 'answer'")) {
      while (rows.next()) {
        TABLES.add(rows.getString(1));
      }
    }
    assertTrue(TABLES.size() >= 13, TABLES::toString);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private static int count(String sql) {
    return DATABASE.app().sql(sql).query(Integer.class).single();
  }

  private static int as(String party, String sql) {
    return PortalSql.inTransaction(
        DATABASE, party, connection -> InquirySql.on(connection).number(sql));
  }

  private static int asStaff(String sql) {
    return InquirySql.read(DATABASE, connection -> InquirySql.on(connection).number(sql));
  }

  private static void refused(DataSource source, String party, String sql) {
    SQLException refusal =
        assertThrows(
            SQLException.class,
            () -> {
              try (Connection connection = source.getConnection();
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                connection.setReadOnly(false);
                try {
                  statement.execute("SET LOCAL proviso.party = '" + party + "'");
                  statement.execute("SET LOCAL proviso.reader = 'staff'");
                  statement.execute(sql);
                } finally {
                  connection.rollback();
                  connection.setAutoCommit(true);
                }
              }
            },
            sql);
    assertEquals(NO_PRIVILEGE, refusal.getSQLState(), () -> sql + ": " + refusal.getMessage());
  }

  @Test
  void aPartySeesItsOwnRowsAndNoOthers() {
    for (String table : TABLES) {
      assertEquals(
          as(OAK, "SELECT count(*) FROM " + table),
          as(OAK, "SELECT count(*) FROM " + table + " WHERE party = 'oak'"),
          table);
      assertEquals(0, as("ash", "SELECT count(*) FROM " + table), table);
    }
    assertTrue(as(OAK, "SELECT count(*) FROM answer.reply") > 3);
    assertEquals(2, as(ELM, "SELECT count(*) FROM answer.reply"));
    assertEquals(1, as(ELM, "SELECT count(*) FROM answer.chunk"));
    assertEquals(0, as(ELM, "SELECT count(*) FROM answer.extension_request"));
  }

  @Test
  void nobodySeesARowWithoutSayingForWhomHeReads() {
    for (String table : TABLES) {
      assertEquals(0, count("SELECT count(*) FROM " + table), table);
    }
  }

  @Test
  void whoSaysToBeStaffOnAConnectionOfRecipientsSeesNoMore() {
    for (String table : TABLES) {
      String sql = "SELECT count(*) FROM " + table + " WHERE party <> 'elm'";
      int seen =
          PortalSql.inTransaction(
              DATABASE,
              ELM,
              connection -> {
                Sql.execute(connection, "SELECT set_config('proviso.reader', 'staff', true)");
                return InquirySql.on(connection).number(sql);
              });
      assertEquals(0, seen, table);
    }
  }

  @Test
  void theApplicationSeesNoPartysRowsByNamingIt() {
    for (String table : TABLES) {
      int seen =
          Sql.inTransaction(
              DATABASE,
              connection -> {
                Sql.execute(connection, "SELECT set_config('proviso.party', 'oak', true)");
                return InquirySql.on(connection).number("SELECT count(*) FROM " + table);
              });
      assertEquals(0, seen, table);
    }
  }

  @Test
  void staffSeesWhatWasCertifiedAndNoDraft() {
    assertEquals(0, asStaff("SELECT count(*) FROM answer.version WHERE party = 'elm'"));
    assertEquals(1, asStaff("SELECT count(*) FROM answer.version"));
    assertEquals(3, asStaff("SELECT count(*) FROM answer.reply"));
    assertEquals(
        0,
        asStaff("SELECT count(*) FROM answer.reply WHERE said = 'A draft.'"),
        "a revision that was replaced before it was certified");
    assertEquals(1, asStaff("SELECT count(*) FROM answer.upload"));
    assertEquals(1, asStaff("SELECT count(*) FROM answer.chunk"));
    assertEquals(1, asStaff("SELECT count(*) FROM answer.objection WHERE party = 'oak'"));
    assertEquals(1, asStaff("SELECT count(*) FROM answer.extension_request"));
    assertEquals(0, asStaff("SELECT count(*) FROM answer.abandoned"));
  }

  @Test
  void nobodyChangesOrRemovesAnything() {
    for (String table : TABLES) {
      for (DataSource source : List.of(DATABASE.appSource(), DATABASE.portalSource())) {
        refused(source, OAK, "UPDATE " + table + " SET party = party");
        refused(source, OAK, "DELETE FROM " + table);
        refused(source, OAK, "TRUNCATE " + table + " CASCADE");
        refused(source, OAK, "DROP TABLE " + table + " CASCADE");
        refused(source, OAK, "ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
        refused(source, OAK, "DROP POLICY recipient ON " + table);
        refused(source, OAK, "ALTER TABLE " + table + " DISABLE TRIGGER ALL");
      }
      refused(DATABASE.siteSource(), OAK, "SELECT count(*) FROM " + table);
    }
    for (DataSource source :
        List.of(DATABASE.appSource(), DATABASE.portalSource(), DATABASE.siteSource())) {
      refused(source, OAK, "CREATE TABLE answer.mine (a int)");
      refused(source, OAK, "DROP SCHEMA answer CASCADE");
    }
  }

  @Test
  void staffAddsNothingButARuling() {
    for (String table : TABLES) {
      if (!table.equals("answer.objection_step")) {
        refused(DATABASE.appSource(), OAK, "INSERT INTO " + table + " DEFAULT VALUES");
      }
    }
    refused(DATABASE.appSource(), OAK, step("oak", "withdrawn"));
    refused(DATABASE.appSource(), OAK, step("oak", "kept"));
  }

  private static String step(String party, String step) {
    return "INSERT INTO answer.objection_step (inquiry, party, number, place, step, said, day,"
        + " taken_by, event) SELECT 'jag17', '"
        + party
        + "', 1, 1, '"
        + step
        + "', 'x', '2018-03-01', 'a', max(number) + 1 FROM record.event";
  }

  @Test
  void aPartyAddsNothingForAnotherAndRulesOnNothing() {
    DataSource portal = DATABASE.portalSource();
    refused(portal, ELM, step("oak", "withdrawn"));
    refused(portal, OAK, step("oak", "sustained"));
    refused(portal, OAK, step("oak", "overruled"));
    refused(
        portal,
        ELM,
        "INSERT INTO answer.objection (inquiry, party, number, ground, day, made_by, event)"
            + " SELECT 'jag17', 'oak', 2, 'x', '2018-03-01', 'a', max(number) + 1"
            + " FROM record.event");
    refused(
        portal,
        ELM,
        "INSERT INTO answer.chunk (upload, party, start, stop, length, content)"
            + " SELECT upload, 'oak', 0, 1, 9, 'x' FROM answer.upload LIMIT 1");
    refused(
        portal,
        "ash",
        "INSERT INTO answer.version (inquiry, party, version, letter, mailing, asked, event)"
            + " SELECT 'jag17', 'ash', 1, 'jag17/ash/1', 2, 1, max(number) + 1"
            + " FROM record.event");
  }

  @Test
  void aPartyAppendsToTheRecordByOneFunctionAndOnlyAboutItself() {
    DataSource portal = DATABASE.portalSource();
    for (String table : List.of("event", "payload", "subtree", "checkpoint", "document")) {
      refused(portal, OAK, "INSERT INTO record." + table + " DEFAULT VALUES");
    }
    refused(portal, OAK, "SELECT * FROM record.payload");
    refused(portal, OAK, "SELECT record.redact(0)");
    refused(portal, OAK, "SELECT answer.expire(now())");
    refused(portal, "", append("answer.saved"));
    refused(portal, OAK, append("inquiry.closed"));
    refused(DATABASE.appSource(), OAK, append("answer.saved"));
    refused(DATABASE.siteSource(), OAK, append("answer.saved"));
  }

  private static String append(String kind) {
    return "SELECT answer.append(99, '2018-03-01', 'a', '"
        + kind
        + "', 'jag17', sha256(''), substr(sha256(''), 1, 16), 'x', '{}', '{}', '{}')";
  }

  @Test
  void whatAPartyAppendsIsSaidByARecipientAboutItself() {
    long event = done(new Answers(DATABASE).object(INQUIRY, ELM, null, "x", FIRST, COUNSEL));

    assertEquals(
        "recipient a-counsel recipient jag17/elm",
        DATABASE
            .app()
            .sql(
                "SELECT concat_ws(' ', role, actor, subject_kind, subject) FROM record.event"
                    + " WHERE number = ?")
            .param(event)
            .query(String.class)
            .single());
  }

  @Test
  void whoIsNoRecipientAppendsNothingInItsName() {
    By clerk = new By(AnswerFixtures.CLERK.actor(), NOON);

    assertThrows(
        IllegalArgumentException.class,
        () -> new Answers(DATABASE).object(INQUIRY, ELM, null, "x", FIRST, clerk));
  }
}
