package org.proviso.docket.ledger;

/// A debt as it stands on a day.
///
/// @param posting number of its determination
/// @param determination what was determined
/// @param owed what is left of it
public record Debt(int posting, Movement.Determination determination, Owed owed) {}
