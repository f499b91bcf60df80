package org.proviso.store;

import java.time.Instant;
import org.proviso.docket.record.Actor;

/// Who does something, and when.
///
/// @param actor in words that stay for good; no personal data
/// @param at what the clock says
public record By(Actor actor, Instant at) {}
