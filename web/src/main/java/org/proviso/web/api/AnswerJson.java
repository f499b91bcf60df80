package org.proviso.web.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.pack.Pack;
import org.proviso.pack.explain.Citation;
import org.proviso.pack.explain.Explainer;
import org.proviso.pack.explain.Explanation;
import org.proviso.pack.explain.Sentence;
import org.proviso.web.site.Reading;

/// An answer with its reasons: the fields of `proviso ask --format json`, which
/// `docs/command-line.md` explains.
///
/// @param suppose what was supposed: nothing, here
record AnswerJson(
    String condition,
    String party,
    String year,
    LocalDate on,
    String viewpoint,
    @Nullable LocalDate seenFrom,
    @Nullable LocalDate known,
    String answer,
    String summary,
    List<String> sure,
    List<String> possible,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    Lanes lanes,
    Readings readings,
    List<String> by,
    List<String> decidedBy,
    List<Because> because,
    List<Step> steps,
    List<Defeat> defeats,
    List<Open> settledBy,
    String confidence,
    List<String> caveats,
    List<Defaults> defaults,
    String pack,
    @Nullable String suppose,
    List<String> warnings) {

  record Lanes(String term, String award, String bar, String met, Money money) {}

  record Money(long sureCents, long possibleCents, long contestedCents, int unknownAmounts) {}

  record Readings(@Nullable String adopted, List<String> adoptedBy, Map<String, String> met) {}

  record Because(String text, List<String> citations, String mark, List<String> acts) {}

  record Step(
      String act,
      String title,
      String clause,
      String verb,
      String words,
      String state,
      List<String> actedOnBy,
      String citation,
      List<String> sources,
      String mark) {}

  record Defeat(String winner, String loser, String ground) {}

  record Open(String kind, String text) {}

  record Defaults(String clause, List<String> applied) {}

  /// @param viewpoint the viewpoint as it was asked for
  static AnswerJson of(
      Pack pack,
      Explainer explainer,
      History history,
      Reading reading,
      String viewpoint,
      List<String> warnings) {
    Answer answer = history.on(reading.on());
    Explanation explanation = explainer.explain(history, reading.on());
    List<String> possible = answer.possible().stream().sorted().map(Headline::name).toList();
    return new AnswerJson(
        answer.condition(),
        answer.subject().recipient(),
        answer.subject().year(),
        answer.on(),
        viewpoint,
        reading.seenFrom(),
        reading.known(),
        answer.headline().name(),
        explanation.answer(),
        answer.headline() == Headline.UNCERTAIN ? List.of() : possible,
        possible,
        answer.span().from(),
        answer.span().until(),
        lanes(answer.lanes()),
        readings(answer.lanes().met()),
        answer.steps().reversed().stream().map(step -> step.act().id()).distinct().toList(),
        ids(answer.decidedBy()),
        explanation.because().stream().map(AnswerJson::because).toList(),
        answer.steps().stream().map(AnswerJson::step).toList(),
        answer.defeats().stream().map(AnswerJson::defeat).toList(),
        answer.settledBy().stream().map(open -> open(explainer, answer, open)).toList(),
        answer.confidence().name(),
        explanation.caveats(),
        answer.steps().reversed().stream()
            .map(Answer.Step::clause)
            .filter(clause -> !clause.defaults().isEmpty())
            .map(AnswerJson::defaults)
            .toList(),
        pack.name(),
        null,
        warnings);
  }

  private static List<String> ids(Collection<Clause> clauses) {
    return clauses.stream().map(Clause::id).toList();
  }

  private static Lanes lanes(Answer.Lanes lanes) {
    Answer.Money money = lanes.money();
    return new Lanes(
        lanes.term().name(),
        lanes.award().name(),
        lanes.bar().name(),
        lanes.met().value().name(),
        new Money(money.sure(), money.possible(), money.contested(), money.unknownAmounts()));
  }

  private static Readings readings(Answer.Met met) {
    Map<String, String> byReading = new TreeMap<>();
    met.byReading().forEach((reading, value) -> byReading.put(reading, value.name()));
    return new Readings(met.adopted(), ids(met.adoptedBy()), byReading);
  }

  private static Because because(Sentence sentence) {
    return new Because(
        sentence.text(),
        sentence.citations().stream().map(Citation::inFull).toList(),
        sentence.mark().name(),
        sentence.acts());
  }

  private static Step step(Answer.Step step) {
    Clause clause = step.clause();
    return new Step(
        step.act().id(),
        step.act().title(),
        clause.id(),
        clause.verb().word(),
        clause.words(),
        step.state().name(),
        ids(step.actedOnBy()),
        step.act().provenance().citation(),
        step.act().provenance().sources(),
        clause.mark().name());
  }

  private static Defeat defeat(Answer.Defeat defeat) {
    return new Defeat(defeat.winner().id(), defeat.loser().id(), defeat.ground().name());
  }

  private static Open open(Explainer explainer, Answer answer, OpenQuestion question) {
    return new Open(
        question.getClass().getSimpleName(), explainer.question(answer.subject(), question));
  }

  private static Defaults defaults(Clause clause) {
    return new Defaults(clause.id(), clause.defaults().stream().sorted().map(Enum::name).toList());
  }
}
