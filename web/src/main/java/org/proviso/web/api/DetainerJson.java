package org.proviso.web.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Pack;
import org.proviso.register.DetainerCount;
import org.proviso.register.DetainerPublication.Cell;
import org.proviso.register.DetainerPublication.Shown;

/// A number of detainer requests, as it may be seen.
///
/// @param id what tells it from every other: place, period, measure, counter and sources
/// @param until first day that is no longer meant
/// @param shown `exactly`, `under-11` or `not-shown`
/// @param count null unless it is shown
record DetainerJson(
    String id,
    String placeKind,
    String place,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    String measure,
    String shown,
    @Nullable Long count,
    String countedBy,
    List<ProvenanceJson.Found> sources,
    String mark,
    List<String> caveats) {

  static DetainerJson of(Pack pack, Cell cell) {
    return new DetainerJson(
        id(cell),
        cell.place().kind().word(),
        cell.place().id(),
        cell.period().from(),
        cell.period().until(),
        cell.measure().word(),
        switch (cell.shown()) {
          case Shown.Exactly _ -> "exactly";
          case Shown.Under11() -> "under-11";
          case Shown.NotShown() -> "not-shown";
        },
        cell.shown() instanceof Shown.Exactly(long count) ? count : null,
        cell.countedBy().word(),
        cell.sources().stream().map(source -> ProvenanceJson.found(pack, source)).toList(),
        cell.mark().name(),
        cell.caveats().stream().map(DetainerCount.Caveat::word).sorted().toList());
  }

  static String id(Cell cell) {
    return String.join(
        ":",
        cell.place().kind().word(),
        cell.place().id(),
        String.valueOf(cell.period().from()),
        String.valueOf(cell.period().until()),
        cell.measure().word(),
        cell.countedBy().word(),
        String.join("+", cell.sources()));
  }
}
