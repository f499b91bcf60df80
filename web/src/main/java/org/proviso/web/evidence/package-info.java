/// What was handed over, for the staff of the grantor: search, documents with their pages, families
/// and threads, and what readers say of them.
@NullMarked
package org.proviso.web.evidence;

import org.jspecify.annotations.NullMarked;
