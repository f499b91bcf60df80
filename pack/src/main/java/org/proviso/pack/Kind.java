package org.proviso.pack;

/// A kind of act.
///
/// @param id the word that acts use
/// @param rank rank of the source, higher beats lower
/// @param onAppeal whether it is a ruling on appeal, whose undoing of relief waits for the mandate
public record Kind(String id, int rank, boolean onAppeal) {}
