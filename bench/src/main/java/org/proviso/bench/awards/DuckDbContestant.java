package org.proviso.bench.awards;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;
import org.proviso.bench.race.Programs;

/// DuckDB inside this JVM, on tables in memory; the program is `awards.duckdb.sql`.
final class DuckDbContestant implements Contestant<Facts> {

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String setting() {
    return "in process, in memory, one thread for each core; answers into a table; no index, which"
        + " DuckDB advises for point look-ups only";
  }

  @Override
  public Duration warmUp() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Peer<Facts> start() throws IOException, SQLException {
    return new DuckDb(Programs.text(DuckDbContestant.class, "awards.duckdb.sql"));
  }

  private static final class DuckDb implements Peer<Facts> {

    private final Connection connection;
    private final String program;
    private int count;

    DuckDb(String program) throws SQLException {
      this.program = program;
      connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    @Override
    public String version() throws SQLException {
      return "DuckDB " + connection.getMetaData().getDatabaseProductVersion();
    }

    @Override
    public void load(Facts facts) throws SQLException {
      count = facts.count();
      execute(
          "create table facts (award integer, applies boolean, exempt boolean, covered boolean)");
      execute("create type answer as enum ('not bound', 'enforceable', 'barred')");
      DuckDBConnection duckDb = connection.unwrap(DuckDBConnection.class);
      try (DuckDBAppender appender =
          duckDb.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "facts")) {
        for (int award = 0; award < count; award++) {
          appender.beginRow();
          appender.append(award);
          appender.append(facts.applies(award));
          appender.append(facts.exempt(award));
          appender.append(facts.covered(award));
          appender.endRow();
        }
      }
    }

    @Override
    public void answer() throws SQLException {
      execute(program);
    }

    private void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public byte[] answers() throws SQLException {
      byte[] answers = new byte[count];
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select award, answer from answers")) {
        while (rows.next()) {
          answers[rows.getInt(1)] = Answer.of(rows.getString(2)).code();
        }
      }
      return answers;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
