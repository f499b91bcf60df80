package org.proviso.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.pack.Pack;
import org.springframework.dao.DataAccessException;

/// The search box: parties, acts, conditions and statements by their words and the beginnings of
/// their names, entries of dockets by their words and the names of their parties.
///
/// Reads with the rights of the public site, and so finds what is public. Words are English ones:
/// what differs in its ending only is the same word. Thread-safe.
public final class Search {

  /// What a search comes to.
  public sealed interface Outcome {

    /// It was done.
    ///
    /// @param texts parties, acts, conditions and statements, the best first; none after the first
    ///   page
    /// @param entries entries of dockets, the latest day first
    /// @param next the entry after which the next page begins; null if no more is known of
    /// @param complete whether every entry was looked at; if not, older ones may match
    record Found(List<Hit> texts, List<Hit> entries, @Nullable Long next, boolean complete)
        implements Outcome {
      /// Copies the hits.
      public Found {
        texts = List.copyOf(texts);
        entries = List.copyOf(entries);
      }
    }

    /// The text has nothing to look for: no word, common words only, or only words to leave out.
    record NothingAsked() implements Outcome {}
  }

  /// How long entries are looked for.
  public enum Effort {
    /// A fifth of a second: enough but for words that are common by themselves and rare together.
    QUICK(200),
    /// Ten seconds, for one reader at a time; whoever comes meanwhile is answered quickly.
    THOROUGH(10_000);

    private final int milliseconds;

    Effort(int milliseconds) {
      this.milliseconds = milliseconds;
    }
  }

  /// What is looked for.
  ///
  /// @param text as people type it: words, `"phrases"`, `or`, and `-words` to leave out; no text is
  ///   an error
  /// @param after the last entry of the page before, by its identifier in the whole record; null
  ///   for the first page
  /// @param limit how many texts and how many entries at most, from 1 to 100
  public record Query(String text, @Nullable Long after, int limit, Effort effort) {

    /// @throws IllegalArgumentException if the limit is not from 1 to 100
    public Query {
      if (limit < 1 || limit > 100) {
        throw new IllegalArgumentException("limit " + limit + " is not from 1 to 100");
      }
    }
  }

  /// Something found.
  ///
  /// @param kind `party`, `act`, `condition`, `statement` or `entry`
  /// @param id its identifier; of an entry its number on the docket
  /// @param party the party it belongs to; null if none
  /// @param title what it is called
  /// @param day its day; null if it has none
  /// @param snippet parts of its text around the words, in order
  public record Hit(
      String kind,
      String id,
      @Nullable String party,
      String title,
      @Nullable LocalDate day,
      List<Fragment> snippet) {

    /// Copies the snippet.
    public Hit {
      snippet = List.copyOf(snippet);
    }
  }

  /// A piece of a snippet, as plain text.
  ///
  /// @param text never empty; has to be escaped like any other text
  /// @param matched whether it is one of the words looked for
  public record Fragment(String text, boolean matched) {}

  /// A text that is found beside the docket, public throughout.
  ///
  /// @param kind `party`, `act`, `condition` or `statement`
  /// @param id identifier within its kind
  /// @param party the party it belongs to; null if none
  /// @param title what it is called; the beginnings of its words are found as well
  /// @param body further words; cut after 100,000 characters
  /// @param day its day; null if it has none
  public record Text(
      String kind,
      String id,
      @Nullable String party,
      String title,
      String body,
      @Nullable LocalDate day) {}

  /// The longest text that is looked at; the rest is left out.
  public static final int LONGEST_QUERY = 200;

  private static final int LONGEST_BODY = 100_000;
  private static final int MOST_WORDS = 8;

  /// Entries of the latest days that are gone through one by one before the index on words is
  /// asked: one in two hundred of them matching fills a page, and of rarer words the index has few.
  private static final int LOOKED_AT = 10_000;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /// A text that says more than which words.
  private static final Pattern OPERATOR = Pattern.compile("(^|\\s)-|\"");

  // Characters of the private use area, taken out of what is searched for and shown.
  private static final char BEGIN = '\uE000';
  private static final char END = '\uE001';

  private static final String HEADLINE =
      "ts_headline('pg_catalog.english', translate(left(%s, 20000), '\uE000\uE001', ''),"
          + " websearch_to_tsquery('pg_catalog.english', :query), 'StartSel=\uE000, StopSel=\uE001,"
          + " MaxWords=30, MinWords=10, MaxFragments=2, FragmentDelimiter=\" … \"')";

