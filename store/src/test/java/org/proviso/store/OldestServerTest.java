package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.pack.Pack;

/// The oldest PostgreSQL that Proviso works with does all that the one does that comes with it, and
/// takes its backups and gives it its own. Skipped where Debian's package `postgresql-15` is not
/// installed.
class OldestServerTest {

  private static final Search.Query PHILADELPHIA =
      new Search.Query("philadelphia", null, 20, Search.Effort.QUICK);
  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final Pack PACK = RegisterStoreTest.pack();
  private static final String NO_PRIVILEGE = "42501";

  @TempDir private Path folder;

  @BeforeAll
  static void needsTheServer() {
    assumeTrue(
        Files.isExecutable(TestServer.OLDEST.resolve("initdb")),
        "needs PostgreSQL 15: apt-get install postgresql-15");
  }

  @Test
  void keepsAPackAndFindsWhatIsInIt() throws SQLException {
    OwnerLogin login = TestServer.ofTheOldest();
    try (Database database = TestServer.open(login)) {
      assertTrue(one(login, "SHOW server_version").startsWith("15."));
      RegisterStore registers = new RegisterStore(database);
      registers.add(PACK, ENTERED);
      assertEquals(
          List.copyOf(PACK.register().parties()), List.copyOf(registers.register().parties()));
      Docket docket = new Docket(database);
      assertTrue(PackDocket.enter(PACK, docket, ENTERED).added() > 150);
      assertEquals(50, docket.latest(null, 50).entries().size());
      Search search = new Search(database);
      search.index(PACK);
      Search.Outcome.Found found =
          assertInstanceOf(Search.Outcome.Found.class, search.find(PHILADELPHIA));
      assertEquals("philadelphia-pa", found.texts().getFirst().id());
      assertFalse(found.entries().isEmpty());
    }
    // The tables are there, the roles too.
    try (Database database = TestServer.open(login)) {
      assertEquals(0, PackDocket.enter(PACK, new Docket(database), ENTERED).added());
    }
  }

  @Test
  void refusesTheRolesWhatTheyMustNotDoAndASecondProgram() throws SQLException {
    OwnerLogin login = TestServer.ofTheOldest();
    try (Database database = TestServer.open(login)) {
      for (String sql :
          List.of("UPDATE docket.entry SET title = 'x'", "CREATE TABLE public.x (x int)")) {
        assertEquals(NO_PRIVILEGE, state(database.appSource().getConnection(), sql), sql);
      }
      assertEquals(
          NO_PRIVILEGE,
          state(database.siteSource().getConnection(), "SELECT title FROM docket.entry"));
      assertEquals(
          Database.Refusal.IN_USE,
          assertInstanceOf(Database.Outcome.Refused.class, Database.open(login)).refusal());
    }
    execute(login, "GRANT DELETE ON docket.entry TO PUBLIC");
    // What somebody gave by hand is taken back for the tables, and refused for roles.
    TestServer.open(login).close();
    String name = one(login, "SELECT current_database()");
    execute(login, "CREATE ROLE " + name + "_other");
    execute(login, "GRANT " + name + "_other TO " + name + "_app");
    Database.Outcome.Refused refused =
        assertInstanceOf(Database.Outcome.Refused.class, Database.open(login));
    assertEquals(Database.Refusal.RIGHTS_TOO_WIDE, refused.refusal());
  }

  @Test
  void needsNoSuperuser() throws SQLException {
    OwnerLogin superuser = TestServer.ofTheOldest();
    String name = one(superuser, "SELECT current_database()");
    execute(superuser, "CREATE ROLE " + name + "_owner LOGIN CREATEROLE PASSWORD 'of the test'");
    execute(superuser, "ALTER DATABASE " + name + " OWNER TO " + name + "_owner");
    OwnerLogin owner = new OwnerLogin(superuser.url(), name + "_owner", "of the test");

    for (int opening = 0; opening < 2; opening++) {
      try (Database database = TestServer.open(owner)) {
        new RegisterStore(database).add(PACK, ENTERED);
      }
    }
  }

  @Test
  void takesBackupsOfTheServerThatComesWithProvisoAndGivesItsOwn()
      throws IOException, SQLException {
    OwnerLogin old = TestServer.ofTheOldest();
    try (Database database = TestServer.open(old)) {
      new RegisterStore(database).add(PACK, ENTERED);
      PackDocket.enter(PACK, new Docket(database), ENTERED);
      new Search(database).index(PACK);
      InquiryFixtures.approve(database, "drill", InquiryFixtures.A, InquiryFixtures.B);
      InquiryFixtures.handOverAll(database);
    }
    Path fromOld = backup(old, "from-old.zip");
    OwnerLogin recent = TestServer.login();
    restore(fromOld, recent);
    Path fromRecent = backup(recent, "from-recent.zip");
    assertEquals(tables(fromOld), tables(fromRecent));

    OwnerLogin back = TestServer.ofTheOldest();
    restore(fromRecent, back);

    assertEquals(tables(fromOld), tables(backup(back, "back.zip")));
    for (OwnerLogin login : List.of(recent, back)) {
      try (Database database = TestServer.open(login)) {
        assertEquals(0, PackDocket.enter(PACK, new Docket(database), ENTERED).added());
        assertEquals(
            new DeliveryState.HandedOver(),
            new Outbox(database).state("drill/" + InquiryFixtures.A + "/1/e-mail/1").orElseThrow());
        Search.Outcome.Found found =
            assertInstanceOf(Search.Outcome.Found.class, new Search(database).find(PHILADELPHIA));
        assertFalse(found.entries().isEmpty());
      }
    }
  }

  private Path backup(OwnerLogin login, String name) throws IOException, SQLException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      assertTrue(Backup.write(login, out, ENTERED) > 500);
    }
    return file;
  }

  private static void restore(Path file, OwnerLogin login) throws IOException, SQLException {
    assertInstanceOf(
        Backup.Outcome.Restored.class,
        Backup.restore(file, login, Instant.parse("2030-01-01T00:00:00Z")));
  }

  /// Returns what a backup says of its tables: rows and hashes.
  private static List<String> tables(Path backup) throws IOException {
    try (ZipFile zip = new ZipFile(backup.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("manifest.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("table "))
          .toList();
    }
  }

  private static String state(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      return assertThrows(SQLException.class, () -> statement.execute(sql)).getSQLState();
    }
  }

  private static void execute(OwnerLogin login, String sql) throws SQLException {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String one(OwnerLogin login, String sql) throws SQLException {
    try (Connection connection = login.connect();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
