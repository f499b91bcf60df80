package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the three roles are refused by the server itself. Tables are taken from the catalogue, so
/// that one that is added later is tried as well.
class RightsTest {

  private static final String NO_PRIVILEGE = "42501";

  /// Of a view that nobody can write through.
  private static final String NOT_IN_THIS_STATE = "55000";

  /// What the application changes: names and secrets of accounts, and what is derived.
  private static final List<String> CHANGING =
      List.of("access.identity", "access.totp", "access.passkey", "access.recovery_code");

  private static final OwnerLogin LOGIN = TestServer.login();
  private static final List<String> TABLES = new ArrayList<>();
  private static final List<String> APPEND_ONLY = new ArrayList<>();
  private static Database database;

  @BeforeAll
  static void open() throws SQLException {
    database = TestServer.open(LOGIN);
    try (Connection owner = LOGIN.connect();
        Statement statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT schemaname, schemaname || '.' || tablename FROM pg_tables"
                    + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
      while (rows.next()) {
        TABLES.add(rows.getString(2));
        if (List.of(
                    "record",
                    "register",
                    "docket",
                    "access",
                    "inquiry",
                    "ledger",
                    "matter",
                    "finding",
                    "review")
                .contains(rows.getString(1))
            && !CHANGING.contains(rows.getString(2))) {
          APPEND_ONLY.add(rows.getString(2));
        }
      }
    }
    assertTrue(APPEND_ONLY.size() >= 24, APPEND_ONLY::toString);
    assertTrue(TABLES.size() >= APPEND_ONLY.size() + 2, TABLES::toString);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static void refused(DataSource source, String sql) {
    SQLException refusal =
        assertThrows(
            SQLException.class,
            () -> {
              try (Connection connection = source.getConnection()) {
                // The pool's own readiness to read only is not what is tried here.
                connection.setReadOnly(false);
                try (Statement statement = connection.createStatement()) {
                  statement.execute(sql);
                }
              }
            },
            sql);
    assertTrue(
        List.of(NO_PRIVILEGE, NOT_IN_THIS_STATE).contains(refusal.getSQLState()),
        () -> sql + ": " + refusal.getMessage());
  }

  private static String firstColumn(String table) throws SQLException {
    try (Connection owner = LOGIN.connect();
        Statement statement = owner.createStatement();
        var row =
            statement.executeQuery(
                "SELECT attname FROM pg_attribute WHERE attrelid = '"
                    + table
                    + "'::regclass AND attnum > 0 AND attgenerated = '' AND attidentity = ''"
                    + " ORDER BY attnum LIMIT 1")) {
      assertTrue(row.next(), table);
      return row.getString(1);
    }
  }

  @Test
  void theApplicationChangesNothingThatIsAppendOnly() throws SQLException {
    DataSource app = database.appSource();
    for (String table : APPEND_ONLY) {
      String column = firstColumn(table);
      grantsItselfNothing(table);
      refused(app, "UPDATE " + table + " SET " + column + " = " + column);
      refused(app, "DELETE FROM " + table);
      refused(app, "TRUNCATE " + table + " CASCADE");
      refused(app, "SELECT FROM " + table + " FOR UPDATE");
      refused(app, "ALTER TABLE " + table + " ADD COLUMN more int");
      refused(app, "ALTER TABLE " + table + " OWNER TO CURRENT_USER");
      refused(app, "ALTER TABLE " + table + " DISABLE TRIGGER ALL");
      refused(app, "DROP TABLE " + table + " CASCADE");
      refused(app, "CREATE INDEX ON " + table + " (" + column + ")");
      refused(app, "CREATE RULE r AS ON INSERT TO " + table + " DO INSTEAD NOTHING");
    }
  }

  @Test
  void theApplicationAddsRecoveryCodesAndTakesThemAwayAndChangesNone() {
    DataSource app = database.appSource();
    refused(app, "UPDATE access.recovery_code SET hash = hash");
    for (String table : CHANGING) {
      grantsItselfNothing(table);
      refused(app, "TRUNCATE " + table);
      refused(app, "ALTER TABLE " + table + " DISABLE TRIGGER ALL");
      refused(app, "DROP TABLE " + table + " CASCADE");
    }
  }

  /// The server lets such a grant pass, and grants nothing.
  private static void grantsItselfNothing(String table) {
    database.app().sql("GRANT ALL ON " + table + " TO CURRENT_USER").update();
  }

  @Test
  void neitherMakesAnythingOrBecomesAnybody() {
    for (DataSource source :
        List.of(database.appSource(), database.portalSource(), database.siteSource())) {
      for (String schema :
          List.of(
              "public",
              "record",
              "register",
              "docket",
              "access",
              "search",
              "published",
              "migration")) {
        refused(source, "CREATE TABLE " + schema + ".mine (a int)");
        refused(source, "DROP SCHEMA " + schema + " CASCADE");
      }
      refused(source, "CREATE SCHEMA mine");
      refused(source, "CREATE TEMPORARY TABLE mine (a int)");
      refused(source, "CREATE ROLE mine");
      refused(source, "SET ROLE " + TestServer.USER);
      refused(source, "SET SESSION AUTHORIZATION " + TestServer.USER);
      refused(source, "SET session_replication_role = replica");
      refused(source, "COPY (SELECT 1) TO PROGRAM 'true'");
      refused(source, "SELECT pg_read_file('/etc/hostname')");
      refused(source, "SELECT * FROM migration.flyway_schema_history");
      refused(source, "SELECT rolpassword FROM pg_authid");
      refused(source, "DROP FUNCTION docket.number_entry() CASCADE");
      refused(source, "DROP FUNCTION record.follow() CASCADE");
      refused(source, "ALTER FUNCTION record.redact(bigint) SECURITY INVOKER");
    }
  }

  @Test
  void theSiteSeesWhatIsPublishedAndNothingElse() {
    DataSource site = database.siteSource();
    for (String table : TABLES) {
      refused(site, "SELECT * FROM " + table);
      refused(site, "SELECT count(*) FROM " + table);
      refused(site, "COPY " + table + " TO STDOUT");
      refused(site, "INSERT INTO " + table + " DEFAULT VALUES");
      refused(site, "DELETE FROM " + table);
      refused(site, "TRUNCATE " + table);
    }
    for (String view :
        List.of(
            "published.entry",
            "published.party",
            "published.kind",
            "published.head",
            "published.subtree",
            "published.checkpoint")) {
      refused(site, "DELETE FROM " + view);
      refused(site, "INSERT INTO " + view + " DEFAULT VALUES");
      refused(site, "CREATE OR REPLACE VIEW " + view + " AS SELECT 1");
      refused(site, "DROP VIEW " + view);
      refused(site, "ALTER VIEW " + view + " RESET (security_barrier)");
    }
    refused(site, "SELECT record.redact(0)");
    refused(site, "SELECT nextval('docket.entry_entry_seq')");
  }

  @Test
  void eachViewOfThePublishedSchemaIsABarrier() throws SQLException {
    try (Connection owner = LOGIN.connect();
        Statement statement = owner.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT relname, coalesce(reloptions::text, '') FROM pg_class"
                    + " WHERE relnamespace = 'published'::regnamespace")) {
      int views = 0;
      while (rows.next()) {
        views++;
        assertEquals("{security_barrier=true}", rows.getString(2), rows.getString(1));
      }
      assertTrue(views >= 3);
    }
  }

  @Test
  void aConditionThatTellsWhatItSeesSeesWhatIsPublishedOnly() throws SQLException {
    String party = "a-party";
    try (Connection owner = LOGIN.connect();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "INSERT INTO register.addition (entered, entered_by, event)"
              + " VALUES (now(), 'a test', 0);"
              + "INSERT INTO register.party (party, addition) SELECT '"
              + party
              + "', max(addition) FROM register.addition;"
              + "INSERT INTO docket.entry (party, day, entered, entered_by, side, kind, title, text,"
              + " sources, mark, caveats, event) VALUES ('"
              + party
              + "', '2018-01-24', now(), 'a test', 'other', 'other', '7', '', '[]', 'M', '{}', 0);"
              + TestServer.EVENT);
    }

    // A title that is no number would fail here, and a number of 7 divides by zero, if it were
    // seen.
    Long seen =
        database
            .site()
            .sql("SELECT count(*) FROM published.entry WHERE 1 / (title::int - 7) > 0")
            .query(Long.class)
            .single();

    assertEquals(0, seen);
  }
}
