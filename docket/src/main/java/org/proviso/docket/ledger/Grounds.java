package org.proviso.docket.ledger;

/// What a hold or a disallowance stands on: all four are named, or there is none.
///
/// @param step number of the event of the record that is the step of a matter that it carries out
/// @param notice number of the event of the record that gave notice to the recipient
/// @param finding number of the event of the record that found what it is held for
/// @param authority the provision by which it may be done, in the edition that was in force
public record Grounds(long step, long notice, long finding, String authority) {

  /// Refuses numbers that no event has, and an authority of no text.
  public Grounds {
    Said.event(step);
    Said.event(notice);
    Said.event(finding);
    Said.text(authority);
  }
}
