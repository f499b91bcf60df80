/// What a served docket costs its readers.
@NullMarked
package org.proviso.bench.load;

import org.jspecify.annotations.NullMarked;
