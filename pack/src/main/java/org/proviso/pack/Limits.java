package org.proviso.pack;

/// What a pack may not exceed, so that a hostile or mistaken folder ends in an issue.
///
/// @param files number of YAML files
/// @param bytes size of one file
/// @param depth nesting of mappings and lists
record Limits(int files, long bytes, int depth) {

  /// Two orders of magnitude above any pack that is known.
  static final Limits USUAL = new Limits(2_000, 4L << 20, 40);
}
