package org.proviso.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table, in the text form of `COPY`.
///
/// Not thread-safe. Nothing is written before [#close], which must follow every row.
final class CopyText implements AutoCloseable {

  private static final int AT_ONCE = 1 << 16;

  private final CopyIn copy;
  private final StringBuilder lines = new StringBuilder();
  private boolean done;

  /// @param table name and columns, as `schema.table (column, column)`
  CopyText(Connection connection, String table) throws SQLException {
    copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
  }

  /// Adds a row. Lists become arrays of text; other values are written as they print.
  void row(List<? extends @Nullable Object> values) throws SQLException {
    char gap = 0;
    for (@Nullable Object value : values) {
      if (gap != 0) {
        lines.append(gap);
      }
      gap = '\t';
      if (value == null) {
        lines.append("\\N");
      } else if (value instanceof List<?> elements) {
        escape(array(elements));
      } else {
        escape(value.toString());
      }
    }
    lines.append('\n');
    if (lines.length() > AT_ONCE) {
      flush();
    }
  }

  private static String array(List<?> elements) {
    StringBuilder array = new StringBuilder("{");
    for (Object element : elements) {
      array.append(array.length() == 1 ? "" : ",").append('"');
      array.append(element.toString().replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return array.append('}').toString();
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> lines.append("\\\\");
        case '\t' -> lines.append("\\t");
        case '\n' -> lines.append("\\n");
        case '\r' -> lines.append("\\r");
        default -> lines.append(c);
      }
    }
  }

  private void flush() throws SQLException {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    lines.setLength(0);
  }

  /// Ends the rows, and tells how many the table has taken.
  ///
  /// @throws SQLException if the table refuses one of them; then it has taken none
  long end() throws SQLException {
    flush();
    done = true;
    return copy.endCopy();
  }

  /// Gives up what was not ended.
  @Override
  public void close() throws SQLException {
    if (!done && copy.isActive()) {
      copy.cancelCopy();
    }
  }

  /// Copies text that is in the form already.
  static long copy(Connection connection, String table, java.io.InputStream rows)
      throws SQLException, IOException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY " + table + " FROM STDIN", rows);
  }
}
