package org.proviso.law.act;

/// What a clause does.
///
/// The legal word decides the [Role]; the role is all that the engine looks at. Whether an effect
/// reaches back in time is data on the clause ([Retro]), never inferred from the verb.
public enum Verb {
  /// Puts a condition on the subjects it reaches.
  IMPOSES("imposes", Role.CONDUCT),
  /// Prohibits a conduct.
  FORBIDS("forbids", Role.CONDUCT),
  /// Leaves a conduct free: it is neither required nor prohibited.
  PERMITS("permits", Role.CONDUCT),
  /// Says that a condition may be enforced; the opposite of an injunction against it.
  EMPOWERS("empowers", Role.ENFORCEMENT),
  /// Adopts a reading of a contested provision for the subjects it reaches.
  SETS("sets", Role.ADOPTION),
  /// Stops enforcement of a condition; the condition stays in the terms.
  ENJOINS("enjoins", Role.ENFORCEMENT),
  /// Announces that an agency will not enforce a condition; revocable, decides nothing on legality.
  FORBEARS("forbears", Role.FORBEARANCE),
  /// Suspends a clause.
  STAYS("stays", Role.BLOCK),
  /// Lifts a stay.
  LIFTS("lifts-stay", Role.BLOCK),
  /// Takes the reach of a clause away for the subjects named by the scope.
  NARROWS("narrows", Role.BLOCK),
  /// Sets a clause aside.
  VACATES("vacates", Role.BLOCK),
  /// Undoes a clause on review.
  REVERSES("reverses", Role.BLOCK),
  /// Ends a rule.
  REPEALS("repeals", Role.BLOCK),
  /// Ends the old wording of a rule; the new wording is a clause of the amending act.
  AMENDS("amends", Role.BLOCK),
  /// Takes the place of an earlier, interim clause.
  REPLACES("replaces", Role.BLOCK),
  /// Withdraws a notice of forbearance.
  REVOKES("revokes", Role.BLOCK),
  /// Lets a clause that was blocked operate again.
  REINSTATES("reinstates", Role.REVIVAL),
  /// Lets a clause operate longer, or for more subjects, than it says itself.
  EXTENDS("extends", Role.PROLONGATION),
  /// Leaves a clause as it is, on review.
  AFFIRMS("affirms", Role.RECORD),
  /// Sends a matter back without setting anything aside.
  REMANDS("remands", Role.RECORD),
  /// Refuses what was asked; changes nothing.
  DENIES("denies", Role.RECORD),
  /// Moves a day by which something must be done; bars nothing.
  EXTENDS_DEADLINE("extends-deadline", Role.RECORD),
  /// Changes nothing here; recorded because it is taken for an act on a condition, or bears on one.
  NONE("none", Role.RECORD);

  /// What the engine makes of a verb.
  public enum Role {
    /// Speaks for or against a condition being in the terms, or a conduct being required.
    CONDUCT,
    /// Speaks for or against enforcement being barred.
    ENFORCEMENT,
    /// Announces non-enforcement.
    FORBEARANCE,
    /// Adopts a reading.
    ADOPTION,
    /// Takes operation away from clauses of earlier acts.
    BLOCK,
    /// Takes earlier blocks away.
    REVIVAL,
    /// Adds to what clauses of earlier acts reach.
    PROLONGATION,
    /// Changes nothing; shown beside what it concerns.
    RECORD
  }

  private final String word;
  private final Role role;

  Verb(String word, Role role) {
    this.word = word;
    this.role = role;
  }

  /// Returns the word as a pack writes it.
  public String word() {
    return word;
  }

  /// Returns what the engine makes of this verb.
  public Role role() {
    return role;
  }
}
