package org.proviso.web.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;

/// The table of a day as rows, one for each cell: the columns of `proviso table --format csv`.
final class DayRows {

  static final List<String> HEADER =
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
          "checked");

  private DayRows() {}

  /// @param viewpoint the viewpoint as it was asked for
  static List<List<String>> of(Site site, DayTable table, Reading reading, String viewpoint) {
    List<List<String>> rows = new ArrayList<>();
    for (DayTable.Row row : table.rows()) {
      for (int i = 0; i < table.columns().size(); i++) {
        Column column = table.columns().get(i);
        DayTable.Answered cell = row.cells().get(i);
        rows.add(
            List.of(
                table.on().toString(),
                viewpoint,
                day(reading.known()),
                row.party(),
                site.name(row.party()),
                column.condition().id(),
                column.year(),
                cell.headline().name(),
                String.join(" ", cell.possible()),
                day(cell.span().from()),
                day(cell.span().until()),
                site.checked(row.party(), column, reading).name()));
      }
    }
    return rows;
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
