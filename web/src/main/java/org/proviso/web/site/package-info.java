/// What all pages share: the question that a request asks, the answers to it, and how a page is
/// framed.
@NullMarked
package org.proviso.web.site;

import org.jspecify.annotations.NullMarked;
