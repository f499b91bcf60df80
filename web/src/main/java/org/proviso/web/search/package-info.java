/// The search box.
@NullMarked
package org.proviso.web.search;

import org.jspecify.annotations.NullMarked;
