/// Messages for people, from bundles.
@NullMarked
package org.proviso.evidence.message;

import org.jspecify.annotations.NullMarked;
