package org.proviso.docket.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks an exported record without the site that wrote it.
///
/// Reads the file once from front to back. Memory does not grow with the number of events, but for
/// the removed payloads whose redaction is still to come.
///
/// What it can not tell is in ADR 16: above all, whoever has the key can write another record, and
/// whoever has the file can end it at an earlier checkpoint. Both are found with a checkpoint that
/// the reader kept.
///
/// @param key the key that the reader trusts; null to take the one in the file
/// @param kept a checkpoint that the reader got earlier or elsewhere; null if there is none
public record RecordVerifier(@Nullable VerifierKey key, @Nullable SignedNote kept) {

  /// How many faults are listed; the others are counted.
  public static final int MOST_FAULTS = 100;

  /// Returns what is found in the file.
  ///
  /// @param in the file; not closed here
  /// @throws IOException if it can not be read
  public Verification verify(InputStream in) throws IOException {
    RecordLines lines = new RecordLines(in);
    String mark = text(lines.next());
    if (!mark.equals(RecordWriter.MARK)) {
      return new Verification.Unreadable(1, RecordWriter.MARK, mark);
    }
    String line = text(lines.next());
    Optional<VerifierKey> written =
        line.startsWith(RecordWriter.KEY)
            ? VerifierKey.parse(line.substring(RecordWriter.KEY.length()))
            : Optional.empty();
    if (written.isEmpty()) {
      return new Verification.Unreadable(2, "key name+id+key", line);
    }
    RecordCheck check = new RecordCheck(key == null ? written.get() : key, key == null);
    check.key(written.get());
    if (kept != null) {
      check.keep(kept);
    }
    for (RecordLines.Line next = lines.next(); next != null; next = lines.next()) {
      check.line(next);
    }
    return check.end();
  }

  private static String text(RecordLines.@Nullable Line line) {
    return switch (line) {
      case null -> "";
      case RecordLines.Line.Text text -> text.text();
      case RecordLines.Line.Bad bad -> bad.found();
    };
  }
}
