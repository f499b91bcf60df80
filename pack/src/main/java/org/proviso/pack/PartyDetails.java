package org.proviso.pack;

import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;

/// What a pack says of a party beside what the law needs.
///
/// @param ocd its Open Civic Data identifier; null if none is stated
/// @param fips its census code; null if none is stated
/// @param county census code, 5 digits, of the county that a place stands in: where a map shows it;
///   null if none is stated
/// @param note a remark; empty if there is none
/// @param provenance where it comes from
public record PartyDetails(
    @Nullable String ocd,
    @Nullable String fips,
    @Nullable String county,
    String note,
    Provenance provenance) {}
