/// What has to be shown for a breach of a condition, and what a finding on it comes to.
///
/// A [org.proviso.law.finding.Breach] is data of a pack: elements, some of which depend on the
/// reading of a contested provision. A [org.proviso.law.finding.Finding] is what somebody concluded
/// on each, and what a second person said of that. [org.proviso.law.finding.Breach#outcome] puts
/// the two and the reading that decides together.
@NullMarked
package org.proviso.law.finding;

import org.jspecify.annotations.NullMarked;
