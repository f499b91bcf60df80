package org.proviso.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Subject;
import org.proviso.docket.review.Code;
import org.proviso.docket.review.ItemList;
import org.proviso.docket.review.ItemName;
import org.proviso.docket.review.Selection;
import org.proviso.docket.review.StandingKind.Degree;
import org.proviso.store.Reviewed.Reason;

/// The review of evidence: which collections belong to a recipient's part of an inquiry, and what
/// readers do with their items. Each act is rows that are added and one event of the record, in one
/// transaction, however many items it is about; nothing is changed.
///
/// What there is of it, [ReviewLists] gives. That coding and notes are for reviewers and counsel,
/// and settling is for counsel, is asked here, of the role in which somebody acts; that the account
/// has the role is for the caller to have asked. What is refused by the schema and not here is
/// thrown as Spring's `DataAccessException`. Thread-safe.
public final class Reviews {

  /// How many characters a note or a reason may have.
  public static final int LONGEST = 4_000;

  private static final EventKind ATTACHED = new EventKind("collection.attached");
  private static final EventKind CODED = new EventKind("review.coded");
  private static final EventKind SETTLED = new EventKind("review.settled");
  private static final EventKind TAGGED = new EventKind("review.tagged");
  private static final EventKind UNTAGGED = new EventKind("review.untagged");
  private static final EventKind NOTED = new EventKind("review.noted");
  private static final EventKind WITHDRAWN = new EventKind("review.note-withdrawn");
  private static final EventKind SAVED = new EventKind("review.search-saved");
  private static final EventKind RAN = new EventKind("review.search-run");

  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_SEARCH = 100;

  /// As the domain `review.tag` of the schema has it, and without spaces that only Unicode has.
  private static final Pattern TAG =
      Pattern.compile("(?U)[^\\s\\p{Cntrl}]([^\\p{Cntrl}\\u2028\\u2029]{0,48}[^\\s\\p{Cntrl}])?");

  private final Database database;

  /// Makes the reviews of an open database.
  public Reviews(Database database) {
    this.database = database;
  }

  /// What a decision needs to know, as long as the head of the record is held.
  private record Deciding(
      InquirySql sql, HeldHead head, By by, ReviewFile.EvidenceCollection collection) {

    int version() {
      return collection.manifests().getLast().version();
    }

    /// Appends the event behind what was added in its name.
    Reviewed.Done done(EventKind kind, Map<String, ?> content, int items, int left)
        throws SQLException {
      long event =
          head.append(
                  by.at(), by.actor(), kind, new Subject("collection", collection.name()), content)
              .header()
              .number();
      return new Reviewed.Done(event, items, left);
    }
  }

  private interface Work {
    Reviewed with(Deciding deciding) throws SQLException;
  }

  private interface OfBatch {
    Reviewed with(Deciding deciding, List<ItemName> all) throws SQLException;
  }

  private interface OfDemandItem {
    Reviewed with(
        Deciding deciding,
        ReviewFile.DemandItem asked,
        List<ItemName> all,
        Map<Digest, ReviewRows.State> states)
        throws SQLException;
  }

  private static Reviewed.Refused refused(Reason reason) {
    return new Reviewed.Refused(reason);
  }

  private static boolean isReviewer(By by) {
    return by.actor().role().equals("reviewer") || isCounsel(by);
  }

  private static boolean isCounsel(By by) {
    return by.actor().role().equals("counsel");
  }

  private static boolean isText(String text, int most) {
    return !text.isBlank() && text.codePointCount(0, text.length()) <= most && text.indexOf(0) < 0;
  }

