package org.proviso.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.docket.answer.Certificate;
import org.proviso.docket.answer.FileKind;
import org.proviso.docket.answer.FileName;
import org.proviso.docket.answer.Objection;
import org.proviso.docket.answer.PrivilegeLine;
import org.proviso.docket.answer.ProducedFile;
import org.proviso.docket.answer.Reply;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.record.Digest;

/// Rows of answers as values.
final class AnswerRows {

  private static final String OF = " WHERE inquiry = ? AND party = ?";

  /// A reply of a version, by number of version and item.
  private record Place(int version, int item) {}

  private AnswerRows() {}

  /// Reads what whoever asks may see; the parts are empty if that is nothing.
  static AnswerFile file(InquirySql sql, String inquiry, String party) throws SQLException {
    return new AnswerFile(
        inquiry,
        party,
        versions(sql, inquiry, party),
        objections(sql, inquiry, party),
        requests(sql, inquiry, party),
        uploads(sql, "u.inquiry = ? AND u.party = ?", inquiry, party));
  }

  private static List<AnswerFile.Version> versions(InquirySql sql, String inquiry, String party)
      throws SQLException {
    Map<Integer, SortedMap<Integer, AnswerFile.Saved>> replies = replies(sql, inquiry, party);
    Map<Integer, List<AnswerFile.Certification>> certified = certified(sql, inquiry, party);
    return sql.list(
        "SELECT version, letter, asked, (SELECT count(*) FROM inquiry.item i"
            + " WHERE i.inquiry = v.inquiry AND i.revision = v.asked), event"
            + " FROM answer.version v"
            + OF
            + " ORDER BY version",
        row ->
            new AnswerFile.Version(
                row.getInt(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getLong(5),
                replies.getOrDefault(row.getInt(1), new TreeMap<>()),
                certified.getOrDefault(row.getInt(1), List.of())),
        inquiry,
        party);
  }

  private static Map<Integer, SortedMap<Integer, AnswerFile.Saved>> replies(
      InquirySql sql, String inquiry, String party) throws SQLException {
    Map<Place, List<String>> produced = new HashMap<>();
    sql.list(
        latest("p.upload", "produced p"),
        row -> produced.computeIfAbsent(place(row), key -> new ArrayList<>()).add(row.getString(3)),
        inquiry,
        party);
    Map<Place, List<PrivilegeLine>> logs = new HashMap<>();
    sql.list(
        latest(
            "p.document, p.dated, p.author, p.recipients, p.document_kind, p.basis, p.pages",
            "log_line p"),
        row ->
            logs.computeIfAbsent(place(row), key -> new ArrayList<>())
                .add(
                    new PrivilegeLine(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9))),
        inquiry,
        party);
    Map<Integer, SortedMap<Integer, AnswerFile.Saved>> replies = new HashMap<>();
    sql.list(
        "SELECT DISTINCT ON (version, item) version, item, kind, said, until_day, revision,"
            + " saved_by, saved, event FROM answer.reply"
            + OF
            + " ORDER BY version, item, revision DESC",
        row ->
            replies
                .computeIfAbsent(row.getInt(1), key -> new TreeMap<>())
                .put(
                    row.getInt(2),
                    new AnswerFile.Saved(
                        reply(
                            row,
                            produced.getOrDefault(place(row), List.of()),
                            logs.getOrDefault(place(row), List.of())),
                        row.getInt(6),
                        row.getString(7),
                        instant(row, 8),
                        row.getLong(9))),
        inquiry,
        party);
    return replies;
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getInt(1), row.getInt(2));
  }

  /// Returns a statement on what belongs to the latest revision of each reply.
  private static String latest(String columns, String table) {
    return "SELECT p.version, p.item, "
        + columns
        + " FROM answer."
        + table
        + " WHERE p.inquiry = ? AND p.party = ? AND p.revision = (SELECT max(r.revision)"
        + " FROM answer.reply r WHERE r.inquiry = p.inquiry AND r.party = p.party"
        + " AND r.version = p.version AND r.item = p.item)"
        + " ORDER BY p.version, p.item, p.place";
  }

  private static Reply reply(ResultSet row, List<String> uploads, List<PrivilegeLine> log)
      throws SQLException {
    String said = row.getString("said");
    String kind = row.getString("kind");
    return switch (kind) {
      case "produce" -> new Reply.Produce(said, uploads);
      case "none-exist" -> new Reply.NoneExist(said);
      case "object" -> new Reply.Objecting(said, uploads);
      case "privileged" -> new Reply.Privileged(said, uploads, log);
      case "need-time" ->
          new Reply.NeedTime(said, uploads, row.getObject("until_day", LocalDate.class));
      default -> throw new IllegalStateException("the schema has no reply " + kind);
    };
  }

  private static Map<Integer, List<AnswerFile.Certification>> certified(
      InquirySql sql, String inquiry, String party) throws SQLException {
    Map<Integer, List<AnswerFile.Certification>> certified = new HashMap<>();
    sql.list(
        "SELECT version, number, official, office, typed, statement, set_hash, day,"
            + " first_received, certified, certified_by, reason, event FROM answer.certification"
            + OF
            + " ORDER BY version, number",
        row ->
            certified
                .computeIfAbsent(row.getInt(1), key -> new ArrayList<>())
                .add(
                    new AnswerFile.Certification(
                        row.getInt(2),
                        new Certificate(
                            row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                        Digest.of(row.getBytes(7)),
                        row.getObject(8, LocalDate.class),
                        row.getObject(9, LocalDate.class),
                        instant(row, 10),
                        row.getString(11),
                        row.getString(12),
                        row.getLong(13))),
        inquiry,
        party);
    return certified;
  }

  static List<Objection> objections(InquirySql sql, String inquiry, String party)
      throws SQLException {
    Map<Integer, List<Objection.Step>> steps = new HashMap<>();
    sql.list(
        "SELECT number, step, said, day, event FROM answer.objection_step"
            + OF
            + " ORDER BY number, place",
        row ->
            steps
                .computeIfAbsent(row.getInt(1), key -> new ArrayList<>())
                .add(
                    new Objection.Step(
                        Objection.Kind.of(row.getString(2)),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getLong(5))),
        inquiry,
        party);
    return sql.list(
        "SELECT number, item, ground, day, event FROM answer.objection" + OF + " ORDER BY number",
        row ->
            new Objection(
                row.getInt(1),
                row.getObject(2, Integer.class),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                row.getLong(5),
                steps.getOrDefault(row.getInt(1), List.of())),
        inquiry,
        party);
  }

  private static List<AnswerFile.Request> requests(InquirySql sql, String inquiry, String party)
      throws SQLException {
    return sql.list(
        "SELECT number, item, until_day, reason, day, event FROM answer.extension_request"
            + OF
            + " ORDER BY number",
        row ->
            new AnswerFile.Request(
                row.getInt(1),
                row.getObject(2, Integer.class),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                row.getLong(6)),
        inquiry,
        party);
  }

  static Optional<AnswerFile.Upload> upload(InquirySql sql, String upload) throws SQLException {
    return uploads(sql, "u.upload = ?", upload).stream().findFirst();
  }

  private static List<AnswerFile.Upload> uploads(InquirySql sql, String which, String... of)
      throws SQLException {
    return sql.list(
        "SELECT u.upload, u.version, u.item, u.name, u.length, coalesce((SELECT max(c.stop)"
            + " FROM answer.chunk c WHERE c.upload = u.upload), 0), f.hash, f.kind,"
            + " EXISTS (SELECT FROM answer.abandoned a WHERE a.upload = u.upload), u.begun"
            + " FROM answer.upload u LEFT JOIN answer.finished f ON f.upload = u.upload WHERE "
            + which
            + " ORDER BY u.begun, u.upload",
        AnswerRows::upload,
        (Object[]) of);
  }

  private static AnswerFile.Upload upload(ResultSet row) throws SQLException {
    FileName name = FileName.of(row.getString(4)).orElseThrow();
    byte[] hash = row.getBytes(7);
    ProducedFile finished =
        hash == null
            ? null
            : new ProducedFile(
                row.getString(1),
                name,
                row.getLong(5),
                Digest.of(hash),
                FileKind.of(row.getString(8)).orElse(FileKind.UNKNOWN));
    return new AnswerFile.Upload(
        row.getString(1),
        row.getInt(2),
        row.getInt(3),
        name,
        row.getLong(5),
        row.getLong(6),
        finished,
        row.getBoolean(9),
        instant(row, 10));
  }

  /// Reads the letters that whoever asks may see.
  static List<ReceivedLetter> letters(InquirySql sql, String party) throws SQLException {
    Map<String, List<Draft.Item>> items = new HashMap<>();
    sql.list(
        "SELECT inquiry, revision, who, period, what FROM inquiry.item"
            + " ORDER BY inquiry, revision, number",
        row ->
            items
                .computeIfAbsent(row.getString(1) + "#" + row.getInt(2), key -> new ArrayList<>())
                .add(new Draft.Item(row.getString(3), row.getString(4), row.getString(5))));
    return sql.list(
        "SELECT i.inquiry, i.title, l.letter, l.number, m.kind, m.day, l.subject, l.pdf, l.docx,"
            + " m.revision, d.consequence, d.questions_to FROM inquiry.letter l"
            + " JOIN inquiry.inquiry i ON i.inquiry = l.inquiry"
            + " JOIN inquiry.mailing m ON m.inquiry = l.inquiry AND m.mailing = l.mailing"
            + " JOIN inquiry.draft d ON d.inquiry = m.inquiry AND d.revision = m.revision"
            + " WHERE l.party = ? ORDER BY i.inquiry, l.number",
        row ->
            new ReceivedLetter(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                LetterKind.of(row.getString(5)).orElseThrow(),
                row.getObject(6, LocalDate.class),
                row.getString(7),
                Digest.of(row.getBytes(8)),
                Digest.of(row.getBytes(9)),
                row.getInt(10),
                row.getString(11),
                row.getString(12),
                items.getOrDefault(row.getString(1) + "#" + row.getInt(10), List.of())),
        party);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Map<String, List<RecipientClocks.Received>> received(InquirySql sql, String inquiry)
      throws SQLException {
    Map<String, List<RecipientClocks.Received>> received = new TreeMap<>();
    sql.list(
        "SELECT party, event, day FROM answer.certification"
            + " WHERE inquiry = ? AND number = 1 ORDER BY event",
        row ->
            received
                .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                .add(
                    new RecipientClocks.Received(
                        row.getLong(2), row.getObject(3, LocalDate.class))),
        inquiry);
    return received;
  }
}
