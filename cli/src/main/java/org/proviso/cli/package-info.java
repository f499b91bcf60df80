/// The command line: one class per command, no business logic.
///
/// [org.proviso.cli.ProvisoMain] is where a process begins and the only place that may ask what day
/// it is. Nothing here is null unless marked.
@NullMarked
package org.proviso.cli;

import org.jspecify.annotations.NullMarked;