  private final Database database;
  private final Semaphore thorough = new Semaphore(1);

  /// Makes the search box of an open database.
  public Search(Database database) {
    this.database = database;
  }

  /// Puts texts where they are found, each in place of the one with the same kind and identifier.
  public void put(Collection<Text> texts) {
    Map<List<String>, Text> once = new LinkedHashMap<>();
    texts.forEach(text -> once.put(List.of(text.kind(), text.id()), text));
    Sql.inTransaction(
        database,
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM search.words WHERE kind = ? AND id = ANY (?)")) {
            Map<String, List<String>> byKind = new HashMap<>();
            for (Text text : once.values()) {
              byKind.computeIfAbsent(text.kind(), kind -> new ArrayList<>()).add(text.id());
            }
            for (Map.Entry<String, List<String>> each : byKind.entrySet()) {
              delete.setString(1, each.getKey());
              delete.setArray(2, connection.createArrayOf("text", each.getValue().toArray()));
              delete.executeUpdate();
            }
          }
          try (CopyText copy =
              new CopyText(connection, "search.words (kind, id, party, title, body, day)")) {
            for (Text text : once.values()) {
              List<@Nullable Object> row = new ArrayList<>();
              row.add(text.kind());
              row.add(text.id());
              row.add(text.party());
              row.add(unmarked(text.title()));
              String body = unmarked(text.body());
              row.add(body.substring(0, Math.min(LONGEST_BODY, body.length())));
              row.add(text.day());
              copy.row(row);
            }
            return copy.end();
          }
        });
  }

  private static String unmarked(String text) {
    return text.replace(BEGIN, ' ').replace(END, ' ');
  }

  /// Puts a pack's acts and conditions where they are found, and the parties of the register.
  public void index(Pack pack) {
    List<Text> texts = new ArrayList<>();
    for (Act act : pack.law().acts()) {
      List<String> body = new ArrayList<>(act.clauses().stream().map(Clause::words).toList());
      body.add(act.provenance().citation());
      body.add(act.cause());
      body.add(act.issuer());
      texts.add(
          new Text(
              "act",
              act.id(),
              null,
              act.title(),
              String.join("\n", body),
              act.issued().earliest()));
    }
    for (Condition condition : pack.law().conditions()) {
      texts.add(
          new Text("condition", condition.id(), null, condition.title(), condition.id(), null));
    }
    put(texts);
    indexParties();
  }

  /// Puts the parties of the register where they are found.
  public void indexParties() {
    Sql.inTransaction(
        database,
        connection -> {
          Sql.execute(connection, "DELETE FROM search.words WHERE kind = 'party'");
          Sql.execute(
              connection,
              "INSERT INTO search.words (kind, id, party, title, body)"
                  + " SELECT DISTINCT ON (party) 'party', party, party, name,"
                  + " concat_ws(' ', kind, state) FROM register.party_record"
                  + " ORDER BY party, revision DESC");
          return true;
        });
  }

  /// Finds what matches.
  public Outcome find(Query asked) {
    String query = clean(asked.text());
    Optional<String> names = names(query);
    // Only words to leave out would match nearly everything.
    boolean hasWords =
        database
            .site()
            .sql("SELECT querytree(websearch_to_tsquery('pg_catalog.english', ?)) NOT IN ('', 'T')")
            .param(query)
            .query(Boolean.class)
            .single();
    if (!hasWords && names.isEmpty()) {
      return new Outcome.NothingAsked();
    }
    List<Hit> texts =
        asked.after() == null ? texts(query, names.orElse(null), asked.limit()) : List.of();
    if (!hasWords) {
      return new Outcome.Found(texts, List.of(), null, true);
    }
    int most = asked.limit() + 1;
    List<Long> entries = newest(query, asked.after(), most);
    boolean complete = true;
    if (entries.size() < most) {
      Optional<List<Long>> any = any(query, asked.after(), most, asked.effort());
      complete = any.isPresent();
      entries = any.orElse(entries);
    }
    boolean more = entries.size() == most;
    List<Long> shown = more ? entries.subList(0, asked.limit()) : entries;
    return new Outcome.Found(
        texts, entries(query, shown), more ? shown.getLast() : null, more || complete);
  }

  /// Returns the text without what the server's encoding has no place for, and not too long.
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' && c != BEGIN && c != END)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .limit(LONGEST_QUERY)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /// Returns the words as a query for names, the last one as the beginning of a word.
  private static Optional<String> names(String query) {
    List<String> words =
        WORD.matcher(query).results().map(MatchResult::group).limit(MOST_WORDS).toList();
    if (words.isEmpty() || OPERATOR.matcher(query).find()) {
      return Optional.empty();
    }
    return Optional.of("'" + String.join("' & '", words).toLowerCase(Locale.ROOT) + "':*");
  }

  private List<Hit> texts(String query, @Nullable String names, int limit) {
    return database
        .site()
        .sql(
            "SELECT kind, id, party, title, day, "
                + String.format(Locale.ROOT, HEADLINE, "body")
                + " AS headline FROM published.texts_with("
                + "websearch_to_tsquery('pg_catalog.english', :query),"
                + " to_tsquery('pg_catalog.simple', :names), :limit) WITH ORDINALITY"
                + " ORDER BY ordinality")
        .param("query", query)
        .param("names", names)
        .param("limit", limit)
        .query(
            (row, number) ->
                new Hit(
                    row.getString("kind"),
                    row.getString("id"),
                    row.getString("party"),
                    row.getString("title"),
                    row.getObject("day", LocalDate.class),
                    fragments(row.getString("headline"))))
        .list();
  }

  private List<Long> newest(String query, @Nullable Long after, int most) {
    return database
        .site()
        .sql(
            "SELECT entry FROM published.newest_with("
                + "websearch_to_tsquery('pg_catalog.english', :query), :after::bigint,"
                + " :looked_at, :most)"
                + " WITH ORDINALITY ORDER BY ordinality")
        .param("query", query)
        .param("after", after)
        .param("looked_at", LOOKED_AT)
        .param("most", most)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  /// Returns the newest by the index; empty if that takes too long.
  private Optional<List<Long>> any(String query, @Nullable Long after, int most, Effort effort) {
    boolean alone = effort == Effort.THOROUGH && thorough.tryAcquire();
    try {
      return any(query, after, most, alone ? effort.milliseconds : Effort.QUICK.milliseconds);
    } finally {
      if (alone) {
        thorough.release();
      }
    }
  }

  private Optional<List<Long>> any(String query, @Nullable Long after, int most, int milliseconds) {
    try {
      return Optional.ofNullable(
          database
              .inSiteTransaction()
              .execute(
                  status -> {
                    database
                        .site()
                        .sql("SELECT set_config('statement_timeout', ?, true)")
                        .param(milliseconds + "ms")
                        .query(String.class)
                        .single();
                    return database
                        .site()
                        .sql(
                            "SELECT entry FROM published.any_with("
                                + "websearch_to_tsquery('pg_catalog.english', :query),"
                                + " :after::bigint, :most)"
                                + " WITH ORDINALITY ORDER BY ordinality")
                        .param("query", query)
                        .param("after", after)
                        .param("most", most)
                        .query((row, number) -> row.getLong(1))
                        .list();
                  }));
    } catch (DataAccessException e) {
      if (e.getRootCause() instanceof SQLException sql && "57014".equals(sql.getSQLState())) {
        // Too many words that are common by themselves; what is newest was found before.
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Returns the entries in the order given.
  private List<Hit> entries(String query, List<Long> entries) {
    Map<Long, Hit> found = new HashMap<>();
    if (!entries.isEmpty()) {
      database
          .site()
          .sql(
              "SELECT entry, party, number, title, day, "
                  + String.format(Locale.ROOT, HEADLINE, "text")
                  + " AS headline FROM published.entry WHERE entry IN (:entries)")
          .param("query", query)
          .param("entries", entries)
          .query(
              (row, number) ->
                  Map.entry(
                      row.getLong("entry"),
                      new Hit(
                          "entry",
                          row.getString("number"),
                          row.getString("party"),
                          row.getString("title"),
                          row.getObject("day", LocalDate.class),
                          fragments(row.getString("headline")))))
          .list()
          .forEach(each -> found.put(each.getKey(), each.getValue()));
    }
    // One that was withdrawn in between is left out.
    return entries.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private static List<Fragment> fragments(String headline) {
    List<Fragment> fragments = new ArrayList<>();
    int from = 0;
    boolean matched = false;
    for (int i = 0; i <= headline.length(); i++) {
      boolean ends = i == headline.length();
      if (ends || headline.charAt(i) == BEGIN || headline.charAt(i) == END) {
        if (i > from) {
          fragments.add(new Fragment(headline.substring(from, i), matched));
        }
        matched = !ends && headline.charAt(i) == BEGIN;
        from = i + 1;
      }
    }
    return fragments;
  }
}