  /// Attaches a store of evidence to a recipient's part of an inquiry, or says that its manifest is
  /// another by now, as after files were added.
  ///
  /// @param collection its name: a word of the record of up to 30 characters without `/` and `:`,
  ///   that stands in public headers of events and so has nothing of a person
  /// @param manifest SHA-256 of its manifest
  public Reviewed attach(String inquiry, String party, String collection, Digest manifest, By by) {
    return InquirySql.act(
        database,
        (sql, head) -> {
          if (!InquiryNames.isWord(collection)
              || collection.length() > LONGEST_NAME
              || collection.contains("/")
              || collection.contains(":")) {
            return refused(Reason.NO_WORD);
          }
          Optional<ReviewFile.EvidenceCollection> before = ReviewRows.collection(sql, collection);
          int version = 1;
          if (before.isPresent()) {
            ReviewFile.EvidenceCollection is = before.get();
            if (!is.inquiry().equals(inquiry) || !is.party().equals(party)) {
              return refused(Reason.NAME_TAKEN);
            }
            if (is.manifest().equals(manifest)) {
              return refused(Reason.NO_CHANGE);
            }
            version = is.manifests().size() + 1;
          } else {
            if (!sql.has(
                "SELECT FROM inquiry.recipient WHERE inquiry = ? AND party = ?", inquiry, party)) {
              return refused(Reason.NOT_THERE);
            }
            sql.insert(
                "INSERT INTO review.collection (collection, inquiry, party, event)"
                    + " VALUES (?, ?, ?, ?)",
                collection,
                inquiry,
                party,
                head.next());
          }
          sql.insert(
              "INSERT INTO review.attached (collection, version, manifest, event)"
                  + " VALUES (?, ?, ?, ?)",
              collection,
              version,
              manifest,
              head.next());
          return new Deciding(
                  sql,
                  head,
                  by,
                  new ReviewFile.EvidenceCollection(collection, inquiry, party, List.of()))
              .done(
                  ATTACHED,
                  Map.of(
                      "inquiry", inquiry,
                      "manifest", manifest.hex(),
                      "party", party,
                      "version", version),
                  0,
                  0);
        });
  }

  /// Acts as a reviewer on a collection whose manifest is that which somebody looked at.
  ///
  /// @param manifest null if it matters not
  private Reviewed act(String collection, @Nullable Digest manifest, By by, Work work) {
    if (!isReviewer(by)) {
      return refused(Reason.NOT_A_REVIEWER);
    }
    return InquirySql.act(
        database,
        (sql, head) -> {
          Optional<ReviewFile.EvidenceCollection> found = ReviewRows.collection(sql, collection);
          if (found.isEmpty()) {
            return refused(Reason.NOT_THERE);
          }
          if (manifest != null && !found.get().manifest().equals(manifest)) {
            return refused(Reason.STALE_MANIFEST);
          }
          return work.with(new Deciding(sql, head, by, found.get()));
        });
  }

  /// Acts on the items of a batch, each of which is there once.
  private Reviewed act(ReviewFile.Batch batch, By by, OfBatch work) {
    if (new HashSet<>(batch.items()).size() > ItemList.MOST) {
      return refused(Reason.TOO_MANY);
    }
    return act(
        batch.collection(),
        batch.manifest(),
        by,
        deciding -> work.with(deciding, ItemList.of(batch.items()).items()));
  }

  /// Acts on them for a demand item.
  private Reviewed act(ReviewFile.Batch batch, int demandItem, By by, OfDemandItem work) {
    return act(
        batch,
        by,
        (deciding, all) -> {
          ReviewFile.DemandItem asked = asked(deciding, demandItem);
          return asked == null
              ? refused(Reason.UNKNOWN_ITEM)
              : work.with(deciding, asked, all, states(deciding, asked, all));
        });
  }

  /// Gives the items of a batch a code for one demand item. Those that were settled, or have this
  /// code of this person already, are left as they are.
  public Reviewed code(
      ReviewFile.Batch batch, int demandItem, Code code, ReviewFile.Turn turn, By by) {
    return act(
        batch,
        demandItem,
        by,
        (deciding, asked, all, states) -> {
          List<ItemName> changing = new ArrayList<>();
          boolean settled = false;
          for (ItemName each : all) {
            ReviewRows.State is = states.get(each.key());
            if (is == null) {
              changing.add(each);
              continue;
            }
            if (turn == ReviewFile.Turn.SECOND && is.own() != null) {
              return refused(Reason.OWN_CODING);
            }
            boolean isSettled = is.kind().degree() == Degree.SETTLED;
            settled = settled || isSettled;
            if (!isSettled && is.own() != code) {
              changing.add(each);
            }
          }
          if (changing.isEmpty()) {
            return refused(settled ? Reason.SETTLED : Reason.NO_CHANGE);
          }
          return decide(
              deciding,
              batch,
              new Decision(CODED, "coded", asked, code, null, null),
              changing,
              all.size() - changing.size());
        });
  }

