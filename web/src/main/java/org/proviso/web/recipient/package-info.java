/// Recipients and their dockets.
@NullMarked
package org.proviso.web.recipient;

import org.jspecify.annotations.NullMarked;
