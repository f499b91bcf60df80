/// The table of mails of an intake: which are the same, which belong together, which need not be
/// read, and which are missing.
@NullMarked
package org.proviso.evidence.mails;

import org.jspecify.annotations.NullMarked;
