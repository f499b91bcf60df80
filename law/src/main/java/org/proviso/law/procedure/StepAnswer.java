package org.proviso.law.procedure;

import java.time.LocalDate;
import org.proviso.law.time.Span;

/// Whether a step may be taken on a day, since when and until when.
///
/// @param step the step
/// @param on the day asked about
/// @param standing whether it may be taken, and why
/// @param span the longest stretch of days around `on` on which it is as open, refused or unsettled
///   as on that day, if nothing more is done
public record StepAnswer(Step step, LocalDate on, Standing standing, Span span) {}
