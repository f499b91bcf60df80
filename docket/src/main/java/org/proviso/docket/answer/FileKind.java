package org.proviso.docket.answer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a file looks like by its first bytes. To be shown, and nothing else: who made the file may
/// have made them say anything.
public enum FileKind {
  /// Portable Document Format (ISO 32000: `%PDF-`).
  PDF("pdf", "255044462d"),
  /// A ZIP archive, which Office documents are as well.
  ZIP("zip", "504b0304"),
  /// A compound file, as Office wrote them before 2007.
  COMPOUND("compound", "d0cf11e0a1b11ae1"),
  /// A PNG picture.
  PNG("png", "89504e470d0a1a0a"),
  /// A JPEG picture.
  JPEG("jpeg", "ffd8ff"),
  /// A TIFF picture, least significant byte first.
  TIFF_LITTLE("tiff", "49492a00"),
  /// A TIFF picture, most significant byte first.
  TIFF_BIG("tiff", "4d4d002a"),
  /// Rich Text Format.
  RTF("rtf", "7b5c727466"),
  /// Text in UTF-8 without control characters but tabs and ends of lines.
  TEXT("text", ""),
  /// Nothing that is known here.
  UNKNOWN("unknown", "");

  /// How many bytes are looked at.
  public static final int LOOKED_AT = 4096;

  private final String word;
  private final String begins;

  FileKind(String word, String begins) {
    this.word = word;
    this.begins = begins;
  }

  /// Returns the word as data for programs have it.
  public String word() {
    return word;
  }

  /// Returns the kind with this word; empty if there is none.
  public static Optional<FileKind> of(String word) {
    return List.of(values()).stream().filter(it -> it.word.equals(word)).findFirst();
  }

  /// Returns what a file looks like.
  ///
  /// @param first its first bytes, [#LOOKED_AT] of them or all
  public static FileKind of(byte[] first) {
    String hex = HexFormat.of().formatHex(first);
    for (FileKind kind : values()) {
      if (!kind.begins.isEmpty() && hex.startsWith(kind.begins)) {
        return kind;
      }
    }
    return isText(first) ? TEXT : UNKNOWN;
  }

  private static boolean isText(byte[] bytes) {
    try {
      // The last character may be cut off.
      int end = bytes.length;
      while (end > 0 && end > bytes.length - 4 && bytes[end - 1] < 0) {
        end--;
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, 0, end))
          .chars()
          .noneMatch(it -> (it < ' ' && it != '\t' && it != '\n' && it != '\r') || it == 0x7f);
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
