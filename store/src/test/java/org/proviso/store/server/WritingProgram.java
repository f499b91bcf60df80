package org.proviso.store.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/// A program of its own that opens a server and writes to it from four connections until it is
/// killed or its standard input ends.
///
/// Each commit is acknowledged by one line on standard output, and only after the server has
/// confirmed it.
final class WritingProgram {

  static final String READY = "ready ";
  static final String COMMITTED = "committed ";
  static final String REFUSED = "refused ";
  static final String CLOSED = "closed";

  private static final int CONNECTIONS = 4;

  private final EmbeddedServer server;
  private final AtomicLong next;
  private final PrintStream out;

  private WritingProgram(EmbeddedServer server, long first, PrintStream out) {
    this.server = server;
    this.next = new AtomicLong(first);
    this.out = out;
  }

  /// Opens, writes, closes.
  ///
  /// @param args the folder of the data, the folder of the binaries, the first number to write; a
  ///   negative one to write nothing
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Site site = new Site(Path.of(args[0]), Path.of(args[1]), true);
    switch (EmbeddedServer.open(site)) {
      case Opening.Refused refused -> out.println(REFUSED + refused.refusal().message());
      case Opening.Started started -> {
        long first = Long.parseLong(args[2]);
        try (EmbeddedServer server = started.server()) {
          new WritingProgram(server, first, out).run();
        }
        out.println(CLOSED);
      }
    }
    // The writers sit in retries.
    System.exit(0);
  }

  private void run() throws IOException, SQLException {
    try (Connection connection = Connections.to(server);
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists written (number bigint not null)");
    }
    out.println(READY + server.port());
    if (next.get() >= 0) {
      for (int i = 0; i < CONNECTIONS; i++) {
        Thread.ofPlatform().daemon().start(this::write);
      }
    }
    while (System.in.read() >= 0) {
      // Nothing but the end is of interest.
    }
  }

  private void write() {
    while (true) {
      try (Connection connection = Connections.to(server);
          PreparedStatement insert =
              connection.prepareStatement("insert into written (number) values (?)")) {
        while (true) {
          long number = next.getAndIncrement();
          insert.setLong(1, number);
          insert.executeUpdate();
          out.println(COMMITTED + number);
        }
      } catch (SQLException interrupted) {
        // A number whose commit was not confirmed is never written again.
        Connections.pause();
      }
    }
  }
}
