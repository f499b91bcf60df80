package org.proviso.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions with the rights of a recipient's people, each for one party: the server gives and
/// takes no rows but those of that party.
final class PortalSql {

  private PortalSql() {}

  /// Reads or adds, without an event.
  static <T> T inTransaction(Database database, String party, Sql.Work<T> work) {
    if (party.isEmpty()) {
      throw new IllegalArgumentException("no party");
    }
    TransactionTemplate transaction =
        new TransactionTemplate(new JdbcTransactionManager(database.portalSource()));
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                new JdbcTemplate(database.portalSource())
                    .execute(
                        (Connection connection) -> {
                          say(connection, party);
                          return work.on(connection);
                        })));
  }

  /// Acts, with an event: all of it or nothing.
  static <T> T act(Database database, String party, InquirySql.Work<T> work) {
    return inTransaction(
        database,
        party,
        connection -> {
          HeldHead head = HeldHead.holdForRecipient(connection);
          return work.with(InquirySql.on(connection), head);
        });
  }

  /// Ends with the transaction, so that the next one of the pool has no party.
  private static void say(Connection connection, String party) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT set_config('proviso.party', ?, true)")) {
      statement.setString(1, party);
      statement.execute();
    }
  }
}
