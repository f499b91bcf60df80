/// Due dates with the count shown.
@NullMarked
package org.proviso.web.calculator;

import org.jspecify.annotations.NullMarked;
