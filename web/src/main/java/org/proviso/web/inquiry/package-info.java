/// Rounds of letters.
@NullMarked
package org.proviso.web.inquiry;

import org.jspecify.annotations.NullMarked;
