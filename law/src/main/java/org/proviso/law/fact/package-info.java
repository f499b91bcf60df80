/// What a register knows: parties, groups and who belongs to them, awards, policies.
///
/// A fact has days on which it is so, and, apart from those, days on which a record of it was
/// entered and withdrawn. What a register does not know is a value of its own, never a default
/// answer. Nothing here knows any particular statute, programme or dispute.
///
/// Start with [org.proviso.law.fact.Register]. All types are immutable and thread-safe; nothing is
/// null unless it says so.
@NullMarked
package org.proviso.law.fact;

import org.jspecify.annotations.NullMarked;
