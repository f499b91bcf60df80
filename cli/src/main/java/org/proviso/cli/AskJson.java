package org.proviso.cli;

import java.util.List;
import java.util.TreeMap;
import org.proviso.law.act.Clause;
import org.proviso.law.engine.Answer;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.law.time.Span;
import org.proviso.pack.explain.Citation;
import org.proviso.pack.explain.Sentence;

/// An answer as one JSON object; `docs/command-line.md` says what each field means.
final class AskJson {

  private AskJson() {}

  static String of(AskReport report) {
    Answer answer = report.answer();
    return Json.of(
        json -> {
          json.text("condition", answer.condition())
              .text("party", answer.subject().recipient())
              .text("year", answer.subject().year())
              .day("on", answer.on())
              .text("viewpoint", report.viewpoint())
              .day("seenFrom", report.seenFrom())
              .day("known", answer.asking().known())
              .text("answer", answer.headline().name())
              .text("summary", report.explanation().answer());
          verdict(json, answer);
          lanes(json, answer.lanes());
          json.texts("by", acts(answer)).texts("decidedBy", ids(answer.decidedBy()));
          json.list("because", report.explanation().because(), AskJson::sentence);
          json.list("steps", answer.steps(), AskJson::step);
          json.list("defeats", answer.defeats(), AskJson::defeat);
          json.list("settledBy", answer.settledBy(), (to, open) -> open(to, report, open));
          json.text("confidence", answer.confidence().name());
          json.texts("caveats", report.explanation().caveats());
          json.list("defaults", withDefaults(answer), AskJson::defaults);
          json.text("pack", report.pack().name());
          AskReport.Before before = report.before();
          json.file("suppose", before == null ? null : before.file());
          if (before != null) {
            json.object("before", to -> before(to, before.answer()));
            json.truth("changed", before.answer().headline() != answer.headline());
          }
          json.texts("warnings", report.warnings());
        });
  }

  private static void before(Json json, Answer answer) {
    json.text("answer", answer.headline().name());
    verdict(json, answer);
    json.texts("by", acts(answer)).texts("decidedBy", ids(answer.decidedBy()));
  }

  private static void verdict(Json json, Answer answer) {
    List<String> possible = answer.possible().stream().sorted().map(Headline::name).toList();
    Span span = answer.span();
    json.texts("sure", answer.headline() == Headline.UNCERTAIN ? List.of() : possible)
        .texts("possible", possible)
        .day("from", span.from())
        .day("until", span.until());
  }

  private static List<String> acts(Answer answer) {
    return answer.steps().reversed().stream().map(step -> step.act().id()).distinct().toList();
  }

  private static List<String> ids(List<Clause> clauses) {
    return clauses.stream().map(Clause::id).toList();
  }

  private static void lanes(Json json, Answer.Lanes lanes) {
    Answer.Met met = lanes.met();
    json.object(
        "lanes",
        to ->
            to.text("term", lanes.term().name())
                .text("award", lanes.award().name())
                .text("bar", lanes.bar().name())
                .text("met", met.value().name())
                .object("money", money -> money(money, lanes.money())));
    json.object(
        "readings",
        to ->
            to.text("adopted", met.adopted())
                .texts("adoptedBy", ids(met.adoptedBy()))
                .object("met", each -> byReading(each, met)));
  }

  private static void byReading(Json json, Answer.Met met) {
    new TreeMap<>(met.byReading()).forEach((reading, value) -> json.text(reading, value.name()));
  }

  private static void money(Json json, Answer.Money money) {
    json.number("sureCents", money.sure())
        .number("possibleCents", money.possible())
        .number("contestedCents", money.contested())
        .number("unknownAmounts", money.unknownAmounts());
  }

  private static void sentence(Json json, Sentence sentence) {
    json.text("text", sentence.text())
        .texts("citations", sentence.citations().stream().map(Citation::inFull).toList())
        .text("mark", sentence.mark().name())
        .texts("acts", sentence.acts());
  }

  private static void defeat(Json to, Answer.Defeat defeat) {
    to.text("winner", defeat.winner().id())
        .text("loser", defeat.loser().id())
        .text("ground", defeat.ground().name());
  }

  private static void step(Json json, Answer.Step step) {
    Clause clause = step.clause();
    json.text("act", step.act().id())
        .text("title", step.act().title())
        .text("clause", clause.id())
        .text("verb", clause.verb().word())
        .text("words", clause.words())
        .text("state", step.state().name())
        .texts("actedOnBy", ids(step.actedOnBy()))
        .text("citation", step.act().provenance().citation())
        .texts("sources", step.act().provenance().sources())
        .text("mark", clause.mark().name());
  }

  private static void open(Json json, AskReport report, OpenQuestion question) {
    json.text("kind", question.getClass().getSimpleName()).text("text", report.inWords(question));
  }

  private static List<Clause> withDefaults(Answer answer) {
    return answer.steps().reversed().stream()
        .map(Answer.Step::clause)
        .filter(clause -> !clause.defaults().isEmpty())
        .toList();
  }

  private static void defaults(Json json, Clause clause) {
    json.text("clause", clause.id())
        .texts("applied", clause.defaults().stream().sorted().map(Enum::name).toList());
  }
}
