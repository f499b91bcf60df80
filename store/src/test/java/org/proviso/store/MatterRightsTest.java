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

/// Who reads and who adds what of matters, as the server has it; tables are taken from the
/// catalogue.
class MatterRightsTest {

  private static final String NO_PRIVILEGE = "42501";

  private static final OwnerLogin LOGIN = TestServer.login();
  private static final Database DATABASE = InquiryFixtures.withThePack(LOGIN);
  private static final List<String> TABLES = new ArrayList<>();

  @BeforeAll
  static void fill() throws SQLException {
    MatterFixtures.fill(DATABASE);
    try (Connection owner = LOGIN.connect()) {
      TABLES.addAll(
          InquiryFixtures.texts(
              owner,
              "SELECT 'matter.' || tablename FROM pg_tables WHERE schemaname = 'matter'"
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
        assertEquals(
            NO_PRIVILEGE,
            SchemaRules.state(source, "UPDATE " + table + " SET event = event"),
            table);
        assertEquals(NO_PRIVILEGE, SchemaRules.state(source, "DELETE FROM " + table), table);
        assertEquals(
            NO_PRIVILEGE, SchemaRules.state(source, "TRUNCATE " + table + " CASCADE"), table);
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
              String.valueOf(refusal.getMessage()).contains("matters are only added to"), table);
        }
      }
    }
  }

  @Test
  void onlyTheApplicationAddsWhatIsNoStepOfTheRecipients() {
    String sql =
        "INSERT INTO matter.lifted (number, day, said, event) VALUES (1, '2018-03-01', 'x', 0)";

    assertEquals(NO_PRIVILEGE, SchemaRules.state(DATABASE.portalSource(), sql));
    assertEquals(NO_PRIVILEGE, SchemaRules.state(DATABASE.siteSource(), sql));
  }

  @Test
  void aRecipientsPeopleReadTheirOwnRowsOfWhatIsNoProposal() {
    assertEquals(
        Map.of(
            "matter.court_order", 1,
            "matter.joined", 1,
            "matter.lifted", 1,
            "matter.matter", 1,
            "matter.ordered", 1,
            "matter.reached", 1,
            "matter.step", 2),
        seen("providence-ri"));
    // Its matter, and no order that reaches somebody else.
    assertEquals(Map.of("matter.matter", 1), seen("central-falls-ri"));
    assertEquals(Map.of(), seen("chicago-il"));
  }

  /// Counts the rows of each table that shows some. Saying to be staff gives no more.
  private static Map<String, Integer> seen(String party) {
    Map<String, Integer> seen = new TreeMap<>();
    for (String table : TABLES) {
      if (List.of("matter.proposal", "matter.turned_down", "matter.publication").contains(table)) {
        assertEquals(
            NO_PRIVILEGE,
            SchemaRules.state(DATABASE.portalSource(), "SELECT count(*) FROM " + table),
            table);
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
