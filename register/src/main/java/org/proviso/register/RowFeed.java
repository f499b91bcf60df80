package org.proviso.register;

import java.io.Reader;

/// Hands a CSV parser one row at a time, so that it never sees a broken row and never reads ahead.
final class RowFeed extends Reader {

  private String row = "";
  private int at;

  /// Sets the row that the parser reads next.
  void feed(String text) {
    row = text + "\n";
    at = 0;
  }

  @Override
  public int read(char[] target, int offset, int length) {
    if (at == row.length()) {
      throw new IllegalStateException("the parser asks for more than a row");
    }
    int count = Math.min(length, row.length() - at);
    row.getChars(at, at + count, target, offset);
    at += count;
    return count;
  }

  @Override
  public void close() {
    // There is nothing to close but the file, which is not this reader's.
  }
}
