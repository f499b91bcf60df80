package org.proviso.law.time;

import java.time.LocalDate;

/// A stretch of days.
///
/// @param from first day
/// @param until first day after
public record Span(LocalDate from, LocalDate until) {}
