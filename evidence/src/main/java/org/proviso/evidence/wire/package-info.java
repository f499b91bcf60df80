/// What the main process and the processes of parsers say to one another.
///
/// A [org.proviso.evidence.wire.Job] goes out, and a [org.proviso.evidence.wire.Parsed] comes back:
/// what one file is at one level, with its children as files beside it, not yet read. Every child
/// is a job of its own, so that what a process dies of takes down one file. What comes back is not
/// trusted: it is read with limits, and is either whole or none.
@NullMarked
package org.proviso.evidence.wire;

import org.jspecify.annotations.NullMarked;
