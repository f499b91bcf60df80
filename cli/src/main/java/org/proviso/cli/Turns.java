package org.proviso.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.engine.History;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;
import org.proviso.pack.Pack;

/// The turns that one answer takes through time, and the clauses that made them.
///
/// @param pack the pack asked
/// @param subject whom the answer is about
/// @param condition identifier of the condition
/// @param conditionTitle what it is called in text
/// @param name what the recipient is called in text
/// @param asking from where it is asked
/// @param reading the reading in words
/// @param rows the answers in order of time; together they cover every day
/// @param makers the clauses that made a turn, in order of time, each once: their place in this
///   list is their number in a chart
record Turns(
    Pack pack,
    Subject subject,
    String condition,
    String conditionTitle,
    String name,
    Asking asking,
    String reading,
    List<Row> rows,
    List<Maker> makers) {

  /// A stretch of days with one answer.
  ///
  /// @param madeBy the acts that changed on its first day; none if a fact changed
  record Row(Span span, Headline headline, List<Maker> madeBy) {}

  /// An act that made a turn.
  ///
  /// @param day the day of the turn
  /// @param clauses those of its clauses that changed on the day
  record Maker(LocalDate day, Act act, List<Clause> clauses) {

    String inWords() {
      String ids = String.join(", ", clauses.stream().map(Clause::id).toList());
      String citation = act.provenance().citation();
      String cited = citation.isEmpty() ? "" : ", " + citation;
      return Days.read(day) + ": " + act.title() + " [" + ids + "]" + cited;
    }
  }

  static Turns of(Pack pack, History history, String condition, String reading) {
    List<Row> rows = new ArrayList<>();
    List<Maker> makers = new ArrayList<>();
    for (Timeline.Piece<Headline> piece : history.headlines().pieces()) {
      LocalDate from = piece.span().from();
      List<Maker> madeBy = from == null ? List.of() : makers(pack, history, from);
      makers.addAll(madeBy);
      rows.add(new Row(piece.span(), piece.value(), madeBy));
    }
    Subject subject = history.subject();
    return new Turns(
        pack,
        subject,
        condition,
        pack.law().condition(condition).map(found -> found.title()).orElse(condition),
        pack.register().party(subject.recipient()).map(found -> found.name()).orElse("?"),
        history.asking(),
        reading,
        rows,
        makers);
  }

  private static List<Maker> makers(Pack pack, History history, LocalDate day) {
    Map<Act, List<Clause>> changed = new LinkedHashMap<>();
    for (Clause clause : history.changedOn(day)) {
      changed.computeIfAbsent(pack.law().actOf(clause), act -> new ArrayList<>()).add(clause);
    }
    return changed.entrySet().stream()
        .map(act -> new Maker(day, act.getKey(), List.copyOf(act.getValue())))
        .toList();
  }

  String heading() {
    return Words.say("timeline.heading", conditionTitle, condition, name, subject.year());
  }

  /// Returns one line for each turn: its days, its answer, and the numbers of what made it.
  List<String> lines() {
    return rows.stream()
        .map(
            row ->
                Lines.pad(Days.written(row.span().from()), 12)
                    + Lines.pad(Days.written(row.span().until()), 12)
                    + Lines.pad(Words.of(row.headline()), 34)
                    + numbers(row))
        .map(String::stripTrailing)
        .toList();
  }

  private String numbers(Row row) {
    if (row.madeBy().isEmpty()) {
      return row.span().from() == null ? "" : Words.say("timeline.by-fact");
    }
    return String.join(
        " ", row.madeBy().stream().map(maker -> "(" + (makers.indexOf(maker) + 1) + ")").toList());
  }

  String text() {
    StringBuilder text = new StringBuilder(Lines.hanging("", heading())).append('\n');
    text.append(Lines.pad(Words.say("timeline.from"), 12))
        .append(Lines.pad(Words.say("timeline.until"), 12))
        .append(Lines.pad(Words.say("timeline.answer"), 34))
        .append(Words.say("timeline.by"))
        .append('\n');
    lines().forEach(line -> text.append(line).append('\n'));
    text.append('\n');
    for (int i = 0; i < makers.size(); i++) {
      text.append(Lines.hanging(Lines.pad("(" + (i + 1) + ")", 5), makers.get(i).inWords()));
    }
    return text.append(makers.isEmpty() ? "" : "\n")
        .append(Lines.hanging("", Words.say("timeline.until-note")))
        .append(Lines.hanging("", Words.say("reading", reading)))
        .append(Lines.hanging("", Words.say("data", pack.name(), pack.title())))
        .toString();
  }

  String json(String viewpoint, @Nullable Path supposed) {
    return Json.of(
        json ->
            json.text("condition", condition)
                .text("party", subject.recipient())
                .text("year", subject.year())
                .text("viewpoint", viewpoint)
                .day("known", asking.known())
                .text("pack", pack.name())
                .file("suppose", supposed)
                .list("changes", rows, Turns::row)
                .texts("warnings", List.of()));
  }

  private static void row(Json json, Row row) {
    json.day("from", row.span().from())
        .day("until", row.span().until())
        .text("answer", row.headline().name())
        .list(
            "by",
            row.madeBy(),
            (to, maker) ->
                to.text("act", maker.act().id())
                    .texts("clauses", maker.clauses().stream().map(Clause::id).toList())
                    .text("title", maker.act().title())
                    .text("citation", maker.act().provenance().citation()));
  }
}
