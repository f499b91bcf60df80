package org.proviso.bench.lanes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Peer;
import org.proviso.bench.race.Programs;

/// A database that answers with its own programs: one that puts lines together, and one for the
/// question, which reads them.
abstract class SqlPeer implements Peer<Facts> {

  private final Connection connection;
  private final Question question;
  private final String lines;
  private final String program;
  private @Nullable PreparedStatement asked;
  private @Nullable Changes changes;
  private int next;
  private Totals totals = new Totals();

  /// @param system name of the database in the names of its programs
  SqlPeer(Connection connection, Question question, String system) throws IOException {
    this.connection = connection;
    this.question = question;
    lines = Programs.text(SqlPeer.class, "lines." + system + ".sql");
    program = Programs.text(SqlPeer.class, question.word() + "." + system + ".sql");
  }

  /// Makes and fills the tables.
  abstract void fill(Facts facts) throws IOException, SQLException;

  /// Makes the stored lines ready for changes to be asked for.
  abstract void index() throws SQLException;

  @Override
  public String version() throws SQLException {
    var system = connection.getMetaData();
    return system.getDatabaseProductName() + " " + system.getDatabaseProductVersion();
  }

  @Override
  public void load(Facts facts) throws IOException, SQLException {
    fill(facts);
    changes = new Changes(facts);
    if (question != Question.SWEEP) {
      execute(lines);
      index();
      asked = connection.prepareStatement(program);
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public boolean prepare() throws SQLException {
    if (question == Question.SWEEP) {
      return false;
    }
    draw(next++);
    return true;
  }

  private void draw(int number) throws SQLException {
    Changes drawn = changes;
    PreparedStatement statement = asked;
    if (drawn == null || statement == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    if (question == Question.ORDER) {
      Changes.Order order = drawn.order(number);
      Array parties = connection.createArrayOf("integer", order.parties().toArray());
      statement.setArray(1, parties);
      statement.setInt(2, Days.number(order.day()));
      statement.setInt(3, order.condition());
    } else {
      Changes.Acceptance acceptance = drawn.acceptance(number);
      statement.setInt(1, Days.number(acceptance.day()));
      statement.setInt(2, acceptance.row());
    }
  }

  @Override
  public void answer() throws SQLException {
    PreparedStatement statement = asked;
    if (statement != null) {
      try (ResultSet rows = statement.executeQuery()) {
        totals = totals(rows);
      }
      return;
    }
    execute(lines);
    try (Statement fold = connection.createStatement();
        ResultSet rows = fold.executeQuery(program)) {
      totals = totals(rows);
    }
  }

  /// Reads totals from the columns that all programs give.
  private static Totals totals(ResultSet rows) throws SQLException {
    Totals totals = new Totals();
    while (rows.next()) {
      totals.add(
          new Totals.Total(
              rows.getInt(1),
              rows.getInt(2),
              rows.getInt(3),
              rows.getInt(4),
              rows.getLong(5),
              rows.getLong(6),
              rows.getLong(7),
              rows.getLong(8)));
    }
    return totals;
  }

  @Override
  public byte[] answers() throws SQLException {
    if (question == Question.SWEEP) {
      return totals.bytes();
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int number = -Changes.COMPARED; number < 0; number++) {
      draw(number);
      answer();
      all.writeBytes(totals.bytes());
    }
    return all.toByteArray();
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
  }
}
