/// Takes folders into a store, so that every file and every child of a container ends in one
/// outcome.
///
/// [org.proviso.evidence.intake.Intake] is where to begin. It copies each input into the store by
/// the hash of its bytes, has a process of its own read it one level deep
/// ([org.proviso.evidence.wire]), puts the children that come out into the store in the same way,
/// and writes an entry into the journal. An entry is whole or not there: whoever is killed at any
/// point goes on from the journal and comes to the same manifest.
///
/// [org.proviso.evidence.intake.StoredItems] is where to begin with a store that is made.
///
/// What an item may expand to depends on its own container alone and never on what else was read
/// before, so that order and number of processes make no difference.
@NullMarked
package org.proviso.evidence.intake;

import org.jspecify.annotations.NullMarked;
