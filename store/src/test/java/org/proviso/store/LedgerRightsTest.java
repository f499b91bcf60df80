package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.LedgerFixtures.APPROVER;
import static org.proviso.store.LedgerFixtures.CENTRAL_FALLS;
import static org.proviso.store.LedgerFixtures.PROVIDENCE;
import static org.proviso.store.LedgerFixtures.day;
import static org.proviso.store.LedgerFixtures.done;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.proviso.docket.ledger.Movement;

/// Who reads and who adds what of the ledger, as the server has it; tables are taken from the
/// catalogue.
class LedgerRightsTest {

  private static final String NO_PRIVILEGE = "42501";

  private static final OwnerLogin LOGIN = TestServer.login();
  private static final Database DATABASE = InquiryFixtures.withThePack(LOGIN);
  private static final Ledgers LEDGERS = LedgerFixtures.ledgers(DATABASE);
  private static final List<String> TABLES = new ArrayList<>();

  @BeforeAll
  static void fill() throws SQLException {
    LedgerFixtures.fill(DATABASE);
    done(
        LEDGERS.post(
            CENTRAL_FALLS,
            day("2017-10-01"),
            new Movement.Obligation(2_867_700, "award document"),
            APPROVER));
    LEDGERS.publish(PROVIDENCE, true, "asked for often", APPROVER);
    try (Connection owner = LOGIN.connect()) {
      TABLES.addAll(
          InquiryFixtures.texts(
              owner,
              "SELECT 'ledger.' || tablename FROM pg_tables WHERE schemaname = 'ledger'"
                  + " ORDER BY 1"));
    }
    assertEquals(
        List.of("ledger.award", "ledger.leg", "ledger.posting", "ledger.publication"), TABLES);
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
            SchemaRules.state(source, "UPDATE " + table + " SET award = award"),
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
      for (String sql :
          List.of(
              "UPDATE " + table + " SET award = award",
              "DELETE FROM " + table,
              "TRUNCATE " + table + " CASCADE")) {
        for (String first :
            List.of("SET proviso.reader = 'backup'", "SET session_replication_role = replica")) {
          try (Connection owner = LOGIN.connect()) {
            Sql.execute(owner, first);
            SQLException refusal =
                assertThrows(SQLException.class, () -> Sql.execute(owner, sql), sql);
            assertEquals(NO_PRIVILEGE, refusal.getSQLState(), sql);
            assertTrue(
                String.valueOf(refusal.getMessage()).contains("the ledger is only added to"), sql);
          }
        }
      }
    }
  }

  @Test
  void onlyTheApplicationAdds() {
    String sql =
        "INSERT INTO ledger.publication (award, number, party, published, reason, event)"
            + " VALUES ('jag/2017/providence-ri', 2, 'providence-ri', false, 'x', 0)";

    assertEquals(NO_PRIVILEGE, SchemaRules.state(DATABASE.portalSource(), sql));
    assertEquals(NO_PRIVILEGE, SchemaRules.state(DATABASE.siteSource(), sql));
  }

  @Test
  void nothingIsSaidToBeOfAnEarlierEventNorALegAddedToAnEarlierPosting() {
    assertEquals(
        "23514",
        SchemaRules.state(
            DATABASE.appSource(),
            "INSERT INTO ledger.publication (award, number, party, published, reason, event)"
                + " VALUES ('jag/2017/providence-ri', 2, 'providence-ri', false, 'x', 1)"));
    assertEquals(
        "23503",
        SchemaRules.state(
            DATABASE.appSource(),
            "INSERT INTO ledger.leg (award, number, place, party, account, debit, credit, event)"
                + " SELECT award, number, 3, party, 'undrawn', 5, 0,"
                + " (SELECT max(number) + 1 FROM record.event) FROM ledger.posting"
                + " WHERE number = 1 AND award = 'jag/2017/providence-ri'"));
  }

  @Test
  void aRecipientsPeopleReadTheirOwnAndNothingElse() {
    assertEquals(
        List.of(14),
        LEDGERS.own("providence-ri").values().stream()
            .map(each -> each.postings().size())
            .toList());
    assertEquals(1, LEDGERS.own("providence-ri").size());
    assertEquals(List.of(CENTRAL_FALLS), List.copyOf(LEDGERS.own("central-falls-ri").keySet()));
    assertEquals(Map.of(), LEDGERS.own("chicago-il"));
    // Saying to be staff gives no more on a connection of theirs.
    int seen =
        PortalSql.inTransaction(
            DATABASE,
            "central-falls-ri",
            connection -> {
              Sql.execute(connection, "SELECT set_config('proviso.reader', 'staff', true)");
              return InquirySql.on(connection).number("SELECT count(*) FROM ledger.posting");
            });
    assertEquals(1, seen);
    assertEquals(
        NO_PRIVILEGE,
        SchemaRules.state(DATABASE.portalSource(), "SELECT count(*) FROM ledger.publication"));
  }

  @Test
  void thePublicSiteReadsSumsOnly() {
    for (String table : TABLES) {
      assertEquals(
          NO_PRIVILEGE, SchemaRules.state(DATABASE.siteSource(), "SELECT FROM " + table), table);
    }
    assertEquals(
        List.of(PROVIDENCE),
        LEDGERS.published(day("2018-09-01")).stream().map(PublishedBalances::award).toList());
  }

  @Test
  void nobodySeesARowWithoutSayingForWhomHeReads() throws SQLException {
    for (String table : TABLES) {
      assertEquals(
          0, DATABASE.app().sql("SELECT count(*) FROM " + table).query(Integer.class).single());
    }
  }
}