  /// Says for good which code items have whose readers differ; of all others nothing changes. A
  /// later settlement with another code takes the place of an earlier one.
  ///
  /// @param code not [Code#SECOND_LOOK]
  /// @param reason why
  public Reviewed settle(ReviewFile.Batch batch, int demandItem, Code code, String reason, By by) {
    if (!isCounsel(by)) {
      return refused(Reason.NOT_COUNSEL);
    }
    if (code == Code.SECOND_LOOK || !isText(reason, LONGEST)) {
      return refused(Reason.INCOMPLETE);
    }
    return act(
        batch,
        demandItem,
        by,
        (deciding, asked, all, states) -> {
          List<ItemName> changing = new ArrayList<>();
          boolean settled = false;
          for (ItemName each : all) {
            ReviewRows.State is = states.get(each.key());
            if (is == null) {
              continue;
            }
            boolean isSettled = is.kind().degree() == Degree.SETTLED;
            settled = settled || isSettled;
            if (is.kind().wantsSettling() || (isSettled && is.kind().code() != code)) {
              if (is.own() != null) {
                return refused(Reason.OWN_CODING);
              }
              changing.add(each);
            }
          }
          if (changing.isEmpty()) {
            return refused(settled ? Reason.SETTLED : Reason.NOT_IN_DISPUTE);
          }
          return decide(
              deciding,
              batch,
              new Decision(SETTLED, "settled", asked, code, null, reason),
              changing,
              all.size() - changing.size());
        });
  }

  /// Puts a tag on the items of a batch, or takes it off. Those that have it, or have it not, are
  /// left as they are.
  ///
  /// @param tag up to 50 characters on one line, without spaces around
  /// @param put whether it is put on
  public Reviewed tag(ReviewFile.Batch batch, String tag, boolean put, By by) {
    if (!TAG.matcher(tag).matches()) {
      return refused(Reason.NO_WORD);
    }
    return act(
        batch,
        by,
        (deciding, all) -> {
          HashSet<Digest> having = new HashSet<>();
          for (List<ItemName> part : ReviewRows.parts(all)) {
            having.addAll(
                deciding
                    .sql()
                    .list(
                        "SELECT w.item FROM "
                            + ReviewRows.KEYS
                            + " CROSS JOIN LATERAL (SELECT kind FROM review.tagging"
                            + " WHERE collection = ? AND tag = ? AND item = w.item"
                            + " ORDER BY event DESC LIMIT 1) t WHERE t.kind = 'tagged'",
                        row -> Digest.of(row.getBytes(1)),
                        ReviewRows.keys(part),
                        batch.collection(),
                        tag));
          }
          List<ItemName> changing =
              all.stream().filter(each -> having.contains(each.key()) != put).toList();
          if (changing.isEmpty()) {
            return refused(Reason.NO_CHANGE);
          }
          return decide(
              deciding,
              batch,
              new Decision(
                  put ? TAGGED : UNTAGGED, put ? "tagged" : "untagged", null, null, tag, null),
              changing,
              all.size() - changing.size());
        });
  }

  private static ReviewFile.@Nullable DemandItem asked(Deciding deciding, int number)
      throws SQLException {
    return ReviewRows.demandItems(
            deciding.sql(), deciding.collection().inquiry(), deciding.collection().party())
        .get(number);
  }

  private static Map<Digest, ReviewRows.State> states(
      Deciding deciding, ReviewFile.DemandItem asked, List<ItemName> items) throws SQLException {
    return ReviewRows.states(
        deciding.sql(), deciding.collection().name(), asked, items, deciding.by().actor().id());
  }

  /// What is decided of each item of a batch.
  private record Decision(
      EventKind event,
      String kind,
      ReviewFile.@Nullable DemandItem asked,
      @Nullable Code code,
      @Nullable String tag,
      @Nullable String said) {}

