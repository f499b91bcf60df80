@NullMarked
package org.proviso.spark;

import org.jspecify.annotations.NullMarked;
