package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  private static Database.Refusal refusal(OwnerLogin login) {
    return assertInstanceOf(Database.Outcome.Refused.class, Database.open(login)).refusal();
  }

  private static void asOwner(OwnerLogin login, String... statements) throws SQLException {
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void opensTwiceOneAfterTheOther() {
    OwnerLogin login = TestServer.login();

    TestServer.open(login).close();

    try (Database again = TestServer.open(login)) {
      assertEquals(
          0, again.app().sql("SELECT count(*) FROM docket.entry").query(Long.class).single());
      assertEquals(
          0, again.site().sql("SELECT count(*) FROM published.entry").query(Long.class).single());
    }
  }

  @Test
  void isOpenForOneProgramAtATime() {
    OwnerLogin login = TestServer.login();

    try (Database open = TestServer.open(login)) {
      assertEquals(Database.Refusal.IN_USE, refusal(login));
      // The refused attempt changed no password.
      open.siteSource();
      assertEquals(
          0, open.site().sql("SELECT count(*) FROM published.entry").query(Long.class).single());
    }
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertEquals(
        Database.Refusal.BAD_ADDRESS, refusal(new OwnerLogin("http://127.0.0.1/x", "x", "")));
  }

  @Test
  void refusesWhereNobodyAnswers() {
    assertEquals(
        Database.Refusal.NO_CONNECTION,
        refusal(new OwnerLogin("jdbc:postgresql://127.0.0.1:1/x", "x", "")));
  }

  @Test
  void refusesAServerThatIsTooOld() {
    Opening.Refusing refusing =
        assertThrows(Opening.Refusing.class, () -> Opening.refuseOldServer(140_015, "14.15"));

    assertEquals(Database.Refusal.SERVER_TOO_OLD, refusing.refusal());
    assertTrue(String.valueOf(refusing.getMessage()).contains("14.15"));
  }

  @Test
  void refusesADatabaseThatIsNewer() throws SQLException {
    OwnerLogin login = TestServer.login();
    TestServer.open(login).close();

    asOwner(
        login,
        "INSERT INTO migration.flyway_schema_history VALUES"
            + " (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 1, 'x', now(), 1, true)");

    assertEquals(Database.Refusal.DATABASE_NEWER, refusal(login));
  }

  @Test
  void refusesADatabaseWhoseMigrationsAreOthers() throws SQLException {
    OwnerLogin login = TestServer.login();
    TestServer.open(login).close();

    asOwner(login, "UPDATE migration.flyway_schema_history SET checksum = 1 WHERE version = '1'");

    assertEquals(Database.Refusal.DATABASE_CHANGED, refusal(login));
  }

  @Test
  void saysWhichRightIsMissing() throws SQLException {
    OwnerLogin login = TestServer.login();
    String name = login.url().substring(login.url().lastIndexOf('/') + 1);
    asOwner(
        login,
        "CREATE ROLE " + name + "_poor LOGIN PASSWORD 'p'",
        "ALTER DATABASE " + name + " OWNER TO " + name + "_poor");

    Database.Outcome outcome = Database.open(new OwnerLogin(login.url(), name + "_poor", "p"));

    var refused = assertInstanceOf(Database.Outcome.Refused.class, outcome);
    assertEquals(Database.Refusal.NO_RIGHT, refused.refusal());
    assertTrue(refused.detail().contains("CREATEROLE"), refused.detail());
  }

  @Test
  void needsNoSuperuser() throws SQLException {
    OwnerLogin login = TestServer.login();
    String name = login.url().substring(login.url().lastIndexOf('/') + 1);
    asOwner(
        login,
        "CREATE ROLE " + name + "_owner LOGIN CREATEROLE PASSWORD 'p'",
        "ALTER DATABASE " + name + " OWNER TO " + name + "_owner");
    OwnerLogin plain = new OwnerLogin(login.url(), name + "_owner", "p");

    TestServer.open(plain).close();
    TestServer.open(plain).close();
  }

  @Test
  void refusesRightsThatAreTooWide() throws SQLException {
    OwnerLogin login = TestServer.login();
    String name = login.url().substring(login.url().lastIndexOf('/') + 1);
    TestServer.open(login).close();

    asOwner(
        login,
        "CREATE TABLE public.loose (a int)",
        "GRANT SELECT ON public.loose TO PUBLIC",
        "GRANT pg_read_all_data TO " + name + "_site");

    var refused = assertInstanceOf(Database.Outcome.Refused.class, Database.open(login));
    assertEquals(Database.Refusal.RIGHTS_TOO_WIDE, refused.refusal());
    assertTrue(refused.detail().contains("public.loose"), refused.detail());
    assertTrue(refused.detail().contains("pg_read_all_data"), refused.detail());
  }

  @Test
  void refusesAFunctionThatARoleCouldCallWithTheRightsOfItsOwner() throws SQLException {
    OwnerLogin login = TestServer.login();
    TestServer.open(login).close();

    // Everybody may call a new function.
    asOwner(
        login,
        "CREATE FUNCTION public.rewrite() RETURNS void LANGUAGE sql SECURITY DEFINER"
            + " AS 'DELETE FROM record.payload'");

    var refused = assertInstanceOf(Database.Outcome.Refused.class, Database.open(login));
    assertEquals(Database.Refusal.RIGHTS_TOO_WIDE, refused.refusal());
    assertTrue(refused.detail().contains("rewrite()"), refused.detail());
  }

  @Test
  void refusesAViewThatARoleCouldWriteThrough() throws SQLException {
    OwnerLogin login = TestServer.login();
    TestServer.open(login).close();

    // Rights on it come with the schema; it would delete with the rights of its owner.
    asOwner(login, "CREATE VIEW search.entries AS SELECT * FROM docket.entry");

    var refused = assertInstanceOf(Database.Outcome.Refused.class, Database.open(login));
    assertEquals(Database.Refusal.RIGHTS_TOO_WIDE, refused.refusal());
    assertTrue(refused.detail().contains("search.entries"), refused.detail());
  }
}