  private static Reviewed decide(
      Deciding deciding, ReviewFile.Batch batch, Decision decision, List<ItemName> items, int left)
      throws SQLException {
    InquirySql sql = deciding.sql();
    long event = deciding.head().next();
    String collection = deciding.collection().name();
    String by = deciding.by().actor().id();
    ReviewFile.DemandItem asked = decision.asked();
    Integer revision = asked == null ? null : asked.revision();
    Integer number = asked == null ? null : asked.number();
    String code = decision.code() == null ? null : decision.code().word();
    Digest list = new ItemList(items).sha256();
    SortedMap<String, String> facets =
        batch.selection() instanceof Selection.BySearch search ? search.facets() : new TreeMap<>();
    String words =
        switch (batch.selection()) {
          case Selection.Picked _ -> null;
          case Selection.BySearch search -> search.words();
          case Selection.OfFamily family -> family.root();
          case Selection.OfThread thread -> thread.thread();
        };
    sql.insert(
        "INSERT INTO review.decision (event, collection, inquiry, version, kind, revision,"
            + " demand_item, code, tag, said, decided_by, found, words, facets, items, list)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        event,
        collection,
        deciding.collection().inquiry(),
        deciding.version(),
        decision.kind(),
        revision,
        number,
        code,
        decision.tag(),
        decision.said(),
        by,
        batch.selection().word(),
        words,
        ReviewFile.facets(facets),
        items.size(),
        list);
    for (List<ItemName> part : ReviewRows.parts(items)) {
      name(sql, collection, part, event);
      if (asked == null) {
        sql.insert(
            "INSERT INTO review.tagging (collection, item, tag, event, kind)"
                + " SELECT ?, decode(k, 'hex'), ?, ?, ? FROM unnest(?::text[]) AS k",
            collection,
            decision.tag(),
            event,
            decision.kind(),
            ReviewRows.keys(part));
      } else {
        sql.insert(
            "INSERT INTO review.coding (collection, demand_item, item, event, kind, revision, code,"
                + " decided_by) SELECT ?, ?, decode(k, 'hex'), ?, ?, ?, ?, ?"
                + " FROM unnest(?::text[]) AS k",
            collection,
            number,
            event,
            decision.kind(),
            revision,
            code,
            by,
            ReviewRows.keys(part));
      }
    }
    Map<String, Object> found = new TreeMap<>();
    found.put("by", batch.selection().word());
    InquirySql.put(found, "words", words);
    if (!facets.isEmpty()) {
      found.put("facets", facets);
    }
    Map<String, Object> content = new TreeMap<>();
    content.put("found", found);
    content.put("items", items.size());
    content.put("list", list.hex());
    content.put("manifest", deciding.collection().manifest().hex());
    InquirySql.put(content, "revision", revision);
    InquirySql.put(content, "demand-item", number);
    InquirySql.put(content, "code", code);
    InquirySql.put(content, "tag", decision.tag());
    InquirySql.put(content, "said", decision.said());
    if (items.size() == 1) {
      content.put("location", items.getFirst().location());
      content.put("sha256", items.getFirst().sha256().hex());
    }
    return deciding.done(decision.event(), content, items.size(), left);
  }

  /// Adds the names of items that have no row yet.
  static void name(InquirySql sql, String collection, List<ItemName> items, long event)
      throws SQLException {
    sql.insert(
        "INSERT INTO review.item (collection, item, location, hash, event)"
            + " SELECT ?, decode(k, 'hex'), l, decode(h, 'hex'), ?"
            + " FROM unnest(?::text[], ?::text[], ?::text[]) AS n (k, l, h)"
            + " ON CONFLICT (collection, item) DO NOTHING",
        collection,
        event,
        ReviewRows.keys(items),
        items.stream().map(ItemName::location).toList(),
        items.stream().map(item -> item.sha256().hex()).toList());
  }

  /// Writes a note on an item, of up to [#LONGEST] characters.
  ///
  /// @param place where on it; null if on all of it
  public Reviewed note(
      String collection,
      Digest manifest,
      ItemName item,
      String said,
      ReviewFile.@Nullable Place place,
      By by) {
    if (!isText(said, LONGEST) || (place != null && !place.fits())) {
      return refused(Reason.INCOMPLETE);
    }
    return act(
        collection,
        manifest,
        by,
        deciding -> {
          long event = deciding.head().next();
          name(deciding.sql(), collection, List.of(item), event);
          Integer page = place == null ? null : place.page();
          Integer from = place == null ? null : place.from();
          Integer until = place == null ? null : place.until();
          deciding
              .sql()
              .insert(
                  "INSERT INTO review.note (event, collection, item, said, page, from_character,"
                      + " until_character, written_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                  event,
                  collection,
                  item.key(),
                  said,
                  page,
                  from,
                  until,
                  by.actor().id());
          Map<String, Object> content = new TreeMap<>();
          content.put("location", item.location());
          content.put("sha256", item.sha256().hex());
          content.put("said", said);
          InquirySql.put(content, "page", page);
          InquirySql.put(content, "from", from);
          InquirySql.put(content, "until", until);
          return deciding.done(NOTED, content, 1, 0);
        });
  }

