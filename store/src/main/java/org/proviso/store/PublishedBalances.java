package org.proviso.store;

import org.proviso.docket.ledger.Balances;

/// The balances of an award that are public.
///
/// @param award its identifier
public record PublishedBalances(
    String award, String party, String programme, String year, Balances balances) {}
