package org.proviso.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table of the register whose records have revisions, the latest of which holds.
final class RecordTable {
  static final RecordTable PARTY =
      new RecordTable(
          "party_record",
          "party",
          "(SELECT p.place FROM register.party p WHERE p.party = r.party)",
          columns(
              Column.text("name"),
              Column.text("kind"),
              Column.text("state"),
              Column.text("within"),
              Column.text("circuit"),
              Column.truth("policies_known"),
              Column.texts("districts"),
              Column.text("fips"),
              Column.text("ocd"),
              Column.text("county"),
              Column.text("note")));

  static final RecordTable GROUP =
      new RecordTable(
          "party_group_record",
          "party_group",
          "r.party_group COLLATE \"C\"",
          List.of(Column.text("name"), Column.texts("eligible_kinds"), Column.text("otherwise")));

  static final RecordTable MEMBERSHIP =
      new RecordTable(
          "membership",
          "membership",
          "r.seen_from NULLS FIRST, r.membership COLLATE \"C\"",
          columns(
              Column.text("party"),
              Column.text("party_group"),
              Column.day("valid_from"),
              Column.day("valid_until"),
              Column.text("standing"),
              Column.day("seen_from"),
              Column.day("withdrawn")));

  static final RecordTable POLICY =
      new RecordTable(
          "policy",
          "policy",
          "r.policy COLLATE \"C\"",
          columns(
              Column.text("holder"),
              Column.text("title"),
              Column.day("in_force_from"),
              Column.day("in_force_until"),
              Column.truth("reaches_within"),
              Column.features("features"),
              Column.day("seen_from"),
              Column.day("withdrawn"),
              Column.text("file"),
              Column.number("page"),
              Column.text("text_kind"),
              Column.number("from_character"),
              Column.number("until_character")));

  static final RecordTable AWARD =
      new RecordTable(
          "award",
          "subject",
          "r.number COLLATE \"C\" NULLS LAST, r.drawn_from COLLATE \"C\" NULLS FIRST,"
              + " r.subject COLLATE \"C\"",
          columns(
              Column.text("recipient"),
              Column.text("programme"),
              Column.text("year"),
              Column.text("number"),
              Column.day("offered"),
              Column.text("acceptance"),
              Column.day("accepted"),
              Column.number("cents"),
              Column.text("drawn_from")));

  static final RecordTable AWARD_FACT =
      new RecordTable(
          "award_fact",
          "award_fact",
          "r.valid_from NULLS FIRST, r.award_fact COLLATE \"C\"",
          columns(
              Column.text("programme"),
              Column.text("year"),
              Column.day("valid_from"),
              Column.day("valid_until"),
              Column.text("status"),
              Column.exceptions()));

  /// What stands in a column, in Java and in SQL.
  private enum Type {
    TEXT,
    TEXTS,
    DAY,
    TRUTH,
    NUMBER,
    FEATURES,
    EXCEPTIONS
  }

  private record Column(String name, Type type) {
    static Column text(String name) {
      return new Column(name, Type.TEXT);
    }

    static Column texts(String name) {
      return new Column(name, Type.TEXTS);
    }

    static Column day(String name) {
      return new Column(name, Type.DAY);
    }

    static Column truth(String name) {
      return new Column(name, Type.TRUTH);
    }

    static Column number(String name) {
      return new Column(name, Type.NUMBER);
    }

    /// Lists by name: each name after `=`, then its terms, each after `-`.
    static Column features(String name) {
      return new Column(name, Type.FEATURES);
    }

    /// Parties of which a fact does not speak, kept in a table of their own.
    static Column exceptions() {
      return new Column("exceptions", Type.EXCEPTIONS);
    }

    String read() {
      return switch (type) {
        case TEXT, TEXTS, DAY, TRUTH, NUMBER -> "r." + name;
        case FEATURES ->
            "ARRAY(SELECT x FROM jsonb_each(r.features) f(k, v), LATERAL (SELECT '=' || k, 0::bigint"
                + " UNION ALL SELECT '-' || t, n"
                + " FROM jsonb_array_elements_text(v) WITH ORDINALITY e(t, n)) s(x, n)"
                + " ORDER BY k COLLATE \"C\", n)";
        case EXCEPTIONS ->
            "ARRAY(SELECT e.party::text FROM register.award_fact_exception e"
                + " WHERE e.award_fact = r.award_fact AND e.revision = r.revision"
                + " ORDER BY e.party COLLATE \"C\")";
      };
    }

