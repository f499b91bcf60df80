package org.proviso.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/// Statements on one connection of the application.
final class Sql {

  /// What is done in one transaction.
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private Sql() {}

  /// Does all of it or nothing.
  ///
  /// @throws org.springframework.dao.DataAccessException if the database refuses a part of it
  static <T> T inTransaction(Database database, Work<T> work) {
    return Objects.requireNonNull(
        database.inTransaction().execute(status -> database.appTemplate().execute(work::on)));
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
