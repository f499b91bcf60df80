package org.proviso.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.PolicyClause;
import org.proviso.docket.review.QuotedPassage;
import org.proviso.law.act.Mark;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Span;
import org.proviso.store.Reviewed.Reason;

/// Policy clauses: what a reviewer would have the register say of a passage, and what counsel, who
/// is another person, enters into it. Each act is rows that are added and events of the record, in
/// one transaction.
///
/// What is entered is public, and counts from the day of its entry on for whoever asks what was
/// known. The words of the passage and its location stay with staff. That somebody acts in the role
/// that an act is for is asked here; that the account has the role is for the caller to have asked.
/// Thread-safe.
public final class PolicyClauses {

  private static final EventKind DRAFTED = new EventKind("policy.drafted");
  private static final EventKind DECLINED = new EventKind("policy.declined");
  private static final EventKind ENTERED = new EventKind("policy.entered");
  private static final EventKind WITHDRAWN = new EventKind("policy.withdrawn");

  private static final String SELECT =
      "SELECT d.event, d.collection, i.location, i.hash, d.page, d.text_kind, d.from_character,"
          + " d.until_character, d.passage, d.holder, d.title, d.in_force_from, d.in_force_until,"
          + " d.reaches_within, ARRAY(SELECT x FROM jsonb_each(d.features) f(k, v), LATERAL"
          + " (SELECT '=' || k, 0::bigint UNION ALL SELECT '-' || t, n"
          + " FROM jsonb_array_elements_text(v) WITH ORDINALITY e(t, n)) s(x, n)"
          + " ORDER BY k COLLATE \"C\", n) AS terms, d.citation, d.mark, d.caveats, d.drafted_by,"
          + " de.instant AS drafted_at, a.policy, a.reason, a.answered_by, a.event AS answer,"
          + " ae.instant AS answered_at, w.reason AS withdrawn_why, w.withdrawn_by,"
          + " w.event AS withdrawal, we.instant AS withdrawn_at"
          + " FROM review.policy_draft d"
          + " JOIN review.item i ON i.collection = d.collection AND i.item = d.item"
          + " JOIN record.event de ON de.number = d.event"
          + " LEFT JOIN review.policy_answer a ON a.draft = d.event"
          + " LEFT JOIN record.event ae ON ae.number = a.event"
          + " LEFT JOIN review.policy_withdrawal w ON w.policy = a.policy"
          + " LEFT JOIN record.event we ON we.number = w.event";

  private final Database database;

  /// Makes the policy clauses of an open database.
  public PolicyClauses(Database database) {
    this.database = database;
  }

  private static Reviewed.Refused refused(Reason reason) {
    return new Reviewed.Refused(reason);
  }

  private static boolean isCounsel(By by) {
    return by.actor().role().equals("counsel");
  }

  private static boolean isReason(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= Reviews.LONGEST
        && text.indexOf(0) < 0;
  }

