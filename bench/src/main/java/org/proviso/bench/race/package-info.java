/// A race: one task, given to several contestants in the same run on the same facts.
///
/// A [org.proviso.bench.race.Task] makes facts from a seed and names its contestants; a
/// [org.proviso.bench.race.Contestant] starts a [org.proviso.bench.race.Peer], which loads the
/// facts and answers. [org.proviso.bench.race.Race] gives each contestant a JVM of its own, so that
/// peak memory is its own, and compares the answers before anybody sees a time.
/// [org.proviso.bench.race.Trial] is what happens in that JVM.
///
/// To add a task: a package with a `Task`, its facts, and a `Contestant` with its `Peer` for each
/// system; programs that are not Java lie beside it in the resources; the task goes into the list
/// of `org.proviso.bench.Tasks`. Harness, reports and command stay as they are.
///
/// Times are in nanoseconds of CPU or of wall, memory is in bytes. Nothing is null.
@NullMarked
package org.proviso.bench.race;

import org.jspecify.annotations.NullMarked;
