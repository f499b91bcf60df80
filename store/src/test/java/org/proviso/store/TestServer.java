package org.proviso.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server for the tests of this JVM, on loopback, not durable; goes with the JVM.
///
/// There is the one that comes with Proviso, and, where Debian's package is installed, the oldest
/// that Proviso works with.
final class TestServer {

  static final String USER = "postgres";

  /// Appends the first event of a record, behind the rows that need one. Its payload is not there.
  static final String EVENT =
      "INSERT INTO record.event (number, instant, role, actor, kind, subject_kind, subject,"
          + " commitment) VALUES (0, '2018-01-01', 'a', 'test', 'k', 's', 'i', sha256(''));";

  /// Ends the server and removes its folder when the pipe from this JVM closes, even by a kill.
  private static final String WATCH =
      """
      cat >/dev/null
      if [ "$(cat "/proc/$0/comm" 2>/dev/null)" = postgres ]; then
        kill -INT "$0"
        sleep 2
      fi
      rm -rf -- "$1"
      """;

  private static final String NOBODY = "65534";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /// Where Debian puts the programs of PostgreSQL 15.
  static final Path OLDEST = Path.of("/usr/lib/postgresql/15/bin");

  private static @Nullable TestServer running;
  private static @Nullable TestServer oldest;

  private final Path folder;
  private final int port;
  private final Process server;
  private final Process watch;

  /// The name of a database that has the tables and that nobody opens; null until it is needed.
  private @Nullable String tables;

  /// @param installed programs to use; null to unpack those that come with Proviso
  private TestServer(@Nullable Path installed) throws IOException {
    folder = Files.createTempDirectory("proviso-postgres");
    if (installed == null) {
      unpack(folder);
    }
    Path programs = installed == null ? folder.resolve("bin") : installed;
    List<String> prefix = prefix();
    if (prefix.contains("setpriv")) {
      run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
    }
    List<String> init = new ArrayList<>(prefix);
    init.addAll(List.of(programs.resolve("initdb").toString(), "-D", "" + folder.resolve("data")));
    init.addAll(List.of("-U", USER, "--auth=trust", "--auth-host=trust", "--encoding=UTF8"));
    init.addAll(List.of("--locale=C.UTF-8", "--no-sync"));
    run(init);
    // The roles under test log in with their passwords, or else a wrong one would pass.
    Files.writeString(
        folder.resolve("data/pg_hba.conf"),
        "host all " + USER + " 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    List<String> start = new ArrayList<>(prefix);
    start.addAll(List.of(programs.resolve("postgres").toString(), "-D", folder + "/data"));
    start.addAll(List.of("-p", "" + port, "-F", "-c", "synchronous_commit=off"));
    start.addAll(List.of("-c", "full_page_writes=off", "-c", "listen_addresses=127.0.0.1"));
    start.addAll(List.of("-c", "unix_socket_directories=", "-c", "shared_buffers=1GB"));
    start.addAll(List.of("-c", "max_wal_size=4GB", "-c", "maintenance_work_mem=512MB"));
    server = process(start).start();
    watch = process(List.of("sh", "-c", WATCH, "" + server.pid(), folder.toString())).start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  /// Returns the address of a fresh database; [#USER] is a superuser and needs no password.
  static String url() {
    return usual().fresh();
  }

  private static synchronized TestServer usual() {
    try {
      TestServer server = running == null ? new TestServer(null) : running;
      running = server;
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the login to a fresh database of the oldest server, which must be installed.
  static synchronized OwnerLogin ofTheOldest() {
    try {
      TestServer server = oldest == null ? new TestServer(OLDEST) : oldest;
      oldest = server;
      return new OwnerLogin(server.fresh(), USER, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String fresh() {
    return create("");
  }

  /// @param settings what goes behind the statement
  private String create(String settings) {
    String name = "test" + DATABASES.incrementAndGet();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + settings);
      return address(name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns the login to a fresh database.
  static OwnerLogin login() {
    return new OwnerLogin(url(), USER, "");
  }

  /// Returns the login to a database that has the tables and is otherwise as fresh: roles and
  /// rights come with its opening. To copy the tables takes a fraction of the time that the
  /// migrations take.
  static synchronized OwnerLogin migrated() {
    TestServer server = usual();
    if (server.tables == null) {
      String from = server.fresh();
      Opening.migrations(new OwnerLogin(from, USER, "").source()).migrate();
      server.tables = from.substring(from.lastIndexOf('/') + 1);
    }
    // Copied file by file, since a checkpoint is cheap here.
    String copied = " TEMPLATE " + server.tables + " STRATEGY file_copy";
    return new OwnerLogin(server.create(copied), USER, "");
  }

  /// Opens a database that there is no reason to refuse.
  static Database open(OwnerLogin login) {
    return switch (Database.open(login)) {
      case Database.Outcome.Opened(Database database) -> database;
      case Database.Outcome.Refused(var refusal, String detail) ->
          throw new AssertionError(refusal + ": " + detail);
    };
  }

  private String address(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private Connection connect() throws SQLException {
    long begin = System.nanoTime();
    while (true) {
      try {
        return DriverManager.getConnection(address("postgres"), USER, "");
      } catch (SQLException notReady) {
        boolean late = System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(30);
        if (late || !server.isAlive()) {
          throw notReady;
        }
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException(e);
      }
    }
  }

  private void stop() {
    watch.destroy();
    server.descendants().forEach(ProcessHandle::destroy);
    server.destroy();
    try {
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (InterruptedException | IOException e) {
      server.destroyForcibly();
    }
  }

  private static List<String> prefix() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    try {
      run(List.of("unshare", "-U", "true"));
      return List.of("unshare", "-U");
    } catch (IOException refused) {
      return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream packed = TestServer.class.getResourceAsStream("/postgres-linux-x86_64.txz");
        TarArchiveInputStream files =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = files.getNextEntry();
          entry != null;
          entry = files.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(file.resolveSibling(""));
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(file.resolveSibling(""));
          Files.copy(files, file);
          boolean runs = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              file, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static ProcessBuilder process(List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private static void run(List<String> command) throws IOException {
    Process process = process(command).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroy();
    }
  }
}
