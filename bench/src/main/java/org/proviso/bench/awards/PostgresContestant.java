package org.proviso.bench.awards;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.proviso.bench.postgres.PostgresServer;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;
import org.proviso.bench.race.Programs;

/// PostgreSQL in processes of its own; the program is `awards.postgres.sql`.
final class PostgresContestant implements Contestant<Facts> {

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public String setting() {
    return "a server on loopback ("
        + String.join(", ", PostgresServer.FOR_BULK)
        + "); COPY, VACUUM and ANALYZE are load; answers into an unlogged table; no index, since every"
        + " row is read; peak counts shared memory in each of its processes";
  }

  @Override
  public Duration warmUp() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Readiness readiness() {
    return PostgresServer.isAvailable()
        ? new Readiness.Ready()
        : new Readiness.Missing("no server binaries for this system; they are for Linux on amd64");
  }

  @Override
  public Peer<Facts> start() throws IOException, SQLException {
    PostgresServer server = PostgresServer.start(PostgresServer.FOR_BULK);
    try {
      return new Postgres(
          server, server.connect(), Programs.text(PostgresContestant.class, "awards.postgres.sql"));
    } catch (IOException | SQLException failure) {
      server.close();
      throw failure;
    }
  }

  private static final class Postgres implements Peer<Facts> {

    private final PostgresServer server;
    private final Connection connection;
    private final String program;
    private int count;

    Postgres(PostgresServer server, Connection connection, String program) {
      this.server = server;
      this.connection = connection;
      this.program = program;
    }

    @Override
    public String version() throws SQLException {
      return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
    }

    @Override
    public void load(Facts facts) throws IOException, SQLException {
      count = facts.count();
      execute(
          "create unlogged table facts"
              + " (award integer, applies boolean, exempt boolean, covered boolean)");
      execute("create type answer as enum ('not bound', 'enforceable', 'barred')");
      StringBuilder lines = new StringBuilder();
      for (int award = 0; award < count; award++) {
        lines.append(award);
        append(lines, facts.applies(award));
        append(lines, facts.exempt(award));
        append(lines, facts.covered(award));
        lines.append('\n');
      }
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy facts from stdin", new StringReader(lines.toString()));
      execute("vacuum (freeze, analyze) facts");
    }

    private static void append(StringBuilder lines, boolean value) {
      lines.append('\t').append(value ? 't' : 'f');
    }

    @Override
    public boolean prepare() throws SQLException {
      execute("drop table if exists answers");
      return true;
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
          ResultSet rows = statement.executeQuery("select award, answer::text from answers")) {
        while (rows.next()) {
          answers[rows.getInt(1)] = Answer.of(rows.getString(2)).code();
        }
      }
      return answers;
    }

    @Override
    public Elsewhere elsewhere() throws IOException {
      return server.used();
    }

    @Override
    public void close() throws IOException, SQLException {
      connection.close();
      server.close();
    }
  }
}
