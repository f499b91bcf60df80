/// Register and docket in PostgreSQL.
@NullMarked
package org.proviso.store;

import org.jspecify.annotations.NullMarked;
