package org.proviso.law.engine;

import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Day;
import org.proviso.law.time.Timeline;

/// A clause that bears on one subject, and how it stands on each day, as settlements.
///
/// @param act the act it belongs to
/// @param clause the clause
/// @param start number of the first day on which it can have effect
/// @param reach whether it reaches the subject, whenever it has effect
/// @param own whether it has effect by its own words
/// @param operating whether it operates, when all that acts on it is counted
/// @param applying whether it operates and what it refers to applies
record Bearing(
    Act act,
    Clause clause,
    int start,
    Timeline<Integer> reach,
    Timeline<Integer> own,
    Timeline<Integer> operating,
    Timeline<Integer> applying) {

  /// Returns how the clause stands on a day.
  Answer.State state(int day) {
    int operating = operating().atDay(day);
    if (operating != Settlements.NONE) {
      return operating == Settlements.ALL ? Answer.State.OPERATES : Answer.State.DOUBTFUL;
    }
    if (own().atDay(day) != Settlements.NONE) {
      return Answer.State.BLOCKED;
    }
    if (reach().atDay(day) == Settlements.NONE) {
      return Answer.State.DOES_NOT_REACH;
    }
    return day < start() || !hasEnded(day) ? Answer.State.NOT_BEGUN : Answer.State.ENDED;
  }

  private boolean hasEnded(int day) {
    return own().pieces().stream()
        .anyMatch(
            piece -> piece.value() != Settlements.NONE && Day.ofFrom(piece.span().from()) < day);
  }

  /// Returns the settlements in which a headline on a condition rests on the clause, on a day.
  int carries(String condition, Headline headline, int day) {
    if (!(clause.target() instanceof Target.OfConditions(var conditions, var years, var part))
        || part != null
        || !conditions.contains(condition)) {
      return Settlements.NONE;
    }
    int applying = applying().atDay(day);
    return switch (headline) {
      case BARRED -> clause.verb() == Verb.ENJOINS ? applying : Settlements.NONE;
      case FORBORNE -> clause.verb() == Verb.FORBEARS ? applying : Settlements.NONE;
      case NOT_BARRED -> clause.verb() == Verb.IMPOSES ? applying : Settlements.NONE;
      case NOT_YET -> clause.verb() == Verb.IMPOSES ? reach().atDay(day) : Settlements.NONE;
      case NOT_IN_TERMS -> Settlements.NONE;
      case UNCERTAIN -> clause.role() == Verb.Role.RECORD ? Settlements.NONE : applying;
    };
  }
}
