package org.proviso.law.fact;

import org.jspecify.annotations.Nullable;

/// A body that receives, or may receive, public money.
///
/// @param id fixed identifier within a register
/// @param name what the party is called in text
/// @param kind what sort of body it is, in the register's own words (State, county, city …)
/// @param state the State or like division that it is or lies in, as guards name it ("CA"); null if
///   none is stated
/// @param within the party whose territory contains this one; null if none in this register does
/// @param circuit judicial circuit that its federal appeals go to, as text ("9", "dc"); null if
///   none
/// @param policiesKnown whether the register's list of this party's policies can be relied on to be
///   complete; if not, whatever is computed from them is unknown
public record Party(
    String id,
    String name,
    String kind,
    @Nullable String state,
    @Nullable String within,
    @Nullable String circuit,
    boolean policiesKnown) {}
