package org.proviso.web.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Provenance;
import org.proviso.law.time.Span;

/// Columns as tables name them, some of which stand for several: `from:day`; `name`, which is text;
/// `issued:moment` for a day or the window that it lies in; `:span` for a first day and the first
/// that is no longer meant; `:provenance` for where a row comes from.
final class Columns {

  /// One column as a table names it.
  private record Given(String name, Sort sort, Sheet.@Nullable Type type) {}

  private enum Sort {
    PLAIN,
    MOMENT,
    SPAN,
    PROVENANCE
  }

  private final List<Given> given;

  private Columns(List<Given> given) {
    this.given = given;
  }

  static Columns of(String... columns) {
    return new Columns(Arrays.stream(columns).map(Columns::given).toList());
  }

  private static Given given(String column) {
    int colon = column.indexOf(':');
    String name = colon < 0 ? column : column.substring(0, colon);
    return switch (colon < 0 ? "text" : column.substring(colon + 1)) {
      case "moment" -> new Given(name, Sort.MOMENT, null);
      case "span" -> new Given(name, Sort.SPAN, null);
      case "provenance" -> new Given(name, Sort.PROVENANCE, null);
      case String type ->
          new Given(name, Sort.PLAIN, Sheet.Type.valueOf(type.toUpperCase(Locale.ROOT)));
    };
  }

  /// Returns the columns of the table.
  List<Sheet.Column> columns() {
    List<Sheet.Column> columns = new ArrayList<>();
    for (Given each : given) {
      String name = each.name();
      switch (each.sort()) {
        case PLAIN -> add(columns, name, each.type() == null ? Sheet.Type.TEXT : each.type());
        case MOMENT -> {
          add(columns, name, Sheet.Type.DAY);
          add(columns, name + "_certain", Sheet.Type.DAY);
          add(columns, name + "_question", Sheet.Type.TEXT);
        }
        case SPAN -> {
          add(columns, "from", Sheet.Type.DAY);
          add(columns, "until", Sheet.Type.DAY);
        }
        case PROVENANCE -> {
          add(columns, "citation", Sheet.Type.TEXT);
          add(columns, "sources", Sheet.Type.LIST);
          add(columns, "mark", Sheet.Type.TEXT);
          add(columns, "caveats", Sheet.Type.LIST);
        }
      }
    }
    return List.copyOf(columns);
  }

  private static void add(List<Sheet.Column> columns, String name, Sheet.Type type) {
    columns.add(new Sheet.Column(name, type));
  }

  /// Returns the cells of a row, one for each column of the table.
  ///
  /// @param row one value for each column as the table names it; null for nothing
  /// @throws IllegalStateException if the row has more or fewer
  @Nullable Object[] cells(@Nullable Object[] row) {
    if (row.length != given.size()) {
      throw new IllegalStateException(given + " have a row of " + row.length);
    }
    List<@Nullable Object> cells = new ArrayList<>();
    for (int i = 0; i < row.length; i++) {
      switch (given.get(i).sort()) {
        case PLAIN -> cells.add(row[i]);
        case MOMENT -> addMoment(cells, (Moment) row[i]);
        case SPAN -> addSpan(cells, (Span) row[i]);
        case PROVENANCE -> addProvenance(cells, (Provenance) row[i]);
      }
    }
    return cells.toArray();
  }

  private static void addMoment(List<@Nullable Object> cells, @Nullable Moment moment) {
    switch (moment) {
      case null -> add(cells, null, null, null);
      case Moment.On(LocalDate day) -> add(cells, day, day, null);
      case Moment.Within(LocalDate earliest, LocalDate certain, String question) ->
          add(cells, earliest, certain, question);
    }
  }

  private static void addSpan(List<@Nullable Object> cells, @Nullable Span span) {
    if (span == null) {
      add(cells, null, null);
    } else {
      add(cells, span.from(), span.until());
    }
  }

  private static void addProvenance(List<@Nullable Object> cells, @Nullable Provenance from) {
    if (from == null) {
      add(cells, null, null, null, null);
    } else {
      add(cells, from.citation(), from.sources(), from.mark().name(), from.caveats());
    }
  }

  private static void add(List<@Nullable Object> cells, @Nullable Object... more) {
    cells.addAll(Arrays.asList(more));
  }
}
