/// A PostgreSQL server for one contestant: unpacked, started on loopback, thrown away.
@NullMarked
package org.proviso.bench.postgres;

import org.jspecify.annotations.NullMarked;
