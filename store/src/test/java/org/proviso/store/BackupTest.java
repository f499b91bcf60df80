package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.pack.Pack;

class BackupTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final Instant RESTORED = Instant.parse("2030-01-01T00:00:00Z");
  private static final String WAITING = "waits/" + InquiryFixtures.B + "/1/e-mail/1";
  private static final Pack PACK = RegisterStoreTest.pack();
  private static final OwnerLogin SOURCE = TestServer.login();

  @TempDir private static Path folder;

  private static Path backup;

  @BeforeAll
  static void fill() throws IOException, SQLException {
    try (Database database = TestServer.open(SOURCE)) {
      new RegisterStore(database).add(PACK, ENTERED);
      PackDocket.enter(PACK, new Docket(database), ENTERED);
      new Search(database).index(PACK);
      String code = new Invitations(database).create("chicago-il", null, ENTERED.plusSeconds(1));
      new Accounts(database)
          .open(code, new Accounts.Identity.Local("A Name", "a-login", "a-hash"), ENTERED);
      addInquiries(database);
    }
    backup = write(SOURCE, "backup.zip");
  }

  private static void addInquiries(Database database) {
    InquiryFixtures.approve(database, "drill", InquiryFixtures.A, InquiryFixtures.B);
    Outbox outbox = new Outbox(database);
    String key = "drill/" + InquiryFixtures.A + "/1/e-mail/1";
    outbox.begin(outbox.parcel(key).orElseThrow(), InquiryFixtures.SITE);
    outbox.finish(key, 1, new Outcome.Unknown("cut"), InquiryFixtures.SITE);
    InquiryFixtures.handOverAll(database);
  }

  @Test
  void sendsNothingAgainByItselfAfterARestore() throws IOException, SQLException {
    OwnerLogin from = TestServer.login();
    try (Database database = InquiryFixtures.withThePack(from)) {
      addInquiries(database);
      InquiryFixtures.approve(database, "waits", InquiryFixtures.B);
      assertEquals(List.of(WAITING), new Outbox(database).waiting());
    }
    OwnerLogin into = TestServer.login();

    Path file = folder.resolve("waiting.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(from, out, ENTERED);
    }
    Backup.restore(file, into, RESTORED);

    try (Database database = TestServer.open(into)) {
      Outbox outbox = new Outbox(database);
      assertEquals(List.of(), outbox.waiting());
      assertInstanceOf(DeliveryState.Uncertain.class, outbox.state(WAITING).orElseThrow());
    }
  }

  private static Path write(OwnerLogin login, String name) throws IOException, SQLException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      assertTrue(Backup.write(login, out, ENTERED) > 500);
    }
    return file;
  }

  @Test
  void isTheSameWhereverTheServerPutsItsRows() throws IOException, SQLException {
    try (Connection owner = SOURCE.connect();
        Statement statement = owner.createStatement()) {
      // An updated row goes to another place.
      statement.execute(
          "UPDATE search.entry_words SET day = day"
              + " WHERE entry = (SELECT min(entry) FROM search.entry_words)");
    }

    assertEquals(manifest(backup), manifest(write(SOURCE, "moved.zip")));
  }

  private static String manifest(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] text = zip.getInputStream(zip.getEntry("manifest.txt")).readAllBytes();
      return new String(text, StandardCharsets.UTF_8);
    }
  }

  /// Every row of every table as text, in order.
  private static Map<String, List<String>> rows(OwnerLogin login) throws SQLException {
    Map<String, List<String>> all = new TreeMap<>();
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      TreeMap<String, String> tables = new TreeMap<>();
      try (var names =
          statement.executeQuery(
              "SELECT schemaname || '.' || tablename FROM pg_tables"
                  + " WHERE schemaname IN ('record', 'register', 'docket', 'access', 'inquiry',"
                  + " 'answer', 'ledger', 'matter', 'finding', 'review',"
                  + " 'search')")) {
        while (names.next()) {
          tables.put(names.getString(1), "");
        }
      }
      for (String table : tables.keySet()) {
        List<String> rows = new java.util.ArrayList<>();
        try (var each = statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY 1")) {
          while (each.next()) {
            rows.add(each.getString(1));
          }
        }
        all.put(table, rows);
      }
      owner.rollback();
    }
    return all;
  }

  private static Backup.Refusal refusal(Path file, OwnerLogin into)
      throws IOException, SQLException {
    return assertInstanceOf(Backup.Outcome.Refused.class, Backup.restore(file, into, RESTORED))
        .refusal();
  }

  private static void holdsNothing(OwnerLogin login) throws SQLException {
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement();
        var row = statement.executeQuery("SELECT to_regclass('docket.entry') IS NULL")) {
      row.next();
      assertTrue(row.getBoolean(1), "no table was made");
    }
  }

  @Test
  void givesBackEveryRowOfEveryTable() throws IOException, SQLException {
    OwnerLogin into = TestServer.login();

    Backup.Outcome outcome = Backup.restore(backup, into, RESTORED);

    var restored = assertInstanceOf(Backup.Outcome.Restored.class, outcome, outcome::toString);
    var expected = rows(SOURCE);
    assertEquals(expected, rows(into));
    assertEquals(expected.size(), restored.tables());
    assertEquals(expected.values().stream().mapToLong(List::size).sum(), restored.rows());
    try (Database database = TestServer.open(into)) {
      Docket docket = new Docket(database);
      var appended =
          docket.append(
              DocketTest.entry("chicago-il", LocalDate.of(2018, 3, 1), "next"), ENTERED, "a test");
      long before =
          database
              .app()
              .sql(
                  "SELECT max(number) FROM docket.entry WHERE party = 'chicago-il' AND title <>"
                      + " 'next'")
              .query(Long.class)
              .single();
      assertEquals(before + 1, appended.number());
      assertEquals(PACK.register().subjects(), new RegisterStore(database).register().subjects());
    }
  }

  @Test
  void givesBackInquiriesByAnOwnerWhoIsNoSuperuser() throws IOException, SQLException {
    OwnerLogin from = RowsOfPartiesTest.plainOwner(TestServer.login());
    try (Database database = InquiryFixtures.withThePack(from)) {
      addInquiries(database);
    }
    OwnerLogin into = RowsOfPartiesTest.plainOwner(TestServer.login());
    Path file = folder.resolve("plain.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(from, out, ENTERED);
    }

    Backup.Outcome outcome = Backup.restore(file, into, RESTORED);

    assertInstanceOf(Backup.Outcome.Restored.class, outcome, outcome::toString);
    try (Database database = TestServer.open(into)) {
      Outbox outbox = new Outbox(database);
      assertEquals(
          new DeliveryState.HandedOver(),
          outbox.state("drill/" + InquiryFixtures.B + "/1/e-mail/1").orElseThrow());
      assertEquals(
          new DeliveryState.Uncertain(1, "cut"),
          outbox.state("drill/" + InquiryFixtures.A + "/1/e-mail/1").orElseThrow());
      RecordFixtures.verified(new EventLog(database));
    }
    try (Connection owner = into.connect()) {
      // Policies bind the owner again.
      assertEquals(
          List.of("0"), InquiryFixtures.texts(owner, "SELECT count(*) FROM inquiry.letter"));
    }
    assertEquals(Backup.Refusal.NOT_EMPTY, refusal(file, into));
  }

  @Test
  void isOfOneMomentWhileWritingGoesOn() throws IOException, SQLException {
    OwnerLogin login = TestServer.login();
    OwnerLogin into = TestServer.login();
    Path file;
    Map<String, List<String>> after;
    try (Database database = TestServer.open(login)) {
      new RegisterStore(database).add(PACK, ENTERED);
      Docket docket = new Docket(database);
      PackDocket.enter(PACK, docket, ENTERED);
      AtomicBoolean done = new AtomicBoolean();
      Docket.Decision publish =
          new Docket.Decision(Docket.Decision.Act.PUBLISH, ENTERED, "a test", "");
      var writing =
          CompletableFuture.supplyAsync(
              () -> {
                int written = 0;
                while (!done.get()) {
                  docket.appendAll(
                      List.of(
                          DocketTest.entry("chicago-il", LocalDate.of(2018, 3, 1), "twin"),
                          DocketTest.entry("state-ca", LocalDate.of(2018, 3, 1), "twin")),
                      ENTERED,
                      "a test",
                      publish);
                  written++;
                }
                return written;
              });
      while (database
              .site()
              .sql("SELECT count(*) FROM published.entry WHERE party = 'chicago-il'")
              .query(Long.class)
              .single()
          < 30) {
        Thread.onSpinWait();
      }
      file = write(login, "moment.zip");
      done.set(true);
      assertTrue(writing.join() > 10);
      after = rows(login);
    }

    assertInstanceOf(Backup.Outcome.Restored.class, Backup.restore(file, into, RESTORED));

    var restored = rows(into);
    restored.forEach(
        (table, rows) -> assertTrue(after.getOrDefault(table, List.of()).containsAll(rows), table));
    try (Database database = TestServer.open(into)) {
      // Each transaction wrote one entry on two dockets, and a decision on each.
      var twins =
          database
              .app()
              .sql("SELECT count(*) FROM docket.entry WHERE title = 'twin' GROUP BY party")
              .query(Long.class)
              .list();
      assertEquals(2, twins.size());
      assertEquals(twins.getFirst(), twins.getLast());
      assertEquals(
          0,
          database
              .app()
              .sql(
                  "SELECT count(*) FROM docket.entry e WHERE NOT EXISTS"
                      + " (SELECT FROM docket.publication p WHERE p.entry = e.entry)")
              .query(Long.class)
              .single());
    }
  }

  @Test
  @Tag("full")
  void refusesAFileOfWhichOneByteIsOther() throws IOException, SQLException {
    byte[] bytes = Files.readAllBytes(backup);
    OwnerLogin into = TestServer.login();
    int refused = 0;
    for (int i = 1; i <= 60; i++) {
      byte[] changed = bytes.clone();
      changed[(int) ((long) bytes.length * i / 61)] ^= 0x10;
      Path file = Files.write(folder.resolve("changed.zip"), changed);
      switch (Backup.restore(file, into, RESTORED)) {
        case Backup.Outcome.Refused(var refusal, String detail) -> {
          assertEquals(Backup.Refusal.DAMAGED, refusal, detail);
          holdsNothing(into);
          refused++;
        }
        // A ZIP has bytes that say nothing of what is in it, such as times of day.
        case Backup.Outcome.Restored restored -> {
          assertEquals(rows(SOURCE), rows(into));
          into = TestServer.login();
        }
      }
    }
    assertTrue(refused >= 50, "" + refused);
  }

  @Test
  void refusesAFileThatIsCutShort() throws IOException, SQLException {
    byte[] bytes = Files.readAllBytes(backup);
    OwnerLogin into = TestServer.login();
    for (int length : new int[] {0, 10, bytes.length / 2, bytes.length - 1}) {
      Path file = Files.write(folder.resolve("short.zip"), java.util.Arrays.copyOf(bytes, length));
      assertEquals(Backup.Refusal.DAMAGED, refusal(file, into), "" + length);
    }
    holdsNothing(into);
  }

  @Test
  void refusesAFileWithoutOneOfItsTables() throws IOException, SQLException {
    OwnerLogin into = TestServer.login();
    for (String missing : List.of("docket.entry", "register.addition", "manifest.txt")) {
      Path file = rewritten(missing, new byte[0]);
      assertEquals(Backup.Refusal.DAMAGED, refusal(file, into), missing);
    }
    holdsNothing(into);
  }

  /// Writes the backup again without a part, or with another in its place.
  private static Path rewritten(String part, byte[] instead) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile zip = new ZipFile(backup.toFile());
        ZipOutputStream again = new ZipOutputStream(out)) {
      for (ZipEntry each : java.util.Collections.list(zip.entries())) {
        boolean isPart = each.getName().equals(part);
        if (!isPart || instead.length > 0) {
          again.putNextEntry(new ZipEntry(each.getName()));
          again.write(isPart ? instead : zip.getInputStream(each).readAllBytes());
          again.closeEntry();
        }
      }
    }
    return Files.write(folder.resolve("rewritten.zip"), out.toByteArray());
  }

  @Test
  void refusesRowsThatAreOthersThanTheManifestSays() throws IOException, SQLException {
    OwnerLogin into = TestServer.login();
    Path file = rewritten("docket.publication", "1\t1\tpublish\n".getBytes(StandardCharsets.UTF_8));

    assertEquals(Backup.Refusal.DAMAGED, refusal(file, into));
    holdsNothing(into);
  }

  @Test
  void refusesADatabaseThatHasRecords() throws IOException, SQLException {
    var before = rows(SOURCE);

    assertEquals(Backup.Refusal.NOT_EMPTY, refusal(backup, SOURCE));

    assertEquals(before, rows(SOURCE));
  }

  @Test
  void refusesTablesOfAnotherVersion() throws IOException, SQLException {
    OwnerLogin newer = TestServer.login();
    TestServer.open(newer).close();
    try (Connection owner = newer.connect();
        Statement statement = owner.createStatement()) {
      statement.execute(
          "INSERT INTO migration.flyway_schema_history VALUES"
              + " (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 1, 'x', now(), 1, true)");
    }
    Path file = folder.resolve("newer.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(newer, out, ENTERED);
    }

    OwnerLogin into = TestServer.login();
    assertEquals(Backup.Refusal.OTHER_VERSION, refusal(file, into));
    holdsNothing(into);
    assertNotEquals(newer, into);
  }
}
