/// Finds passages that say whether somebody may or may not communicate with an agency, disclose to
/// it, hold for it, or give it access.
///
/// [org.proviso.evidence.passage.PassageFinder] is where to begin. A linear model over runs of
/// words and clues tells the directive; it is trained on the passages in `labelled.txt`, which are
/// made up for it and are nobody's policy. Rules then find who is meant, towards whom, and with
/// which exception. Nothing is asked of anybody else, and the same text gives the same answer.
///
/// What is found is a proposal for a reviewer and never a finding.
@NullMarked
package org.proviso.evidence.passage;

import org.jspecify.annotations.NullMarked;
