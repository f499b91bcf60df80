package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Superiority;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.law.time.Span;

/// What holds of one condition for one subject on one day, and why.
///
/// @param condition the condition
/// @param subject the subject
/// @param on the day asked about
/// @param asking from where it is asked
/// @param headline the answer in one word
/// @param possible the answers that some settlement gives; just the headline if it is firm
/// @param span the longest stretch of days around `on` with the same headline
/// @param lanes the separate lanes
/// @param decidedBy the clauses that the headline rests on
/// @param steps the clauses that bear on the subject and are seen, from the latest act to the
///   earliest
/// @param defeats which of the clauses that apply beat an opposite one that applies, and why
/// @param settledBy the open questions that the headline depends on; none if it is firm
/// @param confidence the weakest mark among what the headline rests on
public record Answer(
    String condition,
    Subject subject,
    LocalDate on,
    Asking asking,
    Headline headline,
    Set<Headline> possible,
    Span span,
    Lanes lanes,
    List<Clause> decidedBy,
    List<Step> steps,
    List<Defeat> defeats,
    List<OpenQuestion> settledBy,
    Mark confidence) {

  /// Copies the collections.
  public Answer {
    possible = Set.copyOf(possible);
    decidedBy = List.copyOf(decidedBy);
    steps = List.copyOf(steps);
    defeats = List.copyOf(defeats);
    settledBy = List.copyOf(settledBy);
  }

  /// The lanes of an answer: separate, and never merged.
  ///
  /// @param term whether the condition is among the terms
  /// @param award what became of the award
  /// @param bar whether enforcement is barred
  /// @param met whether the condition is met
  /// @param money what money the condition bears on
  public record Lanes(Term term, Award.Status award, Bar bar, Met met, Money money) {}

  /// Whether a condition is among the terms.
  public enum Term {
    /// It had not been announced.
    NOT_YET,
    /// The terms have no such condition.
    NOT_IN_TERMS,
    /// It is among the terms.
    IN_TERMS,
    /// It depends on an open question.
    UNCERTAIN
  }

  /// Whether enforcement is barred, whether or not the condition is among the terms.
  public enum Bar {
    /// No known act bars it.
    NOT_BARRED,
    /// An order in operation stops it.
    BARRED,
    /// No order stops it, but an agency said that it will not enforce.
    FORBORNE,
    /// It depends on an open question.
    UNCERTAIN
  }

  /// Whether a condition is met, under each reading of what it turns on.
  ///
  /// @param value the result
  /// @param adopted the reading that an operating clause adopted for the subject; null if none did,
  ///   or if two conflict
  /// @param adoptedBy the clauses that adopted it
  /// @param byReading the result under each reading, with equal weight; empty if the pack does not
  ///   say when the condition is met
  public record Met(
      Value value, @Nullable String adopted, List<Clause> adoptedBy, Map<String, Value> byReading) {

    /// Copies the collections.
    public Met {
      adoptedBy = List.copyOf(adoptedBy);
      byReading = Map.copyOf(byReading);
    }

    /// The values.
    public enum Value {
      /// It is met.
      MET,
      /// It is not met.
      NOT_MET,
      /// Readings differ and none is adopted for the subject.
      TURNS_ON_READING,
      /// The facts do not tell.
      UNKNOWN
    }
  }

  /// What money a condition bears on: an accepted award whose terms have it, while nothing bars it.
  ///
  /// In cents. An award whose amount is not known is counted and never taken as zero.
  ///
  /// @param sure cents that it bears on in every settlement
  /// @param possible cents that it bears on in some settlement
  /// @param unknownAmounts how many awards it may bear on whose amount is not known
  public record Money(long sure, long possible, int unknownAmounts) {

    /// Returns the cents that it bears on in some settlements and not in others.
    public long contested() {
      return possible - sure;
    }
  }

  /// One clause that bears on the subject, and how it stands on the day.
  ///
  /// @param act the act
  /// @param clause the clause
  /// @param state how it stands
  /// @param actedOnBy the clauses that take operation from it on the day
  /// @param questions the open questions that its operation depends on
  public record Step(
      Act act, Clause clause, State state, List<Clause> actedOnBy, List<OpenQuestion> questions) {

    /// Copies the collections.
    public Step {
      actedOnBy = List.copyOf(actedOnBy);
      questions = List.copyOf(questions);
    }
  }

  /// One clause beats an opposite one where both apply.
  ///
  /// @param winner the clause that beats the other
  /// @param loser the other
  /// @param ground why
  public record Defeat(Clause winner, Clause loser, Superiority.Ground ground) {}

  /// How a clause stands towards a subject on a day.
  public enum State {
    /// It operates.
    OPERATES,
    /// Whether it operates depends on an open question.
    DOUBTFUL,
    /// It would operate, but other clauses keep it from doing so.
    BLOCKED,
    /// It does not reach the subject.
    DOES_NOT_REACH,
    /// It has not begun to have effect.
    NOT_BEGUN,
    /// It ended by its own words.
    ENDED
  }
}
