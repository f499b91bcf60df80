package org.proviso.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Checkpoint;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventHeader;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Head;
import org.proviso.docket.record.Payload;
import org.proviso.docket.record.RecordWriter;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.StoredTree;
import org.proviso.docket.record.Subject;
import org.proviso.docket.record.VerifierKey;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The record as tables: every event that was appended with what it is of, its proofs, and the
/// checkpoints that were signed.
///
/// Docket and register append to it; here it is read, given away and redacted. Head, tree and
/// checkpoints are public and read with the rights of the public site. What fails in the database
/// is thrown as Spring's `DataAccessException`. Thread-safe.
public final class EventLog {

  /// What a redaction comes to.
  public sealed interface Redaction {

    /// Salt and payload are gone.
    ///
    /// @param number of the redaction
    record Removed(long number) implements Redaction {}

    /// There is no such event, or its payload was removed before. Nothing was appended.
    record NoPayload() implements Redaction {}
  }

  /// The public site may ask for two seconds a statement.
  private static final int EVENTS_AT_ONCE = 50;

  /// Payloads of up to a megabyte each.
  private static final int ROWS_AT_ONCE = 32;

  private static final String ALL =
      "SELECT e.number, e.instant, e.role, e.actor, e.kind, e.subject_kind, e.subject,"
          + " e.commitment, CASE WHEN p.event IS NULL THEN (SELECT min(r.number) FROM record.event r"
          + " WHERE r.kind = 'redaction' AND r.subject = e.number::text) END AS redaction,"
          + " p.event IS NULL AS removed, p.salt, p.content FROM record.event e"
          + " LEFT JOIN record.payload p ON p.event = e.number WHERE e.number < ?"
          + " ORDER BY e.number";

  private static final String PUBLISHED =
      "SELECT number, instant, role, actor, kind, subject_kind, subject, commitment, redaction,"
          + " removed, salt, content FROM published.events_from(?, ?) WHERE number < ?"
          + " ORDER BY number";

  private static final Actor SITE = new Actor("site", "dumps");
  private static final EventKind DUMPED = new EventKind("dumped");

  private final Database database;

  /// Makes the record of an open database.
  public EventLog(Database database) {
    this.database = database;
  }

  /// Returns the head: how many events there are, the root over them, and when the last was
  /// recorded.
  public Head head() {
    return onSite(connection -> HeldHead.read(connection, "published.head", "published.subtree"));
  }

  /// Returns what makes proofs, each with one statement, of the record as it then is.
  public StoredTree tree() {
    return new StoredTree(
        wanted -> onSite(connection -> HeldHead.hashes(connection, "published.subtree", wanted)));
  }

  private <T> T onSite(Sql.Work<T> work) {
    return Objects.requireNonNull(new JdbcTemplate(database.siteSource()).execute(work::on));
  }

  /// Keeps a checkpoint that was signed, to be given away with the record. Whoever signs has to
  /// keep it elsewhere as well: these rows are in the hands of whoever has the database.
  ///
  /// @throws IllegalArgumentException if it is none
  /// @throws org.springframework.dao.DataAccessException if there is one of this size
  public void keep(SignedNote checkpoint) {
    database
        .app()
        .sql("INSERT INTO record.checkpoint (size, note) VALUES (?, ?)")
        .params(size(checkpoint), checkpoint.written())
        .update();
  }

  private static long size(SignedNote checkpoint) {
    return Checkpoint.parse(checkpoint.text())
        .orElseThrow(() -> new IllegalArgumentException("not a checkpoint: " + checkpoint.text()))
        .size();
  }

  /// Returns the checkpoints that were kept here, by size.
  public List<SignedNote> checkpoints() {
    return database
        .site()
        .sql("SELECT size, note FROM published.checkpoint ORDER BY size")
        .query(
            (row, number) ->
                SignedNote.parse(row.getString(2))
                    .orElseThrow(
                        () -> new IllegalStateException("no checkpoint in the row of its size")))
        .list();
  }

