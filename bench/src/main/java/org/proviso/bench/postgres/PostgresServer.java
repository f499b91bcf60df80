package org.proviso.bench.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.proviso.bench.race.Peer;
import org.proviso.bench.race.ProcessFiles;

/// A PostgreSQL server with a data directory of its own, which goes when the server is closed.
///
/// Reachable on loopback only, with a password made for it. Not durable: what is written need not
/// survive a crash. PostgreSQL refuses to run as root; then it runs in a user namespace, or as
/// nobody where namespaces are not to be had.
public final class PostgresServer implements AutoCloseable {

  /// Settings that its documentation advises for bulk loads and large queries on a machine of its
  /// own.
  public static final List<String> FOR_BULK =
      List.of(
          "shared_buffers=1GB",
          "work_mem=256MB",
          "max_wal_size=4GB",
          "wal_level=minimal",
          "max_wal_senders=0",
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "autovacuum=off");

  /// Waits for the pipe from this JVM to be closed. The server's name is looked at again, because
  /// its number may be another process's by then.
  private static final String WATCH =
      """
      cat >/dev/null
      if [ "$(cat "/proc/$0/comm" 2>/dev/null)" = postgres ]; then
        kill -INT "$0"
        sleep 2
      fi
      rm -rf -- "$1"
      """;

  private static final String BINARIES = "/postgres-linux-x86_64.txz";
  private static final String USER = "postgres";
  private static final String NOBODY = "65534";
  private static final int SECONDS_TO_START = 30;
  private static final int SECONDS_TO_STOP = 10;

  private final Path folder;
  private final String password;
  private final int port;
  private final Process server;

  /// Ends the server when this JVM is killed, which runs no hook.
  private final Process watch;

  private final Thread atExit = new Thread(this::discard);

  private PostgresServer(Path folder, List<String> prefix, List<String> settings)
      throws IOException {
    this.folder = folder;
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    password = HexFormat.of().formatHex(secret);
    Path passwordFile = Files.writeString(folder.resolve("password"), password);
    Path data = folder.resolve("data");
    if (prefix.contains("setpriv")) {
      run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()));
    }
    List<String> init = new ArrayList<>(prefix);
    init.add(folder.resolve("bin/initdb").toString());
    init.addAll(List.of("-D", data.toString(), "-U", USER, "--auth=scram-sha-256"));
    init.addAll(List.of("--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C", "--no-sync"));
    run(init);
    port = freePort();
    List<String> start = new ArrayList<>(prefix);
    start.add(folder.resolve("bin/postgres").toString());
    start.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    for (String setting : settings) {
      start.addAll(List.of("-c", setting));
    }
    start.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
    server = process(start).start();
    watch = process(List.of("sh", "-c", WATCH, "" + server.pid(), folder.toString())).start();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Returns whether there are binaries for this system.
  public static boolean isAvailable() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64")
        && PostgresServer.class.getResource(BINARIES) != null;
  }

  /// Starts a server.
  ///
  /// @param settings configuration, each as `name=value`
  /// @throws IOException if it does not start
  public static PostgresServer start(List<String> settings) throws IOException {
    Path folder =
        Files.createTempDirectory(
            "proviso-bench-postgres",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try {
      unpack(folder);
      return new PostgresServer(folder, prefix(), settings);
    } catch (IOException failure) {
      delete(folder);
      throw failure;
    }
  }

  /// Returns what has to stand before a command so that it does not run as root.
  private static List<String> prefix() throws IOException {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    List<String> namespace = List.of("unshare", "-U");
    try {
      run(Stream.concat(namespace.stream(), Stream.of("true")).toList());
      return namespace;
    } catch (IOException refused) {
      return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream packed = PostgresServer.class.getResourceAsStream(BINARIES)) {
      if (packed == null) {
        throw new IOException("no " + BINARIES + " in the class path");
      }
      try (TarArchiveInputStream files =
          new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
        for (TarArchiveEntry entry = files.getNextEntry();
            entry != null;
            entry = files.getNextEntry()) {
          unpack(files, entry, folder.resolve(entry.getName()).normalize(), folder);
        }
      }
    }
  }

  private static void unpack(
      TarArchiveInputStream files, TarArchiveEntry entry, Path file, Path folder)
      throws IOException {
    if (!file.startsWith(folder)) {
      throw new IOException(entry.getName() + " leads out of the archive");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(files, file);
      Files.setPosixFilePermissions(
          file,
          PosixFilePermissions.fromString(
              (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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
      if (!process.waitFor(SECONDS_TO_START, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + command.getFirst(), interrupted);
    } finally {
      process.destroy();
    }
  }

  /// Opens a connection, waiting for the server to be ready.
  ///
  /// @throws SQLException if it is not ready in time
  public Connection connect() throws SQLException {
    long begin = System.nanoTime();
    while (true) {
      try {
        return DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/" + USER, USER, password);
      } catch (SQLException notReady) {
        boolean late = System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        if (late || !server.isAlive()) {
          throw notReady;
        }
      }
      pause();
    }
  }

  private static void pause() throws SQLException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for the server", interrupted);
    }
  }

  /// Returns what the server's processes have used; memory that they share counts in each.
  public Peer.Elsewhere used() throws IOException {
    long first = server.pid();
    long cpu = ProcessFiles.cpu(first);
    long peak = ProcessFiles.peak(first);
    for (long child : ProcessFiles.children(first)) {
      cpu += ProcessFiles.cpu(child);
      peak += ProcessFiles.peak(child);
    }
    return new Peer.Elsewhere(cpu, peak);
  }

  /// Stops the server and removes what belongs to it.
  @Override
  public void close() throws IOException {
    stop();
    Runtime.getRuntime().removeShutdownHook(atExit);
    delete(folder);
  }

  private void discard() {
    stop();
    try {
      delete(folder);
    } catch (IOException _) {
      // The process is ending, and there is nobody to tell.
    }
  }

  private void stop() {
    watch.destroy();
    try {
      // A server told to end waits for its connections, and a connection's process that is told to
      // end does so at once.
      server.descendants().forEach(ProcessHandle::destroy);
      server.destroy();
      if (!server.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
