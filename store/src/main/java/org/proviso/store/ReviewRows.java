package org.proviso.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.inquiry.Draft;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Selection;
import org.proviso.docket.review.StandingKind;
import org.proviso.docket.review.StandingKind.Degree;

/// Rows of the review as values.
final class ReviewRows {

  /// How many items one statement is given.
  static final int AT_ONCE = 10_000;

  /// The latest of each person for a demand item. Parameters: collection, number and revisions.
  private static final String LATEST =
      "SELECT DISTINCT ON (item, decided_by) item, decided_by, kind, code, event"
          + " FROM review.coding WHERE collection = ? AND demand_item = ?"
          + " AND revision = ANY (?::text[]::integer[])";

  /// Keys of items, as digits, which are one parameter.
  static final String KEYS = "(SELECT decode(k, 'hex') AS item FROM unnest(?::text[]) AS k) w";

  private static final String IN_ORDER = " ORDER BY item, decided_by, event DESC";

  /// What the latest of all persons are, in the order in which they were given.
  static final String SIGNATURE =
      "CASE WHEN bool_or(kind = 'settled') THEN 'settled ' || (array_agg(code::text ORDER BY event"
          + " DESC) FILTER (WHERE kind = 'settled'))[1]"
          + " ELSE string_agg(code::text, ' ' ORDER BY event) END AS signature";

  private static final String SETTLED = "settled ";

  /// Where an item is, for whoever is about to code or settle it.
  ///
  /// @param kind what it is
  /// @param own what this person said of it last; null if nothing
  record State(StandingKind kind, @Nullable Code own) {}

  private ReviewRows() {}

  /// Returns a statement with a row of item, signature and what is asked more for each item that
  /// was coded. Parameters: those of what is asked more, collection, number and revisions.
  ///
  /// @param more columns over the latest codings of an item
  static String signatures(String more) {
    return "SELECT item, "
        + SIGNATURE
        + more
        + " FROM ("
        + LATEST
        + IN_ORDER
        + ") latest GROUP BY item";
  }

  /// Returns the same for items whose keys are the first parameter.
  ///
  /// Each is looked up by itself: the planner, who does not know how many rows there are after a
  /// large batch, would else read all codings of the demand item for a page.
  static String signaturesOfItems(String more) {
    return "SELECT w.item, s.* FROM "
        + KEYS
        + " CROSS JOIN LATERAL (SELECT "
        + SIGNATURE
        + more
        + " FROM ("
        + LATEST
        + " AND item = w.item"
        + IN_ORDER
        + ") latest) s WHERE s.signature IS NOT NULL";
  }

  static StandingKind kind(String signature) {
    if (signature.startsWith(SETTLED)) {
      return new StandingKind(Degree.SETTLED, code(signature.substring(SETTLED.length())));
    }
    return StandingKind.of(Arrays.stream(signature.split(" ", -1)).map(ReviewRows::code).toList());
  }

  static Code code(String word) {
    return Code.of(word).orElseThrow(() -> new IllegalStateException("no code: " + word));
  }

  static List<String> revisions(ReviewFile.DemandItem item) {
    return item.sameWording().stream().map(String::valueOf).toList();
  }

  static List<String> keys(List<ItemName> items) {
    return items.stream().map(item -> item.key().hex()).toList();
  }