  /// A file that an event speaks of.
  ///
  /// @param name what it is called
  /// @param hash SHA-256 of its bytes
  /// @param length how many bytes it has
  public record Document(String name, Digest hash, long length) {}

  /// Appends that a dump was made, unless the record speaks of its first document already.
  ///
  /// @param day the day that the dump is of
  /// @param now what the clock says
  /// @param documents its files, at least one; the first is known by its hash
  public void addDump(LocalDate day, Instant now, List<Document> documents) {
    Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          if (isIn(connection, documents.getFirst().hash())) {
            return false;
          }
          List<Map<String, ?>> files = new ArrayList<>();
          for (Document each : documents) {
            files.add(
                Map.of("bytes", each.length(), "name", each.name(), "sha256", each.hash().hex()));
          }
          long event =
              head.append(
                      now,
                      SITE,
                      DUMPED,
                      new Subject("dump", day.toString()),
                      Map.of("files", files))
                  .header()
                  .number();
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO record.document (hash, event) VALUES (?, ?)"
                      // Two files may have the same bytes.
                      + " ON CONFLICT DO NOTHING")) {
            for (Document each : documents) {
              insert.setBytes(1, each.hash().toBytes());
              insert.setLong(2, event);
              insert.addBatch();
            }
            insert.executeBatch();
          }
          return true;
        });
  }

  private static boolean isIn(Connection connection, Digest hash) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT FROM record.document WHERE hash = ? LIMIT 1")) {
      statement.setBytes(1, hash.toBytes());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /// Returns the numbers of the events that speak of a file with this hash, from the first on; a
  /// hundred at most.
  public List<Long> eventsOf(Digest hash) {
    return database
        .site()
        .sql("SELECT event FROM published.document WHERE hash = ? ORDER BY event LIMIT 100")
        .param(hash.toBytes())
        .query((row, place) -> row.getLong(1))
        .list();
  }

  /// Removes salt and payload of an event, and appends the redaction that says so. Header and
  /// proofs stay, and so does what stands on a docket.
  ///
  /// @param event its number
  /// @param now what the clock says
  /// @param actor who does it, in words of the header
  /// @param by who does it, in words of the payload
  /// @param reason why; not what was removed
  public Redaction redact(long event, Instant now, Actor actor, String by, String reason) {
    return Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          if (!hasPayload(connection, event)) {
            return new Redaction.NoPayload();
          }
          long number =
              head.append(
                      now,
                      actor,
                      EventKind.REDACTION,
                      Subject.event(event),
                      Map.of("by", by, "reason", reason))
                  .header()
                  .number();
          try (PreparedStatement remove = connection.prepareStatement("SELECT record.redact(?)")) {
            remove.setLong(1, event);
            remove.execute();
          }
          return new Redaction.Removed(number);
        });
  }

  static boolean hasPayload(Connection connection, long event) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT FROM record.payload WHERE event = ?")) {
      statement.setLong(1, event);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /// Writes the record with every payload that there is, in the form of `docs/record.md`: the
  /// events that the last checkpoint covers, of one moment, whatever is appended meanwhile.
  ///
  /// Memory does not grow with the record. Holds a connection of the application until `out` has
  /// taken everything. It writes what is stored, sound or not: that is for
  /// [org.proviso.docket.record.RecordVerifier] to say.
  ///
  /// @param out where it goes, buffered; not closed here
  /// @param key that the checkpoints are signed with
  /// @param checkpoints with the signature of the key alone; of different sizes, at least one
  /// @throws IOException if it can not be written
  public void export(OutputStream out, VerifierKey key, List<SignedNote> checkpoints)
      throws IOException {
    Exporting exporting = new Exporting(new RecordWriter(out, key), checkpoints);
    reading(database.appSource(), exporting, connection -> exporting.all(connection));
  }

  /// Writes the record as one transaction sees it.
  static void export(
      Connection connection, OutputStream out, VerifierKey key, List<SignedNote> checkpoints)
      throws SQLException, IOException {
    Exporting exporting = new Exporting(new RecordWriter(out, key), checkpoints);
    exporting.all(connection);
    exporting.end();
  }

  /// Writes the record as everybody may see it: payloads of which something is not public now are
  /// withheld. Otherwise as [#export], with the rights of the public site and by short statements.
  /// Holds one of the few connections of the site: for readers, who may be slow, write a file
  /// first.
  ///
  /// @throws IOException if it can not be written
  public void exportPublished(OutputStream out, VerifierKey key, List<SignedNote> checkpoints)
      throws IOException {
    Exporting exporting = new Exporting(new RecordWriter(out, key), checkpoints);
    reading(
        database.siteSource(),
        exporting,
        connection -> {
          try (PreparedStatement events = connection.prepareStatement(PUBLISHED)) {
            boolean more = true;
            while (more) {
              events.setLong(1, exporting.next);
              events.setInt(2, EVENTS_AT_ONCE);
              events.setLong(3, exporting.until);
              more = exporting.events(events);
            }
          }
        });
  }

  private interface Reading {
    void on(Connection connection) throws SQLException, IOException;
  }

  private static void reading(DataSource source, Exporting exporting, Reading work)
      throws IOException {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    transaction.setReadOnly(true);
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    try {
      transaction.executeWithoutResult(
          status ->
              new JdbcTemplate(source)
                  .execute(
                      (Connection connection) -> {
                        try {
                          work.on(connection);
                          exporting.end();
                          return status;
                        } catch (IOException e) {
                          throw new UncheckedIOException(e);
                        }
                      }));
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  /// One export under way.
  private static final class Exporting {

    private final RecordWriter writer;
    private final Deque<SignedNote> checkpoints;
    private final long until;
    private long written;
    private long next;

    Exporting(RecordWriter writer, List<SignedNote> checkpoints) {
      this.writer = writer;
      this.checkpoints =
          new ArrayDeque<>(
              checkpoints.stream().sorted(Comparator.comparingLong(EventLog::size)).toList());
      if (checkpoints.isEmpty()) {
        throw new IllegalArgumentException("a record is given away with a checkpoint");
      }
      this.until = size(this.checkpoints.getLast());
    }

    void all(Connection connection) throws SQLException, IOException {
      try (PreparedStatement events = connection.prepareStatement(ALL)) {
        events.setLong(1, until);
        events(events);
      }
    }

    /// Writes what a statement gives; returns whether that was something.
    boolean events(PreparedStatement statement) throws SQLException, IOException {
      boolean any = false;
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          any = true;
          while (!checkpoints.isEmpty() && size(checkpoints.getFirst()) <= written) {
            writer.write(checkpoints.removeFirst());
          }
          EventHeader header = header(row);
          writer.write(header, payload(row, header.number(), until));
          written++;
          next = header.number() + 1;
        }
      }
      return any;
    }

    void end() throws IOException {
      for (SignedNote each : checkpoints) {
        writer.write(each);
      }
    }
  }

  static EventHeader header(ResultSet row) throws SQLException {
    return new EventHeader(
        row.getLong("number"),
        row.getObject("instant", OffsetDateTime.class).toInstant(),
        new Actor(row.getString("role"), row.getString("actor")),
        new EventKind(row.getString("kind")),
        new Subject(row.getString("subject_kind"), row.getString("subject")),
        Digest.of(row.getBytes("commitment")));
  }

  /// @param until how many events the reader gets
  static Payload payload(ResultSet row, long number, long until) throws SQLException {
    if (row.getBoolean("removed")) {
      Long redaction = row.getObject("redaction", Long.class);
      if (redaction != null && redaction >= until) {
        // The reader gets the reason with the next checkpoint.
        return new Payload.Withheld();
      }
      // Somebody took it away without saying so. No event says so, least of all the next one.
      return new Payload.Removed(redaction == null ? number + 1 : redaction);
    }
    byte @Nullable [] salt = row.getBytes("salt");
    byte @Nullable [] content = row.getBytes("content");
    return salt == null || content == null
        ? new Payload.Withheld()
        : new Payload.Kept(salt, content);
  }
}
