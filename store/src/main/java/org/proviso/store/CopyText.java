package org.proviso.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table, in the text form of `COPY`.
///
/// Not thread-safe. Nothing is written before [#close], which must follow every row.
final class CopyText implements AutoCloseable {

  /// Rows that a table has taken, as an event says it.
  ///
  /// @param table name and columns, as given
  /// @param rows how many
  /// @param sha256 of the rows as `COPY` takes them, in hexadecimal digits
  record Part(String table, long rows, String sha256) {

    /// Returns this as [Json#of] takes it.
    Map<String, ?> content() {
      return Map.of("rows", rows, "sha256", sha256, "table", table);
    }
  }

  private static final int AT_ONCE = 1 << 16;

  private final String table;
  private final MessageDigest digest = sha256();
  private final CopyIn copy;
  private final StringBuilder lines = new StringBuilder();
  private long rows;
  private boolean done;

  /// @param table name and columns, as `schema.table (column, column)`
  CopyText(Connection connection, String table) throws SQLException {
    this.table = table;
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
    rows++;
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
    digest.update(bytes);
    copy.writeToCopy(bytes, 0, bytes.length);
    lines.setLength(0);
  }

  /// Returns what was added since the part before.
  Part part() throws SQLException {
    flush();
    Part part = new Part(table, rows, HexFormat.of().formatHex(digest.digest()));
    rows = 0;
    return part;
  }

  /// Ends the rows, and returns the last part.
  ///
  /// @throws SQLException if the table refuses a row; then it has taken none
  Part end() throws SQLException {
    Part part = part();
    done = true;
    copy.endCopy();
    return part;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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
