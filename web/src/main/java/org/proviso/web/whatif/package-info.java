/// What would hold if an order issued. Nothing of it is kept: the address carries it.
@NullMarked
package org.proviso.web.whatif;

import org.jspecify.annotations.NullMarked;
