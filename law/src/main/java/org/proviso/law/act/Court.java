package org.proviso.law.act;

import org.jspecify.annotations.Nullable;

/// A court, and the court that reviews it.
///
/// @param id identifier
/// @param name what it is called in text
/// @param reviewedBy the court that its rulings are appealed to; null if none is
public record Court(String id, String name, @Nullable String reviewedBy) {}
