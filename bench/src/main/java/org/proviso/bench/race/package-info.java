/// A race: one task, given to several contestants in the same run on the same facts.
///
/// A [org.proviso.bench.race.Task] makes facts from a seed and names its contestants; a
/// [org.proviso.bench.race.Contestant] starts a [org.proviso.bench.race.Peer], which loads the
/// facts and answers. [org.proviso.bench.race.Race] gives each contestant a JVM of its own, so that
/// peak memory is its own, and compares the answers before anybody sees a time.
/// [org.proviso.bench.race.Trial] is what happens in that JVM.
///
/// Times are in nanoseconds of CPU or of wall, memory is in bytes. Nothing is null.
@NullMarked
package org.proviso.bench.race;

import org.jspecify.annotations.NullMarked;
