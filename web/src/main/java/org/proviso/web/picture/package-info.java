/// Pictures of answers, entries and acts, drawn as SVG, each with its twin: a table of the same
/// rows.
///
/// Start from [EnforceabilityChart]: make the record from what is to be shown, and call `draw()`.
/// Every picture is such a record and gives a [Picture]; nothing here asks for the time, reads a
/// file other than its own resources, or knows a page's addresses: links come in with the rows.
///
/// Rules for the whole package. No argument and no component is null unless it says so. Days are
/// civil days; spans are half-open. What `draw()` gives is well-formed XML and HTML at once,
/// without style attributes, styles or scripts; the one stylesheet is `/picture.css`. Every mark
/// that stands for a row of the table carries `data-row`, the row's number from 0 on; a mark that
/// stands for a row of the table beside it carries `data-beside`. Identifiers in the markup begin
/// with the picture's own, which is to be unique on a page. All types are immutable and
/// thread-safe.
@NullMarked
package org.proviso.web.picture;

import org.jspecify.annotations.NullMarked;
