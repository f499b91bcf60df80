package org.proviso.law.act;

import java.util.Objects;

/// Which of two opposite clauses beats the other, and on what ground.
///
/// The first ground that decides: declared exception or override; competence and pre-emption; rank
/// of the source; declared speciality; later issue. Between clauses of courts, rank and recency
/// count only along one chain of review: sister courts do not beat each other.
public final class Superiority {

  /// Why one clause beats another.
  public enum Ground {
    /// It declares itself an exception to the other, or overrides it.
    OVERRIDE,
    /// It wins by competence or pre-emption.
    PREEMPTION,
    /// Its source ranks higher, or its court reviews the other's.
    RANK,
    /// It declares itself the more special rule.
    SPECIALITY,
    /// It is later, at the same level.
    LATER,
    /// It does not beat the other.
    NONE
  }

  private final Law law;

  /// Judges clauses of `law`.
  public Superiority(Law law) {
    this.law = law;
  }

  /// Returns on what ground `winner` beats `loser`, or [Ground#NONE] if it does not.
  public Ground ground(Clause winner, Clause loser) {
    Precedence ours = winner.precedence();
    Precedence theirs = loser.precedence();
    if (ours.overrides().contains(loser.id()) || theirs.overrides().contains(winner.id())) {
      return ours.overrides().contains(loser.id()) ? Ground.OVERRIDE : Ground.NONE;
    }
    if (ours.preempts().contains(loser.id()) || theirs.preempts().contains(winner.id())) {
      return ours.preempts().contains(loser.id()) ? Ground.PREEMPTION : Ground.NONE;
    }
    int byRank = compareRank(law.actOf(winner), law.actOf(loser));
    if (byRank != 0) {
      return byRank > 0 ? Ground.RANK : Ground.NONE;
    }
    if (ours.specialTo().contains(loser.id()) || theirs.specialTo().contains(winner.id())) {
      return ours.specialTo().contains(loser.id()) ? Ground.SPECIALITY : Ground.NONE;
    }
    return isLaterAtSameLevel(law.actOf(winner), law.actOf(loser)) ? Ground.LATER : Ground.NONE;
  }

  private int compareRank(Act act, Act other) {
    String court = act.court();
    String otherCourt = other.court();
    if (court == null || otherCourt == null) {
      return Integer.compare(act.rank(), other.rank());
    }
    if (court.equals(otherCourt)) {
      return 0;
    }
    return law.reviews(court, otherCourt) ? 1 : law.reviews(otherCourt, court) ? -1 : 0;
  }

  private static boolean isLaterAtSameLevel(Act act, Act other) {
    boolean sameLevel =
        Objects.equals(act.court(), other.court())
            && (act.court() != null || act.rank() == other.rank());
    return sameLevel && other.isBefore(act);
  }
}
