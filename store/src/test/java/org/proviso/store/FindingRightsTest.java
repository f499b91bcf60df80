package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Who reads and who adds what of findings, as the server has it; tables are taken from the
/// catalogue.
class FindingRightsTest {

  private static final String NO_PRIVILEGE = "42501";
  private static final OwnerLogin LOGIN = TestServer.login();
  private static final Database DATABASE = InquiryFixtures.withThePack(LOGIN);
  private static final List<String> TABLES = new ArrayList<>();

  @BeforeAll
  static void fill() throws SQLException {
    FindingFixtures.fill(DATABASE);
    try (Connection owner = LOGIN.connect()) {
      TABLES.addAll(
          InquiryFixtures.texts(
              owner,
              "SELECT 'finding.' || tablename FROM pg_tables WHERE schemaname = 'finding'"
                  + " ORDER BY 1"));
    }
    assertEquals(10, TABLES.size(), TABLES::toString);
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void nobodyUpdatesDeletesOrTruncates() {
    for (String table : TABLES) {
      for (DataSource source :
          List.of(DATABASE.appSource(), DATABASE.portalSource(), DATABASE.siteSource())) {
        for (String sql :
            List.of(
                "UPDATE " + table + " SET event = event",
                "DELETE FROM " + table,
                "TRUNCATE " + table + " CASCADE")) {
          assertEquals(NO_PRIVILEGE, SchemaRules.state(source, sql), sql);
        }
      }
    }
  }

  @Test
  void theOwnerDoesNotEitherWhileHeLeavesTheTriggers() throws SQLException {
    for (String table : TABLES) {
      for (String first :
          List.of("SET proviso.reader = 'backup'", "SET session_replication_role = replica")) {
        try (Connection owner = LOGIN.connect()) {
          Sql.execute(owner, first);
          SQLException refusal =
              assertThrows(
                  SQLException.class, () -> Sql.execute(owner, "DELETE FROM " + table), table);
          assertTrue(
              String.valueOf(refusal.getMessage()).contains("findings are only added to"), table);
        }
      }
    }
  }

  /// The second finding was shown to nobody; of the first, everything was.
  @Test
  void aRecipientsPeopleReadWhatTheirsWasShownAndNobodyElse() {
    assertEquals(
        Map.of(
            "finding.answer", 2,
            "finding.answered", 2,
            "finding.disclosure", 1,
            "finding.evidence", 2,
            "finding.finding", 1,
            "finding.judged", 3,
            "finding.opinion", 3,
            "finding.second_reading", 1),
        seen("providence-ri"));
    assertEquals(Map.of(), seen("central-falls-ri"));
    assertEquals(Map.of(), seen("chicago-il"));
  }

  /// Counts the rows of each table that shows some. Saying to be staff gives no more.
  private static Map<String, Integer> seen(String party) {
    Map<String, Integer> seen = new TreeMap<>();
    for (String table : TABLES) {
      if (table.equals("finding.cited")) {
        assertEquals(
            NO_PRIVILEGE, SchemaRules.state(DATABASE.portalSource(), "SELECT FROM " + table));
        continue;
      }
      int rows =
          PortalSql.inTransaction(
              DATABASE,
              party,
              connection -> {
                Sql.execute(connection, "SELECT set_config('proviso.reader', 'staff', true)");
                return InquirySql.on(connection).number("SELECT count(*) FROM " + table);
              });
      if (rows > 0) {
        seen.put(table, rows);
      }
    }
    return seen;
  }

  private static final String ANSWER =
      "INSERT INTO finding.answer (award, condition, finding, number, party, day, said, document,"
          + " event) VALUES ('jag/2017/providence-ri', 'jag/1373', F, N, 'P', '2018-03-01', 'x', D,"
          + " (SELECT max(number) + 1 FROM record.event))";

  @Test
  void aRecipientsPeopleAddNothingButAnswersToWhatTheirsWasShown() {
    DataSource portal = DATABASE.portalSource();
    for (String table : TABLES) {
      if (!List.of("finding.answer", "finding.answered").contains(table)) {
        assertEquals(
            NO_PRIVILEGE, SchemaRules.state(portal, "INSERT INTO " + table + " DEFAULT VALUES"));
      }
    }
    // To one that was not shown, in the name of another party, or as if a clerk had a document.
    assertEquals(
        NO_PRIVILEGE, SchemaRules.state(portal, answer("2", "1", "providence-ri", "NULL")));
    assertEquals(
        NO_PRIVILEGE, SchemaRules.state(portal, answer("1", "3", "central-falls-ri", "NULL")));
    assertEquals(NO_PRIVILEGE, SchemaRules.state(portal, answer("1", "3", "providence-ri", "'x'")));
    // Staff answers nothing for it without a document.
    assertEquals(
        NO_PRIVILEGE,
        SchemaRules.state(DATABASE.appSource(), answer("1", "3", "providence-ri", "NULL")));
  }

  private static String answer(String finding, String number, String party, String document) {
    return ANSWER
        .replace("F, N", finding + ", " + number)
        .replace("'P'", "'" + party + "'")
        .replace("x', D,", "x', " + document + ",");
  }

  /// Without an answer that was added before it there is no event to append.
  @Test
  void aRecipientsPeopleAppendNoOtherEvent() {
    assertEquals(
        NO_PRIVILEGE,
        SchemaRules.state(
            DATABASE.portalSource(),
            "SELECT finding.append((SELECT max(number) + 1 FROM record.event), now(), 'a-4',"
                + " 'jag/2017/providence-ri:jag/1373', '\\x00', '\\x00', '\\x00', '{}', '{}', '{}')"));
    assertEquals(
        NO_PRIVILEGE,
        SchemaRules.state(
            DATABASE.appSource(),
            "SELECT finding.append(1, now(), 'a', 's', '\\x00', '\\x00', '\\x00', '{}', '{}',"
                + " '{}')"));
  }

  @Test
  void thePublicSiteReadsNoTable() {
    for (String table : TABLES) {
      assertEquals(
          NO_PRIVILEGE, SchemaRules.state(DATABASE.siteSource(), "SELECT FROM " + table), table);
    }
  }

  @Test
  void nobodySeesARowWithoutSayingForWhomHeReads() {
    for (String table : TABLES) {
      assertEquals(
          0, DATABASE.app().sql("SELECT count(*) FROM " + table).query(Integer.class).single());
    }
  }
}
