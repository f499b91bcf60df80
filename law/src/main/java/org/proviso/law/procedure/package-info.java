/// The *steps* lane: what each side of a matter may lawfully do next, since when and until when,
/// and for a step that is refused, what is missing and which source asks for it.
///
/// A [org.proviso.law.procedure.Procedure] is data of a pack: steps with what they need. A
/// [org.proviso.law.procedure.Matter] is what was done so far, as the record has it.
/// [org.proviso.law.procedure.StepsLane] puts the two and the lanes of the condition together.
///
/// * Refusal and doubt are values ([org.proviso.law.procedure.Standing]).
/// * Nothing here reads the present, and nothing is stored: a clock's end and whether a step is
///   open are worked out from what was done, each time they are asked for.
@NullMarked
package org.proviso.law.procedure;

import org.jspecify.annotations.NullMarked;
