package org.proviso.web.picture;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Target;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Timeline;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.PartyDetails;
import org.proviso.pack.Round;

/// Pictures of the real pack.
final class PackSamples {

  static final LocalDate DAY = LocalDate.of(2018, 1, 24);
  static final Shown SHOWN = new Shown(LocalDate.of(2016, 1, 1), LocalDate.of(2022, 1, 1));

  private final Pack pack;
  private final LawEngine engine;

  PackSamples() {
    Packs.Outcome outcome = Packs.load(Path.of("../packs/us-byrne-jag"));
    if (!(outcome instanceof Packs.Outcome.Loaded(Pack loaded, var warnings))) {
      throw new IllegalStateException(outcome.toString());
    }
    pack = loaded;
    engine = LawEngine.of(pack.law(), pack.register());
  }

  EnforceabilityChart chart(String condition, String year) {
    return new EnforceabilityChart(
        "chart",
        pack.law().condition(condition).orElseThrow().title() + ", FY" + year,
        SHOWN,
        DAY,
        histories(condition, year).values().stream()
            .map(
                history ->
                    new EnforceabilityChart.Recipient(
                        name(history.subject().recipient()),
                        "/party/" + history.subject().recipient(),
                        stretches(history, condition)))
            .toList());
  }

  private List<EnforceabilityChart.Stretch> stretches(History history, String condition) {
    List<EnforceabilityChart.Stretch> stretches = new ArrayList<>();
    for (Timeline.Piece<Headline> piece : history.headlines().pieces()) {
      LocalDate from = piece.span().from();
      stretches.add(
          new EnforceabilityChart.Stretch(
              piece.span(),
              piece.value(),
              "/proof/"
                  + condition
                  + "/"
                  + history.subject().id()
                  + (from == null ? "" : "?on=" + from),
              history.on(from == null ? DAY : from).confidence(),
              from == null ? List.of() : actsOf(history.changedOn(from))));
    }
    return stretches;
  }

  ChangeStrip strip() {
    Map<LocalDate, Integer> changed = new TreeMap<>();
    Map<LocalDate, Set<ActLink>> by = new TreeMap<>();
    for (String condition : List.of("jag/1373", "jag/access", "jag/notice")) {
      for (String year : List.of("2016", "2017", "2018")) {
        for (History history : histories(condition, year).values()) {
          for (Timeline.Piece<Headline> piece : history.headlines().pieces()) {
            LocalDate from = piece.span().from();
            if (from != null) {
              changed.merge(from, 1, Integer::sum);
              by.computeIfAbsent(from, absent -> new LinkedHashSet<>())
                  .addAll(actsOf(history.changedOn(from)));
            }
          }
        }
      }
    }
    return new ChangeStrip(
        "strip",
        "Days on which an answer changed",
        SHOWN,
        DAY,
        changed.entrySet().stream()
            .map(
                each ->
                    new ChangeStrip.Change(
                        each.getKey(),
                        each.getValue(),
                        "/day?on=" + each.getKey(),
                        List.copyOf(by.getOrDefault(each.getKey(), Set.of()))))
            .toList());
  }

  private Map<String, History> histories(String condition, String year) {
    Map<String, History> histories = new LinkedHashMap<>();
    String programme = pack.law().condition(condition).orElseThrow().programme();
    for (Subject subject : pack.register().subjects()) {
      if (subject.programme().equals(programme)
          && subject.year().equals(year)
          && !histories.containsKey(subject.recipient())) {
        histories.put(
            subject.recipient(), engine.history(condition, subject, Asking.CONTEMPORANEOUS));
      }
    }
    return histories;
  }

  /// Returns the acts that act on others or are acted on, of which `keep` says that they count, as
  /// they stand towards Chicago's FY2017 award.
  ActChain chain(Predicate<Act> keep, LocalDate day) {
    Answer answer =
        Objects.requireNonNull(histories("jag/access", "2017").get("chicago-il")).on(day);
    Map<String, ActChain.Operation> states = new LinkedHashMap<>();
    answer.steps().forEach(step -> states.put(step.clause().id(), operation(step.state())));
    List<ActChain.Effect> effects = new ArrayList<>();
    Set<Act> acts = new LinkedHashSet<>();
    for (Act act : pack.law().acts()) {
      for (Clause clause : act.clauses()) {
        if (keep.test(act) && clause.target() instanceof Target.OfClauses(var targets)) {
          for (String target : targets) {
            Act to = pack.law().actOf(pack.law().clause(target).orElseThrow());
            acts.add(act);
            acts.add(to);
            var effect =
                new ActChain.Effect(
                    act.id(),
                    to.id(),
                    clause.verb().word(),
                    states.getOrDefault(clause.id(), ActChain.Operation.NOT_BEGUN));
            if (!effects.contains(effect)) {
              effects.add(effect);
            }
          }
        }
      }
    }
    return new ActChain(
        "chain",
        "What acted on what",
        day,
        acts.stream()
            .map(
                act ->
                    new ActChain.Act(
                        link(act), act.issued().earliest(), does(act), standing(act, states)))
            .toList(),
        effects);
  }

