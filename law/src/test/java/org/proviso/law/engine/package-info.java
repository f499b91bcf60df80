/// Tests of the engine.
@NullMarked
package org.proviso.law.engine;

import org.jspecify.annotations.NullMarked;
