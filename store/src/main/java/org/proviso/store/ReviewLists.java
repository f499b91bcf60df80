package org.proviso.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.Coding;
import org.proviso.docket.review.DemandMatrix;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Progress;
import org.proviso.docket.review.Settlement;
import org.proviso.docket.review.Standing;
import org.proviso.docket.review.StandingKind;
import org.proviso.docket.review.StandingKind.Degree;

/// What there is of the review of evidence, as staff reads it, each answer as of one moment.
///
/// Collections, demand items and the rest that are not there have nothing, and are no error. What
/// nobody said anything of is not known here: the manifest has it. Thread-safe.
public final class ReviewLists {

  private static final int LOCATIONS_AT_ONCE = 1_000;

  private final Database database;

  /// Makes the lists of an open database.
  public ReviewLists(Database database) {
    this.database = database;
  }

  private interface Work<T> {
    T with(InquirySql sql) throws SQLException;
  }

  private interface OfItem<T> {
    T with(InquirySql sql, ReviewFile.DemandItem asked) throws SQLException;
  }

  private <T> T read(Work<T> work) {
    return InquirySql.read(database, connection -> work.with(InquirySql.on(connection)));
  }

  /// Reads what is of a demand item; `none` if there is no such collection or item.
  private <T> T read(String collection, int demandItem, T none, OfItem<T> work) {
    return read(
        sql -> {
          ReviewFile.DemandItem asked = asked(sql, collection).get(demandItem);
          return asked == null ? none : work.with(sql, asked);
        });
  }

  private static Map<Integer, ReviewFile.DemandItem> asked(InquirySql sql, String collection)
      throws SQLException {
    Optional<ReviewFile.EvidenceCollection> found = ReviewRows.collection(sql, collection);
    return found.isEmpty()
        ? Map.of()
        : ReviewRows.demandItems(sql, found.get().inquiry(), found.get().party());
  }

  /// Returns a collection.
  public Optional<ReviewFile.EvidenceCollection> collection(String name) {
    return read(sql -> ReviewRows.collection(sql, name));
  }

  /// Returns the collections of a recipient's part of an inquiry, by name.
  public List<ReviewFile.EvidenceCollection> collections(String inquiry, String party) {
    return read(
        sql -> ReviewRows.collections(sql, "c.inquiry = ? AND c.party = ?", inquiry, party));
  }

  /// Returns all collections, by name.
  public List<ReviewFile.EvidenceCollection> collections() {
    return read(sql -> ReviewRows.collections(sql, "true"));
  }

  /// Returns what the latest letter asks that went out to a recipient in an inquiry, by number;
  /// none if no letter did.
  public List<ReviewFile.DemandItem> demandItems(String inquiry, String party) {
    return read(sql -> List.copyOf(ReviewRows.demandItems(sql, inquiry, party).values()));
  }

  /// Returns what was said of items, by item and number of the demand item; those of which nothing
  /// was said are not there.
  ///
  /// @param items up to 1,000, as of a page
  /// @throws IllegalArgumentException if they are more
  public Map<ItemName, SortedMap<Integer, Standing>> standings(
      String collection, Collection<ItemName> items) {
    if (items.size() > LOCATIONS_AT_ONCE) {
      throw new IllegalArgumentException("more items than a page has: " + items.size());
    }
    return read(
        sql -> {
          Map<Digest, ItemName> byKey = new HashMap<>();
          items.forEach(item -> byKey.put(item.key(), item));
          Map<Integer, ReviewFile.DemandItem> asked = asked(sql, collection);
          record Place(Digest key, int number) {}
          Map<Place, List<Coding>> codings = new LinkedHashMap<>();
          Map<Place, Settlement> settlements = new HashMap<>();
          sql.list(
              "SELECT c.item, c.demand_item, c.revision, c.kind, c.code, c.decided_by, c.event,"
                  + " d.said FROM "
                  + ReviewRows.KEYS
                  + " CROSS JOIN unnest(?::text[]::integer[]) AS n CROSS JOIN LATERAL (SELECT *"
                  + " FROM review.coding WHERE collection = ? AND demand_item = n"
                  + " AND item = w.item OFFSET 0) c JOIN review.decision d ON d.event = c.event"
                  + " ORDER BY c.event",
              row -> {
                ReviewFile.DemandItem of = asked.get(row.getInt(2));
                if (of == null || !of.sameWording().contains(row.getInt(3))) {
                  return false;
                }
                Place place = new Place(Digest.of(row.getBytes(1)), of.number());
                List<Coding> said = codings.computeIfAbsent(place, key -> new ArrayList<>());
                Code code = ReviewRows.code(row.getString(5));
                if (row.getString(4).equals("settled")) {
                  settlements.put(
                      place,
                      new Settlement(row.getString(6), code, row.getString(8), row.getLong(7)));
                } else {
                  said.add(new Coding(row.getString(6), code, row.getLong(7)));
                }
                return true;
              },
              byKey.keySet().stream().map(Digest::hex).toList(),
              asked.keySet().stream().map(String::valueOf).toList(),
              collection);
          Map<ItemName, SortedMap<Integer, Standing>> standings = new HashMap<>();
          codings.forEach(
              (place, said) ->
                  standings
                      .computeIfAbsent(
                          Objects.requireNonNull(byKey.get(place.key())), key -> new TreeMap<>())
                      .put(place.number(), Standing.of(said, settlements.get(place))));
          return standings;
        });
  }

