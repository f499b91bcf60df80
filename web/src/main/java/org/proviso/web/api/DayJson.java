package org.proviso.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Mark;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;

/// The table of a day: the fields of `proviso table --format json`, which `docs/command-line.md`
/// explains.
///
/// @param round the round whose addressees are shown; null if all parties are
record DayJson(
    LocalDate on,
    String viewpoint,
    @Nullable LocalDate known,
    String pack,
    @Nullable String round,
    List<Head> columns,
    List<Row> rows,
    Map<String, Integer> counts,
    List<String> warnings) {

  record Head(String condition, String year, String title) {}

  record Row(String party, String name, List<Cell> cells) {}

  record Cell(
      String condition,
      String year,
      String answer,
      List<String> possible,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Mark checked) {}

  /// @param viewpoint the viewpoint as it was asked for
  static DayJson of(
      Site site,
      DayTable table,
      Reading reading,
      String viewpoint,
      @Nullable String round,
      List<String> warnings) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    table.counts().forEach((headline, count) -> counts.put(headline.name(), count));
    return new DayJson(
        table.on(),
        viewpoint,
        reading.known(),
        site.pack().name(),
        round,
        table.columns().stream().map(DayJson::head).toList(),
        table.rows().stream().map(row -> row(site, table, row, reading)).toList(),
        counts,
        warnings);
  }

  private static Head head(Column column) {
    return new Head(column.condition().id(), column.year(), column.condition().title());
  }

  private static Row row(Site site, DayTable table, DayTable.Row row, Reading reading) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      DayTable.Answered cell = row.cells().get(i);
      cells.add(
          new Cell(
              column.condition().id(),
              column.year(),
              cell.headline().name(),
              cell.possible(),
              cell.span().from(),
              cell.span().until(),
              site.checked(row.party(), column, reading)));
    }
    return new Row(row.party(), site.name(row.party()), cells);
  }
}
