/// Measurements: JMH for the inner loops, and whole tasks against other systems. May depend on
/// anything; nothing depends on it, and it is not released.
///
/// [org.proviso.bench.BenchMain] is the command `./proviso bench`; a task is added to its list.
@NullMarked
package org.proviso.bench;

import org.jspecify.annotations.NullMarked;
