/// Tests of spans and timelines.
@NullMarked
package org.proviso.law.time;

import org.jspecify.annotations.NullMarked;
