package org.proviso.web.whatif;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Programme;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Headline;
import org.proviso.pack.Issue;
import org.proviso.pack.Kind;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.answers.AtStake;
import org.proviso.pack.answers.Column;
import org.proviso.store.Ledgers;
import org.proviso.web.picture.AnswerLook;
import org.proviso.web.site.Days;
import org.proviso.web.site.Links;
import org.proviso.web.site.Money;
import org.proviso.web.site.Named;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Reading;
import org.proviso.web.site.Site;
import org.proviso.web.site.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Which answers, recipients and amounts would change if an order issued.
@Controller
final class WhatIfPage {

  /// How many recipients are offered; others can be typed.
  private static final int MOST_CHOICES = 300;

  private record Kept(Column column, Headline before, Headline after) {}

  /// Something to choose.
  record Choice(String id, String text) {}

  /// Answers that change alike.
  ///
  /// @param amount what is known of the awards concerned, in words
  record Changed(
      String condition,
      String year,
      String title,
      AnswerLook before,
      AnswerLook after,
      List<Named> recipients,
      String amount) {}

  /// @param compared how many answers were compared
  /// @param changed how many of them differ
  /// @param stake what it makes of money
  record Outcome(
      String order,
      String on,
      int compared,
      int changed,
      int recipients,
      List<Changed> changes,
      StakeView stake,
      String yaml) {}

  private final Site site;
  private final Ledgers ledgers;
  private final String usualKind;

  WhatIfPage(Site site, Ledgers ledgers) {
    this.site = site;
    this.ledgers = ledgers;
    usualKind = Supposed.usualKind(site.pack());
  }

  @GetMapping("/what-if")
  String whatIf(Reading reading, Parameters parameters, Model model) {
    Supposed supposed = Supposed.of(parameters, site.pack(), site.register(), usualKind);
    parameters.check();
    Outcome outcome = supposed == null ? null : outcome(parameters, supposed, reading);
    model.addAttribute("outcome", outcome);
    if (outcome != null) {
      model.addAttribute("rows", outcome.stake().picture().table());
    }
    model.addAttribute("given", supposed == null ? given(reading) : supposed);
    model.addAttribute("verbs", Supposed.VERBS);
    model.addAttribute("scopes", Supposed.SCOPES);
    choices(model);
    model.addAttribute(
        "frame",
        site.frame(Words.say("what-if.title"), "what-if", address(supposed, reading), reading));
    return "what-if";
  }

  /// What the form begins with.
  private Supposed given(Reading reading) {
    return new Supposed(
        Supposed.VERBS.getFirst(), "", Supposed.SCOPES.getFirst(), "", usualKind, "", reading.on());
  }

  private void choices(Model model) {
    Pack pack = site.pack();
    model.addAttribute(
        "kinds", pack.kinds().stream().map(Kind::id).map(id -> new Choice(id, id)).toList());
    model.addAttribute(
        "courts",
        pack.law().parts().courts().stream()
            .map((Court court) -> new Choice(court.id(), court.name()))
            .toList());
    List<Choice> targets = new ArrayList<>();
    pack.law().conditions().forEach(each -> targets.add(new Choice(each.id(), each.title())));
    for (Clause clause : pack.law().clauses()) {
      targets.add(new Choice(clause.id(), pack.law().actOf(clause).title()));
    }
    model.addAttribute("targets", targets);
    List<Choice> who = new ArrayList<>();
    TreeSet<String> circuits = new TreeSet<>();
    for (Party party : site.register().parties()) {
      if (who.size() < MOST_CHOICES) {
        who.add(new Choice(party.id(), party.name()));
      }
      String circuit = party.circuit();
      if (circuit != null) {
        circuits.add(circuit);
      }
    }
    circuits.forEach(
        circuit -> who.add(new Choice(circuit, Words.say("what-if.circuit", circuit))));
    model.addAttribute("who", who);
  }

  private static String address(@Nullable Supposed supposed, Reading reading) {
    String form = "/what-if?" + reading.query();
    return supposed == null
        ? form
        : form
            + "&verb="
            + Links.query(supposed.verb())
            + "&target="
            + Links.query(supposed.target())
            + "&scope="
            + Links.query(supposed.scope())
            + "&who="
            + Links.query(supposed.who())
            + "&kind="
            + Links.query(supposed.kind())
            + "&court="
            + Links.query(supposed.court())
            + "&day="
            + supposed.day();
  }

