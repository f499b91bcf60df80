/// Which texts are nearly the same: candidates by MinHash, and every pair checked exactly.
@NullMarked
package org.proviso.evidence.likeness;

import org.jspecify.annotations.NullMarked;
