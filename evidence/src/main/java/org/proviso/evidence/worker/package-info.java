/// The process that parses: hostile files meet parsers only here.
///
/// [org.proviso.evidence.worker.WorkerMain] reads one job after the other, and answers each with
/// files in its own folder. An [org.proviso.evidence.worker.Opener] knows one family of formats and
/// puts what it finds into a [org.proviso.evidence.worker.Harvest], which keeps the limits. A
/// process may hang, fill its memory or die: whoever started it sees to that.
///
/// What an answer says depends on the bytes of the file, its name and the job alone: the zone,
/// language and character set of the process are fixed.
@NullMarked
package org.proviso.evidence.worker;

import org.jspecify.annotations.NullMarked;
