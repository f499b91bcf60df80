/// The commands on evidence, where a process begins: one class per command.
@NullMarked
package org.proviso.evidence.command;

import org.jspecify.annotations.NullMarked;