  /// Withdraws a note, which stays to be seen. Only who wrote it does.
  ///
  /// @param note its number
  public Reviewed withdrawNote(String collection, long note, By by) {
    return act(
        collection,
        null,
        by,
        deciding -> {
          List<String> writers =
              deciding
                  .sql()
                  .list(
                      "SELECT written_by FROM review.note WHERE event = ? AND collection = ?",
                      row -> row.getString(1),
                      note,
                      collection);
          if (writers.isEmpty()) {
            return refused(Reason.NOT_THERE);
          }
          if (!writers.getFirst().equals(by.actor().id())) {
            return refused(Reason.NOT_THE_WRITER);
          }
          if (deciding.sql().has("SELECT FROM review.note_withdrawn WHERE note = ?", note)) {
            return refused(Reason.NO_CHANGE);
          }
          deciding
              .sql()
              .insert(
                  "INSERT INTO review.note_withdrawn (note, event) VALUES (?, ?)",
                  note,
                  deciding.head().next());
          return deciding.done(WITHDRAWN, Map.of("note", note), 1, 0);
        });
  }

  /// Saves a search under a name that the collection has once, and enters its first run: two
  /// events, of which both are there or neither. A search is not changed later: other words have
  /// another name.
  ///
  /// @param demandItem what it looks for; null if for nothing that was asked
  /// @param manifest of the run
  /// @param found of the run, as [#ran] takes it
  /// @return done with the event of the run
  public Reviewed save(
      String collection,
      String name,
      Selection.BySearch search,
      @Nullable Integer demandItem,
      Digest manifest,
      Map<String, Long> found,
      By by) {
    if (!isText(name, LONGEST_SEARCH)) {
      return refused(Reason.NO_WORD);
    }
    if ((search.words().isBlank() && search.facets().isEmpty()) || !isFound(found)) {
      return refused(Reason.INCOMPLETE);
    }
    return act(
        collection,
        manifest,
        by,
        deciding -> {
          ReviewFile.DemandItem asked = demandItem == null ? null : asked(deciding, demandItem);
          if (demandItem != null && asked == null) {
            return refused(Reason.UNKNOWN_ITEM);
          }
          if (deciding
              .sql()
              .has(
                  "SELECT FROM review.search WHERE collection = ? AND name = ?",
                  collection,
                  name)) {
            return refused(Reason.NAME_TAKEN);
          }
          Integer revision = asked == null ? null : asked.revision();
          deciding
              .sql()
              .insert(
                  "INSERT INTO review.search (collection, name, inquiry, words, facets, revision,"
                      + " demand_item, event) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                  collection,
                  name,
                  deciding.collection().inquiry(),
                  search.words(),
                  ReviewFile.facets(search.facets()),
                  revision,
                  demandItem,
                  deciding.head().next());
          Map<String, Object> content = new TreeMap<>();
          content.put("name", name);
          content.put("words", search.words());
          content.put("facets", search.facets());
          InquirySql.put(content, "revision", revision);
          InquirySql.put(content, "demand-item", demandItem);
          deciding.done(SAVED, content, 0, 0);
          return run(deciding, name, found);
        });
  }

  /// Enters what a saved search found when it was run over the files of some custodians.
  ///
  /// @param found how many items, by custodian; at least one, and 0 where nothing was found
  public Reviewed ran(
      String collection, String name, Digest manifest, Map<String, Long> found, By by) {
    if (!isFound(found)) {
      return refused(Reason.INCOMPLETE);
    }
    return act(
        collection,
        manifest,
        by,
        deciding -> {
          boolean isThere =
              deciding
                  .sql()
                  .has(
                      "SELECT FROM review.search WHERE collection = ? AND name = ?",
                      collection,
                      name);
          return isThere ? run(deciding, name, found) : refused(Reason.NOT_THERE);
        });
  }

  private static boolean isFound(Map<String, Long> found) {
    return !found.isEmpty()
        && found.entrySet().stream()
            .allMatch(
                each ->
                    isText(each.getKey(), LONGEST_SEARCH)
                        && !each.getKey().contains("/")
                        && each.getValue() >= 0);
  }

  private static Reviewed run(Deciding deciding, String name, Map<String, Long> found)
      throws SQLException {
    InquirySql sql = deciding.sql();
    long event = deciding.head().next();
    sql.insert(
        "INSERT INTO review.run (event, collection, name, version) VALUES (?, ?, ?, ?)",
        event,
        deciding.collection().name(),
        name,
        deciding.version());
    Map<String, Long> sorted = new TreeMap<>(found);
    for (Map.Entry<String, Long> each : sorted.entrySet()) {
      sql.insert(
          "INSERT INTO review.ran (run, custodian, found, event) VALUES (?, ?, ?, ?)",
          event,
          each.getKey(),
          each.getValue(),
          event);
    }
    String manifest = deciding.collection().manifest().hex();
    return deciding.done(RAN, Map.of("found", sorted, "manifest", manifest, "name", name), 0, 0);
  }
}
