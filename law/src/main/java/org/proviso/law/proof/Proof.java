package org.proviso.law.proof;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.proviso.law.act.Default;
import org.proviso.law.act.Scope;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;

/// What an engine claims of one condition and one subject, for every day, with the ground of it.
///
/// Settlements are numbered: in settlement number `n`, the question at position `i` is answered yes
/// if bit `i` of `n` is set. A proof lists every clause that bears on the subject, and says for
/// each in which settlements it operates on which days, so that every step can be checked beside
/// the steps that it rests on.
///
/// @param condition the condition
/// @param subject the subject
/// @param asking from where the question is asked
/// @param questions the open questions, at most [#MOST_QUESTIONS]
/// @param steps the clauses that bear on the subject, from the latest act to the earliest
/// @param pieces what the answer is, in order of time, for every day
public record Proof(
    String condition,
    Subject subject,
    Asking asking,
    List<OpenQuestion> questions,
    List<Step> steps,
    List<Piece> pieces) {

  /// The most open questions a proof can speak of: every settlement is listed, and there are two to
  /// the power of their number.
  public static final int MOST_QUESTIONS = 16;

  /// Copies the lists.
  public Proof {
    questions = List.copyOf(questions);
    steps = List.copyOf(steps);
    pieces = List.copyOf(pieces);
  }

  /// One clause, and when it operates.
  ///
  /// @param clause the clause
  /// @param act the act it belongs to
  /// @param scope whom it reaches, as the law has it
  /// @param defaults the defaults that were applied in making it
  /// @param actedOnBy the clauses that act on it, by identifier
  /// @param operates where it operates on the subject; in order of time, none empty
  public record Step(
      String clause,
      String act,
      Scope scope,
      Set<Default> defaults,
      List<String> actedOnBy,
      List<Phase> operates) {
    /// Copies the collections.
    public Step {
      defaults = Set.copyOf(defaults);
      actedOnBy = List.copyOf(actedOnBy);
      operates = List.copyOf(operates);
    }
  }

  /// A stretch of days on which a clause operates in the same settlements.
  ///
  /// @param span the longest such stretch
  /// @param settlements numbers of the settlements; never changed
  public record Phase(Span span, BitSet settlements) {}

  /// A stretch of days with one answer.
  ///
  /// @param span the longest stretch with this value
  /// @param value the answer
  /// @param possible the answers of single settlements on at least one of the days
  /// @param decidedBy the clauses that the value rests on, on at least one of the days
  /// @param began the clauses that began, ended, gained or lost reach on the first day
  public record Piece(
      Span span,
      Headline value,
      Set<Headline> possible,
      List<String> decidedBy,
      List<String> began) {
    /// Copies the collections.
    public Piece {
      possible = Set.copyOf(possible);
      decidedBy = List.copyOf(decidedBy);
      began = List.copyOf(began);
    }
  }
}
