package org.proviso.web.act;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Court;
import org.proviso.law.act.Law;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Target;
import org.proviso.web.picture.ActChain;
import org.proviso.web.picture.Picture;
import org.proviso.web.site.Chains;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Named;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Acts: what each did, to what, for whom, and what was done to it.
@Controller
final class ActPages {

  /// An act in the list.
  record Listed(String day, Named act, String issuer, String kind, String citation) {}

  /// A clause.
  ///
  /// @param on what it acts on
  record Does(
      String id,
      String verb,
      List<Named> on,
      String words,
      String from,
      String until,
      String mark,
      boolean isDoubtful,
      List<String> caveats) {}

  /// What a later act did to this one.
  record Undergoes(String day, Named act, String clause, String verb, String target) {}

  /// @param before the act before it in the docket; null if there is none
  /// @param after the act after it; null if there is none
  record View(
      Named act,
      String day,
      String issuer,
      @Nullable String court,
      String kind,
      String cause,
      Provenances from,
      List<Does> clauses,
      List<Undergoes> undergone,
      Picture chain,
      @Nullable Named before,
      @Nullable Named after) {}

  private final Site site;
  private final Chains chains;

  ActPages(Site site, Chains chains) {
    this.site = site;
    this.chains = chains;
  }

  @GetMapping("/acts")
  String list(Reading reading, Model model) {
    model.addAttribute(
        "acts",
        site.pack().law().acts().stream()
            .map(
                act ->
                    new Listed(
                        day(act.issued()),
                        named(act, reading),
                        act.issuer(),
                        act.kind(),
                        act.provenance().citation()))
            .toList());
    model.addAttribute(
        "frame", site.frame(Words.say("acts.title"), "acts", "/acts?" + reading.query(), reading));
    return "acts";
  }

  @GetMapping("/acts/{id}")
  String act(@PathVariable String id, Reading reading, Model model) {
    Act act = site.act(id);
    View view = view(act, reading);
    model.addAttribute("view", view);
    model.addAttribute("rows", view.chain().table());
    model.addAttribute("frame", site.frame(act.title(), "acts", Links.act(id, reading), reading));
    return "act";
  }

  private static Named named(Act act, Reading reading) {
    return new Named(act.id(), act.title(), Links.act(act.id(), reading));
  }

  private static String day(Moment moment) {
    return switch (moment) {
      case Moment.On(var day) -> Days.written(day);
      case Moment.Within(var earliest, var certain, var question) ->
          Words.say("moment.within", Days.written(earliest), Days.written(certain), question);
    };
  }

  private View view(Act act, Reading reading) {
    Law law = site.pack().law();
    List<Act> acts = law.acts();
    int at = acts.indexOf(act);
    String court = act.court();
    ActChain chain = chains.around(act, reading);
    return new View(
        named(act, reading),
        day(act.issued()),
        act.issuer(),
        court == null ? null : law.court(court).map(Court::name).orElse(court),
        act.kind(),
        act.cause(),
        Provenances.of(site.pack(), act.provenance()),
        act.clauses().stream().map(clause -> does(clause, reading)).toList(),
        undergone(act, reading),
        chain.draw(),
        at > 0 ? named(acts.get(at - 1), reading) : null,
        at + 1 < acts.size() ? named(acts.get(at + 1), reading) : null);
  }

  private Does does(Clause clause, Reading reading) {
    Moment until = clause.until();
    return new Does(
        clause.id(),
        clause.verb().word(),
        targets(clause, reading),
        clause.words(),
        day(clause.from()),
        until == null ? Days.written(null) : day(until),
        Provenances.inWords(clause.mark()),
        clause.mark() != org.proviso.law.act.Mark.V1,
        clause.caveats());
  }

  private List<Named> targets(Clause clause, Reading reading) {
    return switch (clause.target()) {
      case Target.OfConditions(var conditions, var years, var part) ->
          conditions.stream()
              .sorted()
              .map(
                  id ->
                      new Named(
                          id,
                          site.pack().law().condition(id).map(found -> found.title()).orElse(id),
                          Links.condition(id, reading)))
              .toList();
      case Target.OfClauses(var clauses) ->
          clauses.stream().sorted().map(id -> clauseOf(id, reading)).toList();
      case Target.OfReading(String provision, String adopted) ->
          List.of(new Named(provision + ": " + adopted, provision + ": " + adopted, ""));
      case Target.OfNothing() -> List.of();
    };
  }

  private Named clauseOf(String id, Reading reading) {
    return site.pack()
        .law()
        .clause(id)
        .map(clause -> site.pack().law().actOf(clause))
        .map(act -> new Named(id, act.title(), Links.act(act.id(), reading)))
        .orElseGet(() -> new Named(id, id, ""));
  }

  private List<Undergoes> undergone(Act act, Reading reading) {
    Set<String> own = new LinkedHashSet<>();
    act.clauses().forEach(clause -> own.add(clause.id()));
    List<Undergoes> undergone = new ArrayList<>();
    for (Act later : site.pack().law().acts()) {
      for (Clause clause : later.clauses()) {
        if (clause.target() instanceof Target.OfClauses(var targets)) {
          targets.stream()
              .filter(own::contains)
              .sorted()
              .forEach(
                  target ->
                      undergone.add(
                          new Undergoes(
                              day(later.issued()),
                              named(later, reading),
                              clause.id(),
                              clause.verb().word(),
                              target)));
        }
      }
    }
    return undergone;
  }
}
