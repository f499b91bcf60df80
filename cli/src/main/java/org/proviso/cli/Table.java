package org.proviso.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Mark;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.pack.Pack;
import org.proviso.pack.Round;
import org.proviso.pack.answers.Column;
import org.proviso.pack.answers.DayTable;
import org.proviso.pack.answers.PartyAnswers;

/// The answers of one day for the addressees of a round, with what a reader has to know of them.
///
/// @param heading what is shown
/// @param engine works the answers out
/// @param asking how is asked
/// @param answers one row for each addressee, in the order of the round
record Table(Heading heading, LawEngine engine, Asking asking, DayTable answers) {

  /// What a table shows.
  ///
  /// @param viewpoint the viewpoint as it was given
  /// @param known the knowledge date; null for everything entered so far
  /// @param reading the reading in words
  /// @param again the option that names the pack, with a space before; empty if none does
  record Heading(
      Pack pack,
      Round round,
      LocalDate on,
      String viewpoint,
      @Nullable LocalDate known,
      String reading,
      String again) {}

  static Table of(Heading heading, Asking asking) {
    Pack pack = heading.pack();
    LawEngine engine = LawEngine.of(pack.law(), pack.register());
    List<PartyAnswers> parties =
        heading.round().addressees().stream()
            .map(party -> PartyAnswers.of(engine, party, asking))
            .toList();
    return new Table(heading, engine, asking, DayTable.of(parties, heading.on()));
  }

  List<Column> columns() {
    return answers.columns();
  }

  List<DayTable.Row> rows() {
    return answers.rows();
  }

  Map<Headline, Integer> counts() {
    return answers.counts();
  }

  /// Returns what the recipient of a row is called in text.
  String name(DayTable.Row row) {
    return heading.pack().register().party(row.party()).map(found -> found.name()).orElse("?");
  }

  /// Returns the weakest mark on what an answer rests on: how far it was checked.
  Mark checked(DayTable.Row row, Column column) {
    Condition condition = column.condition();
    Subject subject =
        engine
            .register()
            .subject(condition.programme(), column.year(), row.party())
            .orElseThrow(() -> new IllegalStateException("no party " + row.party()));
    return engine.history(condition.id(), subject, asking).on(heading.on()).confidence();
  }

  /// Returns a command that asks why, for a cell that is not firm or else the last.
  String example() {
    for (DayTable.Row row : rows()) {
      for (int i = 0; i < columns().size(); i++) {
        if (row.cells().get(i).headline() == Headline.UNCERTAIN) {
          return example(row, columns().get(i));
        }
      }
    }
    return rows().isEmpty() || columns().isEmpty()
        ? Words.say("table.ask-form", heading.on()) + heading.again()
        : example(rows().getFirst(), columns().getLast());
  }

  private String example(DayTable.Row row, Column column) {
    return "./proviso ask %s %s %s --on %s"
            .formatted(column.condition().id(), row.party(), column.year(), heading.on())
        + heading.again();
  }
}
