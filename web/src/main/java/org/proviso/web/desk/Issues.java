package org.proviso.web.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.proviso.docket.answer.Objection;
import org.proviso.law.finding.Element;
import org.proviso.law.procedure.Side;
import org.proviso.law.procedure.Step;
import org.proviso.store.Answers;
import org.proviso.store.FindingFile;
import org.proviso.store.MatterFile;
import org.proviso.web.matter.Lanes;
import org.proviso.web.site.Days;
import org.proviso.web.site.Words;

/// What the recipient raised in a matter, and what became of it: whoever holds a hearing or decides
/// has to have an answer to each. Thread-safe.
final class Issues {

  /// Something that the recipient raised.
  ///
  /// @param where it was raised, and when
  /// @param said in its own words
  /// @param state what became of it; empty where nobody rules on it by itself
  record Issue(String where, String said, String state, long event) {}

  private final Answers answers;
  private final Lanes lanes;

  Issues(Answers answers, Lanes lanes) {
    this.answers = answers;
    this.lanes = lanes;
  }

  /// Returns the objections to the letters of the inquiries that the matter joined, then what the
  /// recipient said in the matter itself and of the findings it was shown, each in the order of the
  /// record. An objection that was withdrawn is no issue any more.
  List<Issue> of(MatterFile file) {
    List<Issue> issues = new ArrayList<>();
    for (String inquiry : file.inquiries()) {
      for (Objection each : answers.certified(inquiry, file.party()).objections()) {
        if (each.steps().stream().noneMatch(it -> it.kind() == Objection.Kind.WITHDRAWN)) {
          issues.add(objection(inquiry, each));
        }
      }
    }
    for (MatterFile.Taken each : file.steps()) {
      Step step = lanes.procedure().step(each.wanted().step()).orElse(null);
      if (step != null && step.side() == Side.RECIPIENT) {
        String where = Words.say("issue.step", step.title(), Days.read(each.day()));
        issues.add(new Issue(where, each.wanted().said(), "", each.event()));
      }
    }
    for (FindingFile finding : file.findings()) {
      for (FindingFile.Answer answer : finding.answers()) {
        String day = Days.read(answer.day());
        String number = Integer.toString(finding.number());
        issues.add(
            new Issue(Words.say("issue.finding", number, day), answer.said(), "", answer.event()));
        new TreeMap<>(answer.byElement())
            .forEach(
                (element, said) ->
                    issues.add(
                        new Issue(
                            Words.say("issue.element", number, title(file, element), day),
                            said,
                            "",
                            answer.event())));
      }
    }
    return issues;
  }

  private String title(MatterFile file, String element) {
    return lanes.procedure().breach(file.id().condition()).stream()
        .flatMap(breach -> breach.elements().stream())
        .filter(each -> each.id().equals(element))
        .map(Element::title)
        .findFirst()
        .orElse(element);
  }

  private static Issue objection(String inquiry, Objection objection) {
    String to =
        objection.item() == null
            ? Words.say("issue.letter")
            : Words.say("issue.item", String.valueOf(objection.item()));
    String state =
        objection.steps().stream()
            .filter(it -> it.kind() != Objection.Kind.KEPT)
            .reduce((before, after) -> after)
            .map(
                it ->
                    Words.say("desk.objection." + it.kind().word(), Days.read(it.day()), it.said()))
            .orElseGet(() -> Words.say("issue.open"));
    return new Issue(
        Words.say("issue.objection", to, inquiry, Days.read(objection.day())),
        objection.ground(),
        state,
        objection.event());
  }
}
