package org.proviso.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The public entries of all dockets as one record: for who takes all of them away, part by part,
/// and for who wants to hear what is new.
///
/// Reads with the rights of the public site. Thread-safe.
public final class PublishedEntries {

  /// How many entries are read at once where all are.
  private static final int AT_ONCE = 1_000;

  /// An entry and when it became public.
  ///
  /// @param published when it was last decided to publish it
  public record Publication(Instant published, PublishedEntry entry) {}

  /// A place in the order of publication: behind what was published then, and of that behind one
  /// entry.
  ///
  /// @param published time of the decision
  /// @param entry identifier of the entry in the whole record
  public record Place(Instant published, long entry) {}

  /// Entries that became public, one after the other.
  ///
  /// @param entries in order
  /// @param more whether there are more after the last
  public record Publications(List<Publication> entries, boolean more) {

    /// Copies the entries.
    public Publications {
      entries = List.copyOf(entries);
    }
  }

  private final Database database;

  /// Makes the record of an open database.
  public PublishedEntries(Database database) {
    this.database = database;
  }

  /// Returns the entries with the next identifiers in the whole record. What is published later may
  /// have an identifier among those already read.
  ///
  /// @param after identifier of the last entry of the page before; 0 for the first page
  /// @param size how many at most, from 1 to 1,000
  /// @throws IllegalArgumentException if the size is not from 1 to 1,000
  public Docket.Page page(long after, int size) {
    List<PublishedEntry> found = read(after, checked(size) + 1);
    return Docket.page(found, size);
  }

  private List<PublishedEntry> read(long after, int most) {
    return database
        .site()
        .sql(
            "SELECT "
                + Docket.COLUMNS
                + " FROM published.entry e WHERE e.entry = ANY (ARRAY("
                + "SELECT entry FROM published.entered_after(:after, :most)))"
                + " ORDER BY e.entry")
        .param("after", after)
        .param("most", most)
        .query(Docket::entry)
        .list();
  }

  /// Hands over every entry in order of identifier in the whole record: those that are public at
  /// one moment, whatever is decided meanwhile. Holds a thousand of them at a time.
  public void each(Consumer<PublishedEntry> to) {
    TransactionTemplate moment = database.inSiteTransaction();
    moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    moment.executeWithoutResult(
        status -> {
          // Part by part, since a single statement over all of them would run into the time limit
          // of
          // the site, and sort them.
          long after = 0;
          List<PublishedEntry> part;
          do {
            part = read(after, AT_ONCE);
            part.forEach(to);
            after = part.isEmpty() ? after : part.getLast().id();
          } while (part.size() == AT_ONCE);
        });
  }

  /// Returns what was published last, the newest first; of one moment, the last entered first. An
  /// entry that was published again stands where it was last.
  ///
  /// @param party only the docket of this party; null for all
  /// @param after only what comes behind this place; null for the first page
  /// @param size how many at most, from 1 to 1,000
  /// @throws IllegalArgumentException if the size is not from 1 to 1,000
  public Publications newest(@Nullable String party, @Nullable Place after, int size) {
    JdbcClient.StatementSpec statement =
        database
            .site()
            .sql(
                "WITH n AS MATERIALIZED (SELECT entry, published FROM "
                    + (party == null
                        ? "published.newest(:published::timestamptz, :entry::bigint, :most)"
                        : "published.newest_of(:party, :published::timestamptz, :entry::bigint, :most)")
                    + ") SELECT n.published, "
                    + Docket.COLUMNS
                    + " FROM published.entry e JOIN n ON n.entry = e.entry"
                    // The barrier lets this condition through, and not that of the join.
                    + " WHERE e.entry = ANY (ARRAY(SELECT entry FROM n))"
                    + " ORDER BY n.published DESC, e.entry DESC")
            .param("published", after == null ? null : after.published().atOffset(ZoneOffset.UTC))
            .param("entry", after == null ? null : after.entry())
            .param("most", checked(size) + 1);
    if (party != null) {
      statement = statement.param("party", party);
    }
    List<Publication> found = statement.query(PublishedEntries::publication).list();
    boolean more = found.size() > size;
    return new Publications(more ? found.subList(0, size) : found, more);
  }

  private static Publication publication(ResultSet row, int number) throws SQLException {
    return new Publication(
        row.getObject("published", OffsetDateTime.class).toInstant(), Docket.entry(row, number));
  }

  private static int checked(int size) {
    if (size < 1 || size > 1_000) {
      throw new IllegalArgumentException("size " + size + " is not from 1 to 1,000");
    }
    return size;
  }
}
