package org.proviso.register;

/// The boundary between two rows of a file at which a reading can go on.
///
/// @param rows rows read before it, the header and blank lines not counted
/// @param line on which the next row begins, counted from one; zero for the row after the header
/// @param offset number of bytes before the next row; zero for the row after the header
public record Position(long rows, long line, long offset) {

  /// The first row after the header.
  public static final Position START = new Position(0, 0, 0);
}
