/// Classes that break the rules of the house on purpose, laid out like the product.
@NullMarked
package org.proviso.house.planted;

import org.jspecify.annotations.NullMarked;
