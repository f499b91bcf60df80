package org.proviso.docket.ledger;

/// A hold of which something is left on a day.
///
/// @param posting its number
/// @param grounds the notice, the finding and the authority that hold it
/// @param held what is left
public record OpenHold(int posting, Grounds grounds, Held held) {}
