package org.proviso.pack;

import java.util.List;

/// A file of a pack and its text.
///
/// @param path path relative to the pack's folder, with slashes
/// @param text what it holds
record SourceFile(String path, String text) {

  private static final int SHOWN = 1_000;

  /// Returns a line, cut short if very long; empty for a line that the file does not have.
  String line(int number) {
    List<String> lines = lines();
    String line = number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  List<String> lines() {
    return text.lines().toList();
  }
}
