package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.proviso.store.InquiryFixtures.A;
import static org.proviso.store.InquiryFixtures.APPROVER;
import static org.proviso.store.InquiryFixtures.B;
import static org.proviso.store.InquiryFixtures.CLERK;
import static org.proviso.store.InquiryFixtures.DAY;
import static org.proviso.store.InquiryFixtures.SITE;
import static org.proviso.store.InquiryFixtures.done;
import static org.proviso.store.InquiryFixtures.texts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.proviso.docket.inquiry.Outcome;

/// Which rows of inquiries each role sees, as the server itself says. The tables are those of the
/// catalogue, so that one that is added is tried as well. The owner of the tables is no superuser,
/// who would see everything.
class RowsOfPartiesTest {

  private static final String NO_PRIVILEGE = "42501";

  private static OwnerLogin owner;
  private static Database database;

  @BeforeAll
  static void fill() throws SQLException {
    owner = plainOwner(TestServer.login());
    database = InquiryFixtures.withThePack(owner);
    InquiryFixtures.approve(database, "both", A, B);
    InquiryFixtures.approve(database, "only-b", B);
    InquiryFixtures.propose(database, "proposed", A);
    InquiryFixtures.propose(database, "turned-down", A);
    PreparedMailings prepared = new PreparedMailings(database);
    Deliveries deliveries = new Deliveries(database);
    EnteredService service = new EnteredService(database);
    ClockDecisions decisions = new ClockDecisions(database);
    done(prepared.decide("turned-down", 1, false, "No.", APPROVER));
    Outbox outbox = new Outbox(database);
    LocalDate later = LocalDate.of(2018, 2, 5);
    for (String party : List.of(A, B)) {
      String key = "both/" + party + "/1/e-mail/1";
      for (int failed = 1; failed <= 8; failed++) {
        outbox.begin(outbox.parcel(key).orElseThrow(), SITE);
        outbox.finish(key, failed, new Outcome.Deferred("451 later"), SITE);
      }
      done(deliveries.offerFurther(key, "Their server is back.", CLERK));
      outbox.begin(outbox.parcel(key).orElseThrow(), SITE);
      outbox.finish(key, 9, new Outcome.Unknown("cut"), SITE);
      done(deliveries.settle(key, true, "asked", CLERK));
      done(
          deliveries.report(
              key,
              new org.proviso.docket.inquiry.DeliveryState.Report(
                  org.proviso.docket.inquiry.DeliveryState.Report.Kind.DELIVERED, DAY),
              "x",
              SITE));
      done(service.dispatched("both/" + party + "/1", "mail", DAY, "slip", CLERK));
      long bounced =
          done(
              deliveries.report(
                  key,
                  new org.proviso.docket.inquiry.DeliveryState.Report(
                      org.proviso.docket.inquiry.DeliveryState.Report.Kind.BOUNCED, DAY),
                  "of another",
                  CLERK));
      long served = done(service.corrected("both/" + party + "/1", 1, later, "misread", CLERK));
      for (long wrong : List.of(bounced, served)) {
        done(new WrongEntries(database).takeBack("both", party, wrong, "of another", CLERK));
      }
      done(decisions.toll("both", party, DAY, later, "order", null, CLERK));
      done(decisions.extend("both", party, DAY, DAY, later, "letter", CLERK));
      done(decisions.rebind("both", party, "us", "1", "2", "order", CLERK));
      done(decisions.close("both", party, true, later, "answered", CLERK));
    }
    InquiryFixtures.remind(database, "both", 2, A, B);
    LeftOut leftOut = new LeftOut(Map.of(A, "It answered."), -1);
    done(new PreparedMailings(database).approve("both", 2, "", leftOut, APPROVER));
  }

