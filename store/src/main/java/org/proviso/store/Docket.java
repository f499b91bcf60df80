package org.proviso.store;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Actor;
import org.proviso.law.act.Mark;
import org.proviso.law.time.Span;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The dockets of all parties: numbered entries that are added and never changed, and the decisions
/// on what of them is public.
///
/// A docket's numbers run from 1 without a gap, whoever appends at the same time. An entry is
/// public exactly if the latest decision on it is to publish it; without a decision it is not.
/// Everything that reads here reads what is public, with the rights of the public site.
/// Thread-safe.
public final class Docket {

  /// What appending comes to.
  public sealed interface Appended {

    /// Returns the entry's number on its docket.
    int number();

    /// The entry is on the docket now.
    ///
    /// @param id identifier in the whole record
    record New(long id, int number) implements Appended {}

    /// One with the same origin was on the docket before, and nothing was added.
    record Already(long id, int number) implements Appended {}
  }

  /// A decision on what is public.
  ///
  /// @param act what is decided
  /// @param decided when
  /// @param by who decided
  /// @param reason why; may be empty for [Act#PUBLISH] only
  public record Decision(Act act, Instant decided, String by, String reason) {

    /// What is decided.
    public enum Act {
      /// The entry is public from now on.
      PUBLISH,
      /// The entry is not to become public.
      WITHHOLD,
      /// The entry was public and is so no longer.
      WITHDRAW;

      String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /// In which order a page has its entries.
  public enum Order {
    /// Highest number first.
    NEWEST_FIRST,
    /// Lowest number first.
    OLDEST_FIRST
  }

  /// A page of a party's docket.
  ///
  /// @param party identifier of the party
  /// @param order by number
  /// @param days only entries of these days
  /// @param sides only entries of these sides
  /// @param kind only entries of this kind; null for all
  /// @param after number of the last entry of the page before; null for the first page
  /// @param size how many entries at most, from 1 to 1,000
  public record PageOf(
      String party,
      Order order,
      Span days,
      Set<DocketEntry.Side> sides,
      @Nullable String kind,
      @Nullable Integer after,
      int size) {

    /// A page of entries of all sides and kinds.
    public PageOf(String party, Order order, Span days, @Nullable Integer after, int size) {
      this(party, order, days, EVERY_SIDE, null, after, size);
    }

    /// @throws IllegalArgumentException if the size is not from 1 to 1,000, or there are no sides
    public PageOf {
      sides = Set.copyOf(sides);
      if (sides.isEmpty()) {
        throw new IllegalArgumentException("entries of no side");
      }
      if (size < 1 || size > 1_000) {
        throw new IllegalArgumentException("size " + size + " is not from 1 to 1,000");
      }
    }
  }

  /// Entries one after the other.
  ///
  /// @param entries in order
  /// @param more whether there are more after the last
  public record Page(List<PublishedEntry> entries, boolean more) {

    /// Copies the entries.
    public Page {
      entries = List.copyOf(entries);
    }
  }

  private static final Actor SITE = new Actor("site", "import");
  private static final Set<DocketEntry.Side> EVERY_SIDE = Set.of(DocketEntry.Side.values());

  static final String COLUMNS =
      "e.entry, e.party, e.number, e.day, e.day_question, e.entered, e.side, e.kind, e.title,"
          + " e.text, e.about_kind, e.about, e.mark, e.caveats, e.corrects, ARRAY(SELECT s ->> 'id'"
          + " FROM jsonb_array_elements(e.sources) s) AS source_ids, ARRAY(SELECT s ->> 'where'"
          + " FROM jsonb_array_elements(e.sources) s) AS source_places";

  private static final String INSERT =
      "INSERT INTO docket.entry (party, day, day_question, entered, entered_by, side, kind, title,"
          + " text, about_kind, about, sources, mark, caveats, corrects, origin, event)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (party, origin) DO NOTHING RETURNING entry, number";

  private static final String DECIDE =
      "INSERT INTO docket.publication (entry, decision, decided, decided_by, reason, event)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private final Database database;

  /// Makes the dockets of an open database.
  public Docket(Database database) {
    this.database = database;
  }

  /// Appends an entry to its party's docket. It is not public before that is decided.
  ///
  /// @param entered when
  /// @param by who enters it
  /// @throws IllegalArgumentException as for [#appendAll]
  /// @throws org.springframework.dao.DataAccessException if the register has no such party, the
  ///   docket no entry that is corrected, or a text is too long
  public Appended append(DocketEntry entry, Instant entered, String by) {
    return appendAll(List.of(entry), entered, by, null).getFirst();
  }

