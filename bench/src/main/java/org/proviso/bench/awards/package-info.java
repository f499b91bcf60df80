/// Task A: awards, one condition, four rules, one day.
///
/// Start with [org.proviso.bench.awards.AwardsTask]. The rules, which every contestant states in
/// its own language:
///
/// 1. A condition binds an award that it applies to.
/// 2. An award that is exempt is not bound; this wins over 1.
/// 3. A condition that binds can be enforced.
/// 4. A condition can not be enforced against an award that an order covers; this wins over 3.
@NullMarked
package org.proviso.bench.awards;

import org.jspecify.annotations.NullMarked;