  /// Returns all that was said of an item, by whom and when.
  public ReviewFile.ItemFile item(String collection, ItemName item) {
    return read(
        sql ->
            new ReviewFile.ItemFile(
                codings(sql, collection, item),
                tagsOf(sql, collection, item),
                notes(sql, collection, item)));
  }

  private static List<ReviewFile.CodingMade> codings(
      InquirySql sql, String collection, ItemName item) throws SQLException {
    return sql.list(
        "SELECT c.demand_item, c.revision, c.code, c.kind, d.said, d.found, d.words, d.facets,"
            + " d.items, e.actor, e.instant, e.number FROM review.coding c JOIN review.decision d"
            + " ON d.event = c.event JOIN record.event e ON e.number = c.event"
            + " WHERE c.collection = ? AND c.item = ? AND c.demand_item IN (SELECT DISTINCT i.number"
            + " FROM inquiry.item i JOIN review.collection o ON o.inquiry = i.inquiry"
            + " WHERE o.collection = ?) ORDER BY c.event",
        row ->
            new ReviewFile.CodingMade(
                row.getInt(1),
                row.getInt(2),
                ReviewRows.code(row.getString(3)),
                row.getString(4).equals("settled"),
                row.getString(5),
                ReviewRows.selection(row, 6),
                row.getInt(9),
                ReviewRows.made(row, 10)),
        collection,
        item.key(),
        collection);
  }

  private static SortedMap<String, ReviewFile.Made> tagsOf(
      InquirySql sql, String collection, ItemName item) throws SQLException {
    SortedMap<String, ReviewFile.Made> tags = new TreeMap<>();
    sql.list(
        "SELECT t.tag, t.kind, e.actor, e.instant, e.number FROM review.tagging t"
            + " JOIN record.event e ON e.number = t.event WHERE t.collection = ? AND t.item = ?"
            + " ORDER BY t.event",
        row -> {
          if (row.getString(2).equals("tagged")) {
            tags.put(row.getString(1), ReviewRows.made(row, 3));
          } else {
            tags.remove(row.getString(1));
          }
          return true;
        },
        collection,
        item.key());
    return tags;
  }

  private static List<ReviewFile.Note> notes(InquirySql sql, String collection, ItemName item)
      throws SQLException {
    return sql.list(
        "SELECT n.event, n.said, n.page, n.from_character, n.until_character, e.actor, e.instant,"
            + " e.number, w.actor, w.instant, w.number FROM review.note n"
            + " JOIN record.event e ON e.number = n.event"
            + " LEFT JOIN review.note_withdrawn x ON x.note = n.event"
            + " LEFT JOIN record.event w ON w.number = x.event"
            + " WHERE n.collection = ? AND n.item = ? ORDER BY n.event",
        row -> {
          Integer page = row.getObject(3, Integer.class);
          Integer from = row.getObject(4, Integer.class);
          return new ReviewFile.Note(
              row.getLong(1),
              row.getString(2),
              page == null && from == null
                  ? null
                  : new ReviewFile.Place(page, from, row.getObject(5, Integer.class)),
              ReviewRows.made(row, 6),
              row.getString(9) == null ? null : ReviewRows.made(row, 9));
        },
        collection,
        item.key());
  }

