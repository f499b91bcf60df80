/// Conditions: their terms by year, and for whom they could be enforced when.
@NullMarked
package org.proviso.web.condition;

import org.jspecify.annotations.NullMarked;
