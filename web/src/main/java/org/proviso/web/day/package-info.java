/// The table of one day.
@NullMarked
package org.proviso.web.day;

import org.jspecify.annotations.NullMarked;
