/// The facts and conclusions of task A as Drools matches them: public beans, as its rules need.
@NullMarked
package org.proviso.bench.awards.drools;

import org.jspecify.annotations.NullMarked;
