package org.proviso.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.pack.Pack;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The search box: parties, acts, conditions and statements by their words and the beginnings of
/// their names, entries of dockets by their words.
///
/// Reads with the rights of the public site, and so finds what is public. Words are English ones:
/// what differs in its ending only is the same word. Thread-safe.
public final class Search {

  /// What a search comes to.
  public sealed interface Outcome {

    /// It was done.
    ///
    /// @param hits the best first
    /// @param complete whether everything that matches was weighed; if not, there may be better
    ///   hits among older entries
    record Found(List<Hit> hits, boolean complete) implements Outcome {
      /// Copies the hits.
      public Found {
        hits = List.copyOf(hits);
      }
    }

    /// The text has nothing to look for: no word, common words only, or only words to leave out.
    record NothingAsked() implements Outcome {}
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

  /// Entries of the latest days that are gone through one by one, however common the words.
  private static final int LOOKED_AT = 4_000;

  /// Matches among these that are enough, so that the index is not asked for words that are common.
  private static final int ENOUGH = 100;

  /// Matches from the index that are weighed.
  private static final int WEIGHED = 3_000;

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

  /// Finds what matches a text as people type it: words, `"phrases"`, `or`, and `-words` to leave
  /// out. No text is an error.
  ///
  /// @param limit how many hits at most, from 1 to 100
  public Outcome find(String text, int limit) {
    if (limit < 1 || limit > 100) {
      throw new IllegalArgumentException("limit " + limit + " is not from 1 to 100");
    }
    String query = clean(text);
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
    Map<Hit, Double> weighed = new LinkedHashMap<>(texts(query, names.orElse(null), limit));
    boolean complete = true;
    if (hasWords) {
      Map<Long, Double> entries = new HashMap<>(newest(query));
      if (entries.size() >= ENOUGH) {
        complete = false;
      } else {
        complete = addAny(query, entries);
      }
      weighed.putAll(entries(query, best(entries, limit)));
    }
    List<Hit> hits =
        weighed.entrySet().stream()
            .sorted(Map.Entry.<Hit, Double>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .limit(limit)
            .toList();
    return new Outcome.Found(hits, complete);
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

  private Map<Hit, Double> texts(String query, @Nullable String names, int limit) {
    Map<Hit, Double> found = new LinkedHashMap<>();
    database
        .site()
        .sql(
            "SELECT kind, id, party, title, day, named, rank, "
                + String.format(Locale.ROOT, HEADLINE, "body")
                + " AS headline FROM published.texts_with("
                + "websearch_to_tsquery('pg_catalog.english', :query),"
                + " to_tsquery('pg_catalog.simple', :names), :limit)")
        .param("query", query)
        .param("names", names)
        .param("limit", limit)
        .query(
            (row, number) -> {
              Hit hit =
                  new Hit(
                      row.getString("kind"),
                      row.getString("id"),
                      row.getString("party"),
                      row.getString("title"),
                      row.getObject("day", LocalDate.class),
                      fragments(row.getString("headline")));
              // Who is called so goes before what is called so, and that before what mentions it.
              int first = hit.kind().equals("party") ? 2 : 1;
              return Map.entry(hit, row.getDouble("rank") + (row.getBoolean("named") ? first : 0));
            })
        .list()
        .forEach(each -> found.put(each.getKey(), each.getValue()));
    return found;
  }

  private Map<Long, Double> newest(String query) {
    return ranks(
        database
            .site()
            .sql(
                "SELECT entry, rank FROM published.newest_with("
                    + "websearch_to_tsquery('pg_catalog.english', ?), ?, ?)")
            .params(query, LOOKED_AT, WEIGHED));
  }

  /// Adds entries by the index; returns whether they are all there are.
  private boolean addAny(String query, Map<Long, Double> entries) {
    try {
      Map<Long, Double> any =
          Objects.requireNonNull(
              database
                  .inSiteTransaction()
                  .execute(
                      status -> {
                        database.site().sql("SET LOCAL statement_timeout = '400ms'").update();
                        return ranks(
                            database
                                .site()
                                .sql(
                                    "SELECT entry, rank FROM published.any_with("
                                        + "websearch_to_tsquery('pg_catalog.english', ?), ?)")
                                .params(query, WEIGHED));
                      }));
      entries.putAll(any);
      return any.size() < WEIGHED;
    } catch (DataAccessException e) {
      if (e.getRootCause() instanceof SQLException sql && "57014".equals(sql.getSQLState())) {
        // Too many words that are common by themselves; what is newest was found before.
        return false;
      }
      throw e;
    }
  }

  private static Map<Long, Double> ranks(JdbcClient.StatementSpec statement) {
    Map<Long, Double> ranks = new HashMap<>();
    statement
        .query((row, number) -> Map.entry(row.getLong(1), row.getDouble(2)))
        .list()
        .forEach(each -> ranks.put(each.getKey(), each.getValue()));
    return ranks;
  }

  /// Returns the best, of equal rank the last entered.
  private static Map<Long, Double> best(Map<Long, Double> entries, int limit) {
    Map<Long, Double> best = new LinkedHashMap<>();
    entries.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .limit(limit)
        .forEach(each -> best.put(each.getKey(), each.getValue()));
    return best;
  }

  private Map<Hit, Double> entries(String query, Map<Long, Double> ranks) {
    Map<Long, Hit> found = new HashMap<>();
    if (!ranks.isEmpty()) {
      database
          .site()
          .sql(
              "SELECT entry, party, number, title, day, "
                  + String.format(Locale.ROOT, HEADLINE, "text")
                  + " AS headline FROM published.entry WHERE entry IN (:entries)")
          .param("query", query)
          .param("entries", ranks.keySet())
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
    Map<Hit, Double> hits = new LinkedHashMap<>();
    ranks.forEach(
        (entry, rank) -> {
          Hit hit = found.get(entry);
          if (hit != null) {
            hits.put(hit, rank);
          }
        });
    return hits;
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
