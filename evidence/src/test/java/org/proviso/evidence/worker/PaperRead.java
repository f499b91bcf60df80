package org.proviso.evidence.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.Part;
import org.proviso.evidence.wire.TextKind;
import org.proviso.evidence.wire.TextPieces;

/// A document as it was read in this process, one level deep.
///
/// @param folder of the process
/// @param pieces of its text
record PaperRead(Path folder, Parsed parsed, List<TextPieces.Piece> pieces) {

  private static final long ALLOWANCE = 1L << 30;
  private static final long CHARACTERS = 50_000_000;

  /// Reads a file without passwords and recognition.
  static PaperRead of(Path folder, Path file) throws IOException {
    return of(folder, file, "", List.of());
  }

  /// Reads a file with what is asked for beside it.
  static PaperRead of(Path folder, Path file, String language, List<String> passwords)
      throws IOException {
    return of(folder, file, CHARACTERS, language, passwords);
  }

  /// Reads a file with a limit of characters.
  static PaperRead of(
      Path folder, Path file, long characters, String language, List<String> passwords)
      throws IOException {
    Path own = Files.createTempDirectory(folder, "process");
    Job job =
        new Job(
            file,
            file.getFileName().toString(),
            ALLOWANCE,
            true,
            1_000,
            characters,
            language,
            passwords);
    Parsed parsed = new ItemReader(own).read(job);
    Path text = own.resolve(Harvest.TEXT);
    return new PaperRead(own, parsed, Files.exists(text) ? TextPieces.read(text) : List.of());
  }

  Outcome outcome() {
    return parsed.outcome();
  }

  /// Returns all text of a kind, one piece behind the other.
  String text(TextKind kind) {
    return pieces.stream()
        .filter(it -> it.kind() == kind)
        .map(TextPieces.Piece::text)
        .collect(Collectors.joining());
  }

  /// Returns the text of a kind on a page.
  String text(TextKind kind, int page) {
    return pieces.stream()
        .filter(it -> it.kind() == kind && it.page() == page)
        .map(TextPieces.Piece::text)
        .collect(Collectors.joining());
  }

  /// Returns the names of the children that were taken out.
  List<String> names() {
    return parsed.parts().stream()
        .map(
            part ->
                switch (part) {
                  case Part.Out out -> out.name();
                  case Part.Lost lost -> lost.name() + ": " + lost.why();
                  case Part.Others others -> others.count() + " others";
                })
        .toList();
  }

  /// Returns the bytes of a child as text.
  String child(int position) throws IOException {
    return Files.readString(folder.resolve(Harvest.PARTS).resolve(Integer.toString(position)));
  }
}