  /// Returns the items that have one of these standings for a demand item, by location (in the
  /// order of its bytes) and hash. Those that nobody read are found by [#notRead].
  ///
  /// @param most how many
  public List<ItemName> at(String collection, int demandItem, Set<StandingKind> kinds, int most) {
    return read(
        collection,
        demandItem,
        List.of(),
        (sql, asked) -> {
          List<String> wanted = new ArrayList<>();
          for (String each : signaturesThere(sql, collection, asked)) {
            if (kinds.contains(ReviewRows.kind(each))) {
              wanted.add(each);
            }
          }
          return items(
              sql,
              "JOIN (" + ReviewRows.signatures("") + ") k ON k.item = i.item",
              "k.signature = ANY (?::text[])",
              List.of(
                  collection,
                  asked.number(),
                  ReviewRows.revisions(asked),
                  collection,
                  wanted,
                  most));
        });
  }

  private static List<String> signaturesThere(
      InquirySql sql, String collection, ReviewFile.DemandItem asked) throws SQLException {
    return sql.list(
        "SELECT DISTINCT signature FROM (" + ReviewRows.signatures("") + ") s",
        row -> row.getString(1),
        collection,
        asked.number(),
        ReviewRows.revisions(asked));
  }

  /// @param parameters those of the join, the collection, those of the condition, how many at most
  private static List<ItemName> items(
      InquirySql sql, String join, String where, List<Object> parameters) throws SQLException {
    return sql.list(
        "SELECT i.location, i.hash FROM review.item i "
            + join
            + " WHERE i.collection = ? AND "
            + where
            + " ORDER BY i.location COLLATE \"C\", i.hash LIMIT ?",
        row -> ReviewRows.item(row, 1),
        parameters.toArray());
  }

  /// Returns those of some items of which nobody said anything for a demand item, in their order.
  public List<ItemName> notRead(String collection, int demandItem, Collection<ItemName> of) {
    List<ItemName> all = List.copyOf(of);
    return read(
        collection,
        demandItem,
        all,
        (sql, asked) -> {
          Set<Digest> read = ReviewRows.states(sql, collection, asked, all, "").keySet();
          return all.stream().filter(item -> !read.contains(item.key())).toList();
        });
  }

  /// Returns the tags that are on something, with the number of items that have each.
  public SortedMap<String, Long> tags(String collection) {
    return read(
        sql -> {
          SortedMap<String, Long> tags = new TreeMap<>();
          sql.list(
              "SELECT tag, count(*) FROM (SELECT DISTINCT ON (tag, item) tag, item, kind"
                  + " FROM review.tagging WHERE collection = ? ORDER BY tag, item, event DESC)"
                  + " latest WHERE kind = 'tagged' GROUP BY tag",
              row -> tags.put(row.getString(1), row.getLong(2)),
              collection);
          return tags;
        });
  }

  /// Returns the items that have a tag, by location.
  ///
  /// @param most how many
  public List<ItemName> tagged(String collection, String tag, int most) {
    return read(
        sql ->
            items(
                sql,
                "JOIN (SELECT DISTINCT ON (item) item, kind FROM review.tagging"
                    + " WHERE collection = ? AND tag = ? ORDER BY item, event DESC) t"
                    + " ON t.item = i.item",
                "t.kind = 'tagged'",
                List.of(collection, tag, collection, most)));
  }

  /// Returns the tags of items, as of a page; those without are not there.
  public Map<ItemName, List<String>> tags(String collection, Collection<ItemName> items) {
    return read(
        sql -> {
          Map<Digest, ItemName> byKey = new HashMap<>();
          items.forEach(item -> byKey.put(item.key(), item));
          Map<ItemName, List<String>> tags = new HashMap<>();
          sql.list(
              "SELECT w.item, t.tag FROM "
                  + ReviewRows.KEYS
                  + " CROSS JOIN LATERAL (SELECT DISTINCT ON (tag) tag, kind FROM review.tagging"
                  + " WHERE collection = ? AND item = w.item ORDER BY tag, event DESC) t"
                  + " WHERE t.kind = 'tagged' ORDER BY t.tag COLLATE \"C\"",
              row ->
                  tags.computeIfAbsent(
                          Objects.requireNonNull(byKey.get(Digest.of(row.getBytes(1)))),
                          key -> new ArrayList<>())
                      .add(row.getString(2)),
              byKey.keySet().stream().map(Digest::hex).toList(),
              collection);
          return tags;
        });
  }

