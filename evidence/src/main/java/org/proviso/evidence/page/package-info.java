/// Pictures of pages, drawn by processes of their own, because what they draw may be hostile.
@NullMarked
package org.proviso.evidence.page;

import org.jspecify.annotations.NullMarked;
