/// Searches what was taken in.
///
/// [org.proviso.evidence.search.IndexBuilder] makes an index of a manifest and its texts;
/// [org.proviso.evidence.search.SearchIndex] answers questions, and tells what is on file about one
/// item: its row, family, container, conversation, copies and what is nearly the same. A document
/// that has copies is found once, and under all who have it, unless copies are asked for. The index
/// holds words and no text: what is shown of a hit is read from the texts of the store, so that it
/// names its page.
@NullMarked
package org.proviso.evidence.search;

import org.jspecify.annotations.NullMarked;
