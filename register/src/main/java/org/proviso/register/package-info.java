/// Awards and parties, read from tables that others publish.
///
/// Start with [org.proviso.register.AwardsReader], which reads the assistance downloads of
/// USAspending, and [org.proviso.register.Places], the States and counties that ship with the
/// product. A row that can not be read is a value with its place and never stops a reading. Nothing
/// is null unless it says so.
@NullMarked
package org.proviso.register;

import org.jspecify.annotations.NullMarked;