  /// Appends entries on behalf of the site, as an import does. Otherwise as with an actor.
  ///
  /// @param entered when
  /// @param by who enters them
  /// @param decision what is decided of each; null to leave it open
  /// @return for each entry what it came to, in the order given
  public List<Appended> appendAll(
      Collection<DocketEntry> entries, Instant entered, String by, @Nullable Decision decision) {
    return appendAll(entries, entered, SITE, by, decision);
  }

  /// Appends entries to their parties' dockets, those of one docket in the order given, and decides
  /// the same of each that is new. All or nothing, and one event of the record: several, if one
  /// could not say all of it.
  ///
  /// @param entered when
  /// @param actor who enters them, in words that stay for good; no personal data
  /// @param by who enters them, in words that can be removed
  /// @param decision what is decided of each; null to leave it open
  /// @return for each entry what it came to, in the order given
  /// @throws IllegalArgumentException if what one entry says is longer than a payload can be
  public List<Appended> appendAll(
      Collection<DocketEntry> entries,
      Instant entered,
      Actor actor,
      String by,
      @Nullable Decision decision) {
    List<DocketEntry> given = List.copyOf(entries);
    // Dockets are locked in one order, or two callers could wait for each other.
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(place -> given.get(place).party()));
    List<List<Integer>> parts = EntryEvents.parts(order, given, entered, by, decision);
    return Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          SortedMap<Integer, Appended> placed = new TreeMap<>();
          try (PreparedStatement insert = connection.prepareStatement(INSERT);
              PreparedStatement decide = connection.prepareStatement(DECIDE)) {
            for (List<Integer> part : parts) {
              List<Map<String, ?>> said = new ArrayList<>();
              List<Long> ids = new ArrayList<>();
              for (int place : part) {
                DocketEntry entry = given.get(place);
                Appended appended = append(connection, insert, entry, entered, by, head.next());
                placed.put(place, appended);
                if (appended instanceof Appended.New(long id, int number)) {
                  ids.add(id);
                  said.add(EntryEvents.said(entry, id, number));
                  if (decision != null) {
                    decide(decide, id, decision, head.next());
                    decide.addBatch();
                  }
                }
              }
              decide.executeBatch();
              if (!ids.isEmpty()) {
                head.append(
                    entered,
                    actor,
                    EntryEvents.ENTERED,
                    EntryEvents.about(ids.getFirst(), ids.getLast()),
                    EntryEvents.content(said, entered, by, decision));
              }
            }
          }
          return List.copyOf(placed.values());
        });
  }

  private static Appended append(
      Connection connection,
      PreparedStatement insert,
      DocketEntry entry,
      Instant entered,
      String by,
      long event)
      throws SQLException {
    DocketEntry.About about = entry.about();
    insert.setString(1, entry.party());
    insert.setDate(2, Date.valueOf(entry.day()));
    insert.setString(3, entry.dayQuestion());
    insert.setObject(4, entered.atOffset(ZoneOffset.UTC));
    insert.setString(5, by);
    insert.setString(6, entry.side().word());
    insert.setString(7, entry.kind());
    insert.setString(8, entry.title());
    insert.setString(9, entry.text());
    insert.setString(10, about == null ? null : about.kind());
    insert.setString(11, about == null ? null : about.id());
    insert.setString(12, Json.ofSources(entry.sources()));
    insert.setString(13, entry.mark().name());
    insert.setArray(14, connection.createArrayOf("text", entry.caveats().toArray()));
    insert.setObject(15, entry.corrects(), Types.INTEGER);
    insert.setString(16, entry.origin());
    insert.setLong(17, event);
    try (ResultSet row = insert.executeQuery()) {
      if (row.next()) {
        return new Appended.New(row.getLong(1), row.getInt(2));
      }
    }
    try (PreparedStatement before =
        connection.prepareStatement(
            "SELECT entry, number FROM docket.entry WHERE party = ? AND origin = ?")) {
      before.setString(1, entry.party());
      before.setString(2, entry.origin());
      try (ResultSet row = before.executeQuery()) {
        row.next();
        return new Appended.Already(row.getLong(1), row.getInt(2));
      }
    }
  }

  /// Adds a decision on an entry on behalf of the site; the latest holds.
  ///
  /// @param entry identifier of the entry in the whole record
  /// @throws org.springframework.dao.DataAccessException if there is no such entry, or a reason is
  ///   missing
  public void decide(long entry, Decision decision) {
    decide(entry, SITE, decision);
  }

  /// Adds a decision on an entry, and its event; the latest holds.
  ///
  /// @param entry identifier of the entry in the whole record
  /// @param actor who decides, in words that stay for good; no personal data
  /// @throws org.springframework.dao.DataAccessException if there is no such entry, or a reason is
  ///   missing
  public void decide(long entry, Actor actor, Decision decision) {
    Sql.inTransaction(
        database,
        connection -> {
          HeldHead head = HeldHead.hold(connection);
          try (PreparedStatement insert = connection.prepareStatement(DECIDE)) {
            decide(insert, entry, decision, head.next());
            insert.executeUpdate();
          }
          return head.append(
              decision.decided(),
              actor,
              EntryEvents.DECIDED,
              EntryEvents.about(entry, entry),
              EntryEvents.content(entry, decision));
        });
  }

  private static void decide(PreparedStatement insert, long entry, Decision decision, long event)
      throws SQLException {
    insert.setLong(1, entry);
    insert.setString(2, decision.act().word());
    insert.setObject(3, decision.decided().atOffset(ZoneOffset.UTC));
    insert.setString(4, decision.by());
    insert.setString(5, decision.reason());
    insert.setLong(6, event);
  }

  /// Returns a page of a party's docket.
  public Page page(PageOf asked) {
    boolean newest = asked.order() == Order.NEWEST_FIRST;
    List<String> sides = asked.sides().stream().map(DocketEntry.Side::word).toList();
    return page(
        database
            .site()
            .sql(
                "SELECT "
                    + COLUMNS
                    + " FROM published.entry e WHERE e.entry = ANY (ARRAY("
                    + "SELECT entry FROM published.page_of(:party, :newest, :after::integer,"
                    + " :from::date, :until::date, string_to_array(:sides, ','), :kind, :size)))"
                    + " ORDER BY e.number "
                    + (newest ? "DESC" : "ASC"))
            .param("party", asked.party())
            .param("newest", newest)
            .param("after", asked.after())
            .param("from", asked.days().from())
            .param("until", asked.days().until())
            .param("sides", String.join(",", sides))
            .param("kind", asked.kind())
            .param("size", asked.size() + 1)
            .query(Docket::entry)
            .list(),
        asked.size());
  }

  /// Returns the entries of the latest days in all dockets; of one day, the last entered first.
  ///
  /// @param after the last entry of the page before; null for the first page
  /// @param size how many at most, from 1 to 1,000
  public Page latest(@Nullable PublishedEntry after, int size) {
    if (size < 1 || size > 1_000) {
      throw new IllegalArgumentException("size " + size + " is not from 1 to 1,000");
    }
    JdbcClient.StatementSpec statement =
        database
            .site()
            .sql(
                "SELECT "
                    + COLUMNS
                    + " FROM published.entry e WHERE e.entry = ANY (ARRAY("
                    + "SELECT entry FROM published.latest(:day::date, :entry::bigint, :size)))"
                    + " ORDER BY e.day DESC, e.entry DESC")
            .param("day", after == null ? null : after.entry().day())
            .param("entry", after == null ? null : after.id())
            .param("size", size + 1);
    return page(statement.query(Docket::entry).list(), size);
  }

  static Page page(List<PublishedEntry> found, int size) {
    boolean more = found.size() > size;
    return new Page(more ? found.subList(0, size) : found, more);
  }

  /// Returns an entry by its number; empty if there is none, or none that is public.
  public Optional<PublishedEntry> entry(String party, int number) {
    return database
        .site()
        .sql("SELECT " + COLUMNS + " FROM published.entry e WHERE e.party = ? AND e.number = ?")
        .params(party, number)
        .query(Docket::entry)
        .optional();
  }

  /// Returns the kinds of entry and what they are called in text.
  public List<Label> kinds() {
    return database
        .site()
        .sql("SELECT kind, label FROM published.kind ORDER BY kind")
        .query((row, number) -> new Label(row.getString(1), row.getString(2)))
        .list();
  }

  /// What a kind of entry is called in text.
  public record Label(String kind, String label) {}

  static PublishedEntry entry(ResultSet row, int ignored) throws SQLException {
    List<String> ids = RecordTable.texts(row.getArray("source_ids"));
    List<String> places = RecordTable.texts(row.getArray("source_places"));
    List<DocketEntry.SourceReference> sources = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      sources.add(new DocketEntry.SourceReference(ids.get(i), places.get(i)));
    }
    String aboutKind = row.getString("about_kind");
    return new PublishedEntry(
        row.getLong("entry"),
        row.getInt("number"),
        row.getObject("entered", OffsetDateTime.class).toInstant(),
        new DocketEntry(
            row.getString("party"),
            row.getObject("day", LocalDate.class),
            row.getString("day_question"),
            DocketEntry.Side.of(row.getString("side")),
            row.getString("kind"),
            row.getString("title"),
            row.getString("text"),
            aboutKind == null ? null : new DocketEntry.About(aboutKind, row.getString("about")),
            sources,
            Mark.valueOf(row.getString("mark")),
            RecordTable.texts(row.getArray("caveats")),
            row.getObject("corrects", Integer.class),
            null));
  }
}
