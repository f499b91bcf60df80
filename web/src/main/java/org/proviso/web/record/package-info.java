/// The record as readers get it: checkpoints, proofs, the file to verify, and the key that signs.
@NullMarked
package org.proviso.web.record;

import org.jspecify.annotations.NullMarked;
