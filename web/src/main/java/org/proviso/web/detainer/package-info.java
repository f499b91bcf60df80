/// Detainer requests in aggregate.
@NullMarked
package org.proviso.web.detainer;

import org.jspecify.annotations.NullMarked;
