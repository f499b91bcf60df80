package org.proviso.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.finding.Finding;
import org.proviso.law.finding.Shown;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of findings as values.
final class FindingRows {

  /// Gives the rows of a table that somebody may read.
  private interface Tables {
    <T> List<T> rows(String table, InquirySql.Row<T> row) throws SQLException;
  }

  private record Key(MatterId matter, int finding) {}

  /// A row with the number by which it is put in order.
  private record At<T>(int number, T value) {}

  private final Map<Key, List<At<FindingFile.Conclusion>>> conclusions = new HashMap<>();
  private final Map<Key, List<At<FindingFile.Evidence>>> evidence = new HashMap<>();
  private final Map<Key, FindingFile.Second> seconds = new HashMap<>();
  private final Map<Key, List<At<FindingFile.Opinion>>> opinions = new HashMap<>();
  private final Map<Key, FindingFile.Disclosure> disclosures = new HashMap<>();
  private final Map<Key, List<At<FindingFile.Answer>>> answers = new HashMap<>();
  private final Map<Key, Map<Integer, Map<String, String>>> answered = new HashMap<>();
  private final Map<Key, List<At<Integer>>> steps = new HashMap<>();

  private FindingRows() {}

  static String word(Shown shown) {
    return shown.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String word(FindingFile.Evidence.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// Returns findings by matter, as staff reads them.
  ///
  /// @param where on award and condition
  static Map<MatterId, List<FindingFile>> ofStaff(
      InquirySql sql, String where, @Nullable Object... parameters) throws SQLException {
    return new FindingRows().read(of(sql, true, where, parameters));
  }

  /// Returns findings by matter, as a recipient's people read them.
  static Map<MatterId, List<FindingFile>> own(InquirySql sql) throws SQLException {
    return new FindingRows().read(of(sql, false, "true"));
  }

  private static Tables of(
      InquirySql sql, boolean withActors, String where, @Nullable Object... parameters) {
    return new Tables() {
      @Override
      public <T> List<T> rows(String table, InquirySql.Row<T> row) throws SQLException {
        // Who did something is for staff to read.
        return sql.list(
            withActors
                ? "SELECT t.*, v.actor FROM (SELECT * FROM finding."
                    + table
                    + " WHERE "
                    + where
                    + ") t JOIN record.event v ON v.number = t.event"
                : "SELECT t.*, '' AS actor FROM finding." + table + " t WHERE " + where,
            row,
            parameters);
      }
    };
  }

  /// Returns the findings of a party that are public, by matter.
  ///
  /// @param party whose matters; null for all
  static Map<MatterId, List<FindingFile>> published(JdbcClient site, @Nullable String party) {
    List<String> parties = party == null ? List.of() : List.of(party);
    String of = party == null ? "(NULL)" : "(?)";
    Tables tables =
        new Tables() {
          @Override
          public <T> List<T> rows(String table, InquirySql.Row<T> row) {
            return site.sql("SELECT t.*, '' AS actor FROM published.findings_" + table + of + " t")
                .params(parties)
                .query((each, ignored) -> row.of(each))
                .list();
          }
        };
    try {
      return new FindingRows().read(tables);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<MatterId, List<FindingFile>> read(Tables tables) throws SQLException {
    tables.rows("judged", row -> add(conclusions, row, "point", conclusion(row)));
    tables.rows("evidence", row -> add(evidence, row, "number", evidence(row)));
    tables.rows(
        "opinion",
        row ->
            add(
                opinions,
                row,
                "point",
                new FindingFile.Opinion(row.getBoolean("agrees"), row.getString("said"))));
    tables.rows("second_reading", this::second);
    tables.rows("disclosure", this::disclosure);
    tables.rows("answered", this::answered);
    tables.rows("answer", row -> add(answers, row, "number", answer(row)));
    tables.rows("rested", row -> add(steps, row, "step", row.getInt("step")));
    Map<MatterId, List<FindingFile>> files = new HashMap<>();
    tables.rows(
        "finding", row -> files.computeIfAbsent(id(row), key -> new ArrayList<>()).add(file(row)));
    files.values().forEach(each -> each.sort(Comparator.comparingInt(FindingFile::number)));
    return files;
  }

  private static MatterId id(ResultSet row) throws SQLException {
    return new MatterId(row.getString("award"), row.getString("condition"));
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(id(row), row.getInt("finding"));
  }

  private static <T> boolean add(Map<Key, List<At<T>>> all, ResultSet row, String order, T value)
      throws SQLException {
    return all.computeIfAbsent(key(row), key -> new ArrayList<>())
        .add(new At<>(row.getInt(order), value));
  }

  private static <T> List<T> inOrder(Map<Key, List<At<T>>> all, Key key) {
    return all.getOrDefault(key, List.of()).stream()
        .sorted(Comparator.comparingInt(At::number))
        .map(At::value)
        .toList();
  }

  private static FindingFile.Conclusion conclusion(ResultSet row) throws SQLException {
    return new FindingFile.Conclusion(
        new Finding.Point(row.getString("element"), row.getString("reading")),
        Shown.valueOf(row.getString("shown").toUpperCase(Locale.ROOT).replace('-', '_')),
        row.getString("said"));
  }

  private static FindingFile.Evidence evidence(ResultSet row) throws SQLException {
    return new FindingFile.Evidence(
        row.getString("element"),
        FindingFile.Evidence.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("reference"),
        row.getString("page"),
        row.getString("passage"));
  }

  private FindingFile.Second second(ResultSet row) throws SQLException {
    Key key = key(row);
    FindingFile.Second second =
        new FindingFile.Second(
            day(row),
            row.getString("said"),
            inOrder(opinions, key),
            row.getString("actor"),
            row.getLong("event"));
    seconds.put(key, second);
    return second;
  }

  private static LocalDate day(ResultSet row) throws SQLException {
    return row.getObject("day", LocalDate.class);
  }

  private FindingFile.Disclosure disclosure(ResultSet row) throws SQLException {
    FindingFile.Disclosure disclosure =
        new FindingFile.Disclosure(day(row), row.getString("said"), row.getLong("event"));
    disclosures.put(key(row), disclosure);
    return disclosure;
  }

  private boolean answered(ResultSet row) throws SQLException {
    answered
        .computeIfAbsent(key(row), key -> new HashMap<>())
        .computeIfAbsent(row.getInt("answer"), key -> new TreeMap<>())
        .put(row.getString("element"), row.getString("said"));
    return true;
  }

  private FindingFile.Answer answer(ResultSet row) throws SQLException {
    int number = row.getInt("number");
    return new FindingFile.Answer(
        number,
        day(row),
        row.getString("said"),
        answered.getOrDefault(key(row), Map.of()).getOrDefault(number, Map.of()),
        row.getString("document"),
        row.getLong("event"));
  }

  private FindingFile file(ResultSet row) throws SQLException {
    Key key = new Key(id(row), row.getInt("number"));
    return new FindingFile(
        key.finding(),
        day(row),
        row.getString("standard"),
        row.getString("said"),
        inOrder(conclusions, key),
        inOrder(evidence, key),
        seconds.get(key),
        disclosures.get(key),
        inOrder(answers, key),
        inOrder(steps, key),
        row.getString("actor"),
        row.getLong("event"));
  }
}