  /// Drafts a clause from a passage of a collection, as a reviewer or counsel.
  ///
  /// @param manifest hash of the manifest that whoever drafts was looking at
  public Reviewed draft(
      String collection, Digest manifest, QuotedPassage passage, PolicyClause clause, By by) {
    if (!isCounsel(by) && !by.actor().role().equals("reviewer")) {
      return refused(Reason.NOT_A_REVIEWER);
    }
    return InquirySql.act(
        database,
        (sql, head) -> {
          Optional<ReviewFile.EvidenceCollection> found = ReviewRows.collection(sql, collection);
          if (found.isEmpty()
              || !sql.has("SELECT FROM register.party WHERE party = ?", clause.holder())) {
            return refused(Reason.NOT_THERE);
          }
          if (!found.get().manifest().equals(manifest)) {
            return refused(Reason.STALE_MANIFEST);
          }
          long event = head.next();
          ItemName item = passage.item();
          Reviews.name(sql, collection, List.of(item), event);
          Integer page = passage.page() == 0 ? null : passage.page();
          sql.insert(
              "INSERT INTO review.policy_draft (event, collection, version, item, page, text_kind,"
                  + " from_character, until_character, passage, holder, title, in_force_from,"
                  + " in_force_until, reaches_within, features, citation, mark, caveats,"
                  + " drafted_by)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)",
              event,
              collection,
              found.get().manifests().getLast().version(),
              item.key(),
              page,
              passage.textKind(),
              passage.from(),
              passage.until(),
              passage.words(),
              clause.holder(),
              clause.title(),
              clause.inForce().from(),
              clause.inForce().until(),
              clause.reachesWithin(),
              Json.ofLists(clause.features()),
              clause.citation(),
              clause.mark().name(),
              clause.caveats(),
              by.actor().id());
          Map<String, Object> content = new TreeMap<>();
          content.put("location", item.location());
          content.put("sha256", item.sha256().hex());
          InquirySql.put(content, "page", page);
          content.put("text", passage.textKind());
          content.put("from", passage.from());
          content.put("until", passage.until());
          content.put("holder", clause.holder());
          content.put("title", clause.title());
          content.put("features", clause.features());
          content.put("mark", clause.mark().name());
          InquirySql.put(content, "in-force-from", text(clause.inForce().from()));
          InquirySql.put(content, "in-force-until", text(clause.inForce().until()));
          return done(head, by, DRAFTED, collection, content);
        });
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static Reviewed done(
      HeldHead head, By by, EventKind kind, String collection, Map<String, ?> content)
      throws SQLException {
    long event =
        head.append(by.at(), by.actor(), kind, new Subject("collection", collection), content)
            .header()
            .number();
    return new Reviewed.Done(event, 0, 0);
  }

  /// What counsel does with a draft of somebody else that waits.
  private interface Answering {
    Reviewed with(InquirySql sql, HeldHead head, DraftedClause draft) throws SQLException;
  }

  private Reviewed answer(InquirySql sql, HeldHead head, long draft, By by, Answering answering)
      throws SQLException {
    Optional<DraftedClause> found = find(sql, " WHERE d.event = ?", draft).stream().findFirst();
    if (found.isEmpty()) {
      return refused(Reason.NOT_THERE);
    }
    if (!(found.get().fate() instanceof DraftedClause.Waiting)) {
      return refused(Reason.NO_CHANGE);
    }
    if (found.get().drafted().by().equals(by.actor().id())) {
      return refused(Reason.OWN_DRAFT);
    }
    return answering.with(sql, head, found.get());
  }

  /// Declines a draft, as counsel.
  ///
  /// @param draft its number
  /// @param reason why, up to [Reviews#LONGEST] characters
  public Reviewed decline(long draft, String reason, By by) {
    if (!isCounsel(by)) {
      return refused(Reason.NOT_COUNSEL);
    }
    if (!isReason(reason)) {
      return refused(Reason.INCOMPLETE);
    }
    return InquirySql.act(
        database,
        (all, held) ->
            answer(
                all,
                held,
                draft,
                by,
                (sql, head, found) -> {
                  sql.insert(
                      "INSERT INTO review.policy_answer (draft, reason, answered_by, event)"
                          + " VALUES (?, ?, ?, ?)",
                      draft,
                      reason,
                      by.actor().id(),
                      head.next());
                  return done(
                      head,
                      by,
                      DECLINED,
                      found.collection(),
                      Map.of("draft", draft, "reason", reason));
                }));
  }

  /// Enters a draft into the register, as counsel: the register has it from then on, and whoever
  /// holds the register as it was has to read it again.
  ///
  /// @param draft its number
  public Reviewed enter(long draft, By by) {
    if (!isCounsel(by)) {
      return refused(Reason.NOT_COUNSEL);
    }
    return InquirySql.actOnRegister(
        database,
        (connection, all, held) ->
            answer(
                all,
                held,
                draft,
                by,
                (sql, head, found) -> {
                  PolicyClause clause = found.clause();
                  Policy policy = clause.policy(draft, by.at());
                  add(
                      connection,
                      head,
                      policy.id(),
                      new RecordTable.Row(
                          1,
                          RegisterRows.of(
                              policy, clause.provenance(found.passage()), found.passage())),
                      found,
                      by);
                  sql.insert(
                      "INSERT INTO review.policy_answer (draft, policy, answered_by, event)"
                          + " VALUES (?, ?, ?, ?)",
                      draft,
                      policy.id(),
                      by.actor().id(),
                      head.next());
                  return done(
                      head,
                      by,
                      ENTERED,
                      found.collection(),
                      Map.of("draft", draft, "policy", policy.id()));
                }));
  }

  /// Withdraws what was entered, as counsel: the register counts it no more from this day on, in
  /// UTC, and tells whoever asks what was known before.
  ///
  /// @param draft its number
  /// @param reason why, up to [Reviews#LONGEST] characters
  public Reviewed withdraw(long draft, String reason, By by) {
    if (!isCounsel(by)) {
      return refused(Reason.NOT_COUNSEL);
    }
    if (!isReason(reason)) {
      return refused(Reason.INCOMPLETE);
    }
    return InquirySql.actOnRegister(
        database,
        (connection, sql, head) -> {
          Optional<DraftedClause> found =
              find(sql, " WHERE d.event = ?", draft).stream().findFirst();
          if (found.isEmpty()) {
            return refused(Reason.NOT_THERE);
          }
          if (!(found.get().fate() instanceof DraftedClause.Entered entered)) {
            return refused(Reason.NO_CHANGE);
          }
          PolicyClause clause = found.get().clause();
          QuotedPassage passage = found.get().passage();
          Policy policy =
              RegisterRows.withdrawn(
                  clause.policy(draft, entered.made().at()),
                  LocalDate.ofInstant(by.at(), ZoneOffset.UTC));
          add(
              connection,
              head,
              policy.id(),
              new RecordTable.Row(2, RegisterRows.of(policy, clause.provenance(passage), passage)),
              found.get(),
              by);
          sql.insert(
              "INSERT INTO review.policy_withdrawal (policy, reason, withdrawn_by, event)"
                  + " VALUES (?, ?, ?, ?)",
              policy.id(),
              reason,
              by.actor().id(),
              head.next());
          return done(
              head,
              by,
              WITHDRAWN,
              found.get().collection(),
              Map.of("policy", policy.id(), "reason", reason));
        });
  }

  /// Adds a revision to the register, which is an event of its own.
  private static void add(
      Connection connection,
      HeldHead head,
      String id,
      RecordTable.Row row,
      DraftedClause draft,
      By by)
      throws SQLException {
    Map<RecordTable, Map<String, RecordTable.Row>> fresh = new LinkedHashMap<>();
    fresh.put(RecordTable.POLICY, Map.of(id, row));
    String source = "collection " + draft.collection();
    RegisterStore.write(connection, head, fresh, List.of(), by.actor(), source, by.at());
  }

  /// Returns the clauses that were drafted from a collection, in the order in which they were.
  public List<DraftedClause> ofCollection(String collection) {
    return InquirySql.read(
        database,
        connection ->
            find(
                InquirySql.on(connection), " WHERE d.collection = ? ORDER BY d.event", collection));
  }

  /// Returns a clause by the number of its draft.
  public Optional<DraftedClause> draft(long number) {
    return InquirySql.read(
        database,
        connection ->
            find(InquirySql.on(connection), " WHERE d.event = ?", number).stream().findFirst());
  }

  private static List<DraftedClause> find(InquirySql sql, String where, Object parameter)
      throws SQLException {
    return sql.list(SELECT + where, PolicyClauses::drafted, parameter);
  }

  private static DraftedClause drafted(ResultSet row) throws SQLException {
    return new DraftedClause(
        row.getLong("event"),
        row.getString("collection"),
        new QuotedPassage(
            new ItemName(row.getString("location"), Digest.of(row.getBytes("hash"))),
            row.getInt("page"),
            row.getString("text_kind"),
            row.getInt("from_character"),
            row.getInt("until_character"),
            row.getString("passage")),
        new PolicyClause(
            row.getString("holder"),
            row.getString("title"),
            new Span(
                row.getObject("in_force_from", LocalDate.class),
                row.getObject("in_force_until", LocalDate.class)),
            row.getBoolean("reaches_within"),
            new TreeMap<>(Features.of(RecordTable.texts(row.getArray("terms")))),
            row.getString("citation"),
            Mark.valueOf(row.getString("mark")),
            RecordTable.texts(row.getArray("caveats"))),
        made(row, "drafted_by", "drafted_at", "event"),
        fate(row));
  }

  private static ReviewFile.Made made(ResultSet row, String by, String at, String event)
      throws SQLException {
    return new ReviewFile.Made(
        row.getString(by), row.getObject(at, OffsetDateTime.class).toInstant(), row.getLong(event));
  }

  private static DraftedClause.Fate fate(ResultSet row) throws SQLException {
    if (row.getString("answered_by") == null) {
      return new DraftedClause.Waiting();
    }
    ReviewFile.Made answered = made(row, "answered_by", "answered_at", "answer");
    String policy = row.getString("policy");
    if (policy == null) {
      return new DraftedClause.Declined(row.getString("reason"), answered);
    }
    return row.getString("withdrawn_by") == null
        ? new DraftedClause.Entered(policy, answered)
        : new DraftedClause.Withdrawn(
            policy,
            answered,
            row.getString("withdrawn_why"),
            made(row, "withdrawn_by", "withdrawn_at", "withdrawal"));
  }
}