  /// Returns how far a demand item is, of all items of a collection.
  ///
  /// @param items how many the manifest has
  public Progress progress(String collection, int demandItem, long items) {
    return read(
        collection,
        demandItem,
        new Progress(items, new TreeMap<>(), new TreeMap<>()),
        (sql, asked) -> {
          SortedMap<StandingKind, Long> standings = new TreeMap<>();
          for (DemandMatrix.Counted each : counted(sql, collection, asked)) {
            standings.merge(each.kind(), each.items(), Long::sum);
          }
          SortedMap<String, Long> readers = new TreeMap<>();
          sql.list(
              "SELECT decided_by, count(DISTINCT item) FROM review.coding WHERE collection = ?"
                  + " AND demand_item = ? AND kind = 'coded'"
                  + " AND revision = ANY (?::text[]::integer[]) GROUP BY decided_by",
              row -> readers.put(row.getString(1), row.getLong(2)),
              collection,
              asked.number(),
              ReviewRows.revisions(asked));
          return new Progress(items, standings, readers);
        });
  }

  /// Returns how far a demand item is, of some items, such as what its searches find.
  public Progress progress(String collection, int demandItem, Collection<ItemName> scope) {
    List<ItemName> all = List.copyOf(new HashSet<>(scope));
    return read(
        collection,
        demandItem,
        new Progress(all.size(), new TreeMap<>(), new TreeMap<>()),
        (sql, asked) -> {
          SortedMap<StandingKind, Long> standings = new TreeMap<>();
          ReviewRows.states(sql, collection, asked, all, "")
              .values()
              .forEach(state -> standings.merge(state.kind(), 1L, Long::sum));
          SortedMap<String, Long> readers = new TreeMap<>();
          for (List<ItemName> part : ReviewRows.parts(all)) {
            sql.list(
                "SELECT c.decided_by, count(DISTINCT w.item) FROM "
                    + ReviewRows.KEYS
                    + " CROSS JOIN LATERAL (SELECT decided_by FROM review.coding"
                    + " WHERE collection = ? AND demand_item = ? AND item = w.item"
                    + " AND kind = 'coded' AND revision = ANY (?::text[]::integer[]) OFFSET 0) c"
                    + " GROUP BY c.decided_by",
                row -> readers.merge(row.getString(1), row.getLong(2), Long::sum),
                ReviewRows.keys(part),
                collection,
                asked.number(),
                ReviewRows.revisions(asked));
          }
          return new Progress(all.size(), standings, readers);
        });
  }

  /// Returns how many items of each custodian have which standing, for every demand item.
  public List<DemandMatrix.Counted> counted(String collection) {
    return read(
        sql -> {
          List<DemandMatrix.Counted> all = new ArrayList<>();
          for (ReviewFile.DemandItem each : asked(sql, collection).values()) {
            all.addAll(counted(sql, collection, each));
          }
          return all;
        });
  }

  private static List<DemandMatrix.Counted> counted(
      InquirySql sql, String collection, ReviewFile.DemandItem asked) throws SQLException {
    record Place(String custodian, StandingKind kind) {}
    Map<Place, Long> counts = new LinkedHashMap<>();
    sql.list(
        "SELECT i.custodian, s.signature, count(*) FROM ("
            + ReviewRows.signatures("")
            + ") s JOIN review.item i ON i.collection = ? AND i.item = s.item"
            + " GROUP BY i.custodian, s.signature ORDER BY i.custodian COLLATE \"C\", s.signature",
        row ->
            counts.merge(
                new Place(row.getString(1), ReviewRows.kind(row.getString(2))),
                row.getLong(3),
                Long::sum),
        collection,
        asked.number(),
        ReviewRows.revisions(asked),
        collection);
    List<DemandMatrix.Counted> all = new ArrayList<>();
    counts.forEach(
        (place, items) ->
            all.add(
                new DemandMatrix.Counted(asked.number(), place.custodian(), place.kind(), items)));
    return all;
  }

  /// Returns the saved searches of a collection, in the order in which they were saved.
  public List<ReviewFile.SavedSearch> searches(String collection) {
    return read(
        sql ->
            sql.list(
                "SELECT s.name, s.words, s.facets, s.demand_item, s.revision, e.actor, e.instant,"
                    + " e.number FROM review.search s JOIN record.event e ON e.number = s.event"
                    + " WHERE s.collection = ? ORDER BY s.event",
                row ->
                    new ReviewFile.SavedSearch(
                        row.getString(1),
                        ReviewRows.search(row.getString(2), row, 3),
                        row.getObject(4, Integer.class),
                        row.getObject(5, Integer.class),
                        ReviewRows.made(row, 6)),
                collection));
  }

