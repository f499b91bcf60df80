package org.proviso.cli;

import java.util.ArrayList;
import java.util.List;
import org.proviso.law.proof.Headline;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;

/// A table in columns of text.
final class TableText {

  private static final int NAME = 24;
  private static final int CELL = 12;
  private static final int FIT = (Lines.COLUMNS - NAME) / CELL;

  private TableText() {}

  static String of(Table table) {
    StringBuilder text = new StringBuilder();
    Table.Heading heading = table.heading();
    text.append(
        Lines.hanging(
            "",
            Words.say(
                "table.heading",
                Days.read(heading.on()),
                table.rows().size(),
                heading.round().id(),
                Days.read(heading.round().date()))));
    if (table.columns().isEmpty()) {
      text.append('\n').append(Words.say("table.no-column")).append('\n');
    }
    for (int first = 0; first < table.columns().size(); first += FIT) {
      block(text.append('\n'), table, first, Math.min(first + FIT, table.columns().size()));
    }
    legend(text.append('\n'), table);
    return text.append('\n')
        .append(Lines.hanging("", Words.say("table.why", table.example())))
        .append(Lines.hanging("", Words.say("reading", heading.reading())))
        .append(Lines.hanging("", Words.say("data", heading.pack().name(), heading.pack().title())))
        .toString();
  }

  private static void block(StringBuilder text, Table table, int first, int end) {
    List<Column> columns = table.columns().subList(first, end);
    line(text, "", columns.stream().map(column -> column.condition().programme()).toList());
    line(text, "", columns.stream().map(Column::name).toList());
    line(text, Words.say("table.recipient"), columns.stream().map(Column::year).toList());
    text.append("-".repeat(NAME + CELL * columns.size() - 1)).append('\n');
    for (DayTable.Row row : table.rows()) {
      List<String> cells =
          row.cells().subList(first, end).stream()
              .map(cell -> Words.brief(cell.headline()))
              .toList();
      line(text, table.name(row), cells);
    }
  }

  private static void line(StringBuilder text, String name, List<String> cells) {
    StringBuilder line = new StringBuilder(Lines.pad(Lines.pad(name, NAME - 1), NAME));
    cells.forEach(cell -> line.append(Lines.pad(Lines.pad(cell, CELL - 1), CELL)));
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static void legend(StringBuilder text, Table table) {
    List<Integer> counts = new ArrayList<>(table.counts().values());
    int width = counts.stream().mapToInt(count -> count.toString().length()).max().orElse(1);
    for (Headline headline : table.counts().keySet()) {
      String count = String.format("%" + width + "d", table.counts().get(headline));
      text.append(
          Lines.hanging(
              count + " " + Lines.pad(Words.brief(headline), CELL),
              Words.say("meaning." + headline)));
    }
  }
}
