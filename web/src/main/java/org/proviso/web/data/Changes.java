package org.proviso.web.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a dump says otherwise than an earlier one: rows that were added, removed or changed.
///
/// Rows are told apart by the keys of their tables, and compared as the files of JSON have them. Of
/// a table in order of its keys two rows are held at a time, of another all of the table. Of a row
/// that was removed the key is told and nothing else: it may have been withdrawn for what it says.
final class Changes {

  /// The table of changes as such, without rows.
  static final Sheet TABLE = table((from, to) -> {});

  private static final String REMOVED = "removed";

  private static final JsonMapper JSON = new JsonMapper();

  /// A row of a table.
  ///
  /// @param key its key, column by column
  /// @param line the row as the file has it
  private record Line(List<String> key, String line, JsonNode row) {}

  private Changes() {}

  private static Sheet table(Sheet.Rows rows) {
    return Sheet.of(
        "changes",
        "table key",
        rows,
        "table",
        "change",
        "key:list",
        "columns:list",
        "before:row",
        "after:row");
  }

  /// Returns the table of what the tables in one folder have otherwise than those in another. Every
  /// row of a table that was not there before is an addition.
  static Sheet between(Path before, Path now, Collection<Sheet> sheets) {
    return table(
        (from, to) -> {
          for (Sheet sheet : sheets) {
            try (Lines old = Lines.of(sheet, before);
                Lines fresh = Lines.of(sheet, now)) {
              compare(sheet, old, fresh, to);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }

  private static void compare(Sheet sheet, Lines before, Lines now, Sheet.Row to)
      throws IOException {
    Comparator<Line> order = order(sheet);
    Line old = before.next();
    Line fresh = now.next();
    while (old != null || fresh != null) {
      int compared = old == null ? 1 : fresh == null ? -1 : order.compare(old, fresh);
      if (compared < 0) {
        Line removed = Objects.requireNonNull(old);
        to.of(sheet.name(), REMOVED, removed.key(), List.of(), null, null);
        old = before.next();
      } else if (compared > 0) {
        Line added = Objects.requireNonNull(fresh);
        to.of(sheet.name(), "added", added.key(), List.of(), null, added.row());
        fresh = now.next();
      } else {
        Line one = Objects.requireNonNull(old);
        Line other = Objects.requireNonNull(fresh);
        if (!one.line().equals(other.line())) {
          List<String> columns = differing(one.row(), other.row());
          to.of(sheet.name(), "changed", one.key(), columns, one.row(), other.row());
        }
        old = before.next();
        fresh = now.next();
      }
    }
  }

  /// Returns whether a dump with changes lacks a row of a table that the one before it had.
  static boolean haveRemoved(Sheet sheet, Path folder) throws IOException {
    try (Lines lines = Lines.of(TABLE.inOrder(), folder)) {
      for (Line line = lines.read(); line != null; line = lines.read()) {
        if (line.key().getFirst().equals(sheet.name())
            && line.row().get("change").asString().equals(REMOVED)) {
          return true;
        }
      }
      return false;
    }
  }

  private static List<String> differing(JsonNode one, JsonNode other) {
    TreeSet<String> names = new TreeSet<>(one.propertyNames());
    names.addAll(other.propertyNames());
    return names.stream().filter(name -> !Objects.equals(one.get(name), other.get(name))).toList();
  }

  private static Comparator<Line> order(Sheet sheet) {
    return (one, other) -> {
      for (int i = 0; i < sheet.key().size(); i++) {
        String left = one.key().get(i);
        String right = other.key().get(i);
        int compared =
            isNumber(sheet, sheet.key().get(i))
                ? Long.compare(Long.parseLong(left), Long.parseLong(right))
                : left.compareTo(right);
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    };
  }

  private static boolean isNumber(Sheet sheet, String column) {
    return sheet.columns().contains(new Sheet.Column(column, Sheet.Type.INTEGER));
  }

  /// The rows of a table, in order of their keys.
  private static final class Lines implements AutoCloseable {

    private final Sheet sheet;
    private final @Nullable BufferedReader file;
    private final List<Line> sorted = new ArrayList<>();
    private int at;
    private @Nullable Line last;

    private Lines(Sheet sheet, @Nullable BufferedReader file) {
      this.sheet = sheet;
      this.file = file;
    }

    static Lines of(Sheet sheet, Path folder) throws IOException {
      Path path = folder.resolve(sheet.name() + ".json");
      Lines lines = new Lines(sheet, Files.exists(path) ? Files.newBufferedReader(path) : null);
      if (!sheet.isInOrder()) {
        for (Line line = lines.read(); line != null; line = lines.read()) {
          lines.sorted.add(line);
        }
        lines.sorted.sort(order(sheet));
      }
      return lines;
    }

    /// Returns the next row; null if there is none.
    ///
    /// @throws IOException if it does not come after the one before it
    @Nullable Line next() throws IOException {
      Line next = sheet.isInOrder() ? read() : at < sorted.size() ? sorted.get(at++) : null;
      if (next != null && last != null && order(sheet).compare(last, next) >= 0) {
        throw new IOException(sheet.name() + " has " + next.key() + " after " + last.key());
      }
      last = next;
      return next;
    }

    /// Reads the next row of the file, where each stands in a line of its own.
    private @Nullable Line read() throws IOException {
      for (String line = readLine(); line != null; line = readLine()) {
        if (line.startsWith("{")) {
          String text = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
          JsonNode row = JSON.readTree(text);
          return new Line(sheet.key().stream().map(name -> key(row.get(name))).toList(), text, row);
        }
      }
      return null;
    }

    private @Nullable String readLine() throws IOException {
      return file == null ? null : file.readLine();
    }

    private static String key(@Nullable JsonNode value) {
      if (value == null || value.isNull()) {
        return "";
      }
      return value.isArray()
          ? String.join(" ", value.valueStream().map(JsonNode::asString).toList())
          : value.asString();
    }

    @Override
    public void close() throws IOException {
      if (file != null) {
        file.close();
      }
    }
  }
}
