package org.proviso.evidence.passage;

import java.util.Optional;

/// What a word or a run of words does in a rule, whichever words they are.
enum Sign {
  /// Looks like another sign and is none, such as "no later than".
  NEUTRAL,
  /// Denies whatever follows of a subject: "no", "nothing".
  NONE,
  /// Denies: "not", "under no circumstances".
  NEG,
  /// Says that something is forbidden.
  FORBID,
  /// Says that somebody leaves something undone.
  ABSTAIN,
  /// Gives leave.
  MAY,
  /// Says that something is needed; denied, that it is not.
  REQUIRE,
  /// Commands.
  MUST,
  /// Leaves but one way.
  ONLY,
  /// Begins an exception.
  EXCEPT,
  /// Begins a condition.
  IF,
  /// Says what a rule is for; denied, that something is free of it.
  APPLY,
  /// Points to what others say, or to what is no rule now.
  THEY,
  /// Says from when on a rule holds: who tells of such a rule means it to bind.
  NOW,
  /// Tells what was.
  PAST,
  /// An agency that may be meant.
  AGENCY,
  /// May stand for an agency.
  PRONOUN,
  /// Somebody else than an agency.
  OTHER,
  /// Custody and what belongs to it.
  CUSTODY,
  /// A word of [Conduct#COMMUNICATE].
  C,
  /// A word of [Conduct#DISCLOSE].
  D,
  /// A word of [Conduct#HOLD].
  H,
  /// A word of [Conduct#ACCESS].
  A,
  /// Lets somebody out of custody: the contrary of [Conduct#HOLD].
  FREE,
  /// A comma.
  COMMA,
  /// "But", or another word that turns.
  BUT,
  /// A mark that ends a clause.
  STOP,
  /// A question mark.
  ASKS,
  /// A quotation mark.
  QUOTE;

  Optional<Conduct> conduct() {
    return switch (this) {
      case C -> Optional.of(Conduct.COMMUNICATE);
      case D -> Optional.of(Conduct.DISCLOSE);
      case H, FREE -> Optional.of(Conduct.HOLD);
      case A -> Optional.of(Conduct.ACCESS);
      case NEUTRAL,
          NONE,
          NEG,
          FORBID,
          ABSTAIN,
          MAY,
          REQUIRE,
          MUST,
          ONLY,
          EXCEPT,
          IF,
          APPLY,
          THEY,
          PAST,
          NOW,
          AGENCY,
          PRONOUN,
          OTHER,
          CUSTODY,
          COMMA,
          BUT,
          STOP,
          ASKS,
          QUOTE ->
          Optional.empty();
    };
  }
}
