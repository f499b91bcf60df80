/// Open data: tables as CSV, dumps of everything with checksums, the feed of new entries, and what
/// all answers of the site say to caches and to programs of other sites.
///
/// [Sheets] lists the tables of a dump; each column is explained in the bundle `dictionary`.
@NullMarked
package org.proviso.web.data;

import org.jspecify.annotations.NullMarked;
