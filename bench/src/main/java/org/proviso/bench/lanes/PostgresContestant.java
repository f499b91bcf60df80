package org.proviso.bench.lanes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.proviso.bench.postgres.PostgresServer;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;

/// PostgreSQL in processes of its own; its programs are `*.postgres.sql`.
final class PostgresContestant implements Contestant<Facts> {

  // All of a million awards would take a minute and a half of CPU, time and again.
  private static final int SHARE_OF_SWEEP = 100_000;

  private static final int COPIED_AT_ONCE = 1 << 16;

  private final Question question;

  PostgresContestant(Question question) {
    this.question = question;
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public String setting() {
    String work =
        switch (question) {
          case SWEEP ->
              "what awards share is put together as multiranges in unlogged tables, stretches are"
                  + " folded as they are formed, in parallel";
          case ORDER, FACT ->
              "what awards share is stored, indexed and clustered, the stretches of awards that are"
                  + " touched are worked out and nothing is stored; prepared on the server";
        };
    return "a server on loopback ("
        + String.join(", ", PostgresServer.FOR_BULK)
        + "); COPY, VACUUM and ANALYZE are load; "
        + work
        + "; peak counts shared memory in each of its processes; gives no reasons";
  }

  @Override
  public int share(int rows) {
    return question == Question.SWEEP ? Math.min(rows, SHARE_OF_SWEEP) : rows;
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
      return new Postgres(server, server.connect(), question);
    } catch (IOException | SQLException failure) {
      server.close();
      throw failure;
    }
  }

  private static final class Postgres extends SqlPeer {

    private final PostgresServer server;
    private final Connection connection;
    private final Question question;

    Postgres(PostgresServer server, Connection connection, Question question) throws IOException {
      super(connection, question, "postgres");
      this.server = server;
      this.connection = connection;
      this.question = question;
    }

    @Override
    void fill(Facts facts) throws SQLException {
      PGConnection postgres = connection.unwrap(PGConnection.class);
      postgres.setPrepareThreshold(1);
      for (Tables.Table table : Tables.of(facts)) {
        execute("create unlogged table " + table.name() + " (" + table.columns() + ")");
        CopyIn copy = postgres.getCopyAPI().copyIn("copy " + table.name() + " from stdin");
        Iterator<@Nullable Object[]> rows = table.rows().get().iterator();
        StringBuilder lines = new StringBuilder();
        while (rows.hasNext()) {
          append(lines, rows.next());
          if (lines.length() > COPIED_AT_ONCE || !rows.hasNext()) {
            byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            lines.setLength(0);
          }
        }
        copy.endCopy();
        execute("vacuum (freeze, analyze) " + table.name());
      }
    }

    private static void append(StringBuilder lines, @Nullable Object[] row) {
      String gap = "";
      for (@Nullable Object value : row) {
        lines.append(gap).append(value == null ? "\\N" : value);
        gap = "\t";
      }
      lines.append('\n');
    }

    @Override
    void index() throws SQLException {
      execute("create index subject_award on subject (award)");
      execute("create index subject_party on subject (party)");
      execute("cluster subject using subject_party");
      if (question == Question.ORDER) {
        execute("create index law_line_read on law_line (condition, profile, status)");
        execute("create index own_line_read on own_line (condition, party)");
      } else {
        execute("create index law_line_read on law_line (profile, status)");
        execute("create index own_line_read on own_line (party)");
      }
      execute("cluster law_line using law_line_read");
      execute("cluster own_line using own_line_read");
      for (String table : new String[] {"subject", "law_line", "own_line"}) {
        execute("vacuum (freeze, analyze) " + table);
      }
    }

    @Override
    public Elsewhere elsewhere() throws IOException {
      return server.used();
    }

    @Override
    public void close() throws IOException, SQLException {
      super.close();
      server.close();
    }
  }
}
