/// The first page, and what this site is.
@NullMarked
package org.proviso.web.about;

import org.jspecify.annotations.NullMarked;
