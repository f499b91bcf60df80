package org.proviso.web.picture;

import org.jspecify.annotations.Nullable;

/// A picture and what it shows, row by row.
///
/// @param svg one `div` with the key, if there is one, and the SVG in a frame that scrolls
///   sideways; to be put into a page as it is, everything in it is escaped
/// @param table the rows that the marks stand for
/// @param beside a second table: what the numbers in the picture stand for, or what has no place in
///   it; null if there is none
public record Picture(String svg, Table table, @Nullable Table beside) {}
