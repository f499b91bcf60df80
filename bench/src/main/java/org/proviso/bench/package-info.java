/// Measurements with JMH. May depend on anything; nothing depends on it, and it is not released.
@NullMarked
package org.proviso.bench;

import org.jspecify.annotations.NullMarked;
