/// What was said, and what the register computes beside it.
@NullMarked
package org.proviso.web.statement;

import org.jspecify.annotations.NullMarked;