  private static ActChain.Operation standing(Act act, Map<String, ActChain.Operation> states) {
    Set<ActChain.Operation> all =
        act.clauses().stream()
            .map(clause -> states.getOrDefault(clause.id(), ActChain.Operation.NOT_BEGUN))
            .collect(Collectors.toSet());
    return all.stream()
        .min(java.util.Comparator.naturalOrder())
        .orElse(ActChain.Operation.NOT_BEGUN);
  }

  private static String does(Act act) {
    return act.clauses().stream()
        .filter(clause -> clause.target() instanceof Target.OfConditions)
        .map(
            clause ->
                clause.verb().word()
                    + " "
                    + String.join(", ", ((Target.OfConditions) clause.target()).conditions()))
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static ActChain.Operation operation(Answer.State state) {
    return switch (state) {
      case OPERATES -> ActChain.Operation.OPERATES;
      case DOUBTFUL -> ActChain.Operation.IN_PART;
      case BLOCKED, DOES_NOT_REACH, ENDED -> ActChain.Operation.DOES_NOT_OPERATE;
      case NOT_BEGUN -> ActChain.Operation.NOT_BEGUN;
    };
  }

  /// Returns what the pack knows of one recipient: letters of the grantor, its policies, and the
  /// acts of courts that name it or its State.
  PartyLanes lanes(String party) {
    List<PartyLanes.Entry> entries = new ArrayList<>();
    for (Round round : pack.rounds()) {
      if (round.addressees().contains(party)) {
        entries.add(entry(round.date(), PartyLanes.Lane.GRANTOR, round.ask()));
        LocalDate deadline = round.deadline();
        if (deadline != null) {
          entries.add(
              entry(deadline, PartyLanes.Lane.RECIPIENT, "answer asked for: " + round.ask()));
        }
      }
    }
    for (Act act : pack.law().acts()) {
      PartyLanes.Lane lane =
          act.court() != null
              ? PartyLanes.Lane.COURTS
              : act.kind().equals("statute") ? PartyLanes.Lane.OTHER : PartyLanes.Lane.GRANTOR;
      entries.add(entry(act.issued().earliest(), lane, act.title()));
    }
    entries.sort(java.util.Comparator.comparing(PartyLanes.Entry::day));
    List<PartyLanes.Entry> numbered = new ArrayList<>();
    for (PartyLanes.Entry each : entries) {
      numbered.add(
          new PartyLanes.Entry(
              numbered.size() + 1,
              each.day(),
              each.lane(),
              each.title(),
              "#entry-" + (numbered.size() + 1)));
    }
    return new PartyLanes("lanes", name(party), SHOWN, DAY, numbered);
  }

  private static PartyLanes.Entry entry(LocalDate day, PartyLanes.Lane lane, String title) {
    return new PartyLanes.Entry(0, day, lane, title, "");
  }

  RecipientMap map(String condition, String year) {
    List<RecipientMap.Recipient> recipients = new ArrayList<>();
    histories(condition, year)
        .forEach(
            (party, history) -> {
              PartyDetails details = pack.details(party).orElseThrow();
              recipients.add(
                  new RecipientMap.Recipient(
                      name(party),
                      "/party/" + party,
                      details.fips(),
                      details.county(),
                      history.subject().award().cents(),
                      history.headlines().at(DAY),
                      "/proof/" + party,
                      history.on(DAY).confidence()));
            });
    return new RecipientMap("map", "Recipients of FY" + year, DAY, recipients);
  }

  private List<ActLink> actsOf(List<Clause> clauses) {
    return clauses.stream().map(clause -> link(pack.law().actOf(clause))).distinct().toList();
  }

  private static ActLink link(Act act) {
    return new ActLink(act.id(), act.title(), "/act/" + act.id());
  }

  private String name(String party) {
    return pack.register().party(party).orElseThrow().name();
  }
}
