package org.proviso.law.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.act.Precedence;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.proof.OwnWords.Settlement;
import org.proviso.law.time.Day;

/// What follows for a condition from the steps that operate, on one day and in one settlement.
final class Weighing {

  private final Law law;
  private final OwnWords words;
  private final Condition condition;
  private final List<Claim> claims;

  Weighing(Law law, OwnWords words, Condition condition, List<Claim> claims) {
    this.law = law;
    this.words = words;
    this.condition = condition;
    this.claims = claims;
  }

  /// Returns the answer in one settlement.
  Headline headline(int day, Settlement answers) {
    if (!prevails(Verb.IMPOSES, Set.of(Verb.FORBIDS, Verb.PERMITS), day, answers)) {
      return isAhead(day, answers) ? Headline.NOT_YET : Headline.NOT_IN_TERMS;
    }
    if (prevails(Verb.ENJOINS, Set.of(Verb.EMPOWERS), day, answers)) {
      return Headline.BARRED;
    }
    return applying(Set.of(Verb.FORBEARS), day, answers).isEmpty()
        ? Headline.NOT_BARRED
        : Headline.FORBORNE;
  }

  /// Whether some clause that imposes the condition reaches and has not begun, and none that
  /// reaches has.
  private boolean isAhead(int day, Settlement answers) {
    boolean ahead = false;
    boolean announced = false;
    for (Claim claim : claims) {
      if (claim.clause().verb() == Verb.IMPOSES
          && speaksOfWhole(claim.clause())
          && !claim.act().entry().isWithdrawnAt(words.known())
          && words.reaches(claim.act(), claim.clause(), day, answers)) {
        boolean begun = words.begun(claim.act(), claim.clause(), day, answers);
        announced |= begun;
        ahead |= !begun;
      }
    }
    return ahead && !announced;
  }

  private boolean prevails(Verb verb, Set<Verb> opposite, int day, Settlement answers) {
    List<Claim> supporters = applying(Set.of(verb), day, answers);
    List<Claim> opponents = applying(opposite, day, answers);
    if (supporters.isEmpty() || holds(supporters, opponents)) {
      return !supporters.isEmpty();
    }
    return !holds(opponents, supporters)
        && answers.to(new OpenQuestion.Forum(condition.id(), verb.role()));
  }

  private boolean holds(List<Claim> supporters, List<Claim> opponents) {
    return supporters.stream().anyMatch(ours -> ours.clause().strict())
        || opponents.stream()
            .allMatch(
                theirs ->
                    !theirs.clause().strict()
                        && supporters.stream().anyMatch(ours -> beats(ours, theirs)));
  }

  private List<Claim> applying(Set<Verb> verbs, int day, Settlement answers) {
    return claims.stream()
        .filter(claim -> verbs.contains(claim.clause().verb()))
        .filter(claim -> speaksOfWhole(claim.clause()))
        .filter(claim -> applies(claim, day, answers))
        .toList();
  }

  private boolean applies(Claim claim, int day, Settlement answers) {
    Reference reference = claim.clause().reference();
    if (reference == null || !claim.operates(day, answers)) {
      return claim.operates(day, answers);
    }
    LocalDate asOf = reference.asOf();
    Claim referred = claimOf(reference.clause());
    return referred != null && applies(referred, asOf == null ? day : Day.of(asOf), answers);
  }

  private boolean beats(Claim ours, Claim theirs) {
    Precedence our = ours.clause().precedence();
    Precedence their = theirs.clause().precedence();
    String us = ours.clause().id();
    String them = theirs.clause().id();
    if (our.overrides().contains(them) || their.overrides().contains(us)) {
      return our.overrides().contains(them);
    }
    if (our.preempts().contains(them) || their.preempts().contains(us)) {
      return our.preempts().contains(them);
    }
    String ourCourt = ours.act().court();
    String theirCourt = theirs.act().court();
    boolean courts = ourCourt != null && theirCourt != null;
    boolean sameCourt = courts && Objects.equals(ourCourt, theirCourt);
    boolean above = courts && !sameCourt && reviews(ourCourt, theirCourt);
    boolean below = courts && !sameCourt && reviews(theirCourt, ourCourt);
    int ourRank = ours.act().rank();
    int theirRank = theirs.act().rank();
    if (above || below || (!courts && ourRank != theirRank)) {
      return courts ? above : ourRank > theirRank;
    }
    if (our.specialTo().contains(them) || their.specialTo().contains(us)) {
      return our.specialTo().contains(them);
    }
    boolean sameLevel = sameCourt || (ourCourt == null && theirCourt == null);
    return sameLevel && theirs.act().isBefore(ours.act());
  }

  private boolean reviews(@Nullable String upper, @Nullable String lower) {
    @Nullable String at = lower;
    while (at != null && !at.equals(upper)) {
      at = law.court(at).map(court -> court.reviewedBy()).orElse(null);
    }
    return at != null;
  }

  /// Returns whether a headline rests on a clause in one settlement.
  boolean carries(Claim claim, Headline headline, int day, Settlement answers) {
    Clause clause = claim.clause();
    if (!speaksOfWhole(clause)) {
      return false;
    }
    return switch (headline) {
      case BARRED -> clause.verb() == Verb.ENJOINS && applies(claim, day, answers);
      case FORBORNE -> clause.verb() == Verb.FORBEARS && applies(claim, day, answers);
      case NOT_BARRED -> clause.verb() == Verb.IMPOSES && applies(claim, day, answers);
      case NOT_YET ->
          clause.verb() == Verb.IMPOSES && words.reaches(claim.act(), clause, day, answers);
      case NOT_IN_TERMS -> false;
      case UNCERTAIN -> clause.role() != Verb.Role.RECORD && applies(claim, day, answers);
    };
  }

  private boolean speaksOfWhole(Clause clause) {
    return clause.target() instanceof Target.OfConditions(var conditions, var years, var part)
        && part == null
        && conditions.contains(condition.id());
  }

  private @Nullable Claim claimOf(String clause) {
    return claims.stream()
        .filter(claim -> claim.clause().id().equals(clause))
        .findFirst()
        .orElse(null);
  }
}
