/// Law as data: reads packs and case files in YAML, checks them, and makes law of them.
///
/// Every issue carries file, line and column, and reading goes on after one, so that an author sees
/// all of them at once. Nothing here is null unless marked.
@NullMarked
package org.proviso.pack;

import org.jspecify.annotations.NullMarked;
