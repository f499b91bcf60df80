package org.proviso.law.finding;

import org.proviso.law.act.Provenance;

/// How surely an element has to be shown.
///
/// @param title in plain words
/// @param from where it comes from
public record Standard(String title, Provenance from) {}
