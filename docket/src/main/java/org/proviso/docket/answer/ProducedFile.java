package org.proviso.docket.answer;

import org.proviso.docket.record.Digest;

/// A file that was uploaded to its end.
///
/// @param id of its upload
/// @param name what it was called where it came from
/// @param length in bytes, at least 1
/// @param hash SHA-256 of what arrived
/// @param kind what its first bytes look like
public record ProducedFile(String id, FileName name, long length, Digest hash, FileKind kind) {}
