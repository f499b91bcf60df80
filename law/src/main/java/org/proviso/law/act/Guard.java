package org.proviso.law.act;

import org.proviso.law.fact.Circumstances;

/// A condition on the facts of a subject, true, false or unknown on each day.
///
/// An expression of a pack, bound to an evaluator outside this module. The value may depend on the
/// circumstances alone, so that it is constant while they are. Implementations are immutable and
/// thread-safe and do not throw.
public interface Guard {

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
      };

  /// Returns whether the guard holds in these circumstances.
  Truth test(Circumstances circumstances);

  /// Returns the expression as the pack writes it; two guards with the same text are the same
  /// guard.
  String text();
}
