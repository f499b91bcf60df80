package org.proviso.evidence.meaning;

import org.proviso.evidence.wire.TextKind;

/// A part of a text that has a vector of its own.
///
/// @param kind what it is in its document
/// @param page on which it stands, from 1; 0 where the document has no pages of its own
/// @param text the words
public record Chunk(TextKind kind, int page, String text) {}
