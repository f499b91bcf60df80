package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.function.Executable;
import org.postgresql.util.PSQLException;

/// The rules of a schema as its catalogue has them, and rows that break one of them.
final class SchemaRules {

  private SchemaRules() {}

  /// Returns the names of the rules of a schema's tables, without those of triggers and of domains.
  /// Keys that have the columns of the primary key and more are there to be referred to.
  static Set<String> of(Statement statement, String schema) throws SQLException {
    Set<String> rules = new TreeSet<>();
    String namespace = "'" + schema + "'::regnamespace";
    try (var rows =
        statement.executeQuery(
            "SELECT conname FROM pg_constraint c WHERE connamespace = "
                + namespace
                + " AND contype IN ('c', 'f', 'p', 'u', 'x') AND contypid = 0"
                + " AND NOT (contype = 'u' AND EXISTS (SELECT FROM pg_constraint p"
                + " WHERE p.conrelid = c.conrelid AND p.contype = 'p' AND p.conkey <@ c.conkey))"
                + " UNION SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                + " WHERE i.indisunique AND c.relnamespace = "
                + namespace
                + " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)")) {
      while (rows.next()) {
        rules.add(rows.getString(1));
      }
    }
    return rules;
  }

  /// Returns the statement that adds a row which is right, with some columns changed. Both are
  /// written as `column=value, column=value`.
  static String insert(String table, String right, String changed) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String pairs : List.of(right, changed)) {
      for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(", *(?=[a-z_]+=)|, $", -1)) {
        int at = pair.indexOf('=');
        if (at > 0) {
          columns.put(pair.substring(0, at), pair.substring(at + 1));
        }
      }
    }
    return "INSERT INTO "
        + table
        + " ("
        + String.join(", ", columns.keySet())
        + ") VALUES ("
        + String.join(", ", columns.values())
        + ")";
  }

  /// Returns the rule that the server names when it refuses.
  static String constraint(Executable what) {
    var message = assertThrows(PSQLException.class, what).getServerErrorMessage();
    return message == null ? "" : String.valueOf(message.getConstraint());
  }

  /// Returns the state with which the server refuses statements to somebody who says to be staff
  /// and of a party of the fixtures.
  static String state(DataSource source, String... sql) {
    return assertThrows(
            SQLException.class,
            () -> {
              try (Connection connection = source.getConnection();
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                connection.setReadOnly(false);
                try {
                  statement.execute("SET LOCAL proviso.reader = 'staff'");
                  statement.execute("SET LOCAL proviso.party = 'providence-ri'");
                  for (String each : sql) {
                    statement.execute(each);
                  }
                } finally {
                  connection.rollback();
                  connection.setAutoCommit(true);
                }
              }
            },
            () -> String.join("; ", sql))
        .getSQLState();
  }
}
