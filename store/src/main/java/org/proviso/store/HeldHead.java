package org.proviso.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.Event;
import org.proviso.docket.record.EventHeader;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Head;
import org.proviso.docket.record.Payload;
import org.proviso.docket.record.RightEdge;
import org.proviso.docket.record.Subject;
import org.proviso.docket.record.Subtree;

/// The head of the record, held by one transaction until it ends: whoever else appends waits.
///
/// To be held before anything is written that an event is of. What is written then names the event
/// by [#next], which is appended behind it and in the same transaction: the schema looks for it
/// when that ends. Not thread-safe.
final class HeldHead {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String LAST =
      "(SELECT number + 1 AS size, instant FROM record.event ORDER BY number DESC LIMIT 1) last";

  private final Connection connection;
  private final boolean ofRecipient;
  private Head head;

  private HeldHead(Connection connection, boolean ofRecipient, Head head) {
    this.connection = connection;
    this.ofRecipient = ofRecipient;
    this.head = head;
  }

  /// Waits until no other transaction holds the head.
  static HeldHead hold(Connection connection) throws SQLException {
    return hold(connection, /* ofRecipient= */ false);
  }

  /// Waits likewise, with a connection of a recipient's people: they have no right to add to the
  /// record but by functions, which take events of answers of their own party and of what it does
  /// in its matters.
  static HeldHead holdForRecipient(Connection connection) throws SQLException {
    return hold(connection, /* ofRecipient= */ true);
  }

  private static HeldHead hold(Connection connection, boolean ofRecipient) throws SQLException {
    // A statement of its own: the next one then sees what the holder before has committed.
    Sql.execute(connection, "SELECT pg_advisory_xact_lock(hashtext('record.event'))");
    return new HeldHead(connection, ofRecipient, read(connection, LAST, "record.subtree"));
  }

