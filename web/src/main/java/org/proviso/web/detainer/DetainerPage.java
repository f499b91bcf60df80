package org.proviso.web.detainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.proviso.law.fact.Party;
import org.proviso.law.time.Span;
import org.proviso.pack.Pack;
import org.proviso.register.DetainerCount;
import org.proviso.register.DetainerGrid;
import org.proviso.register.DetainerMeasure;
import org.proviso.register.DetainerPlace;
import org.proviso.register.DetainerPublication;
import org.proviso.register.DetainerPublication.Cell;
import org.proviso.register.DetainerWording;
import org.proviso.register.Places;
import org.proviso.web.site.Days;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Detainer requests and what became of them, in aggregate only.
@Controller
final class DetainerPage {

  /// A table of places by periods.
  record Grid(
      String caption,
      String definition,
      String counter,
      List<String> periods,
      List<Row> rows,
      List<String> totals,
      String all,
      List<String> caveats,
      List<Provenances.Found> sources,
      String mark) {}

  record Row(String place, List<String> cells, String total) {}

  private final Site site;
  private final List<Grid> grids;
  private final List<String> rule;
  private final List<String> clocks;

  DetainerPage(Site site, DetainerPublication publication) {
    this.site = site;
    DetainerWording wording = DetainerWording.of(Locale.ENGLISH);
    rule = wording.rule();
    clocks = wording.clocks();
    grids =
        publication.grids().stream()
            .map(subject -> grid(publication, publication.grid(subject), wording))
            .toList();
  }

  @GetMapping("/detainers")
  String detainers(Model model) {
    model.addAttribute("grids", grids);
    model.addAttribute("rule", rule);
    model.addAttribute("clocks", clocks);
    model.addAttribute(
        "frame", site.frame(Words.say("detainers.title"), "detainers", "/detainers"));
    return "detainers";
  }

  private Grid grid(DetainerPublication publication, DetainerGrid grid, DetainerWording wording) {
    DetainerMeasure measure = grid.subject().measure();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < grid.places().size(); i++) {
      rows.add(
          new Row(
              place(grid.places().get(i)),
              grid.cells().get(i).stream().map(cell -> shown(cell, wording)).toList(),
              wording.total(grid.byPlace().get(i))));
    }
    List<Cell> cells = publication.cells().stream().filter(cell -> isOf(cell, grid)).toList();
    TreeSet<DetainerCount.Caveat> caveats = new TreeSet<>();
    cells.forEach(cell -> caveats.addAll(cell.caveats()));
    return new Grid(
        wording.name(measure),
        wording.definition(measure),
        Words.say("detainers.counted-by", wording.counter(grid.subject().countedBy())),
        grid.periods().stream().map(DetainerPage::period).toList(),
        rows,
        grid.byPeriod().stream().map(wording::total).toList(),
        wording.total(grid.all()),
        caveats.stream().map(wording::caveat).toList(),
        grid.subject().sources().stream().map(id -> source(site.pack(), id)).toList(),
        cells.stream().map(Cell::mark).max(Enum::compareTo).map(Provenances::inWords).orElse(""));
  }

  private static boolean isOf(Cell cell, DetainerGrid grid) {
    return cell.place().kind() == grid.subject().kind()
        && cell.measure() == grid.subject().measure()
        && cell.countedBy() == grid.subject().countedBy()
        && cell.sources().equals(grid.subject().sources());
  }

  private static Provenances.Found source(Pack pack, String id) {
    return pack.source(id)
        .map(found -> Provenances.Found.of(id + ": " + found.title(), found.where()))
        .orElseGet(() -> Provenances.Found.of(id, ""));
  }

  private static String shown(Optional<DetainerPublication.Shown> cell, DetainerWording wording) {
    return cell.map(wording::shown).orElseGet(() -> Words.say("detainers.no-number"));
  }

  private static String period(Span span) {
    return Words.say("detainers.period", Days.written(span.from()), Days.written(span.until()));
  }

  private static String place(DetainerPlace place) {
    return switch (place.kind()) {
      case COUNTRY -> Words.say("detainers.country");
      case STATE ->
          Places.shipped().states().stream()
              .filter(state -> state.fips().equals(place.id()) || state.code().equals(place.id()))
              .map(Places.State::name)
              .findFirst()
              .orElse(place.id());
      case COUNTY -> Places.shipped().county(place.id()).map(Party::name).orElse(place.id());
      case FACILITY -> place.id().substring(place.id().indexOf('/') + 1);
    };
  }
}
