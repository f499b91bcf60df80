package org.proviso.web.data;

import org.proviso.register.DetainerCount;
import org.proviso.register.DetainerPublication;
import org.proviso.register.DetainerPublication.Shown;

/// The table of detainer requests, in aggregate and as they may be seen.
final class DetainerSheet {

  static final Sheet DETAINERS =
      Sheet.of(
          "detainers",
          "place_kind place from until measure counted_by sources",
          (from, to) -> from.detainers().cells().forEach(cell -> cell(cell, to)),
          "place_kind",
          "place",
          ":span",
          "measure",
          "shown",
          "count:integer",
          "counted_by",
          "sources:list",
          "mark",
          "caveats:list");

  private DetainerSheet() {}

  private static void cell(DetainerPublication.Cell cell, Sheet.Row to) {
    to.of(
        cell.place().kind().word(),
        cell.place().id(),
        cell.period(),
        cell.measure().word(),
        switch (cell.shown()) {
          case Shown.Exactly _ -> "exactly";
          case Shown.Under11() -> "under-11";
          case Shown.NotShown() -> "not-shown";
        },
        cell.shown() instanceof Shown.Exactly(long count) ? count : null,
        cell.countedBy().word(),
        cell.sources(),
        cell.mark().name(),
        cell.caveats().stream().map(DetainerCount.Caveat::word).sorted().toList());
  }
}
