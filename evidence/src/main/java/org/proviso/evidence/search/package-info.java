/// Searches what was taken in.
///
/// [org.proviso.evidence.search.IndexBuilder] makes an index of a manifest and its texts;
/// [org.proviso.evidence.search.SearchIndex] answers questions. An input that has duplicates is
/// found once, and under each of their custodians. The index holds words and no text: what is shown
/// of a hit is read from the texts of the store, so that it names its page.
@NullMarked
package org.proviso.evidence.search;

import org.jspecify.annotations.NullMarked;
