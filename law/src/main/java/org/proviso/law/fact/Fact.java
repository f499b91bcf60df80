package org.proviso.law.fact;

/// One thing that a register comes to know, after all that it knew before.
public sealed interface Fact {

  /// A party does, does not, or may belong to a group on certain days. Overrides earlier records.
  record OfMembership(Membership record) implements Fact {}

  /// A party made a policy.
  record OfPolicy(Policy policy) implements Fact {}

  /// What became of all awards of a programme year on certain days. Overrides earlier records.
  record OfYear(AwardFact fact) implements Fact {}

  /// What is known of one award, in place of what was known of it; whose award it is drawn from
  /// stays.
  ///
  /// @param row number of the award in the table of awards
  /// @param award what is known of it now
  record OfAward(int row, Award award) implements Fact {}

  /// An award that was not in the table.
  record OfNewAward(Subject subject) implements Fact {}
}
