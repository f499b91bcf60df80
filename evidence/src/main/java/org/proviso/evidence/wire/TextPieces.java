package org.proviso.evidence.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The text of one item as a file: pieces in the order of the document, each with its kind and
/// page.
public final class TextPieces {

  private static final int MAGIC = 0x50725431;
  private static final int LONGEST = 200_000;

  private TextPieces() {}

  /// A piece of text.
  ///
  /// @param kind what it is in its document
  /// @param page the page that it stands on, from 1; 0 where the document has no pages of its own
  /// @param text what it says
  public record Piece(TextKind kind, int page, String text) {}

  /// Reads all pieces of a file.
  ///
  /// @throws StreamCorruptedException if it is not such a file
  /// @throws IOException if it cannot be read
  public static List<Piece> read(Path file) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC) {
        throw new StreamCorruptedException("no text: " + file);
      }
      for (int kind = in.read(); kind >= 0; kind = in.read()) {
        TextKind known = TextKind.of(kind).orElse(null);
        if (known == null) {
          throw new StreamCorruptedException("a piece of kind " + kind + " in " + file);
        }
        pieces.add(new Piece(known, in.readInt(), WireText.read(in)));
      }
    }
    return pieces;
  }

  /// Writes pieces, one behind the other. Used by one thread.
  public static final class Writer implements Closeable {

    private final DataOutputStream out;

    /// Begins a file.
    ///
    /// @throws IOException if it cannot be written
    public Writer(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
      out.writeInt(MAGIC);
    }

    /// Adds text; long text becomes several pieces.
    ///
    /// @param page from 1; 0 for none
    /// @throws IOException if it cannot be written
    public void add(TextKind kind, int page, String text) throws IOException {
      for (int from = 0; from < text.length(); ) {
        int until = Math.min(text.length(), from + LONGEST);
        if (until < text.length() && Character.isHighSurrogate(text.charAt(until - 1))) {
          until--;
        }
        out.writeByte(kind.code());
        out.writeInt(page);
        WireText.write(out, text.substring(from, until));
        from = until;
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
