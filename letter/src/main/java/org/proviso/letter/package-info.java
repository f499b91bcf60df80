/// Letters: a versioned template and values become one letter, as PDF, DOCX and plain text.
///
/// Start with [org.proviso.letter.Template], which is read from bytes and composes a
/// [org.proviso.letter.Letter] from [org.proviso.letter.LetterData]; a letter is then written in
/// each of the three forms. [org.proviso.letter.StandardTemplate] lists the templates that ship
/// with the product. `docs/letters.md` defines templates, values and hashes, ADR 18 says why.
///
/// Faults of a template or of values are returned, all at once, as
/// [org.proviso.letter.LetterIssue]; exceptions are for broken promises of the caller. The same
/// template and values give the same bytes in every form, on any day and any machine with the same
/// JDK. All values are immutable and may be shared between threads. Nothing is null. Nothing here
/// reads a clock or the network.
@NullMarked
package org.proviso.letter;

import org.jspecify.annotations.NullMarked;
