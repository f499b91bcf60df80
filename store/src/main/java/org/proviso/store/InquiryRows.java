package org.proviso.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Channel;
import org.proviso.docket.inquiry.DeliveryState;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.inquiry.LetterKind;
import org.proviso.docket.inquiry.Outcome;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Digest;

/// Rows of inquiries as values.
final class InquiryRows {

  private InquiryRows() {}

  /// Reads everything of an inquiry but the text of its letters; empty if there is none.
  static Optional<InquiryFile> file(InquirySql sql, String inquiry) throws SQLException {
    List<InquiryFile.Heading> headings =
        sql.list(
            "SELECT inquiry, programme, title, event FROM inquiry.inquiry WHERE inquiry = ?",
            row ->
                new InquiryFile.Heading(
                    row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
            inquiry);
    if (headings.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new InquiryFile(
            headings.getFirst(),
            drafts(sql, inquiry),
            mailings(sql, inquiry),
            letters(sql, inquiry),
            deliveries(sql, inquiry),
            services(sql, inquiry),
            tolls(sql, inquiry),
            extensions(sql, inquiry),
            rebindings(sql, inquiry),
            closings(sql, inquiry)));
  }

  private static List<InquiryFile.Revision> drafts(InquirySql sql, String inquiry)
      throws SQLException {
    Map<Integer, List<Draft.Item>> items = new HashMap<>();
    sql.list(
        "SELECT revision, who, period, what FROM inquiry.item WHERE inquiry = ?"
            + " ORDER BY revision, number",
        row ->
            items
                .computeIfAbsent(row.getInt(1), key -> new ArrayList<>())
                .add(new Draft.Item(row.getString(2), row.getString(3), row.getString(4))),
        inquiry);
    Map<Integer, List<String>> recipients = new HashMap<>();
    sql.list(
        "SELECT revision, party FROM inquiry.recipient WHERE inquiry = ?"
            + " ORDER BY revision, party COLLATE \"C\"",
        row ->
            recipients
                .computeIfAbsent(row.getInt(1), key -> new ArrayList<>())
                .add(row.getString(2)),
        inquiry);
    return sql.list(
        "SELECT revision, condition, year, counting_rule, service_way, template, channels,"
            + " consequence, questions_to, event FROM inquiry.draft WHERE inquiry = ?"
            + " ORDER BY revision",
        row ->
            new InquiryFile.Revision(
                row.getInt(1),
                new Draft(
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    java.util.Arrays.stream((String[]) row.getArray(7).getArray())
                        .map(word -> Channel.of(word).orElseThrow())
                        .collect(java.util.stream.Collectors.toUnmodifiableSet()),
                    row.getString(8),
                    row.getString(9),
                    items.getOrDefault(row.getInt(1), List.of()),
                    recipients.getOrDefault(row.getInt(1), List.of())),
                row.getLong(10)),
        inquiry);
  }

  private static List<InquiryFile.Mailing> mailings(InquirySql sql, String inquiry)
      throws SQLException {
    return sql.list(
        "SELECT m.mailing, m.revision, m.kind, m.day, m.event, p.proposed_by, p.overridden,"
            + " p.reason, p.event, d.approved, d.decided_by, d.reason, d.event"
            + " FROM inquiry.mailing m"
            + " LEFT JOIN inquiry.proposal p ON p.inquiry = m.inquiry AND p.mailing = m.mailing"
            + " LEFT JOIN inquiry.decision d ON d.inquiry = m.inquiry AND d.mailing = m.mailing"
            + " WHERE m.inquiry = ? ORDER BY m.mailing",
        row ->
            new InquiryFile.Mailing(
                row.getInt(1),
                row.getInt(2),
                LetterKind.of(row.getString(3)).orElseThrow(),
                row.getObject(4, LocalDate.class),
                row.getLong(5),
                row.getString(6) == null
                    ? null
                    : new InquiryFile.Proposal(
                        row.getString(6),
                        List.of((String[]) row.getArray(7).getArray()),
                        row.getString(8),
                        row.getLong(9)),
                row.getString(11) == null
                    ? null
                    : new InquiryFile.Decision(
                        row.getBoolean(10), row.getString(11), row.getString(12), row.getLong(13))),
        inquiry);
  }

  private static List<InquiryFile.Letter> letters(InquirySql sql, String inquiry)
      throws SQLException {
    return sql.list(
        "SELECT letter, mailing, party, number, subject, template_hash, data_hash, pdf, docx,"
            + " desk_pdf, desk_docx, replaces, event FROM inquiry.letter WHERE inquiry = ?"
            + " ORDER BY party COLLATE \"C\", number",
        row ->
            new InquiryFile.Letter(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                Digest.of(row.getBytes(6)),
                Digest.of(row.getBytes(7)),
                Digest.of(row.getBytes(8)),
                Digest.of(row.getBytes(9)),
                Digest.of(row.getBytes(10)),
                Digest.of(row.getBytes(11)),
                row.getString(12),
                row.getLong(13)),
        inquiry);
  }

  private static final String DELIVERIES =
      "SELECT d.delivery, d.mailing, d.letter, d.party, d.channel, d.address_version, c.approved,"
          + " x.reason"
          + " FROM inquiry.delivery d LEFT JOIN inquiry.decision c ON c.inquiry = d.inquiry"
          + " AND c.mailing = d.mailing LEFT JOIN inquiry.left_out x ON x.inquiry = d.inquiry"
          + " AND x.mailing = d.mailing AND x.party = d.party WHERE ";

  private static final String ATTEMPTS =
      "SELECT a.delivery, o.outcome, o.reply, s.arrived, coalesce(s.event, o.event), e.instant,"
          + " a.number, a.event, s.settled_by, s.reason, s.event, n.renewed_by, n.reason, n.event"
          + " FROM inquiry.attempt a JOIN record.event e ON e.number = a.event"
          + " LEFT JOIN inquiry.outcome o ON o.delivery = a.delivery AND o.number = a.number"
          + " LEFT JOIN inquiry.settlement s ON s.delivery = a.delivery AND s.number = a.number"
          + " LEFT JOIN inquiry.renewal n ON n.delivery = a.delivery AND n.number = a.number"
          + " WHERE ";

  private static final String REPORTS =
      "SELECT r.delivery, r.report, r.day, r.detail, r.event, e.role, e.actor, b.instant,"
          + " t.taken_back_by, t.reason, t.event FROM inquiry.report r"
          + " JOIN record.event e ON e.number = r.event"
          + " LEFT JOIN inquiry.report_taken_back t"
          + " ON t.delivery = r.delivery AND t.number = r.number"
          + " LEFT JOIN record.event b ON b.number = t.event WHERE ";

  private static List<InquiryFile.Delivery> deliveries(InquirySql sql, String inquiry)
      throws SQLException {
    return deliveries(
        sql,
        "d.inquiry = ? ORDER BY d.delivery COLLATE \"C\"",
        "a.inquiry = ? ORDER BY a.delivery, a.number",
        "r.delivery IN (SELECT delivery FROM inquiry.delivery WHERE inquiry = ?)"
            + " ORDER BY r.delivery, r.number",
        inquiry);
  }

  static Optional<DeliveryState> state(InquirySql sql, String delivery) throws SQLException {
    return delivery(sql, delivery).map(InquiryFile.Delivery::state);
  }

  static Optional<InquiryFile.Delivery> delivery(InquirySql sql, String delivery)
      throws SQLException {
    return deliveries(
            sql,
            "d.delivery = ?",
            "a.delivery = ? ORDER BY a.number",
            "r.delivery = ? ORDER BY r.number",
            delivery)
        .stream()
        .findFirst();
  }

  private static List<InquiryFile.Delivery> deliveries(
      InquirySql sql, String which, String attempts, String reports, String of)
      throws SQLException {
    Map<String, List<InquiryFile.Tried>> attempted = new HashMap<>();
    Map<String, InquiryFile.Accepted> handed = new HashMap<>();
    sql.list(
        ATTEMPTS + attempts,
        row -> {
          // A letter that was found to have arrived did so when it was handed over.
          if ("accepted".equals(row.getString(2)) || row.getBoolean(4)) {
            handed.put(
                row.getString(1),
                new InquiryFile.Accepted(
                    row.getObject(6, OffsetDateTime.class).toInstant(), row.getLong(5)));
          }
          return attempted
              .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
              .add(tried(row));
        },
        of);
    Map<String, List<InquiryFile.Heard>> heard = new HashMap<>();
    sql.list(
        REPORTS + reports,
        row ->
            heard
                .computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                .add(
                    new InquiryFile.Heard(
                        new DeliveryState.Report(
                            DeliveryState.Report.Kind.valueOf(
                                row.getString(2).toUpperCase(Locale.ROOT)),
                            row.getObject(3, LocalDate.class)),
                        row.getString(4),
                        row.getLong(5),
                        new Actor(row.getString(6), row.getString(7)),
                        takenBack(row, 8))),
        of);
    return sql.list(
        DELIVERIES + which,
        row ->
            new InquiryFile.Delivery(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                Channel.of(row.getString(5)).orElseThrow(),
                row.getInt(6),
                row.getString(8) != null
                    ? new DeliveryState.LeftOut(row.getString(8))
                    : DeliveryState.of(
                        row.getObject(7) == null ? null : row.getBoolean(7),
                        attempted.getOrDefault(row.getString(1), List.of()).stream()
                            .map(InquiryRows::attempt)
                            .toList(),
                        heard.getOrDefault(row.getString(1), List.of()).stream()
                            .filter(each -> each.takenBack() == null)
                            .map(InquiryFile.Heard::report)
                            .toList()),
                handed.get(row.getString(1)),
                attempted.getOrDefault(row.getString(1), List.of()),
                heard.getOrDefault(row.getString(1), List.of())),
        of);
  }

  /// Returns what four columns from `first` on say; null where they are null.
  private static InquiryFile.@Nullable TakenBack takenBack(ResultSet row, int first)
      throws SQLException {
    OffsetDateTime at = row.getObject(first, OffsetDateTime.class);
    return at == null
        ? null
        : new InquiryFile.TakenBack(
            at.toInstant(),
            row.getString(first + 1),
            row.getString(first + 2),
            row.getLong(first + 3));
  }

  private static InquiryFile.Tried tried(ResultSet row) throws SQLException {
    return new InquiryFile.Tried(
        row.getInt(7),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getLong(8),
        outcome(row),
        row.getObject(4) == null
            ? null
            : new InquiryFile.Settled(
                row.getBoolean(4), row.getString(9), row.getString(10), row.getLong(11)),
        row.getString(12) == null
            ? null
            : new InquiryFile.Renewed(row.getString(12), row.getString(13), row.getLong(14)));
  }

  private static DeliveryState.Attempt attempt(InquiryFile.Tried tried) {
    InquiryFile.Settled settled = tried.settled();
    return new DeliveryState.Attempt(tried.outcome(), settled == null ? null : settled.arrived());
  }

  private static @Nullable Outcome outcome(ResultSet row) throws SQLException {
    String word = row.getString(2);
    if (word == null) {
      return null;
    }
    String reply = row.getString(3);
    return switch (word) {
      case "accepted" -> new Outcome.Accepted(reply);
      case "refused" -> new Outcome.Refused(reply);
      case "deferred" -> new Outcome.Deferred(reply);
      case "unknown" -> new Outcome.Unknown(reply);
      default -> throw new IllegalStateException("the schema has no outcome " + word);
    };
  }

  private static List<InquiryFile.Service> services(InquirySql sql, String inquiry)
      throws SQLException {
    return sql.list(
        "SELECT s.letter, s.party, s.number, s.said, s.way, s.of_number, s.day, s.proof, s.event,"
            + " b.instant, t.taken_back_by, t.reason, t.event FROM inquiry.service s"
            + " LEFT JOIN inquiry.service_taken_back t"
            + " ON t.letter = s.letter AND t.number = s.number"
            + " LEFT JOIN record.event b ON b.number = t.event"
            + " WHERE s.inquiry = ? ORDER BY s.event, s.number",
        row ->
            new InquiryFile.Service(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                InquiryFile.Service.Said.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getString(5),
                row.getObject(6, Integer.class),
                row.getObject(7, LocalDate.class),
                row.getString(8),
                row.getLong(9),
                takenBack(row, 10)),
        inquiry);
  }

  private static List<InquiryFile.Tolling> tolls(InquirySql sql, String inquiry)
      throws SQLException {
    return sql.list(
        "SELECT party, number, from_day, until_day, authority, ends, event FROM inquiry.toll"
            + " WHERE inquiry = ? ORDER BY event, number",
        row ->
            new InquiryFile.Tolling(
                row.getString(1),
                row.getInt(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getString(5),
                row.getObject(6, Integer.class),
                row.getLong(7)),
        inquiry);
  }

  private static List<InquiryFile.Extension> extensions(InquirySql sql, String inquiry)
      throws SQLException {
    return sql.list(
        "SELECT party, number, asked, decided, due, authority, event FROM inquiry.extension"
            + " WHERE inquiry = ? ORDER BY event, number",
        row ->
            new InquiryFile.Extension(
                row.getString(1),
                row.getInt(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getString(6),
                row.getLong(7)),
        inquiry);
  }

  private static List<InquiryFile.Rebinding> rebindings(InquirySql sql, String inquiry)
      throws SQLException {
    return sql.list(
        "SELECT party, calendar, from_version, to_version, authority, event"
            + " FROM inquiry.rebinding"
            + " WHERE inquiry = ? ORDER BY event, number",
        row ->
            new InquiryFile.Rebinding(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6)),
        inquiry);
  }

  private static List<InquiryFile.Closing> closings(InquirySql sql, String inquiry)
      throws SQLException {
    return sql.list(
        "SELECT party, closed, day, reason, event FROM inquiry.closing"
            + " WHERE inquiry = ? ORDER BY event, number",
        row ->
            new InquiryFile.Closing(
                row.getString(1),
                row.getBoolean(2),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getLong(5)),
        inquiry);
  }
}