  /// Makes a login that owns the database, may make roles, and is no superuser.
  static OwnerLogin plainOwner(OwnerLogin superuser) throws SQLException {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      String name = texts(connection, "SELECT current_database()").getFirst();
      statement.execute("CREATE ROLE " + name + "_owner LOGIN CREATEROLE PASSWORD 'of the test'");
      statement.execute("ALTER DATABASE " + name + " OWNER TO " + name + "_owner");
      return new OwnerLogin(superuser.url(), name + "_owner", "of the test");
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables =
        texts(
            connection,
            "SELECT relname FROM pg_class WHERE relnamespace ="
                + " (SELECT oid FROM pg_namespace WHERE nspname = 'inquiry') AND relkind = 'r'"
                + " ORDER BY 1");
    assertEquals(25, tables.size(), tables::toString);
    return tables;
  }

  /// Counts the rows of each table that shows some, where the role may read it at all.
  private static Map<String, Integer> seen(Connection connection, String... context)
      throws SQLException {
    Map<String, Integer> seen = new TreeMap<>();
    for (String table : tables(connection)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        for (String each : context) {
          statement.execute("SELECT set_config(" + each + ", true)");
        }
        int rows =
            Integer.parseInt(texts(connection, "SELECT count(*) FROM inquiry." + table).getFirst());
        if (rows > 0) {
          seen.put(table, rows);
        }
      } catch (SQLException e) {
        assertEquals(NO_PRIVILEGE, e.getSQLState(), e::getMessage);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
    return seen;
  }

  private static List<String> portal(String party, String sql) throws SQLException {
    try (Connection connection = database.portalSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT set_config('proviso.party', '" + party + "', true)");
      List<String> found = texts(connection, sql);
      connection.rollback();
      return found;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {A, B})
  void aPartySeesItsOwnRowsOfWhatIsApproved(String party) throws SQLException {
    List<String> letters =
        party.equals(A)
            ? List.of("both/" + A + "/1")
            : List.of("both/" + B + "/1", "both/" + B + "/2", "only-b/" + B + "/1");
    List<String> inquiries = party.equals(A) ? List.of("both") : List.of("both", "only-b");

    assertEquals(letters, portal(party, "SELECT letter FROM inquiry.letter ORDER BY 1"));
    for (String table : List.of("inquiry", "draft", "item", "mailing")) {
      assertEquals(
          inquiries,
          portal(party, "SELECT DISTINCT inquiry FROM inquiry." + table + " ORDER BY 1"),
          table);
    }
    assertEquals(
        List.of("both/" + party + "/1 2 of another"),
        portal(
            party,
            "SELECT letter || ' ' || number || ' ' || reason FROM inquiry.service_taken_back"));
    assertEquals(
        List.of(party), portal(party, "SELECT DISTINCT party FROM inquiry.service"), "service");
    for (String table : List.of("toll", "extension", "rebinding", "closing")) {
      assertEquals(List.of(party), portal(party, "SELECT party FROM inquiry." + table), table);
    }
    assertEquals(
        List.of("docx of " + party, "pdf of " + party),
        portal(party, "SELECT convert_from(content, 'UTF8') FROM inquiry.file ORDER BY 1"));
  }

  @Test
  void aPartySeesOfDecisionsThatThereAreApprovalsAndNotByWhomOrOfWhat() throws SQLException {
    assertEquals(
        List.of("both 1 t", "both 2 t", "only-b 1 t"),
        portal(
            A,
            "SELECT inquiry || ' ' || mailing || ' ' || left(approved::text, 1)"
                + " FROM inquiry.decision ORDER BY 1"));
    for (String column : List.of("proposed_by", "decided_by", "reason", "event", "*")) {
      SQLException refusal =
          assertThrows(
              SQLException.class, () -> portal(A, "SELECT " + column + " FROM inquiry.decision"));
      assertEquals(NO_PRIVILEGE, refusal.getSQLState(), column);
    }
  }

  @Test
  void aPartySeesOfWhatWasLeftOutThatItsOwnLetterWasAndNotWhy() throws SQLException {
    String sql = "SELECT inquiry || ' ' || mailing || ' ' || party FROM inquiry.left_out";
    assertEquals(List.of("both 2 " + A), portal(A, sql));
    assertEquals(List.of(), portal(B, sql));
    for (String column : List.of("reason", "event", "*")) {
      SQLException refusal =
          assertThrows(
              SQLException.class, () -> portal(A, "SELECT " + column + " FROM inquiry.left_out"));
      assertEquals(NO_PRIVILEGE, refusal.getSQLState(), column);
    }
  }

  @Test
  void withoutContextNobodySeesARow() throws SQLException {
    for (DataSource source : List.of(database.appSource(), database.portalSource())) {
      try (Connection connection = source.getConnection()) {
        assertEquals(Map.of(), seen(connection));
      }
    }
    try (Connection connection = owner.connect()) {
      assertEquals(Map.of(), seen(connection));
    }
  }

  @Test
  void aContextThatIsNotOfTheRoleShowsNothing() throws SQLException {
    for (String claim : List.of("'proviso.reader', 'staff'", "'proviso.reader', 'backup'")) {
      try (Connection connection = database.portalSource().getConnection()) {
        assertEquals(Map.of(), seen(connection, claim), claim);
      }
    }
    try (Connection connection = database.appSource().getConnection()) {
      assertEquals(Map.of(), seen(connection, "'proviso.party', '" + A + "'"));
      assertEquals(Map.of(), seen(connection, "'proviso.reader', 'backup'"));
    }
    try (Connection connection = owner.connect()) {
      assertEquals(Map.of(), seen(connection, "'proviso.reader', 'staff'"));
      assertEquals(Map.of(), seen(connection, "'proviso.party', '" + A + "'"));
    }
  }

  @Test
  void aClaimToBeStaffAddsNothingToWhatAPartySees() throws SQLException {
    try (Connection connection = database.portalSource().getConnection()) {
      String party = "'proviso.party', '" + A + "'";
      Map<String, Integer> own = seen(connection, party);
      assertEquals(1, own.get("letter"));
      assertEquals(own, seen(connection, party, "'proviso.reader', 'staff'"));
      assertEquals(own, seen(connection, party, "'proviso.reader', 'backup'"));
    }
  }

  @Test
  void staffAndABackupSeeAllRows() throws SQLException {
    try (Connection app = database.appSource().getConnection();
        Connection plain = owner.connect()) {
      Map<String, Integer> staff = seen(app, "'proviso.reader', 'staff'");
      assertEquals(tables(app), List.copyOf(staff.keySet()));
      assertEquals(7, staff.get("letter"));
      assertEquals(staff, seen(plain, "'proviso.reader', 'backup'"));
    }
  }

  @Test
  void nobodyOfAPartyWrites() throws SQLException {
    try (Connection connection = database.portalSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT set_config('proviso.party', '" + A + "', false)");
      for (String table : tables(connection)) {
        for (String sql :
            List.of(
                "INSERT INTO inquiry." + table + " DEFAULT VALUES",
                "UPDATE inquiry." + table + " SET event = 0",
                "DELETE FROM inquiry." + table,
                "TRUNCATE inquiry." + table)) {
          if (table.equals("file") && sql.startsWith("UPDATE")) {
            continue;
          }
          assertEquals(
              NO_PRIVILEGE,
              assertThrows(SQLException.class, () -> statement.execute(sql)).getSQLState(),
              sql);
        }
      }
      statement.execute("RESET proviso.party");
    }
  }

  @Test
  void staffAddsNothingWithoutItsContext() throws SQLException {
    try (Connection connection = database.appSource().getConnection();
        Statement statement = connection.createStatement()) {
      String sql =
          "INSERT INTO inquiry.inquiry VALUES ('x', 'jag', 'X', (SELECT max(number) + 1 FROM"
              + " record.event))";
      SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(sql));
      String message = String.valueOf(refusal.getMessage());
      assertTrue(message.contains("row-level security"), message);
    }
  }

  @Test
  void thePublicSiteMayNotEvenAsk() throws SQLException {
    try (Connection connection = database.siteSource().getConnection()) {
      for (String table : tables(connection)) {
        SQLException refusal =
            assertThrows(
                SQLException.class, () -> texts(connection, "SELECT 1 FROM inquiry." + table));
        assertEquals(NO_PRIVILEGE, refusal.getSQLState(), table);
      }
    }
  }
}
