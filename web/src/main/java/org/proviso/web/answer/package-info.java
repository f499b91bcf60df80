/// One answer with its reasons.
@NullMarked
package org.proviso.web.answer;

import org.jspecify.annotations.NullMarked;
