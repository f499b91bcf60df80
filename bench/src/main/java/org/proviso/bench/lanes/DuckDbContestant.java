package org.proviso.bench.lanes;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;

/// DuckDB inside this JVM, on tables in memory; its programs are `*.duckdb.sql`.
final class DuckDbContestant implements Contestant<Facts> {

  private final Question question;

  DuckDbContestant(Question question) {
    this.question = question;
  }

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String setting() {
    String work =
        switch (question) {
          case SWEEP ->
              "one thread for each core; what awards share is put together in tables, stretches are"
                  + " folded as they are formed";
          case ORDER ->
              "one thread for each core; what awards share is stored, the stretches of the awards"
                  + " that are touched are worked out and nothing is stored; prepared";
          case FACT ->
              "one thread; what awards share is stored and indexed, the stretches of the award are"
                  + " worked out before and after and nothing is stored; prepared";
        };
    return "in process, in memory, " + work + "; gives no reasons";
  }

  @Override
  public Duration warmUp() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Peer<Facts> start() throws IOException, SQLException {
    return new DuckDb(DriverManager.getConnection("jdbc:duckdb:"), question);
  }

  private static final class DuckDb extends SqlPeer {

    private final DuckDBConnection connection;
    private final Question question;

    DuckDb(Connection connection, Question question) throws IOException, SQLException {
      super(connection, question, "duckdb");
      this.connection = connection.unwrap(DuckDBConnection.class);
      this.question = question;
    }

    @Override
    void fill(Facts facts) throws SQLException {
      // As its documentation advises where the order of rows does not matter.
      execute("set preserve_insertion_order = false");
      for (Tables.Table table : Tables.of(facts)) {
        execute("create table " + table.name() + " (" + table.columns() + ")");
        try (DuckDBAppender appender =
            connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.name())) {
          Iterator<@Nullable Object[]> rows = table.rows().get().iterator();
          while (rows.hasNext()) {
            appender.beginRow();
            for (@Nullable Object value : rows.next()) {
              append(appender, value);
            }
            appender.endRow();
          }
        }
      }
    }

    private static void append(DuckDBAppender appender, @Nullable Object value)
        throws SQLException {
      switch (value) {
        case null -> appender.appendNull();
        case Integer number -> appender.append(number.intValue());
        case Long number -> appender.append(number.longValue());
        case Boolean truth -> appender.append(truth.booleanValue());
        case String text -> appender.append(text);
        default -> throw new IllegalArgumentException("no column holds " + value);
      }
    }

    @Override
    void index() throws SQLException {
      if (question == Question.ORDER) {
        // Of a sorted table it reads only the row groups that can hold what is asked for.
        execute("create or replace temp table law_line as from law_line order by condition");
      } else {
        execute("create index subject_award on subject (award)");
        execute("create index law_line_profile on law_line (profile, status)");
        execute("create index own_line_party on own_line (party)");
        execute("set threads = 1");
      }
    }
  }
}
