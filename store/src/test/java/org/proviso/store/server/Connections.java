package org.proviso.store.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Connections to servers in tests.
final class Connections {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Connections() {}

  static Connection to(EmbeddedServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }

  /// Returns a connection as soon as the server takes one.
  static Connection soon(EmbeddedServer server) throws SQLException {
    return soon(server.jdbcUrl(), server.user(), server.password());
  }

  static Connection soon(String url, String user, String password) throws SQLException {
    long begin = System.nanoTime();
    while (true) {
      try {
        return DriverManager.getConnection(url, user, password);
      } catch (SQLException notYet) {
        if (System.nanoTime() - begin > LONGEST.toNanos()) {
          throw notYet;
        }
        pause();
      }
    }
  }

  static String ask(EmbeddedServer server, String query) throws SQLException {
    try (Connection connection = soon(server)) {
      return ask(connection, query);
    }
  }

  static String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void execute(EmbeddedServer server, String command) throws SQLException {
    try (Connection connection = soon(server);
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