    @Nullable Object value(ResultSet row, int at) throws SQLException {
      return switch (type) {
        case TEXT -> row.getString(at);
        case TEXTS, FEATURES, EXCEPTIONS -> RecordTable.texts(row.getArray(at));
        case DAY -> row.getObject(at, LocalDate.class);
        case TRUTH -> row.getBoolean(at);
        case NUMBER -> {
          long number = row.getLong(at);
          yield row.wasNull() ? null : number;
        }
      };
    }
  }

  /// What the register says of one thing.
  ///
  /// @param revision the revision; 0 for what is not in the table
  /// @param values as the table's columns have them
  record Row(int revision, List<@Nullable Object> values) {
    /// Copies the values, which may be null.
    Row {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Nullable Object at(int column) {
      return values.get(column);
    }
  }

  private final String table;
  private final String key;
  private final String order;
  private final List<Column> columns;

  private RecordTable(String table, String key, String order, List<Column> columns) {
    this.table = table;
    this.key = key;
    this.order = order;
    this.columns = columns;
  }

  private static List<Column> columns(Column... own) {
    return Stream.concat(
            Stream.of(own),
            Stream.of(
                Column.text("citation"),
                Column.texts("sources"),
                Column.text("mark"),
                Column.texts("caveats")))
        .toList();
  }

  static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /// Reads what holds now, in the order in which a register has it.
  Map<String, Row> current(Connection connection) throws SQLException {
    String values = columns.stream().map(Column::read).collect(Collectors.joining(", "));
    String sql =
        "SELECT r."
            + key
            + ", r.revision, "
            + values
            + " FROM register."
            + table
            + " r"
            + " WHERE NOT EXISTS (SELECT FROM register."
            + table
            + " l WHERE l."
            + key
            + " = r."
            + key
            + " AND l.previous = r.revision) ORDER BY "
            + order;
    Map<String, Row> current = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(10_000);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          List<@Nullable Object> row = new ArrayList<>(columns.size());
          for (int i = 0; i < columns.size(); i++) {
            row.add(columns.get(i).value(rows, i + 3));
          }
          current.put(rows.getString(1), new Row(rows.getInt(2), row));
        }
      }
    }
    return current;
  }

  /// Adds rows as the next revisions of what they speak of, and returns them as parts.
  List<CopyText.Part> add(Connection connection, Map<String, Row> fresh, long addition)
      throws SQLException {
    List<CopyText.Part> parts = new ArrayList<>();
    List<Column> stored =
        columns.stream().filter(column -> column.type() != Type.EXCEPTIONS).toList();
    String names = stored.stream().map(Column::name).collect(Collectors.joining(", "));
    String into = "register." + table + " (" + key + ", revision, " + names + ", addition)";
    try (CopyText copy = new CopyText(connection, into)) {
      for (Map.Entry<String, Row> each : fresh.entrySet()) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(each.getKey());
        row.add(each.getValue().revision());
        for (int i = 0; i < columns.size(); i++) {
          Type type = columns.get(i).type();
          if (type != Type.EXCEPTIONS) {
            Object value = each.getValue().at(i);
            row.add(type == Type.FEATURES ? Json.ofLists(Features.of(value)) : value);
          }
        }
        row.add(addition);
        copy.row(row);
      }
      parts.add(copy.end());
    }
    if (stored.size() < columns.size()) {
      parts.add(addExceptions(connection, fresh));
    }
    return parts;
  }

  private CopyText.Part addExceptions(Connection connection, Map<String, Row> fresh)
      throws SQLException {
    int at = columns.indexOf(Column.exceptions());
    try (CopyText copy =
        new CopyText(connection, "register.award_fact_exception (award_fact, revision, party)")) {
      for (Map.Entry<String, Row> each : fresh.entrySet()) {
        if (each.getValue().at(at) instanceof List<?> parties) {
          for (Object party : parties) {
            copy.row(List.of(each.getKey(), each.getValue().revision(), party));
          }
        }
      }
      return copy.end();
    }
  }
}
