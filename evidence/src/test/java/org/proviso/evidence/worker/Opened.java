package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.Part;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces;
import org.proviso.evidence.wire.TextPieces.Piece;

/// What a reader says of one file in a test, with its text and the bytes of its children.
record Opened(Parsed parsed, List<Piece> pieces, List<byte[]> children) {

  /// Reads bytes under a name.
  static Opened of(Path folder, String name, byte[] bytes) {
    try {
      Path file = Files.createTempFile(folder, "read", ".bin");
      Files.write(file, bytes);
      return of(folder, name, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Opened of(Path folder, String name, String bytes) {
    return of(folder, name, bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Reads a file under a name, which lies anywhere.
  static Opened of(Path folder, String name, Path file) {
    try {
      Path own = Files.createTempDirectory(folder, "process");
      Job job = new Job(file, name, 1L << 28, true, 1_000, 10_000_000, "", List.of());
      Parsed parsed = new ItemReader(own).read(job);
      List<Piece> pieces =
          parsed.hasText() ? TextPieces.read(own.resolve(Harvest.TEXT)) : List.of();
      List<byte[]> children = new ArrayList<>();
      for (int i = 0; i < parsed.parts().size(); i++) {
        children.add(
            parsed.parts().get(i) instanceof Part.Out
                ? Files.readAllBytes(own.resolve(Harvest.PARTS).resolve(Integer.toString(i + 1)))
                : new byte[0]);
      }
      return new Opened(parsed, pieces, children);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns a child as a file of its own, read in turn.
  Opened child(Path folder, int position) {
    String name =
        switch (parsed.parts().get(position - 1)) {
          case Part.Out(String out, String damage) -> out;
          case Part.Lost(String lost, long bytes, var why) -> lost;
          case Part.Others others -> "";
        };
    return of(folder, name, children.get(position - 1));
  }

  /// Returns the text of one kind, all pieces behind one another.
  String text(TextKind kind) {
    StringBuilder text = new StringBuilder();
    pieces.stream().filter(it -> it.kind() == kind).map(Piece::text).forEach(text::append);
    return text.toString();
  }

  String body() {
    return text(TextKind.BODY);
  }

  /// Returns the names of the children.
  List<String> names() {
    return parsed.parts().stream()
        .map(
            part ->
                switch (part) {
                  case Part.Out(String name, String damage) -> name;
                  case Part.Lost(String name, long bytes, var why) -> name;
                  case Part.Others others -> "";
                })
        .toList();
  }

  /// Returns the bytes of a child as text of ASCII.
  String ascii(int position) {
    return new String(children.get(position - 1), StandardCharsets.ISO_8859_1);
  }

  List<String> field(String name) {
    return parsed.fields().getOrDefault(name, List.of());
  }
}
