package org.proviso.web.data;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Programme;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Party;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;
import org.proviso.pack.answers.Column;
import org.proviso.web.site.Site;

/// The table of all answers, stretch by stretch.
final class AnswerSheet {

  static final Sheet ANSWERS =
      Sheet.of(
              "answers",
              "party condition year from",
              AnswerSheet::answers,
              "party",
              "condition",
              "year",
              ":span",
              "answer",
              "possible:list",
              "term",
              "award",
              "bar",
              "met",
              "by:list",
              "mark",
              "caveats:list")
          .inOrder();

  private AnswerSheet() {}

  private static void answers(OpenData from, Sheet.Row to) {
    Site site = from.site();
    TreeSet<Column> columns =
        new TreeSet<>(
            Comparator.comparing((Column column) -> column.condition().id())
                .thenComparing(Column::year));
    for (Condition condition : site.pack().law().conditions()) {
      site.pack()
          .law()
          .programme(condition.programme())
          .map(Programme::years)
          .orElse(List.of())
          .forEach(year -> columns.add(new Column(condition, year)));
    }
    // Not from the answers that the site keeps: those of all parties would push out what readers
    // ask.
    for (Party party : Sheets.inOrder(site)) {
      for (Column column : columns) {
        History history =
            site.history(
                column.condition(),
                site.subject(column.condition(), party.id(), column.year()),
                Asking.CONTEMPORANEOUS);
        history.verdicts().map(Stretch::of).pieces().forEach(piece -> answer(to, history, piece));
      }
    }
  }

  /// What the days of a stretch have in common.
  private record Stretch(Headline headline, List<String> possible) {

    static Stretch of(Verdict verdict) {
      return new Stretch(
          verdict.headline(), verdict.possible().stream().sorted().map(Headline::name).toList());
    }
  }

  private static void answer(Sheet.Row to, History history, Timeline.Piece<Stretch> piece) {
    Span span = piece.span();
    Answer first = history.on(someDay(span));
    Answer.Lanes lanes = first.lanes();
    TreeSet<String> caveats = new TreeSet<>();
    for (Answer.Step step : first.steps()) {
      caveats.addAll(step.act().provenance().caveats());
      caveats.addAll(step.clause().caveats());
    }
    to.of(
        history.subject().recipient(),
        first.condition(),
        history.subject().year(),
        span,
        piece.value().headline().name(),
        piece.value().possible(),
        lanes.term().name(),
        lanes.award().name(),
        lanes.bar().name(),
        lanes.met().value().name(),
        first.steps().reversed().stream().map(step -> step.act().id()).distinct().toList(),
        first.confidence().name(),
        List.copyOf(caveats));
  }

  /// The first day of a span, or the last of one that has no first.
  private static LocalDate someDay(Span span) {
    LocalDate from = span.from();
    LocalDate until = span.until();
    return from != null ? from : until == null ? LocalDate.EPOCH : until.minusDays(1);
  }
}
