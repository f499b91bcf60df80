/// What it costs to take files in and to search them: [org.proviso.bench.evidence.IntakeBench]
/// beside bare Tika, [org.proviso.bench.evidence.SearchBench] on an index of a million documents.
///
/// Mails and documents are made from a seed ([org.proviso.bench.evidence.GeneratedFolder],
/// [org.proviso.bench.evidence.GeneratedMails]): words of no language, as frequent as words are by
/// Zipf's law, and nobody's text.
@NullMarked
package org.proviso.bench.evidence;

import org.jspecify.annotations.NullMarked;
