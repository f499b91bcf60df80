/// Turns text into vectors of its meaning, in a process of its own: native code runs here, and
/// nothing else of the product does.
///
/// The model is all-MiniLM-L6-v2, quantized, which lies in a jar beside this one. Nothing is
/// fetched and nothing is sent.
@NullMarked
package org.proviso.vectors;

import org.jspecify.annotations.NullMarked;
