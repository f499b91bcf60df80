/// Statistics of what both sides did and how long it took, as of a day: for everybody of what is
/// public, and for staff of all that is on record.
@NullMarked
package org.proviso.web.statistics;

import org.jspecify.annotations.NullMarked;
