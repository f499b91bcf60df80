package org.proviso.store.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/// Brings the server of one cluster up, whatever an earlier program or crash has left, and down.
///
/// For one thread at a time, and only while the folder's lock is held.
record Launcher(Site site, Programs programs, String password) {

  /// Any port.
  static final int ANY = 0;

  // Linux gives outgoing connections ports from 32768 on. A port among those could be taken while
  // the server restarts, even by a client that looks for the server there and finds itself.
  private static final int FIRST_PORT = 20_000;
  private static final int END_OF_PORTS = 32_000;

  private static final int ATTEMPTS = 5;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /// After a crash the server first repeats what was written since its last checkpoint.
  private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(10);

  private static final Duration LONGEST_ZOMBIE = Duration.ofSeconds(10);
  private static final Duration LONGEST_FAST_STOP = Duration.ofSeconds(60);
  private static final Duration LONGEST_IMMEDIATE_STOP = Duration.ofSeconds(10);

  private static final List<String> SETTINGS =
      List.of(
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256",
          "max_connections=40",
          "shared_buffers=256MB",
          "work_mem=8MB",
          "maintenance_work_mem=64MB",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_destination=stderr",
          "logging_collector=off",
          "log_checkpoints=off",
          // Statements and details hold what users wrote; a log is no place for that.
          "log_min_error_statement=panic",
          "log_error_verbosity=terse");

  private enum Answer {
    READY,
    WRONG_PASSWORD,
    NONE
  }

  /// Returns a server that takes connections with the password: one that runs already with these
  /// very settings, or a new one.
  ///
  /// @param wanted its port, or [#ANY]
  /// @throws RefusalException if none can be had
  Postmaster bringUp(int wanted) throws IOException, InterruptedException, RefusalException {
    long before = programs.log().size();
    for (int attempt = 1; ; attempt++) {
      Optional<Postmaster> running = adopt(wanted);
      if (running.isPresent()) {
        return running.get();
      }
      Optional<Postmaster> started = start(wanted == ANY ? freePort() : wanted);
      if (started.isPresent()) {
        return started.get();
      }
      if (attempt == ATTEMPTS) {
        throw new RefusalException(
            new Refusal.DoesNotComeUp(programs.log().file(), programs.log().linesSince(before)));
      }
      // The port may have been taken just now, or what was killed is not yet gone.
      Thread.sleep(BETWEEN_ATTEMPTS);
    }
  }

  /// Returns the server that runs on the cluster, if it is as it should be. If not, none runs
  /// afterwards, and the pid file is in nobody's way.
  private Optional<Postmaster> adopt(int wanted) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      Optional<PidFile> file = PidFile.read(site.cluster());
      if (file.isEmpty()) {
        LinuxProcess.killOrphans(site.cluster());
        return Optional.empty();
      }
      Optional<LinuxProcess> found = LinuxProcess.find(file.get().process());
      if (found.filter(LinuxProcess::ended).isPresent()
          && System.nanoTime() - begin < LONGEST_ZOMBIE.toNanos()) {
        Thread.sleep(BETWEEN_LOOKS);
      } else if (found.filter(process -> process.serves(site.cluster())).isEmpty()) {
        LinuxProcess.killOrphans(site.cluster());
        // PostgreSQL itself sees that a process is gone, but not that it is another one.
        if (found.isPresent() || file.get().process() == 0) {
          PidFile.disarm(site.cluster(), programs.runAs());
        }
        return Optional.empty();
      } else {
        int port = file.get().port();
        Postmaster running = new Postmaster.Adopted(found.get(), port);
        if ((wanted == ANY || wanted == port)
            && found.get().command().equals(command(port))
            && awaitAnswer(running) == Answer.READY) {
          return Optional.of(running);
        }
        stop(running);
      }
    }
  }

  private Optional<Postmaster> start(int port)
      throws IOException, InterruptedException, RefusalException {
    Postmaster started = new Postmaster.Started(programs.start(command(port)), port);
    boolean ready = false;
    try {
      Answer answer = awaitAnswer(started);
      if (answer == Answer.WRONG_PASSWORD) {
        throw new RefusalException(new Refusal.WrongPassword(site.password()));
      }
      ready = answer == Answer.READY;
      return ready ? Optional.of(started) : Optional.empty();
    } finally {
      if (!ready) {
        started.kill();
        end(started);
      }
    }
  }

  /// Returns when a killed server is gone with all its processes, also if this thread is being
  /// interrupted.
  private void end(Postmaster killed) throws IOException {
    boolean interrupted = Thread.interrupted();
    boolean ended = false;
    while (!ended) {
      try {
        ended = killed.awaitEnd(LONGEST_IMMEDIATE_STOP);
        LinuxProcess.killOrphans(site.cluster());
      } catch (InterruptedException _) {
        interrupted = true;
        ended = false;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> command(int port) {
    List<String> command =
        new ArrayList<>(
            List.of(
                site.program("postgres"),
                "-D",
                site.cluster().toString(),
                "-p",
                Integer.toString(port)));
    for (String setting : SETTINGS) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  private Answer awaitAnswer(Postmaster server) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (server.isAlive() && System.nanoTime() - begin < LONGEST_RECOVERY.toNanos()) {
      // To ask a server that is not ready leaves a line in its log each time.
      Optional<PidFile> file = PidFile.read(site.cluster());
      if (file.filter(f -> f.ready() && f.port() == server.port()).isPresent()) {
        Answer answer = ask(server.port());
        if (answer != Answer.NONE) {
          return answer;
        }
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return Answer.NONE;
  }

  private Answer ask(int port) {
    Properties properties = new Properties();
    properties.setProperty("user", Cluster.USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "10");
    try {
      DriverManager.getConnection(jdbcUrl(port), properties).close();
      return Answer.READY;
    } catch (SQLException failure) {
      // Class 28 is "invalid authorization specification".
      String state = failure.getSQLState();
      return state != null && state.startsWith("28") ? Answer.WRONG_PASSWORD : Answer.NONE;
    }
  }

  /// While the server is down another user's program can listen at its port. The driver must not
  /// tell it the password, so it offers the one method that does not.
  static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?requireAuth=scram-sha-256";
  }

  private static int freePort() throws IOException {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, END_OF_PORTS);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        return port;
      } catch (IOException _) {
        // Taken.
      }
    }
    throw new IOException("no free port between " + FIRST_PORT + " and " + END_OF_PORTS);
  }

  /// Ends a server and returns when it is gone. Connections are cut; what they have not committed
  /// is rolled back.
  void stop(Postmaster server) throws IOException, InterruptedException {
    boolean stopped =
        server.isAlive()
            && (stop("fast", LONGEST_FAST_STOP) || stop("immediate", LONGEST_IMMEDIATE_STOP));
    if (!stopped || !server.awaitEnd(LONGEST_IMMEDIATE_STOP)) {
      // Also if it is dead already: its processes may not have noticed.
      if (server.isAlive()) {
        server.kill();
      }
      end(server);
    }
  }

  private boolean stop(String mode, Duration limit) throws IOException, InterruptedException {
    return programs.run(
        List.of(
            site.program("pg_ctl"),
            "stop",
            "--pgdata=" + site.cluster(),
            "--mode=" + mode,
            "--wait",
            "--timeout=" + limit.toSeconds()),
        limit.plusSeconds(5));
  }
}
