package org.proviso.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Tier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of matters as values.
final class MatterRows {

  /// Due days as two columns have them.
  record Clocks(List<String> names, List<String> days) {

    static Clocks of(Map<String, LocalDate> due) {
      Map<String, LocalDate> sorted = new TreeMap<>(due);
      return new Clocks(
          List.copyOf(sorted.keySet()), sorted.values().stream().map(LocalDate::toString).toList());
    }
  }

  private record Heading(
      MatterId id, String party, @Nullable Tier tier, String said, boolean isPublic) {}

  private MatterRows() {}

  static @Nullable String word(@Nullable Tier tier) {
    return tier == null ? null : tier.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Tier tier(@Nullable String word) {
    return word == null ? null : Tier.valueOf(word.toUpperCase(Locale.ROOT));
  }

  static List<MatterFile> files(InquirySql sql) throws SQLException {
    return files(sql, "true", /* ofStaff= */ true);
  }

  static @Nullable MatterFile file(InquirySql sql, MatterId id) throws SQLException {
    List<MatterFile> found =
        files(sql, "award = ? AND condition = ?", /* ofStaff= */ true, id.award(), id.condition());
    return found.isEmpty() ? null : found.getFirst();
  }

  static List<MatterFile> ofAward(InquirySql sql, String award) throws SQLException {
    return files(sql, "award = ?", /* ofStaff= */ true, award);
  }

  static List<MatterFile> own(InquirySql sql) throws SQLException {
    return files(sql, "true", /* ofStaff= */ false);
  }

  /// @param ofStaff whether who reads may see proposals and publications
  private static List<MatterFile> files(
      InquirySql sql, String where, boolean ofStaff, @Nullable Object... parameters)
      throws SQLException {
    Set<MatterId> open = Set.of();
    Map<MatterId, List<MatterFile.Proposal>> proposals = new HashMap<>();
    if (ofStaff) {
      open = Set.copyOf(publicOnes(sql, where, parameters));
      proposals = proposals(sql, where, parameters);
    }
    Map<MatterId, List<MatterFile.Taken>> steps = steps(sql, where, ofStaff, parameters);
    Map<MatterId, List<MatterFile.CourtOrder>> orders = orders(sql, where, parameters);
    Map<MatterId, List<String>> inquiries = inquiries(sql, where, parameters);
    Map<MatterId, List<FindingFile>> findings =
        ofStaff ? FindingRows.ofStaff(sql, where, parameters) : FindingRows.own(sql);
    List<MatterFile> files = new ArrayList<>();
    for (Heading heading : headings(sql, where, open, parameters)) {
      files.add(
          new MatterFile(
              heading.id(),
              heading.party(),
              heading.tier(),
              heading.said(),
              heading.isPublic(),
              proposals.getOrDefault(heading.id(), List.of()),
              steps.getOrDefault(heading.id(), List.of()),
              orders.getOrDefault(heading.id(), List.of()),
              inquiries.getOrDefault(heading.id(), List.of()),
              List.of(),
              findings.getOrDefault(heading.id(), List.of())));
    }
    return files;
  }

  private static List<Heading> headings(
      InquirySql sql, String where, Set<MatterId> open, @Nullable Object... parameters)
      throws SQLException {
    return sql.list(
        "SELECT award, condition, party, tier, said FROM matter.matter WHERE "
            + where
            + " ORDER BY award COLLATE \"C\", condition COLLATE \"C\"",
        row -> {
          MatterId id = id(row);
          return new Heading(
              id,
              row.getString("party"),
              tier(row.getString("tier")),
              row.getString("said"),
              open.contains(id));
        },
        parameters);
  }

  private static List<MatterId> publicOnes(
      InquirySql sql, String where, @Nullable Object... parameters) throws SQLException {
    return sql.list(
        "SELECT award, condition FROM (SELECT DISTINCT ON (award, condition) award, condition,"
            + " published FROM matter.publication WHERE "
            + where
            + " ORDER BY award, condition, number DESC) p WHERE published",
        MatterRows::id,
        parameters);
  }

  private static MatterId id(ResultSet row) throws SQLException {
    return new MatterId(row.getString("award"), row.getString("condition"));
  }

  private static Map<MatterId, List<MatterFile.Proposal>> proposals(
      InquirySql sql, String where, @Nullable Object... parameters) throws SQLException {
    Map<MatterId, List<MatterFile.Proposal>> proposals = new HashMap<>();
    sql.list(
        "SELECT p.*, v.actor, s.number AS taken, d.proposal AS turned_down"
            + " FROM (SELECT * FROM matter.proposal WHERE "
            + where
            + ") p JOIN record.event v ON v.number = p.event"
            + " LEFT JOIN matter.step s ON s.award = p.award AND s.condition = p.condition"
            + " AND s.proposal = p.number"
            + " LEFT JOIN matter.turned_down d ON d.award = p.award"
            + " AND d.condition = p.condition AND d.proposal = p.number ORDER BY p.number",
        row ->
            proposals
                .computeIfAbsent(id(row), key -> new ArrayList<>())
                .add(
                    new MatterFile.Proposal(
                        row.getInt("number"),
                        wanted(row),
                        row.getString("override"),
                        row.getObject("taken", Integer.class) != null
                            ? MatterFile.Proposal.Outcome.TAKEN
                            : row.getObject("turned_down", Integer.class) != null
                                ? MatterFile.Proposal.Outcome.TURNED_DOWN
                                : MatterFile.Proposal.Outcome.OPEN,
                        row.getString("actor"),
                        row.getLong("event"))),
        parameters);
    return proposals;
  }

  private static MatterFile.Wanted wanted(ResultSet row) throws SQLException {
    return new MatterFile.Wanted(
        row.getString("step"),
        Set.copyOf(RecordTable.texts(row.getArray("actions"))),
        due(row),
        row.getString("said"));
  }

  private static Map<String, LocalDate> due(ResultSet row) throws SQLException {
    List<String> clocks = RecordTable.texts(row.getArray("clocks"));
    Array days = row.getArray("dues");
    Object[] values = (Object[]) days.getArray();
    Map<String, LocalDate> due = new LinkedHashMap<>();
    for (int i = 0; i < clocks.size(); i++) {
      due.put(clocks.get(i), ((java.sql.Date) values[i]).toLocalDate());
    }
    return due;
  }

  private static Map<MatterId, List<MatterFile.Taken>> steps(
      InquirySql sql, String where, boolean ofStaff, @Nullable Object... parameters)
      throws SQLException {
    Map<MatterId, List<MatterFile.Taken>> steps = new HashMap<>();
    // A recipient's people read a step with the reason that overrides, and not the proposal's rows.
    String override = ofStaff ? "p.override" : "NULL::text";
    String proposals =
        ofStaff
            ? " LEFT JOIN matter.proposal p ON p.award = s.award AND p.condition = s.condition"
                + " AND p.number = s.proposal"
            : "";
    sql.list(
        "SELECT s.*, r.day AS reached, r.said AS reached_by, "
            + override
            + " AS override FROM (SELECT * FROM matter.step WHERE "
            + where
            + ") s LEFT JOIN matter.reached r ON r.award = s.award AND r.condition = s.condition"
            + " AND r.number = s.number"
            + proposals
            + " ORDER BY s.number",
        row -> steps.computeIfAbsent(id(row), key -> new ArrayList<>()).add(taken(row)),
        parameters);
    return steps;
  }

  private static MatterFile.Taken taken(ResultSet row) throws SQLException {
    Integer proposal = row.getObject("proposal", Integer.class);
    LocalDate day = row.getObject("day", LocalDate.class);
    LocalDate reached = row.getObject("reached", LocalDate.class);
    return new MatterFile.Taken(
        row.getInt("number"),
        wanted(row),
        day,
        // What others did has reached whoever enters it.
        proposal == null ? day : reached,
        row.getString("reached_by"),
        proposal,
        row.getString("override"),
        row.getString("overriding"),
        row.getString("signer"),
        row.getLong("event"));
  }

  static List<InquiryFile.Heading> joinable(InquirySql sql, MatterId id) throws SQLException {
    return sql.list(
        "SELECT i.inquiry, i.programme, i.title, i.event FROM matter.matter t, inquiry.inquiry i"
            + " WHERE t.award = ? AND t.condition = ? AND EXISTS (SELECT FROM inquiry.letter l"
            + " JOIN inquiry.mailing m ON m.inquiry = l.inquiry AND m.mailing = l.mailing"
            + " JOIN inquiry.decision d ON d.inquiry = l.inquiry AND d.mailing = l.mailing"
            + " WHERE l.inquiry = i.inquiry AND l.party = t.party AND d.approved"
            + " AND m.kind IN ('demand', 'supersession'))"
            + " AND NOT EXISTS (SELECT FROM matter.joined j WHERE j.award = t.award"
            + " AND j.condition = t.condition AND j.inquiry = i.inquiry) ORDER BY i.event",
        row ->
            new InquiryFile.Heading(
                row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
        id.award(),
        id.condition());
  }

  private static Map<MatterId, List<String>> inquiries(
      InquirySql sql, String where, @Nullable Object... parameters) throws SQLException {
    Map<MatterId, List<String>> inquiries = new HashMap<>();
    sql.list(
        "SELECT award, condition, inquiry FROM matter.joined WHERE " + where + " ORDER BY event",
        row ->
            inquiries
                .computeIfAbsent(id(row), key -> new ArrayList<>())
                .add(row.getString("inquiry")),
        parameters);
    return inquiries;
  }

  private static Map<MatterId, List<MatterFile.CourtOrder>> orders(
      InquirySql sql, String where, @Nullable Object... parameters) throws SQLException {
    Map<MatterId, List<MatterFile.CourtOrder>> orders = new HashMap<>();
    sql.list(
        "SELECT o.award, o.condition, c.number, c.citation, c.actions, c.from_day,"
            + " l.day AS until_day, c.doubtful, c.said, c.event"
            + " FROM (SELECT * FROM matter.ordered WHERE "
            + where
            + ") o JOIN matter.court_order c ON c.number = o.number"
            + " LEFT JOIN matter.lifted l ON l.number = o.number ORDER BY c.number",
        row ->
            orders
                .computeIfAbsent(id(row), key -> new ArrayList<>())
                .add(order(row, row.getString("said"))),
        parameters);
    return orders;
  }

  private static MatterFile.CourtOrder order(ResultSet row, String said) throws SQLException {
    return new MatterFile.CourtOrder(
        row.getInt("number"),
        row.getString("citation"),
        Set.copyOf(RecordTable.texts(row.getArray("actions"))),
        row.getObject("from_day", LocalDate.class),
        row.getObject("until_day", LocalDate.class),
        row.getBoolean("doubtful"),
        said,
        row.getLong("event"));
  }

  /// @param party whose matters; null for all
  static List<MatterFile> published(JdbcClient site, @Nullable String party) {
    List<String> parties = party == null ? List.of() : List.of(party);
    String of = party == null ? "(NULL)" : "(?)";
    Map<MatterId, Heading> headings = new LinkedHashMap<>();
    Map<MatterId, List<MatterFile.Taken>> steps = new HashMap<>();
    Map<MatterId, List<MatterFile.CourtOrder>> orders = new HashMap<>();
    site.sql("SELECT * FROM published.matter_steps" + of)
        .params(parties)
        .query(
            (row, ignored) -> {
              MatterId id = id(row);
              headings.put(
                  id,
                  new Heading(
                      id,
                      row.getString("party"),
                      tier(row.getString("tier")),
                      "",
                      row.getBoolean("whole")));
              if (row.getObject("number", Integer.class) != null) {
                steps.computeIfAbsent(id, key -> new ArrayList<>()).add(publicStep(row));
              }
              return id;
            })
        .list();
    site.sql("SELECT * FROM published.matter_orders" + of)
        .params(parties)
        .query(
            (row, ignored) ->
                orders.computeIfAbsent(id(row), key -> new ArrayList<>()).add(order(row, "")))
        .list();
    Map<MatterId, List<String>> inquiries = new HashMap<>();
    site.sql("SELECT * FROM published.matter_inquiries" + of)
        .params(parties)
        .query(
            (row, ignored) ->
                inquiries
                    .computeIfAbsent(id(row), key -> new ArrayList<>())
                    .add(row.getString("inquiry")))
        .list();
    Map<MatterId, List<FindingFile>> findings =
        headings.isEmpty() ? Map.of() : FindingRows.published(site, party);
    List<MatterFile> files = new ArrayList<>();
    headings
        .values()
        .forEach(
            heading ->
                files.add(
                    new MatterFile(
                        heading.id(),
                        heading.party(),
                        heading.tier(),
                        heading.said(),
                        heading.isPublic(),
                        List.of(),
                        steps.getOrDefault(heading.id(), List.of()),
                        orders.getOrDefault(heading.id(), List.of()),
                        inquiries.getOrDefault(heading.id(), List.of()),
                        List.of(),
                        findings.getOrDefault(heading.id(), List.of()))));
    return files;
  }

  private static MatterFile.Taken publicStep(ResultSet row) throws SQLException {
    LocalDate day = row.getObject("day", LocalDate.class);
    return new MatterFile.Taken(
        row.getInt("number"),
        wanted(row),
        day,
        row.getObject("reached", LocalDate.class),
        null,
        null,
        row.getString("override"),
        row.getString("overriding"),
        null,
        row.getLong("event"));
  }
}
