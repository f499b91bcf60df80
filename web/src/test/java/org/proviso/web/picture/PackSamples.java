package org.proviso.web.picture;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Timeline;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;

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
