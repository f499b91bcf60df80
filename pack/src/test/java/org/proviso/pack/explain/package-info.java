/// Tests of explanations.
@NullMarked
package org.proviso.pack.explain;

import org.jspecify.annotations.NullMarked;
