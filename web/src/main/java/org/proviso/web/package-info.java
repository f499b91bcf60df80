/// The public site.
@NullMarked
package org.proviso.web;

import org.jspecify.annotations.NullMarked;
