/// What a recipient answers to a letter: one [org.proviso.docket.answer.Reply] for each item,
/// together an [org.proviso.docket.answer.AnswerSet], which a named official certifies.
///
/// Pure values: nothing here reads a clock, a file or a database. Start with `AnswerSet`: it says
/// what is missing before it can be certified, and what is hashed when it is. An objection once
/// made is an [org.proviso.docket.answer.Objection] of the list until its maker withdraws it;
/// nothing else that a recipient does ends it, and asking for time does not either.
@NullMarked
package org.proviso.docket.answer;

import org.jspecify.annotations.NullMarked;
