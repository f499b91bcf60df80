package org.proviso.web.condition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Target;
import org.proviso.pack.Round;
import org.proviso.pack.Section;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Charts;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Conditions: their terms by year, how they are read, and for whom they could be enforced when.
@Controller
final class ConditionPages {

  /// A condition in the list.
  record Listed(Named condition, String programme) {}

  /// A reading of the provision that a condition turns on.
  record ReadAs(String name, String proposer, String words, Provenances from) {}

  /// A clause that speaks of the condition.
  record Speaks(String day, Named act, String clause, String verb, String words, String years) {}

  /// @param years the programme years, the one shown without an address
  record View(
      Named condition,
      String programme,
      String year,
      List<Named> years,
      List<ReadAs> readings,
      Picture chart,
      String csv,
      List<Speaks> clauses,
      @Nullable Provenances from) {}

  private final Site site;
  private final Charts charts;

  ConditionPages(Site site, Charts charts) {
    this.site = site;
    this.charts = charts;
  }

  @GetMapping("/conditions")
  String list(Reading reading, Model model) {
    model.addAttribute(
        "conditions",
        site.pack().law().conditions().stream()
            .map(condition -> new Listed(named(condition, reading), programme(condition)))
            .toList());
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("conditions.title"),
            "conditions",
            "/conditions?" + reading.query(),
            reading));
    return "conditions";
  }

  private static Named named(Condition condition, Reading reading) {
    return new Named(condition.id(), condition.title(), Links.condition(condition.id(), reading));
  }

  private String programme(Condition condition) {
    return site.pack().law().programme(condition.programme()).map(Programme::title).orElse("");
  }

  @GetMapping("/conditions/{programme}/{name}")
  String condition(
      @PathVariable String programme,
      @PathVariable String name,
      Reading reading,
      Parameters parameters,
      Model model) {
    Condition condition = site.condition(programme + "/" + name);
    List<String> years =
        site.pack().law().programme(condition.programme()).map(Programme::years).orElse(List.of());
    String year = parameters.text("year");
    if (!year.isEmpty() && !years.contains(year)) {
      parameters.refuse("year", year, Words.say("expected.one-of", String.join(", ", years)));
    }
    parameters.check();
    String shown = year.isEmpty() ? usualYear(condition, years, reading) : year;
    model.addAttribute("view", view(condition, years, shown, reading));
    model.addAttribute(
        "frame",
        site.frame(
            Words.say("condition.title", condition.title(), Words.year(shown)),
            "conditions",
            address(condition, shown, reading),
            reading));
    return "condition";
  }

  private static String address(Condition condition, String year, Reading reading) {
    return Links.condition(condition.id(), reading) + "&year=" + Links.query(year);
  }

  /// The first year in which the condition is or may be among somebody's terms on the day.
  private String usualYear(Condition condition, List<String> years, Reading reading) {
    return site.parties(null).stream()
        .flatMap(party -> site.answers(party, reading.asking()).verdicts().entrySet().stream())
        .filter(answer -> answer.getKey().condition().id().equals(condition.id()))
        .filter(
            answer ->
                switch (answer.getValue().at(reading.on()).headline()) {
                  case NOT_YET, NOT_IN_TERMS -> false;
                  case BARRED, NOT_BARRED, FORBORNE, UNCERTAIN -> true;
                })
        .map(answer -> answer.getKey().year())
        .max(String::compareTo)
        .orElse(years.getLast());
  }

  private View view(Condition condition, List<String> years, String year, Reading reading) {
    List<String> parties =
        site.pack().defaultRound().map(Round::addressees).orElseGet(() -> site.parties(null));
    String address = address(condition, year, reading);
    return new View(
        named(condition, reading),
        programme(condition),
        year,
        years.stream()
            .map(each -> new Named(each, Words.year(each), address(condition, each, reading)))
            .toList(),
        readings(condition),
        charts.enforceability(condition, year, parties, reading).draw(),
        address.replaceFirst("\\?", ".csv?"),
        clauses(condition, reading),
        site.pack()
            .provenance(Section.CONDITIONS, condition.id())
            .map(from -> Provenances.of(site.pack(), from))
            .orElse(null));
  }

  private List<ReadAs> readings(Condition condition) {
    String provision = condition.provision();
    if (provision == null) {
      return List.of();
    }
    return site.pack().law().readings(provision).stream()
        .map(
            each ->
                new ReadAs(
                    each.name(),
                    each.proposer(),
                    each.words(),
                    Provenances.of(site.pack(), each.provenance())))
        .toList();
  }

  private List<Speaks> clauses(Condition condition, Reading reading) {
    List<Speaks> speaks = new ArrayList<>();
    for (Act act : site.pack().law().acts()) {
      for (Clause clause : act.clauses()) {
        if (clause.target() instanceof Target.OfConditions(var conditions, var years, var part)
            && conditions.contains(condition.id())) {
          speaks.add(
              new Speaks(
                  Days.written(act.issued().earliest()),
                  new Named(act.id(), act.title(), Links.act(act.id(), reading)),
                  clause.id(),
                  clause.verb().word() + (part == null ? "" : " (" + part + ")"),
                  clause.words(),
                  years.isEmpty()
                      ? Words.say("year.any")
                      : String.join(", ", years.stream().sorted().toList())));
        }
      }
    }
    return speaks;
  }
}
