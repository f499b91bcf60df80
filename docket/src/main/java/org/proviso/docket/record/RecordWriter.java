package org.proviso.docket.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes a record as one file of lines, as `docs/record.md` defines it, in the order in which
/// events and checkpoints are given. Keeps none of them. Not thread-safe.
///
/// Writes what it is given: whether that is a sound record, [RecordVerifier] says.
public final class RecordWriter {

  /// The first line.
  static final String MARK = "proviso-record/1";

  /// What the second line begins with.
  static final String KEY = "key ";

  /// What the line before a checkpoint begins with.
  static final String CHECKPOINT = "checkpoint ";

  private final OutputStream out;
  private long checkpoints;

  /// Begins a file.
  ///
  /// @param out where it goes, buffered; not closed here
  /// @param key the key that the checkpoints are signed with
  /// @throws IOException if it can not be written
  public RecordWriter(OutputStream out, VerifierKey key) throws IOException {
    this.out = out;
    write(MARK + "\n" + KEY + key.text() + "\n");
  }

  /// Writes the next event.
  ///
  /// @throws IOException if it can not be written
  public void write(Event event) throws IOException {
    write(event.header(), event.payload());
  }

  /// Writes the next event as it was found stored, also if somebody changed it there and its
  /// payload is not its own any more.
  ///
  /// @throws IOException if it can not be written
  public void write(EventHeader header, Payload payload) throws IOException {
    write(EventLine.text(header, payload) + "\n");
  }

  /// Writes a checkpoint of the events so far.
  ///
  /// @param checkpoint with the signature of the key and no other
  /// @throws IOException if it can not be written
  public void write(SignedNote checkpoint) throws IOException {
    checkpoints++;
    write(CHECKPOINT + checkpoints + "\n" + checkpoint.written());
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