  /// Reads a head; `heads` has one row or none.
  static Head read(Connection connection, String heads, String subtrees) throws SQLException {
    long size;
    Instant latest;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT size, instant FROM " + heads)) {
      if (!row.next()) {
        return Head.EMPTY;
      }
      size = row.getLong(1);
      latest = row.getObject(2, OffsetDateTime.class).toInstant();
    }
    List<Digest> peaks = hashes(connection, subtrees, RightEdge.subtrees(size));
    return new Head(new RightEdge(size, peaks), latest);
  }

  /// Returns the hashes of subtrees, by one statement.
  ///
  /// @throws IllegalArgumentException if one of them is not there
  static List<Digest> hashes(Connection connection, String subtrees, List<Subtree> wanted)
      throws SQLException {
    Map<Subtree, Digest> found = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT s.level, s.index, s.hash FROM unnest(?::smallint[], ?::bigint[])"
                + " AS w (level, index) JOIN "
                + subtrees
                + " s ON s.level = w.level AND s.index = w.index")) {
      statement.setArray(
          1, connection.createArrayOf("int2", wanted.stream().map(Subtree::level).toArray()));
      statement.setArray(
          2, connection.createArrayOf("int8", wanted.stream().map(Subtree::index).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(new Subtree(rows.getInt(1), rows.getLong(2)), Digest.of(rows.getBytes(3)));
        }
      }
    }
    List<Digest> hashes = new ArrayList<>();
    for (Subtree each : wanted) {
      Digest hash = found.get(each);
      if (hash == null) {
        throw new IllegalArgumentException("the record has no " + each);
      }
      hashes.add(hash);
    }
    return hashes;
  }

  /// Returns the number of the next event.
  long next() {
    return head.edge().size();
  }

  /// Appends an event.
  ///
  /// @param now what the clock says
  /// @param content what it says, as [Json#of] takes it
  /// @throws IllegalArgumentException if that is longer than [Payload#LONGEST], or, on a connection
  ///   of a recipient's people, its actor or subject is none of theirs
  Event append(Instant now, Actor actor, EventKind kind, Subject subject, Map<String, ?> content)
      throws SQLException {
    Payload.Kept payload =
        Payload.Kept.of(Json.of(content).getBytes(StandardCharsets.UTF_8), RANDOM);
    Head.Appended appended = head.append(now, actor, kind, subject, payload);
    if (ofRecipient) {
      insertByFunction(appended, payload);
    } else {
      insert(appended, payload);
    }
    head = appended.head();
    return appended.event();
  }

  private void insert(Head.Appended appended, Payload.Kept payload) throws SQLException {
    var header = appended.event().header();
    try (PreparedStatement event =
            connection.prepareStatement(
                "INSERT INTO record.event (number, instant, role, actor, kind, subject_kind,"
                    + " subject, commitment) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement kept =
            connection.prepareStatement(
                "INSERT INTO record.payload (event, salt, content) VALUES (?, ?, ?)");
        PreparedStatement subtree =
            connection.prepareStatement(
                "INSERT INTO record.subtree (level, index, hash) VALUES (?, ?, ?)")) {
      event.setLong(1, header.number());
      event.setObject(2, header.recorded().atOffset(ZoneOffset.UTC));
      event.setString(3, header.actor().role());
      event.setString(4, header.actor().id());
      event.setString(5, header.kind().word());
      event.setString(6, header.subject().kind());
      event.setString(7, header.subject().id());
      event.setBytes(8, header.commitment().toBytes());
      event.executeUpdate();
      kept.setLong(1, header.number());
      kept.setBytes(2, payload.salt());
      kept.setBytes(3, payload.bytes());
      kept.executeUpdate();
      for (Subtree.Hashed each : appended.completed()) {
        subtree.setInt(1, each.subtree().level());
        subtree.setLong(2, each.subtree().index());
        subtree.setBytes(3, each.hash().toBytes());
        subtree.addBatch();
      }
      subtree.executeBatch();
    }
  }

  private void insertByFunction(Head.Appended appended, Payload.Kept payload) throws SQLException {
    EventHeader header = appended.event().header();
    if (header.kind().equals(Findings.ANSWERED)) {
      appendAnswerToFinding(appended, payload);
      return;
    }
    String id = header.subject().id();
    // The functions say what they take for granted, so a header with something else would not be
    // the one that is hashed.
    boolean ofMatter = header.subject().kind().equals("matter");
    int end = id.indexOf('/');
    if (!header.actor().role().equals("recipient")
        || (!ofMatter && (!header.subject().kind().equals("recipient") || end < 0))) {
      throw new IllegalArgumentException("no event of a recipient: " + header);
    }
    try (PreparedStatement append =
        connection.prepareStatement(
            "SELECT "
                + (ofMatter ? "matter" : "answer")
                + ".append(?, ?, ?, ?, ?, ?, ?, ?, ?::integer[], ?::bigint[], ?::bytea[])")) {
      append.setLong(1, header.number());
      append.setObject(2, header.recorded().atOffset(ZoneOffset.UTC));
      append.setString(3, header.actor().id());
      append.setString(4, header.kind().word());
      append.setString(5, ofMatter ? id : id.substring(0, end));
      setHashes(append, 6, appended, payload);
      append.execute();
    }
  }

  /// The function looks for the answer that the event is of, and says role, kind and the kind of
  /// subject itself.
  private void appendAnswerToFinding(Head.Appended appended, Payload.Kept payload)
      throws SQLException {
    EventHeader header = appended.event().header();
    if (!header.actor().role().equals("recipient") || !header.subject().kind().equals("matter")) {
      throw new IllegalArgumentException("no event of a recipient: " + header);
    }
    try (PreparedStatement append =
        connection.prepareStatement(
            "SELECT finding.append(?, ?, ?, ?, ?, ?, ?, ?::integer[], ?::bigint[], ?::bytea[])")) {
      append.setLong(1, header.number());
      append.setObject(2, header.recorded().atOffset(ZoneOffset.UTC));
      append.setString(3, header.actor().id());
      append.setString(4, header.subject().id());
      setHashes(append, 5, appended, payload);
      append.execute();
    }
  }

  /// Sets the commitment, the payload and the complete subtrees.
  ///
  /// @param first number of the first parameter
  private void setHashes(
      PreparedStatement append, int first, Head.Appended appended, Payload.Kept payload)
      throws SQLException {
    List<Subtree.Hashed> completed = appended.completed();
    append.setBytes(first, appended.event().header().commitment().toBytes());
    append.setBytes(first + 1, payload.salt());
    append.setBytes(first + 2, payload.bytes());
    append.setArray(
        first + 3,
        connection.createArrayOf(
            "int4", completed.stream().map(each -> each.subtree().level()).toArray()));
    append.setArray(
        first + 4,
        connection.createArrayOf(
            "int8", completed.stream().map(each -> each.subtree().index()).toArray()));
    append.setArray(
        first + 5,
        connection.createArrayOf(
            "bytea", completed.stream().map(each -> each.hash().toBytes()).toArray(byte[][]::new)));
  }
}
