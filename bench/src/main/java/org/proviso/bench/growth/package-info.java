/// How cost grows with awards and acts: the measurements of `bench/growth.sh` as a picture and as a
/// table.
@NullMarked
package org.proviso.bench.growth;

import org.jspecify.annotations.NullMarked;
