/// The answers to many questions at once, as tables and pages show them.
@NullMarked
package org.proviso.pack.answers;

import org.jspecify.annotations.NullMarked;
