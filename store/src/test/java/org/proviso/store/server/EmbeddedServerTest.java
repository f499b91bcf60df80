package org.proviso.store.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class EmbeddedServerTest {

  /// Takes hours, and neither memory nor disk.
  private static final String LONG_COUNT =
      "select count(*) from generate_series(1, 1000000) a, generate_series(1, 1000) b,"
          + " generate_series(1, 1000) c";

  @TempDir private static Path shared;

  @TempDir private Path temporary;

  private Site site;
  private Path cluster;
  private Path pidFile;

  @BeforeEach
  void choosePlaces() {
    site = new Site(temporary.resolve("data/postgres"), shared.resolve("binaries"), true);
    cluster = site.folder().resolve("cluster");
    pidFile = cluster.resolve("postmaster.pid");
  }

  /// Has the folder as it is when a server ran there and was closed: that it is made at the first
  /// opening is for [InANewFolder], and takes longer than most of what comes after.
  private void useAFolderOfAnEarlierServer() throws IOException, InterruptedException {
    Path earlier = shared.resolve("earlier");
    if (!Files.exists(earlier)) {
      Site there = new Site(earlier, site.binaries(), true);
      assertInstanceOf(Opening.Started.class, EmbeddedServer.open(there)).server().close();
    }
    Files.createDirectories(site.folder().resolveSibling(""));
    // Owners and rights have to stay as they are.
    List<String> copy = List.of("cp", "-a", earlier.toString(), site.folder().toString());
    assertEquals(0, new ProcessBuilder(copy).inheritIO().start().waitFor());
  }

  @AfterEach
  void endWhatIsLeft() throws InterruptedException {
    Leftovers.end(site.folder());
  }

  private EmbeddedServer open() throws InterruptedException {
    return switch (EmbeddedServer.open(site)) {
      case Opening.Started started -> started.server();
      case Opening.Refused refused -> fail(refused.refusal().message());
    };
  }

  private Refusal refusal() throws InterruptedException {
    return switch (EmbeddedServer.open(site)) {
      case Opening.Started started -> {
        started.server().close();
        yield fail("it started");
      }
      case Opening.Refused refused -> refused.refusal();
    };
  }

  private void write(String text) throws InterruptedException, SQLException {
    try (EmbeddedServer server = open()) {
      Connections.execute(server, "create table note (text text)");
      Connections.execute(server, "insert into note values ('" + text + "')");
    }
  }

  private void assertWritten(String text) throws InterruptedException, SQLException {
    try (EmbeddedServer server = open()) {
      assertEquals(text, Connections.ask(server, "select text from note"));
    }
  }

  @Nested
  class InANewFolder {

    @Test
    void startsADurableServer() throws Exception {
      try (EmbeddedServer server = open()) {
        assertEquals("on", Connections.ask(server, "show fsync"));
        assertEquals("on", Connections.ask(server, "show synchronous_commit"));
        assertEquals("on", Connections.ask(server, "show full_page_writes"));
        assertEquals("on", Connections.ask(server, "show data_checksums"));
        assertEquals("40", Connections.ask(server, "show max_connections"));
        assertEquals("UTF8", Connections.ask(server, "show server_encoding"));
        assertEquals("UTC", Connections.ask(server, "show log_timezone"));
        assertEquals("on", Connections.ask(server, "show is_superuser"));
      }
    }

    @Test
    void listensOnLoopbackAndNowhereElse() throws Exception {
      try (EmbeddedServer server = open()) {
        assertEquals("127.0.0.1", Connections.ask(server, "show listen_addresses"));
        assertEquals("", Connections.ask(server, "show unix_socket_directories"));
      }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
      try (EmbeddedServer server = open()) {
        for (String wrong : List.of("", "postgres", server.password() + "0")) {
          SQLException refused =
              assertThrows(
                  SQLException.class,
                  () ->
                      DriverManager.getConnection(server.jdbcUrl(), server.user(), wrong).close());
          // pgjdbc itself stops at an empty password.
          assertTrue(List.of("28P01", "08004").contains(refused.getSQLState()), refused.toString());
        }
        assertEquals(
            "0",
            Connections.ask(
                server,
                "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"));
      }
    }

    @Test
    void keepsThePasswordFromOtherUsersAndOutOfText() throws Exception {
      try (EmbeddedServer server = open()) {
        Path file = site.folder().resolve("password");
        assertEquals(server.password(), Files.readString(file).strip());
        assertEquals("rw-------", mode(file));
        assertEquals("rwx------", mode(site.folder()));
        assertEquals("rwx------", mode(cluster));
        assertFalse(server.toString().contains(server.password()));
        assertFalse(new Opening.Started(server).toString().contains(server.password()));
        assertFalse(server.jdbcUrl().contains(server.password()));
      }
    }

    @Test
    void runsInASessionOfItsOwnSoThatCtrlCReachesTheProgramFirst() throws Exception {
      try (EmbeddedServer server = open()) {
        long postmaster = Leftovers.postmaster(site.folder()).pid();
        String stat = Files.readString(Path.of("/proc/" + postmaster + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        assertEquals(Long.toString(postmaster), fields[3], () -> "session, at " + server);
      }
    }

    private static String mode(Path file) throws IOException {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
  }

  @Nested
  class Closed {

    @BeforeEach
    void begin() throws IOException, InterruptedException {
      useAFolderOfAnEarlierServer();
    }

    @Test
    void keepsDataUntilTheNextStart() throws Exception {
      write("kept");

      assertWritten("kept");
    }

    @Test
    void leavesNoProcessAndCanBeClosedAgain() throws Exception {
      EmbeddedServer server = open();
      Connection busy = Connections.to(server);
      List<Thread> closers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        closers.add(Thread.ofPlatform().start(server::close));
      }
      for (Thread closer : closers) {
        closer.join();
      }

      assertEquals(List.of(), Leftovers.of(site.folder()));
      assertFalse(Files.exists(pidFile));
      assertFalse(busy.isValid(1));
      server.close();
    }
  }

  @Nested
  class AfterTheProgramWasKilled {

    @BeforeEach
    void begin() throws IOException, InterruptedException {
      useAFolderOfAnEarlierServer();
    }

    @Test
    void adoptsTheServerThatIsStillRunning() throws Exception {
      int port = killProgram();
      ProcessHandle postmaster = Leftovers.postmaster(site.folder());

      try (EmbeddedServer server = open()) {
        assertEquals(port, server.port());
        assertEquals(postmaster, Leftovers.postmaster(site.folder()));
        assertEquals("0", Connections.ask(server, "select count(*) from written"));
      }

      assertEquals(List.of(), Leftovers.of(site.folder()));
    }

    @Test
    void restartsAnAdoptedServerThatIsKilled() throws Exception {
      killProgram();

      try (EmbeddedServer server = open()) {
        Leftovers.postmaster(site.folder()).destroyForcibly();
        Connections.execute(server, "insert into written values (1)");
      }
    }

    @Test
    void replacesAServerThatRunsWithOtherSettings() throws Exception {
      int port = killProgram();
      ProcessHandle postmaster = Leftovers.postmaster(site.folder());
      List<String> command = new ArrayList<>(RunAs.choose(site).before());
      command.add(binary("postgres"));
      command.addAll(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
      command.addAll(List.of("-c", "fsync=off", "-c", "unix_socket_directories="));
      postmaster.destroyForcibly();
      Leftovers.end(site.folder());
      Process unsafe = new ProcessBuilder(command).redirectErrorStream(true).start();
      Thread.ofPlatform().daemon().start(() -> drain(unsafe));
      long begin = System.nanoTime();
      while (!Files.exists(pidFile) || !Files.readString(pidFile).contains("ready")) {
        assertTrue(unsafe.isAlive() && System.nanoTime() - begin < 20_000_000_000L);
        Thread.sleep(20);
      }

      try (EmbeddedServer server = open()) {
        assertEquals("on", Connections.ask(server, "show fsync"));
        assertEquals("0", Connections.ask(server, "select count(*) from written"));
        assertFalse(unsafe.isAlive());
      }
    }

    private int killProgram() throws Exception {
      try (Child child = Child.start(site, -1)) {
        return child.port();
      }
    }

    private static void drain(Process process) {
      try {
        process.getInputStream().readAllBytes();
      } catch (IOException _) {
        // It has ended.
      }
    }
  }

  @Nested
  class WhenPostgreSqlIsKilled {

    @BeforeEach
    void begin() throws IOException, InterruptedException {
      useAFolderOfAnEarlierServer();
    }

    @Test
    void writesGoOnAtTheSamePort() throws Exception {
      try (EmbeddedServer server = open()) {
        int port = server.port();
        Connections.execute(server, "create table note (text text)");
        for (int i = 0; i < 3; i++) {
          ProcessHandle postmaster = Leftovers.postmaster(site.folder());
          postmaster.destroyForcibly();
          postmaster.onExit().join();
          Connections.execute(server, "insert into note values ('" + i + "')");
        }
        assertEquals("3", Connections.ask(server, "select count(*) from note"));
        assertEquals(port, server.port());
      }
    }

    @Test
    void aConnectionThatIsBusyForLongDoesNotHoldTheRestartUp() throws Exception {
      try (EmbeddedServer server = open();
          Connection busy = Connections.to(server)) {
        String backend = Connections.ask(busy, "select pg_backend_pid()");
        // It counts for minutes and asks nobody whether its server is still there.
        Thread counts =
            Thread.ofPlatform()
                .start(
                    () ->
                        assertThrows(SQLException.class, () -> Connections.ask(busy, LONG_COUNT)));
        String isBusy =
            "select count(*) from pg_stat_activity where state='active' and pid=" + backend;
        while (!Connections.ask(server, isBusy).equals("1")) {
          Thread.sleep(10);
        }
        long begin = System.nanoTime();

        Leftovers.postmaster(site.folder()).destroyForcibly();

        Leftovers.awaitEnd(Long.parseLong(backend));
        assertEquals("1", Connections.ask(server, "select 1"));
        assertTrue(System.nanoTime() - begin < 20_000_000_000L);
        counts.join();
      }
    }

    @Test
    void aCloseInTheMiddleOfTheRestartLeavesNothing() throws Exception {
      for (int millis : new int[] {0, 30, 30, 30, 150, 400}) {
        EmbeddedServer server = open();
        Leftovers.postmaster(site.folder()).destroyForcibly();
        Thread.sleep(millis);
        server.close();
        assertEquals(List.of(), Leftovers.of(site.folder()), "after " + millis + " ms");
      }
    }

    @Test
    void keepsTryingUntilItStartsAgain() throws Exception {
      try (EmbeddedServer server = open()) {
        Path settings = cluster.resolve("postgresql.auto.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, "no_such_setting = 1\n");
        Leftovers.postmaster(site.folder()).destroyForcibly();
        Thread.sleep(1500);
        Files.writeString(settings, before);

        assertEquals("1", Connections.ask(server, "select 1"));
      }
    }
  }

  @Nested
  class WithAPidFileThatLies {

    @BeforeEach
    void begin() throws IOException, InterruptedException {
      useAFolderOfAnEarlierServer();
    }

    @Test
    void startsIfItsProcessIsGone() throws Exception {
      write("kept");
      Process gone = new ProcessBuilder("true").start();
      gone.waitFor();
      Files.writeString(pidFile, pidFile(gone.pid()));

      assertWritten("kept");
    }

    @Test
    void startsIfItsNumberIsAnotherProcessByNowAndSparesThat() throws Exception {
      write("kept");
      Process other = new ProcessBuilder("sleep", "600").start();
      try {
        Files.writeString(pidFile, pidFile(other.pid()));

        assertWritten("kept");

        assertTrue(other.isAlive());
      } finally {
        other.destroyForcibly();
      }
    }

    @Test
    void startsIfItIsEmptyOrNonsense() throws Exception {
      write("kept");
      Files.writeString(pidFile, "");
      assertWritten("kept");
      Files.writeString(pidFile, "nonsense\n");
      assertWritten("kept");
    }

    /// A pid file as PostgreSQL writes it, with a shared memory block that does not exist.
    private String pidFile(long process) {
      return String.join(
          "\n",
          "" + process,
          "" + cluster,
          "1516752000",
          "23456",
          "",
          "127.0.0.1",
          "  1 1",
          "ready",
          "");
    }
  }

  @Nested
  class AfterAnInterruptedBeginning {

    @Test
    void makesTheClusterAnewIfInitdbWasKilled() throws Exception {
      Child child = Child.start(site, -1);
      while (!isBeingMade()) {
        Thread.sleep(1);
      }
      child.kill();
      assertFalse(Files.exists(cluster));

      write("kept");
      assertWritten("kept");
      assertFalse(isBeingMade());
    }

    @Test
    void unpacksAnewIfUnpackingWasKilled() throws Exception {
      site = new Site(site.folder(), temporary.resolve("binaries"), true);
      Child child = Child.start(site, -1);
      Path half = site.binaries().resolveSibling("binaries.new");
      while (!Files.exists(half.resolve("bin"))) {
        Thread.sleep(1);
      }
      child.kill();
      assertFalse(Files.exists(site.binaries()));

      write("kept");
      assertFalse(Files.exists(half));
    }

    @Test
    void twoProgramsUnpackToTheSameFolderAtOnce() throws Exception {
      Path binaries = temporary.resolve("binaries");
      try (Child one = Child.start(new Site(temporary.resolve("one"), binaries, true), -1);
          Child two = Child.start(new Site(temporary.resolve("two"), binaries, true), -1)) {
        assertNotEquals(one.port(), two.port());
        one.end();
        two.end();
      }
    }

    private boolean isBeingMade() throws IOException {
      if (!Files.exists(site.folder())) {
        return false;
      }
      try (Stream<Path> files = Files.list(site.folder())) {
        return files.anyMatch(
            file ->
                file.getFileName().toString().startsWith("cluster.new")
                    && Files.exists(file.resolve("PG_VERSION")));
      }
    }
  }

  @Nested
  class Refuses {

    @BeforeEach
    void begin() throws IOException, InterruptedException {
      useAFolderOfAnEarlierServer();
    }

    @Test
    void aFolderThatAnotherProgramHasOpen() throws Exception {
      try (EmbeddedServer server = open();
          Child second = Child.start(site, -1);
          Child third = Child.start(site, -1)) {
        // Asked in between, from the same JVM: looking must not give the lock away.
        assertInstanceOf(Refusal.InUse.class, refusal());
        String own = Long.toString(ProcessHandle.current().pid());
        assertTrue(second.lineThatBegins(WritingProgram.REFUSED).contains(own));
        assertTrue(third.lineThatBegins(WritingProgram.REFUSED).contains(own));
        assertEquals("1", Connections.ask(server, "select 1"));
      }
      open().close();
    }

    @Test
    void dataOfAnotherMajorVersion() throws Exception {
      write("kept");
      Files.writeString(cluster.resolve("PG_VERSION"), "15\n");

      assertEquals(new Refusal.OtherMajorVersion(cluster.toRealPath(), "15", "18"), refusal());

      Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
      assertWritten("kept");
    }

    @Test
    void aServerThatDoesNotComeUpWithTheLastLinesOfItsLog() throws Exception {
      write("kept");
      Files.writeString(cluster.resolve("postgresql.auto.conf"), "no_such_setting = 1\n");

      Refusal.DoesNotComeUp refusal = assertInstanceOf(Refusal.DoesNotComeUp.class, refusal());

      assertTrue(refusal.message().contains("no_such_setting"), refusal.message());
      assertTrue(refusal.message().contains(site.folder().resolve("server.log").toString()));
    }

    @Test
    void dataWhosePasswordIsLostOrWrong() throws Exception {
      write("kept");
      Path file = site.folder().resolve("password");
      String password = Files.readString(file);
      Files.writeString(file, "wrong");
      assertEquals(new Refusal.WrongPassword(file.toRealPath()), refusal());
      assertEquals(List.of(), Leftovers.of(site.folder()));
      Files.delete(file);
      assertInstanceOf(Refusal.NoPassword.class, refusal());

      Files.writeString(file, password);
      assertWritten("kept");
    }

    @Test
    void aFolderThatCannotBeWritten() throws Exception {
      Path file = Files.createFile(temporary.resolve("file"));
      site = new Site(file.resolve("postgres"), site.binaries(), true);

      assertInstanceOf(Refusal.Unusable.class, refusal());
    }

    @Test
    void aPlatformWithoutBinariesAndNamesTheOneThatHasThem() {
      Refusal refusal = Binaries.refusal("Mac OS X", "aarch64").orElseThrow();

      assertTrue(refusal.message().contains("Mac OS X"), refusal.message());
      assertTrue(refusal.message().contains("linux-amd64"), refusal.message());
      assertTrue(refusal.message().contains("--database"), refusal.message());
      assertTrue(Binaries.refusal("Linux", "amd64").isEmpty());
    }
  }

  @Test
  void theBinariesAreOfTheVersionThatTheirFolderIsNamedFor() throws Exception {
    write("kept");

    Process process = new ProcessBuilder(binary("postgres"), "--version").start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    String version = Site.in(site.folder()).binaries().getFileName().toString();

    assertEquals("postgres (PostgreSQL) 18.6", answer);
    assertEquals("postgresql-18.6", version);
  }

  @Test
  void thePortIsBelowThoseThatLinuxGivesToOutgoingConnections() throws Exception {
    try (EmbeddedServer server = open()) {
      assertTrue(server.port() >= 20_000 && server.port() < 32_000, server.toString());
      assertThrows(
          IOException.class,
          () -> new ServerSocket(server.port(), 1, InetAddress.getLoopbackAddress()).close());
    }
  }

  private String binary(String name) {
    return site.binaries().resolve("bin").resolve(name).toString();
  }
}
