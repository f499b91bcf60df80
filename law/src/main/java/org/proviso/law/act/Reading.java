package org.proviso.law.act;

/// One way in which a contested provision is read.
///
/// @param id identifier, unique among the provision's readings
/// @param provision identifier of the provision
/// @param name what it is called in text
/// @param proposer who proposes it
/// @param words what the provision means under it, in neutral words
/// @param provenance where it comes from
public record Reading(
    String id,
    String provision,
    String name,
    String proposer,
    String words,
    Provenance provenance) {}