  static <T> List<List<T>> parts(List<T> all) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }
    return parts;
  }

  /// Returns where items are, by key; those that nobody coded are not there.
  static Map<Digest, State> states(
      InquirySql sql,
      String collection,
      ReviewFile.DemandItem demandItem,
      List<ItemName> items,
      String reader)
      throws SQLException {
    Map<Digest, State> states = new HashMap<>();
    String select =
        signaturesOfItems(
            ", max(code::text) FILTER (WHERE kind = 'coded' AND decided_by = ?) AS own");
    for (List<ItemName> part : parts(items)) {
      sql.list(
          select,
          row -> {
            String own = row.getString("own");
            return states.put(
                Digest.of(row.getBytes("item")),
                new State(kind(row.getString("signature")), own == null ? null : code(own)));
          },
          keys(part),
          reader,
          collection,
          demandItem.number(),
          revisions(demandItem));
    }
    return states;
  }

  /// Returns what the latest letter asks that went out to a party in an inquiry, by number.
  static Map<Integer, ReviewFile.DemandItem> demandItems(
      InquirySql sql, String inquiry, String party) throws SQLException {
    record Item(int revision, int number, Draft.Item asked) {}
    List<Integer> asking =
        sql.list(
            "SELECT m.revision FROM inquiry.letter l JOIN inquiry.mailing m"
                + " ON m.inquiry = l.inquiry AND m.mailing = l.mailing JOIN inquiry.decision d"
                + " ON d.inquiry = l.inquiry AND d.mailing = l.mailing WHERE l.inquiry = ?"
                + " AND l.party = ? AND m.kind IN ('demand', 'supersession') AND d.approved"
                + " AND NOT EXISTS (SELECT FROM inquiry.left_out o WHERE o.inquiry = l.inquiry"
                + " AND o.mailing = l.mailing AND o.party = l.party) ORDER BY l.number DESC LIMIT 1",
            row -> row.getInt(1),
            inquiry,
            party);
    if (asking.isEmpty()) {
      return Map.of();
    }
    int revision = asking.getFirst();
    List<Item> all =
        sql.list(
            "SELECT revision, number, who, period, what FROM inquiry.item WHERE inquiry = ?"
                + " ORDER BY number, revision",
            row ->
                new Item(
                    row.getInt(1),
                    row.getInt(2),
                    new Draft.Item(row.getString(3), row.getString(4), row.getString(5))),
            inquiry);
    Map<Integer, ReviewFile.DemandItem> found = new TreeMap<>();
    for (Item each : all) {
      if (each.revision() == revision) {
        Set<Integer> same = new HashSet<>();
        for (Item other : all) {
          if (other.number() == each.number() && other.asked().equals(each.asked())) {
            same.add(other.revision());
          }
        }
        found.put(
            each.number(), new ReviewFile.DemandItem(each.number(), revision, same, each.asked()));
      }
    }
    return found;
  }

  /// Returns collections, by name.
  ///
  /// @param where on the collection `c`
  static List<ReviewFile.EvidenceCollection> collections(
      InquirySql sql, String where, @Nullable Object... parameters) throws SQLException {
    record Row(String name, String inquiry, String party, ReviewFile.Attached attached) {}
    List<Row> rows =
        sql.list(
            "SELECT c.collection, c.inquiry, c.party, a.version, a.manifest, e.actor, e.instant,"
                + " e.number FROM review.collection c JOIN review.attached a"
                + " ON a.collection = c.collection JOIN record.event e ON e.number = a.event WHERE "
                + where
                + " ORDER BY c.collection COLLATE \"C\", a.version",
            row ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    new ReviewFile.Attached(
                        row.getInt(4),
                        Digest.of(row.getBytes(5)),
                        row.getString(6),
                        instant(row, 7),
                        row.getLong(8))),
            parameters);
    Map<String, List<Row>> byName = new TreeMap<>();
    rows.forEach(row -> byName.computeIfAbsent(row.name(), key -> new ArrayList<>()).add(row));
    return byName.values().stream()
        .map(
            of ->
                new ReviewFile.EvidenceCollection(
                    of.getFirst().name(),
                    of.getFirst().inquiry(),
                    of.getFirst().party(),
                    of.stream().map(Row::attached).toList()))
        .toList();
  }

  static Optional<ReviewFile.EvidenceCollection> collection(InquirySql sql, String name)
      throws SQLException {
    return collections(sql, "c.collection = ?", name).stream().findFirst();
  }

  /// Reads columns in this order: who, when, number of the event.
  static ReviewFile.Made made(ResultSet row, int column) throws SQLException {
    return new ReviewFile.Made(
        row.getString(column), instant(row, column + 1), row.getLong(column + 2));
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// Reads location and hash.
  static ItemName item(ResultSet row, int column) throws SQLException {
    return new ItemName(row.getString(column), Digest.of(row.getBytes(column + 1)));
  }

  /// Reads columns in this order: how found, words, facets.
  static Selection selection(ResultSet row, int column) throws SQLException {
    String words = row.getString(column + 1);
    return switch (row.getString(column)) {
      case "search" -> search(words, row, column + 2);
      case "family" -> new Selection.OfFamily(words);
      case "thread" -> new Selection.OfThread(words);
      default -> new Selection.Picked();
    };
  }

  static Selection.BySearch search(String words, ResultSet row, int column) throws SQLException {
    Map<String, String> facets = new TreeMap<>();
    Array array = row.getArray(column);
    String[] all = (String[]) array.getArray();
    for (int i = 0; i + 1 < all.length; i += 2) {
      facets.put(all[i], all[i + 1]);
    }
    return Selection.BySearch.of(words, facets);
  }
}
