/// What the clocks of obligations show, in words, for every page that has one.
@org.jspecify.annotations.NullMarked
package org.proviso.web.clock;
