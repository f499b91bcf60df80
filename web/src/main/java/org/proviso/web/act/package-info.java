/// Acts: what they did, and what was done to them.
@NullMarked
package org.proviso.web.act;

import org.jspecify.annotations.NullMarked;
