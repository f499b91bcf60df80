package org.proviso.law.proof;

import org.proviso.law.act.Moment;
import org.proviso.law.act.Verb;

/// Something that is not known or is disputed, and may be settled either way.
///
/// A *settlement* answers every open question. An answer is firm when it is the same under every
/// settlement; otherwise it is uncertain, and the questions that it depends on are those that would
/// settle it. One question is one question wherever it is met: a party is a member for the
/// injunction and for the stay of it, or for neither.
public sealed interface OpenQuestion {

  /// Does a disputed clause have its effect?
  ///
  /// @param clause the clause
  /// @param why what readers differ on
  record Dispute(String clause, String why) implements OpenQuestion {}

  /// Has a day come that is not known?
  ///
  /// @param act the act whose beginning or end it is
  /// @param moment what is known of the day
  record UnknownDay(String act, Moment.Within moment) implements OpenQuestion {}

  /// Does the subject's recipient belong to a group?
  ///
  /// @param group the group
  /// @param record the record, or group default, that leaves it open
  /// @param ofParent whether the recipient meant is the one whose award the subject draws on
  record UnknownMembership(String group, String record, boolean ofParent) implements OpenQuestion {}

  /// Does an act that names a recipient reach those who draw on its award?
  ///
  /// @param act the act
  record SubRecipientReach(String act) implements OpenQuestion {}

  /// Does a guard hold that depends on unknown facts?
  ///
  /// @param guard its expression
  record UnknownFacts(String guard) implements OpenQuestion {}

  /// Which of two sides prevails, neither of which beats the other?
  ///
  /// @param condition the condition they speak of
  /// @param role whether they speak of its being in the terms or of its enforcement
  record Forum(String condition, Verb.Role role) implements OpenQuestion {}
}
