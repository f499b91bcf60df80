/// Matters in words: what was done in one, what each side may do now and why, and the first day on
/// which money may be touched. For the desk, the portal and the public.
@NullMarked
package org.proviso.web.matter;

import org.jspecify.annotations.NullMarked;
