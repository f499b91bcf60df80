/// The oracle: the semantics as naive loops over single days, single subjects and single
/// settlements.
@NullMarked
package org.proviso.law.reference;

import org.jspecify.annotations.NullMarked;
