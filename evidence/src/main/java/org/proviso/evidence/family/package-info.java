/// Families: a document with all that hangs on it, and which families say the same.
///
/// Instance is not content: every item keeps its place. [org.proviso.evidence.family.Families]
/// finds, of items added in the order of their locations, those that need not be read twice.
@NullMarked
package org.proviso.evidence.family;

import org.jspecify.annotations.NullMarked;
