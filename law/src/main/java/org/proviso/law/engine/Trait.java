package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Guard;

/// One thing that a scope, a target or a guard asks of a subject.
///
/// Subjects that agree in the traits that the clauses of a law ask for agree in every answer.
sealed interface Trait {

  /// A trait that some parties or awards are picked out by, on every day.
  sealed interface Fixed extends Trait {}

  /// Is the subject of one of these programme years?
  record InYears(Set<String> years) implements Trait {}

  /// Is a party one of these, or within one?
  ///
  /// @param parties identifiers
  /// @param within whether lying within one counts
  /// @param ofParent whether the party meant is the one whose award the subject draws on
  record IsParty(Set<String> parties, boolean within, boolean ofParent) implements Fixed {

    // A set may name a hundred thousand parties; sets that are equal and not the same only make two
    // traits of one.
    @SuppressWarnings("ReferenceEquality")
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof IsParty that
          && parties == that.parties
          && within == that.within
          && ofParent == that.ofParent;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(parties) * 4 + (within ? 2 : 0) + (ofParent ? 1 : 0);
    }
  }

  /// Do the recipient's appeals go to this circuit?
  record InCircuit(String circuit) implements Fixed {}

  /// Is it one of the awards with these numbers?
  record IsAward(Set<String> awards) implements Fixed {

    @SuppressWarnings("ReferenceEquality") // as above
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof IsAward that && awards == that.awards;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(awards);
    }
  }

  /// How does a party stand in a group?
  ///
  /// @param group its identifier
  /// @param on the day that counts; null for each day anew
  /// @param ofParent whether the party meant is the one whose award the subject draws on
  record Stands(String group, @Nullable LocalDate on, boolean ofParent) implements Trait {}

  /// Does a guard hold?
  ///
  /// @param guard the guard
  /// @param on the day that counts; null for each day anew
  record Holds(Guard guard, @Nullable LocalDate on) implements Trait {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Holds(Guard that, var thatOn)
          && guard.text().equals(that.text())
          && (on == null ? thatOn == null : on.equals(thatOn));
    }

    @Override
    public int hashCode() {
      return guard.text().hashCode() * 31 + (on == null ? 0 : on.hashCode());
    }
  }
}
