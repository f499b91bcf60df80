package org.proviso.store;

import org.jspecify.annotations.Nullable;

/// An award of the register, as whoever posts has to know it.
///
/// @param id its identifier
/// @param number the grantor's; null if it is not known
/// @param cents its amount by the register; null if it is not known. Nothing is obligated by that
/// @param hasPostings whether the ledger has it
/// @param published whether its balances are public
public record LedgerAward(
    String id,
    String party,
    String programme,
    String year,
    @Nullable String number,
    @Nullable Long cents,
    boolean hasPostings,
    boolean published) {}
