package org.proviso.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;

/// Statements on the tables of inquiries, with the rows that staff sees.
final class InquirySql {

  /// Reads one row.
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// What is done while the head of the record is held: nobody else adds anything meanwhile.
  interface Work<T> {
    T with(InquirySql sql, HeldHead head) throws SQLException;
  }

  private final Connection connection;

  private InquirySql(Connection connection) {
    this.connection = connection;
  }

  /// Reads as staff, at one moment.
  static <T> T read(Database database, Sql.Work<T> work) {
    return Sql.inTransaction(
        database,
        connection -> {
          asStaff(connection);
          return work.on(connection);
        });
  }

  /// Acts as staff: all of it or nothing.
  static <T> T act(Database database, Work<T> work) {
    return Sql.inTransaction(
        database,
        connection -> {
          asStaff(connection);
          HeldHead head = HeldHead.hold(connection);
          return work.with(new InquirySql(connection), head);
        });
  }

  /// What is done to the register while its head, and that of the record, is held.
  interface RegisterWork<T> {
    T with(Connection connection, InquirySql sql, HeldHead head) throws SQLException;
  }

  /// Acts likewise, and on the register as well.
  static <T> T actOnRegister(Database database, RegisterWork<T> work) {
    return Sql.inTransaction(
        database,
        connection -> {
          asStaff(connection);
          // First the register, as everybody who adds to it does: else two wait for one another.
          RegisterStore.lock(connection);
          HeldHead head = HeldHead.hold(connection);
          return work.with(connection, new InquirySql(connection), head);
        });
  }

  private static void asStaff(Connection connection) throws SQLException {
    Sql.execute(connection, "SELECT set_config('proviso.reader', 'staff', true)");
  }

  static InquirySql on(Connection connection) {
    return new InquirySql(connection);
  }

  /// Appends the event behind what was added in its name.
  static Acted.Done done(
      HeldHead head, By by, EventKind kind, Subject subject, Map<String, ?> content)
      throws SQLException {
    return new Acted.Done(
        head.append(by.at(), by.actor(), kind, subject, content).header().number());
  }

  /// Adds something to what an event says, unless there is nothing to say.
  static void put(Map<String, Object> said, String name, @Nullable Object value) {
    if (value != null) {
      said.put(name, value);
    }
  }

  <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.of(rows));
        }
      }
    }
    return found;
  }

  boolean has(String sql, @Nullable Object... parameters) throws SQLException {
    return !list(sql, row -> true, parameters).isEmpty();
  }

  /// Returns a whole number, which the statement has exactly one of.
  int number(String sql, @Nullable Object... parameters) throws SQLException {
    return list(sql, row -> row.getInt(1), parameters).getFirst();
  }

  void insert(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, parameters);
      statement.executeUpdate();
    }
  }

  private void set(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case String text -> statement.setString(i + 1, text);
        case Integer number -> statement.setInt(i + 1, number);
        case Long number -> statement.setLong(i + 1, number);
        case Boolean truth -> statement.setBoolean(i + 1, truth);
        case LocalDate day -> statement.setObject(i + 1, day);
        case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
        case Digest hash -> statement.setBytes(i + 1, hash.toBytes());
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Collection<?> texts ->
            statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
        case Object other ->
            throw new IllegalArgumentException("no parameter of a statement: " + other);
      }
    }
  }
}
