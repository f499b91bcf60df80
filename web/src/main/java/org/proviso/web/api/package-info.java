/// The docket as JSON, described by `openapi.json`.
///
/// Records are the schema: what they hold is written in the order of their components, nulls
/// included. [ApiPages] is the type to start from. Names and values of answers and of the table of
/// a day are those of the command line, and stay.
@NullMarked
package org.proviso.web.api;

import org.jspecify.annotations.NullMarked;