  private @Nullable Outcome outcome(Parameters parameters, Supposed supposed, Reading reading) {
    String yaml = supposed.yaml();
    return switch (Packs.suppose("what-if.yaml", yaml, site.pack())) {
      case Packs.Outcome.Rejected(List<Issue> issues) -> {
        issues.forEach(issue -> parameters.refuse("target", supposed.target(), issue.message()));
        parameters.check();
        yield null;
      }
      case Packs.Outcome.Loaded(Pack pack, var warnings) -> compare(supposed, yaml, pack, reading);
    };
  }

  private Outcome compare(Supposed supposed, String yaml, Pack pack, Reading reading) {
    LawEngine engine = LawEngine.of(pack.law(), site.register());
    TreeSet<String> parties = new TreeSet<>(site.addressees());
    site.register().subjects().stream()
        .filter(subject -> subject.award().id() != null)
        .map(Subject::recipient)
        .forEach(parties::add);
    Map<Kept, List<Subject>> changed =
        new TreeMap<>(
            Comparator.comparing(Kept::column)
                .thenComparing(Kept::before)
                .thenComparing(Kept::after));
    int compared = 0;
    TreeSet<String> recipients = new TreeSet<>();
    for (Condition condition : supposed.conditions(site.pack())) {
      for (String year : years(condition)) {
        for (String party : parties) {
          Subject subject = site.subject(condition, party, year);
          compared++;
          Headline before =
              site.history(condition, subject, reading.asking()).headlines().at(reading.on());
          Headline after =
              engine
                  .history(condition.id(), subject, reading.asking())
                  .headlines()
                  .at(reading.on());
          if (before != after) {
            recipients.add(party);
            changed
                .computeIfAbsent(
                    new Kept(new Column(condition, year), before, after), kept -> new ArrayList<>())
                .add(subject);
          }
        }
      }
    }
    List<Changed> changes = new ArrayList<>();
    changed.forEach((kept, subjects) -> changes.add(changed(kept, subjects, reading)));
    return new Outcome(
        Words.say(
            "what-if.order",
            supposed.verb(),
            supposed.target(),
            supposed.who().isEmpty() ? supposed.scope() : supposed.scope() + " " + supposed.who(),
            Days.read(supposed.day())),
        Days.read(reading.on()),
        compared,
        changed.values().stream().mapToInt(List::size).sum(),
        recipients.size(),
        changes,
        stake(supposed, engine, reading),
        yaml);
  }

  /// By the conditions that the order acts on; which others would bear on the same awards all the
  /// same is told beside.
  private StakeView stake(Supposed supposed, LawEngine engine, Reading reading) {
    Set<Condition> acted = supposed.conditions(site.pack());
    List<Subject> awards =
        site.register().subjects().stream().filter(each -> each.award().id() != null).toList();
    List<AtStake.Row> concerned =
        compared(awards, acted, engine, reading).rows().stream()
            .filter(each -> each.differs() || !each.wouldBeBarred().isEmpty())
            .toList();
    List<Condition> others =
        site.pack().law().conditions().stream().filter(each -> !acted.contains(each)).toList();
    AtStake besides =
        compared(concerned.stream().map(AtStake.Row::award).toList(), others, engine, reading);
    return StakeView.of(
        new AtStake(reading.on(), concerned), besides, ledgers.published(reading.on()), site);
  }

  private AtStake compared(
      Collection<Subject> awards,
      Collection<Condition> conditions,
      LawEngine engine,
      Reading reading) {
    return AtStake.of(
        reading.on(),
        awards,
        conditions,
        (condition, award) ->
            Optional.of(site.history(condition, award, reading.asking()).on(reading.on())),
        (condition, award) ->
            Optional.of(engine.history(condition.id(), award, reading.asking()).on(reading.on())));
  }

  private List<String> years(Condition condition) {
    return site.pack()
        .law()
        .programme(condition.programme())
        .map(Programme::years)
        .orElse(List.of());
  }

  private Changed changed(Kept kept, List<Subject> subjects, Reading reading) {
    long cents = 0;
    int known = 0;
    for (Subject subject : subjects) {
      Long amount = subject.award().cents();
      if (amount != null) {
        cents += amount;
        known++;
      }
    }
    String amount =
        known == 0
            ? Words.say("what-if.no-amount", subjects.size())
            : Words.say("what-if.amount", Money.inWords(cents), known, subjects.size() - known);
    return new Changed(
        kept.column().condition().id(),
        Words.year(kept.column().year()),
        kept.column().condition().title(),
        AnswerLook.of(kept.before()),
        AnswerLook.of(kept.after()),
        subjects.stream()
            .map(
                subject ->
                    new Named(
                        subject.recipient(),
                        site.name(subject.recipient()),
                        Links.answer(kept.column().condition().id(), subject, reading)))
            .toList(),
        amount);
  }
}
