/// Finds passages that say whether somebody may or may not communicate with an agency, disclose to
/// it, hold for it, or give it access.
///
/// [org.proviso.evidence.passage.PassageFinder] is where to begin. `Lexicon` finds the words that
/// are signs (a denial, a leave, a command, an agency, a conduct: `signs.txt`), `Reading` reads
/// from their order what each clause does, and `Clues` gives that, with runs of words and pieces of
/// words, to two linear models: what a sentence does, and to what. They are trained on the passages
/// in `labelled.txt`, which are made up for it and are nobody's policy. Rules then find who is
/// meant (`ActorRules`), towards whom (`AgencyRules`), with which exception (`ExceptionRules`), and
/// what is left alone (`SavingsRules`). Nothing is asked of anybody else, and the same text gives
/// the same answer.
///
/// What is found is a proposal for a reviewer and never a finding.
@NullMarked
package org.proviso.evidence.passage;

import org.jspecify.annotations.NullMarked;
