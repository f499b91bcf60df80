package org.proviso.docket.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A text with signatures, in the form of the C2SP signed-note specification: the text, an empty
/// line, and one line for each signature.
///
/// @param text lines of which the last one is ended as well; no control characters but line feeds
/// @param lines the signatures, from 1 to 100
public record SignedNote(String text, List<Line> lines) {

  static final int ID_LENGTH = 4;

  /// What a signature line begins with: an em dash (U+2014) and a space.
  static final String DASH = "\u2014 ";

  private static final int MOST_LINES = 100;

  /// A signature line.
  ///
  /// @param name of the key
  /// @param encoded Base64 of four bytes that identify the key, and of the signature
  public record Line(String name, String encoded) {

    /// @throws IllegalArgumentException if the name is none, or there is no signature in it
    public Line {
      if (!VerifierKey.isName(name)
          || Base64Text.decode(encoded).filter(it -> it.length > ID_LENGTH).isEmpty()) {
        throw new IllegalArgumentException("not a signature: " + name + " " + encoded);
      }
    }

    private byte[] bytes() {
      return Base64Text.decode(encoded).orElseThrow();
    }

    private boolean isBy(VerifierKey key) {
      return name.equals(key.name())
          && HexFormat.of().formatHex(bytes(), 0, ID_LENGTH).equals(key.id());
    }
  }

  /// What a key has to say of a note.
  public enum Check {
    /// The owner of the key signed this text.
    SIGNED,
    /// There is no signature of this key. Those of others say nothing.
    NOT_SIGNED,
    /// A signature has the name and the identifier of this key and does not fit the text.
    FALSE
  }

  /// @throws IllegalArgumentException if the text or the number of signatures is not as above
  public SignedNote {
    lines = List.copyOf(lines);
    if (!isText(text) || lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("not a note: " + text);
    }
  }

  /// Returns the note that is written so; empty if none is.
  public static Optional<SignedNote> parse(String written) {
    int end = written.lastIndexOf("\n\n");
    if (end < 0 || !written.endsWith("\n")) {
      return Optional.empty();
    }
    String text = written.substring(0, end + 1);
    List<Line> lines = new ArrayList<>();
    for (String line : written.substring(end + 2).lines().toList()) {
      Optional<Line> read = parseLine(line);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      lines.add(read.get());
    }
    return !isText(text) || lines.isEmpty() || lines.size() > MOST_LINES
        ? Optional.empty()
        : Optional.of(new SignedNote(text, lines)).filter(it -> it.written().equals(written));
  }

  private static Optional<Line> parseLine(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      return Optional.empty();
    }
    String name = line.substring(DASH.length(), space);
    String encoded = line.substring(space + 1);
    boolean sound =
        VerifierKey.isName(name)
            && Base64Text.decode(encoded).filter(it -> it.length > ID_LENGTH).isPresent();
    return sound ? Optional.of(new Line(name, encoded)) : Optional.empty();
  }

  private static boolean isText(String text) {
    return text.endsWith("\n") && text.chars().noneMatch(it -> it < ' ' && it != '\n');
  }

  /// Returns the whole note: text, empty line, signatures.
  public String written() {
    StringBuilder written = new StringBuilder(text).append('\n');
    for (Line line : lines) {
      written.append(DASH).append(line.name).append(' ').append(line.encoded).append('\n');
    }
    return written.toString();
  }

  /// Returns what this key has to say. Nothing in a text may be believed before that.
  public Check check(VerifierKey key) {
    byte[] signed = text.getBytes(StandardCharsets.UTF_8);
    List<Line> own = lines.stream().filter(it -> it.isBy(key)).toList();
    if (own.isEmpty()) {
      return Check.NOT_SIGNED;
    }
    return own.stream().allMatch(it -> key.verifies(signed, signature(it)))
        ? Check.SIGNED
        : Check.FALSE;
  }

  private static byte[] signature(Line line) {
    byte[] bytes = line.bytes();
    return Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length);
  }
}