  /// Returns the runs of the searches of a collection, in the order of their events.
  public List<ReviewFile.SearchRun> searchRuns(String collection) {
    return read(
        sql -> {
          Map<Long, SortedMap<String, Long>> found = new HashMap<>();
          sql.list(
              "SELECT f.run, f.custodian, f.found FROM review.ran f JOIN review.run r"
                  + " ON r.event = f.run WHERE r.collection = ?",
              row ->
                  found
                      .computeIfAbsent(row.getLong(1), key -> new TreeMap<>())
                      .put(row.getString(2), row.getLong(3)),
              collection);
          return sql.list(
              "SELECT r.name, a.manifest, e.actor, e.instant, e.number FROM review.run r"
                  + " JOIN review.attached a ON a.collection = r.collection"
                  + " AND a.version = r.version JOIN record.event e ON e.number = r.event"
                  + " WHERE r.collection = ? ORDER BY r.event",
              row ->
                  new ReviewFile.SearchRun(
                      row.getString(1),
                      Digest.of(row.getBytes(2)),
                      found.getOrDefault(row.getLong(5), new TreeMap<>()),
                      ReviewRows.made(row, 3)),
              collection);
        });
  }

  /// Returns the runs of searches that look for what the latest letter asks, one for each
  /// custodian, in the order of their events.
  public List<DemandMatrix.Run> runs(String collection) {
    return read(
        sql -> {
          Map<Integer, ReviewFile.DemandItem> asked = asked(sql, collection);
          List<DemandMatrix.Run> runs = new ArrayList<>();
          sql.list(
              "SELECT s.demand_item, s.revision, f.custodian, r.name, a.manifest, e.instant,"
                  + " e.number, f.found FROM review.run r JOIN review.search s"
                  + " ON s.collection = r.collection AND s.name = r.name JOIN review.attached a"
                  + " ON a.collection = r.collection AND a.version = r.version"
                  + " JOIN review.ran f ON f.run = r.event JOIN record.event e"
                  + " ON e.number = r.event WHERE r.collection = ? AND s.demand_item IS NOT NULL"
                  + " ORDER BY r.event, f.custodian COLLATE \"C\"",
              row -> {
                ReviewFile.DemandItem of = asked.get(row.getInt(1));
                return of != null
                    && of.sameWording().contains(row.getInt(2))
                    && runs.add(
                        new DemandMatrix.Run(
                            of.number(),
                            row.getString(3),
                            row.getString(4),
                            Digest.of(row.getBytes(5)),
                            ReviewRows.instant(row, 6),
                            row.getLong(7),
                            row.getLong(8)));
              },
              collection);
          return runs;
        });
  }

  /// Returns where the same bytes have different codes for a demand item, in all collections of the
  /// same recipient's part of the inquiry. Requests for a second look and items in dispute differ
  /// from nothing.
  ///
  /// @param most how many conflicts
  public List<ReviewFile.Conflict> conflicts(String collection, int demandItem, int most) {
    return read(
        collection,
        demandItem,
        List.of(),
        (sql, asked) ->
            copies(sql, collection, asked, null).entrySet().stream()
                .filter(each -> differ(each.getValue()))
                .limit(most)
                .map(each -> new ReviewFile.Conflict(each.getKey(), each.getValue()))
                .toList());
  }

  private static boolean differ(List<ReviewFile.Copy> copies) {
    return copies.stream()
            .map(copy -> copy.kind().code())
            .filter(code -> code != null && code != Code.SECOND_LOOK)
            .distinct()
            .count()
        > 1;
  }

  /// Returns what the copies of some bytes are for a demand item, by hash, in all collections of
  /// the same recipient's part of the inquiry; those that nobody read are not there.
  ///
  /// @param hashes SHA-256 of the bytes
  public Map<Digest, List<ReviewFile.Copy>> copies(
      String collection, int demandItem, Collection<Digest> hashes) {
    return read(
        collection, demandItem, Map.of(), (sql, asked) -> copies(sql, collection, asked, hashes));
  }

