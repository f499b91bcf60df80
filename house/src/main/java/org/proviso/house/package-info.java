/// The rules of the house: what may see what, how things are called, who may ask the time.
///
/// All of it is test code. Each rule stands in `HouseRules` and is checked against the classes of
/// all modules, and against classes planted to break it, so that a rule that has come to check
/// nothing is noticed. Nothing here is null unless marked.
@NullMarked
package org.proviso.house;

import org.jspecify.annotations.NullMarked;
