/// Tests of what a register says.
@NullMarked
package org.proviso.law.fact;

import org.jspecify.annotations.NullMarked;