  /// @param hashes null for all of which there is more than one
  private static Map<Digest, List<ReviewFile.Copy>> copies(
      InquirySql sql,
      String collection,
      ReviewFile.DemandItem asked,
      @Nullable Collection<Digest> hashes)
      throws SQLException {
    String ofRecipient =
        " JOIN review.collection c ON c.collection = i.collection JOIN review.collection o"
            + " ON o.inquiry = c.inquiry AND o.party = c.party WHERE o.collection = ?";
    String wanted =
        hashes == null
            ? "SELECT * FROM (SELECT i.*, count(*) OVER (PARTITION BY i.hash) AS n"
                + " FROM review.item i"
                + ofRecipient
                + ") t WHERE n > 1"
            : "SELECT i.* FROM (SELECT decode(h, 'hex') AS hash FROM unnest(?::text[]) AS h) g"
                + " CROSS JOIN LATERAL (SELECT * FROM review.item WHERE hash = g.hash OFFSET 0) i"
                + ofRecipient;
    List<Object> parameters = new ArrayList<>();
    if (hashes != null) {
      parameters.add(new HashSet<>(hashes).stream().map(Digest::hex).toList());
    }
    parameters.add(collection);
    parameters.add(asked.number());
    parameters.add(ReviewRows.revisions(asked));
    String select =
        "WITH w AS MATERIALIZED ("
            + wanted
            + ") SELECT w.hash, w.collection, w.location, s.signature FROM w CROSS JOIN LATERAL"
            + " (SELECT "
            + ReviewRows.SIGNATURE
            + " FROM (SELECT DISTINCT ON (decided_by) decided_by, kind, code, event"
            + " FROM review.coding WHERE collection = w.collection AND demand_item = ?"
            + " AND item = w.item AND revision = ANY (?::text[]::integer[])"
            + " ORDER BY decided_by, event DESC) latest) s WHERE s.signature IS NOT NULL"
            + " ORDER BY w.hash, w.collection COLLATE \"C\", w.location COLLATE \"C\"";
    Map<Digest, List<ReviewFile.Copy>> copies = new LinkedHashMap<>();
    sql.list(
        select,
        row -> {
          Digest hash = Digest.of(row.getBytes(1));
          return copies
              .computeIfAbsent(hash, key -> new ArrayList<>())
              .add(
                  new ReviewFile.Copy(
                      row.getString(2),
                      new ItemName(row.getString(3), hash),
                      ReviewRows.kind(row.getString(4))));
        },
        parameters.toArray());
    return copies;
  }

  /// Returns the items that wait for a second reader other than somebody, by location; without what
  /// the first said, which the second is not to know.
  ///
  /// @param reader identifier of the account of who would read them
  /// @param all whether those are there too that need none: every item with one reader
  /// @param most how many
  public List<ItemName> forSecondReader(
      String collection, int demandItem, String reader, boolean all, int most) {
    return read(
        collection,
        demandItem,
        List.of(),
        (sql, asked) -> {
          List<String> wanted = new ArrayList<>();
          for (String each : signaturesThere(sql, collection, asked)) {
            StandingKind kind = ReviewRows.kind(each);
            if (all ? kind.degree() == Degree.READ_BY_ONE : kind.wantsAnotherReader()) {
              wanted.add(each);
            }
          }
          return items(
              sql,
              "JOIN ("
                  + ReviewRows.signatures(", bool_or(decided_by = ?) AS own")
                  + ") k ON k.item = i.item",
              "NOT k.own AND k.signature = ANY (?::text[])",
              List.of(
                  reader,
                  collection,
                  asked.number(),
                  ReviewRows.revisions(asked),
                  collection,
                  wanted,
                  most));
        });
  }

  /// Returns the decisions of a collection, the latest first.
  ///
  /// @param before number of an event: only those of earlier ones; [Long#MAX_VALUE] for the latest
  /// @param most how many
  public List<ReviewFile.Decision> decisions(String collection, long before, int most) {
    return read(
        sql ->
            sql.list(
                "SELECT d.kind, d.demand_item, d.code, d.tag, d.said, d.found, d.words, d.facets,"
                    + " d.items, d.list, e.actor, e.instant, e.number FROM review.decision d"
                    + " JOIN record.event e ON e.number = d.event WHERE d.collection = ?"
                    + " AND d.event < ? ORDER BY d.event DESC LIMIT ?",
                row -> {
                  String code = row.getString(3);
                  return new ReviewFile.Decision(
                      row.getString(1),
                      row.getObject(2, Integer.class),
                      code == null ? null : ReviewRows.code(code),
                      row.getString(4),
                      row.getString(5),
                      ReviewRows.selection(row, 6),
                      row.getInt(9),
                      Digest.of(row.getBytes(10)),
                      ReviewRows.made(row, 11));
                },
                collection,
                before,
                most));
  }
}
