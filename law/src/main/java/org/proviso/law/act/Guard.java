package org.proviso.law.act;

import java.util.EnumSet;
import java.util.Set;
import org.proviso.law.fact.Circumstances;

/// A condition on the facts of a subject, true, false or unknown on each day.
///
/// An expression of a pack, bound to an evaluator outside this module. The value may depend on the
/// circumstances alone, so that it is constant while they are. Implementations are immutable and
/// thread-safe and do not throw.
public interface Guard {

  /// The facts of a subject that a guard may read.
  enum Input {
    /// Which party it is.
    PARTY,
    /// What sort of body the party is.
    KIND,
    /// The State that the party is or lies in.
    STATE,
    /// The party's judicial circuit.
    CIRCUIT,
    /// What became of the award.
    STATUS,
    /// Programme, year, and whether the award is a sub-award.
    AWARD,
    /// The day of acceptance.
    ACCEPTANCE,
    /// How the party stands in groups.
    MEMBERS,
    /// The policies that reach the party, and whether all are known.
    POLICIES
  }

  /// The guard that always holds.
  Guard ALWAYS =
      new Guard() {
        @Override
        public Truth test(Circumstances circumstances) {
          return Truth.TRUE;
        }

        @Override
        public String text() {
          return "";
        }

        @Override
        public Set<Input> reads() {
          return Set.of();
        }
      };

  /// Returns whether the guard holds in these circumstances.
  Truth test(Circumstances circumstances);

  /// Returns the expression as the pack writes it; two guards with the same text are the same
  /// guard.
  String text();

  /// Returns the facts that the value depends on: of two subjects that agree in these, whatever
  /// else they differ in, both or neither meet the guard. All facts, unless a guard says less.
  default Set<Input> reads() {
    return EnumSet.allOf(Input.class);
  }
}
