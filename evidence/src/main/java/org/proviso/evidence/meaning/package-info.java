/// Finds texts by what they mean, beside the words that they have.
///
/// [org.proviso.evidence.meaning.Chunks] parts texts, [org.proviso.evidence.meaning.Vectors] turns
/// the parts into vectors in a process of its own, [org.proviso.evidence.meaning.MeaningIndex]
/// keeps them and finds the nearest, and [org.proviso.evidence.meaning.Fusion] makes one order of
/// that and of the order by words. None of it is there unless it was asked for.
@NullMarked
package org.proviso.evidence.meaning;

import org.jspecify.annotations.NullMarked;
