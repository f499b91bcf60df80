package org.proviso.pack.statement;

import java.util.List;
import org.proviso.law.act.Moment;
import org.proviso.law.clock.Outcome;
import org.proviso.law.time.Span;

/// One of the rows that a result was counted from.
public sealed interface CountedRow {

  /// A party that letters were addressed to.
  ///
  /// @param party identifier of the party
  /// @param containing whether it is the party within which others are counted
  record Addressee(String party, boolean containing) implements CountedRow {}

  /// What one act bars of one condition in one programme year.
  ///
  /// @param act identifier of the act
  /// @param clauses identifiers of its clauses that do so
  /// @param condition identifier of the condition
  /// @param year the programme year
  /// @param parties identifiers of the parties against which it surely bars enforcement
  /// @param possibly identifiers of those for which that is an open question
  record Barring(
      String act,
      List<String> clauses,
      String condition,
      String year,
      List<String> parties,
      List<String> possibly)
      implements CountedRow {
    /// Copies the lists.
    public Barring {
      clauses = List.copyOf(clauses);
      parties = List.copyOf(parties);
      possibly = List.copyOf(possibly);
    }
  }

  /// A condition among the terms of a programme year.
  ///
  /// @param condition identifier of the condition
  /// @param text its text, as quoted or described; empty if the pack has none
  /// @param parties identifiers of the parties in whose terms it surely is
  /// @param possibly identifiers of those for which that is an open question
  /// @param everybody whether it surely is in the terms of every party
  record Term(
      String condition, String text, List<String> parties, List<String> possibly, boolean everybody)
      implements CountedRow {
    /// Copies the lists.
    public Term {
      parties = List.copyOf(parties);
      possibly = List.copyOf(possibly);
    }
  }

  /// An act that a court issued.
  ///
  /// @param act identifier of the act
  /// @param issued when
  /// @param effect whether one of its clauses has an effect of its own
  record Issued(String act, Moment issued, boolean effect) implements CountedRow {}

  /// When a policy was in force.
  ///
  /// @param policy identifier of the policy
  /// @param span days in force
  record InForce(String policy, Span span) implements CountedRow {}

  /// When a period ends.
  ///
  /// @param rule identifier of the counting rule
  /// @param title what it is called
  /// @param outcome the end, or why there is none
  record Ends(String rule, String title, Outcome outcome) implements CountedRow {}
}
