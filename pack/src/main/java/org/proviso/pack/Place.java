package org.proviso.pack;

/// A place in a file of a pack.
///
/// @param file path relative to the pack's folder, with slashes
/// @param line counted from one
/// @param column in code points, counted from one
public record Place(String file, int line, int column) implements Comparable<Place> {

  /// Orders places by file, line and column.
  @Override
  public int compareTo(Place other) {
    int byFile = file.compareTo(other.file);
    int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /// Returns the place as `file:line:column`.
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
