package org.proviso.law.act;

/// Whether the effect of a clause is settled.
public sealed interface Certainty {

  /// It is settled.
  record Settled() implements Certainty {}

  /// Reasonable readers differ on whether the clause has this effect.
  ///
  /// @param why what they differ on
  record Disputed(String why) implements Certainty {}

  /// The value of [Settled].
  Certainty SETTLED = new Settled();
}
