/// The record: every event in one Merkle log, so that nobody can rewrite it unseen.
///
/// Start with [org.proviso.docket.record.Head], which says what the next event looks like and which
/// hashes have to be stored with it; [org.proviso.docket.record.StoredTree], which proves that an
/// event is in the record and that one state of it extends another;
/// [org.proviso.docket.record.Checkpoint], what is signed; and
/// [org.proviso.docket.record.RecordVerifier], which checks an exported record without the site.
/// `docs/record.md` defines every byte, ADR 16 says why, and what this does not prove.
///
/// All values are immutable. Nothing is null unless it says so. Nothing here reads a clock, makes
/// random numbers or opens a file: they are passed in.
@NullMarked
package org.proviso.docket.record;

import org.jspecify.annotations.NullMarked;
