package org.proviso.pack.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.proviso.law.engine.Verdict;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Span;
import org.proviso.law.time.Timeline;

/// The answers of one day: parties down, conditions and years across.
///
/// A condition and year has a column if on that day it is, or may be, among the terms of at least
/// one of the parties.
///
/// @param on the day
/// @param columns by year, then by condition; a programme without years comes last
/// @param rows one for each party, in the order they were given
public record DayTable(LocalDate on, List<Column> columns, List<Row> rows) {

  /// Copies the lists.
  public DayTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// A party and its answers, one for each column.
  public record Row(String party, List<Answered> cells) {

    /// Copies the list.
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// One answer.
  ///
  /// @param span the longest stretch of days around the day with the same headline
  public record Answered(Verdict verdict, Span span) {

    /// Returns the headline.
    public Headline headline() {
      return verdict.headline();
    }

    /// Returns the names of the headlines that some settlement gives, in their order.
    public List<String> possible() {
      return verdict.possible().stream().sorted().map(Headline::name).toList();
    }
  }

  /// Reads one day out of the answers of parties.
  public static DayTable of(Collection<PartyAnswers> parties, LocalDate on) {
    TreeSet<Column> columns = new TreeSet<>();
    for (PartyAnswers answers : parties) {
      answers
          .verdicts()
          .forEach(
              (column, verdicts) -> {
                if (mayBind(verdicts.at(on).headline())) {
                  columns.add(column);
                }
              });
    }
    List<Row> rows = new ArrayList<>();
    for (PartyAnswers answers : parties) {
      List<Answered> cells = new ArrayList<>();
      for (Column column : columns) {
        Timeline<Verdict> verdicts = answers.verdicts().get(column);
        if (verdicts == null) {
          throw new IllegalStateException(
              "no answer for " + answers.party() + " to " + column.inWords());
        }
        cells.add(
            new Answered(verdicts.at(on), verdicts.map(Verdict::headline).pieceAt(on).span()));
      }
      rows.add(new Row(answers.party(), cells));
    }
    return new DayTable(on, List.copyOf(columns), rows);
  }

  private static boolean mayBind(Headline headline) {
    return headline != Headline.NOT_YET && headline != Headline.NOT_IN_TERMS;
  }

  /// Returns how many cells have each answer, for the answers that there are.
  public Map<Headline, Integer> counts() {
    Map<Headline, Integer> counts = new EnumMap<>(Headline.class);
    for (Row row : rows) {
      row.cells().forEach(cell -> counts.merge(cell.headline(), 1, Integer::sum));
    }
    return counts;
  }
}
