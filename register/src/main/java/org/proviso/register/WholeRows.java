package org.proviso.register;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The text of those rows of a file that are whole, for a CSV parser, and all rows beside it.
///
/// The parser reads a little ahead; the rows wait in a queue until the parsed ones have caught up.
final class WholeRows extends Reader {

  private final RowSplitter splitter;
  private final Queue<SplitRow> rows = new ArrayDeque<>();
  private String text = "";
  private int at;

  WholeRows(RowSplitter splitter) {
    this.splitter = splitter;
  }

  /// Returns the next row handed out, whole or broken, and forgets it; null if there is none yet.
  @Nullable SplitRow poll() {
    return rows.poll();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (at == text.length()) {
      SplitRow row = splitter.next();
      if (row == null) {
        return -1;
      }
      rows.add(row);
      if (row instanceof SplitRow.Whole whole) {
        text = whole.text() + "\n";
        at = 0;
      }
    }
    int count = Math.min(length, text.length() - at);
    text.getChars(at, at + count, target, offset);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    splitter.close();
  }
}
