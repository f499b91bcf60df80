package org.proviso.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.engine.Verdict;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;

/// The answers of one day: the addressees of a round down, conditions and years across.
///
/// A condition and year has a column if on that day it is, or may be, among the terms of at least
/// one addressee.
///
/// @param heading what is shown
/// @param columns by year, then by condition; a programme without years comes last
/// @param rows one for each addressee, in the order of the round
record Table(Heading heading, List<Column> columns, List<Row> rows) {

  /// What a table shows.
  ///
  /// @param viewpoint the viewpoint as it was given
  /// @param known the knowledge date; null for everything entered so far
  /// @param reading the reading in words
  record Heading(
      Pack pack,
      Round round,
      LocalDate on,
      String viewpoint,
      @Nullable LocalDate known,
      String reading) {}

  /// A condition in a programme year.
  record Column(Condition condition, String year) {

    String name() {
      return condition.id().substring(condition.programme().length() + 1);
    }

    String inWords() {
      return condition.id() + " " + year;
    }
  }

  /// A recipient and its answers, one for each column.
  record Row(String party, String name, List<Answered> cells) {}

  /// One answer.
  ///
  /// @param span the longest stretch of days around the day with the same headline
  record Answered(Verdict verdict, Span span) {

    Headline headline() {
      return verdict.headline();
    }

    List<String> possible() {
      return verdict.possible().stream().sorted().map(Headline::name).toList();
    }
  }

  static Table of(Heading heading, Asking asking) {
    Pack pack = heading.pack();
    LawEngine engine = LawEngine.of(pack.law(), pack.register());
    Map<Column, Map<Subject, Timeline<Verdict>>> verdicts =
        Bulk.verdicts(engine, pack.law().conditions(), asking);
    List<Column> columns =
        verdicts.entrySet().stream()
            .filter(column -> binds(column.getValue(), heading))
            .map(Map.Entry::getKey)
            .sorted(
                Comparator.comparing((Column column) -> column.year().equals(Subject.ANY_YEAR))
                    .thenComparing(Column::year)
                    .thenComparing(column -> column.condition().id()))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (String party : heading.round().addressees()) {
      String name = pack.register().party(party).map(found -> found.name()).orElse(party);
      List<Answered> cells = new ArrayList<>();
      for (Column column : columns) {
        Subject subject =
            pack.register()
                .subject(column.condition().programme(), column.year(), party)
                .orElseThrow();
        cells.add(answer(verdicts.getOrDefault(column, Map.of()).get(subject), heading.on()));
      }
      rows.add(new Row(party, name, List.copyOf(cells)));
    }
    return new Table(heading, columns, rows);
  }

  private static boolean binds(Map<Subject, Timeline<Verdict>> verdicts, Heading heading) {
    return verdicts.entrySet().stream()
        .filter(entry -> heading.round().addressees().contains(entry.getKey().recipient()))
        .map(entry -> entry.getValue().at(heading.on()).headline())
        .anyMatch(headline -> headline != Headline.NOT_YET && headline != Headline.NOT_IN_TERMS);
  }

  private static Answered answer(@Nullable Timeline<Verdict> verdicts, LocalDate on) {
    if (verdicts == null) {
      throw new IllegalStateException("the engine passed over a subject of the register");
    }
    return new Answered(verdicts.at(on), verdicts.map(Verdict::headline).pieceAt(on).span());
  }

  /// Returns how many cells have each answer, for the answers that there are.
  Map<Headline, Integer> counts() {
    Map<Headline, Integer> counts = new EnumMap<>(Headline.class);
    for (Row row : rows) {
      row.cells().forEach(cell -> counts.merge(cell.headline(), 1, Integer::sum));
    }
    return counts;
  }

  /// Returns a command that asks why, for a cell that is not firm or else the last.
  String example() {
    for (Row row : rows) {
      for (int i = 0; i < columns.size(); i++) {
        if (row.cells().get(i).headline() == Headline.UNCERTAIN) {
          return example(row, columns.get(i));
        }
      }
    }
    return rows.isEmpty() || columns.isEmpty()
        ? Words.say("table.ask-form", heading.on())
        : example(rows.getFirst(), columns.getLast());
  }

  private String example(Row row, Column column) {
    return "./proviso ask %s %s %s --on %s"
        .formatted(column.condition().id(), row.party(), column.year(), heading.on());
  }
}
