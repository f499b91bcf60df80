/// The account of an intake that people read: one page that stands alone, with the same counts as
/// the manifest.
@NullMarked
package org.proviso.evidence.report;

import org.jspecify.annotations.NullMarked;
