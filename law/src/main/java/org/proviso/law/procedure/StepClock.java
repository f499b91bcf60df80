package org.proviso.law.procedure;

import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Provenance;
import org.proviso.law.clock.CountingRule;

/// A clock that steps start and end.
///
/// @param id within its pack
/// @param title in plain words
/// @param rule how it is counted from the day on which the step that starts it reached its
///   addressee; null if each step that starts it says the due day itself, as a letter does
/// @param from where it comes from
public record StepClock(String id, String title, @Nullable CountingRule rule, Provenance from) {}
