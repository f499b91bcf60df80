package org.proviso.register;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// How far an unfinished run is, in a small file beside its result, which is replaced as a whole.
final class Journal {

  /// What a run works on: a run goes on only if it is the same.
  ///
  /// @param size size of the file of awards in bytes
  /// @param changed when it was last changed, as text
  /// @param asked what was asked of it, in words
  /// @param block rows of a block
  /// @param format format of the result
  record Task(String file, long size, String changed, String asked, int block, String format) {

    static Task of(Path file, String asked, int block, SweepRun.Format format) throws IOException {
      boolean exists = Files.isRegularFile(file);
      return new Task(
          file.toAbsolutePath().normalize().toString(),
          exists ? Files.size(file) : 0,
          exists ? Files.getLastModifiedTime(file).toString() : "",
          asked,
          block,
          format.name());
    }

    /// Returns in what another task differs: `this other-value`.
    List<String> differences(Task other) {
      List<String> differences = new ArrayList<>();
      add(differences, file, other.file);
      add(differences, size, other.size);
      add(differences, changed, other.changed);
      add(differences, asked, other.asked);
      add(differences, block, other.block);
      add(differences, format, other.format);
      return differences;
    }

    private static void add(List<String> differences, Object one, Object other) {
      if (!Objects.equals(one, other)) {
        differences.add(one + " / " + other);
      }
    }
  }

  /// How far a run is, at the end of a block.
  ///
  /// @param position where reading goes on
  /// @param kept how much of the result is stored
  /// @param faults bytes of the table of rows that could not be read
  /// @param counts what became of the rows
  /// @param stretches rows written
  record Entry(Position position, long kept, long faults, Counts counts, long stretches) {

    static final Entry START = new Entry(Position.START, 0, 0, Counts.NONE, 0);
  }

  /// What stands beside a result.
  sealed interface Found {

    /// No unfinished run.
    record Nothing() implements Found {}

    /// An unfinished run.
    record Unfinished(Task task, Entry entry) implements Found {}

    /// A journal that can not be read.
    record Damaged() implements Found {}
  }

  private final Path file;

  Journal(Path out) {
    file = out.resolveSibling(out.getFileName() + ".journal");
  }

  Path file() {
    return file;
  }

  void forget() throws IOException {
    Files.deleteIfExists(file);
  }

  Found read() throws IOException {
    if (!Files.exists(file)) {
      return new Found.Nothing();
    }
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      all.load(in);
      return new Found.Unfinished(
          new Task(
              text(all, "file"),
              number(all, "size"),
              text(all, "changed"),
              text(all, "asked"),
              Math.toIntExact(number(all, "block")),
              text(all, "format")),
          new Entry(
              new Position(number(all, "rows"), number(all, "line"), number(all, "offset")),
              number(all, "kept"),
              number(all, "faults"),
              new Counts(
                  number(all, "taken"),
                  number(all, "merged"),
                  number(all, "other"),
                  number(all, "malformed"),
                  number(all, "mapped"),
                  number(all, "matched")),
              number(all, "stretches")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return new Found.Damaged();
    }
  }

  private static String text(Properties all, String key) {
    String value = all.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(key);
    }
    return value;
  }

  private static long number(Properties all, String key) {
    return Long.parseLong(text(all, key));
  }

  void write(Task task, Entry entry) throws IOException {
    Properties all = new Properties();
    all.setProperty("file", task.file());
    all.setProperty("size", String.valueOf(task.size()));
    all.setProperty("changed", task.changed());
    all.setProperty("asked", task.asked());
    all.setProperty("block", String.valueOf(task.block()));
    all.setProperty("format", task.format());
    all.setProperty("rows", String.valueOf(entry.position().rows()));
    all.setProperty("line", String.valueOf(entry.position().line()));
    all.setProperty("offset", String.valueOf(entry.position().offset()));
    all.setProperty("kept", String.valueOf(entry.kept()));
    all.setProperty("faults", String.valueOf(entry.faults()));
    all.setProperty("taken", String.valueOf(entry.counts().taken()));
    all.setProperty("merged", String.valueOf(entry.counts().merged()));
    all.setProperty("other", String.valueOf(entry.counts().other()));
    all.setProperty("malformed", String.valueOf(entry.counts().malformed()));
    all.setProperty("mapped", String.valueOf(entry.counts().mapped()));
    all.setProperty("matched", String.valueOf(entry.counts().matched()));
    all.setProperty("stretches", String.valueOf(entry.stretches()));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
      all.store(out, null);
    }
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
