/// Which mails belong to one conversation, which of them say all that others say, and which are
/// missing.
@NullMarked
package org.proviso.evidence.thread;

import org.jspecify.annotations.NullMarked;
