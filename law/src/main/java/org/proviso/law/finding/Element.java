package org.proviso.law.finding;

import org.proviso.law.act.Provenance;

/// Something without which there is no breach of a condition.
///
/// @param id within its condition
/// @param title in plain words
/// @param question what has to be answered with yes
/// @param turnsOnReading whether the answer may depend on the reading of the provision that the
///   condition turns on
/// @param from where it comes from
public record Element(
    String id, String title, String question, boolean turnsOnReading, Provenance from) {}
