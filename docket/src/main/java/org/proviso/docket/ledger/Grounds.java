package org.proviso.docket.ledger;

/// What a hold or a disallowance stands on: all three are named, or there is none.
///
/// @param notice number of the event of the record that gave notice to the recipient
/// @param finding number of the event of the record that found what it is held for
/// @param authority the provision by which it may be done, in the edition that was in force
public record Grounds(long notice, long finding, String authority) {

  /// Refuses numbers that no event has, and an authority of no text.
  public Grounds {
    Said.event(notice);
    Said.event(finding);
    Said.text(authority);
  }
}
