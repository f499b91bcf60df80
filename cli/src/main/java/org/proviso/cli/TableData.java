package org.proviso.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;

/// A table as data.
final class TableData {

  private record Placed(DayTable.Row row, Column column, DayTable.Answered cell) {}

  private TableData() {}

  /// Returns one record for each cell.
  static String csv(Table table) {
    List<List<String>> records = new ArrayList<>();
    for (Placed placed : cells(table)) {
      DayTable.Answered cell = placed.cell();
      records.add(
          List.of(
              table.heading().on().toString(),
              table.heading().viewpoint(),
              Days.data(table.heading().known()),
              placed.row().party(),
              table.name(placed.row()),
              placed.column().condition().id(),
              placed.column().year(),
              cell.headline().name(),
              String.join(" ", cell.possible()),
              Days.data(cell.span().from()),
              Days.data(cell.span().until()),
              table.checked(placed.row(), placed.column()).name()));
    }
    return csv(
        List.of(
            "on",
            "viewpoint",
            "known",
            "party",
            "name",
            "condition",
            "year",
            "answer",
            "possible",
            "from",
            "until",
            "checked"),
        records);
  }

  static String csv(List<String> header, List<List<String>> records) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(header);
      records.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<Placed> cells(Table table) {
    return table.rows().stream().flatMap(row -> cells(table, row).stream()).toList();
  }

  private static List<Placed> cells(Table table, DayTable.Row row) {
    List<Placed> cells = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      cells.add(new Placed(row, table.columns().get(i), row.cells().get(i)));
    }
    return cells;
  }

  static String json(Table table, List<String> warnings) {
    Table.Heading heading = table.heading();
    return Json.of(
        json ->
            json.day("on", heading.on())
                .text("viewpoint", heading.viewpoint())
                .day("known", heading.known())
                .text("pack", heading.pack().name())
                .text("round", heading.round().id())
                .list("columns", table.columns(), TableData::column)
                .list("rows", table.rows(), (to, row) -> row(to, table, row))
                .object(
                    "counts",
                    to -> table.counts().forEach((answer, n) -> to.number(answer.name(), n)))
                .texts("warnings", warnings));
  }

  private static void column(Json json, Column column) {
    json.text("condition", column.condition().id())
        .text("year", column.year())
        .text("title", column.condition().title());
  }

  private static void row(Json json, Table table, DayTable.Row row) {
    json.text("party", row.party())
        .text("name", table.name(row))
        .list(
            "cells",
            cells(table, row),
            (to, placed) ->
                to.text("condition", placed.column().condition().id())
                    .text("year", placed.column().year())
                    .text("answer", placed.cell().headline().name())
                    .texts("possible", placed.cell().possible())
                    .day("from", placed.cell().span().from())
                    .day("until", placed.cell().span().until())
                    .text("checked", table.checked(placed.row(), placed.column()).name()));
  }
}
