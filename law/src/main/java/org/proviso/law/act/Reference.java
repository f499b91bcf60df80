package org.proviso.law.act;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A cross-reference: the clause that makes it operates only where another clause does.
///
/// @param clause the clause referred to, of an earlier act
/// @param asOf the day as it stood on which it is incorporated (a static reference, read as on that
///   day itself); null if it is incorporated as it stands on each day (a dynamic one)
public record Reference(String clause, @Nullable LocalDate asOf) {}
