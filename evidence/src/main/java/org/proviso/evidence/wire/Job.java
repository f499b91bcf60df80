package org.proviso.evidence.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One file to be read at one level.
///
/// @param file its bytes, which are not altered
/// @param name the name that it was found under
/// @param allowance how many bytes its children may have in all
/// @param mayHold whether its children may be taken out: they lie no deeper than is allowed
/// @param children how many children are listed at most
/// @param characters how many UTF-16 code units of text are kept at most
/// @param language what pictures of pages are recognised in, as Tesseract names it; empty for not
///   at all
/// @param passwords what is tried on what is locked, in this order
public record Job(
    Path file,
    String name,
    long allowance,
    boolean mayHold,
    int children,
    long characters,
    String language,
    List<String> passwords) {

  /// Keeps the passwords as they are.
  public Job {
    passwords = List.copyOf(passwords);
  }

  /// Writes the job.
  ///
  /// @throws IOException if it cannot be written
  public void write(DataOutputStream out) throws IOException {
    WireText.write(out, file.toString());
    WireText.write(out, name);
    out.writeLong(allowance);
    out.writeBoolean(mayHold);
    out.writeInt(children);
    out.writeLong(characters);
    WireText.write(out, language);
    out.writeInt(passwords.size());
    for (String password : passwords) {
      WireText.write(out, password);
    }
  }

  /// Reads a job.
  ///
  /// @throws IOException if it ends early
  public static Job read(DataInputStream in) throws IOException {
    Path file = Path.of(WireText.read(in));
    String name = WireText.read(in);
    long allowance = in.readLong();
    boolean mayHold = in.readBoolean();
    int children = in.readInt();
    long characters = in.readLong();
    String language = WireText.read(in);
    List<String> passwords = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      passwords.add(WireText.read(in));
    }
    return new Job(file, name, allowance, mayHold, children, characters, language, passwords);
  }
}
