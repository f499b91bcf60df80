/// Answers in plain sentences, each with its source.
///
/// The words stand in a message bundle; nothing here decides anything. Start with
/// [org.proviso.pack.explain.Explainer]. Nothing is null unless it says so.
@NullMarked
package org.proviso.pack.explain;

import org.jspecify.annotations.NullMarked;
