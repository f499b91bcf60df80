package org.proviso.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The faces that letters are set in: Liberation Serif, under the SIL Open Font License 1.1.
///
/// Has the letters of Latin with diacritics, Greek and Cyrillic. No font of the system is used, so
/// that a letter looks the same wherever it is made.
enum Typeface {
  REGULAR("Regular", false, false),
  BOLD("Bold", true, false),
  ITALIC("Italic", false, true),
  BOLD_ITALIC("BoldItalic", true, true);

  static final String FAMILY = "Liberation Serif";

  final boolean bold;
  final boolean italic;
  private final String path;

  Typeface(String name, boolean bold, boolean italic) {
    this.path = "/liberation/LiberationSerif-" + name + ".ttf";
    this.bold = bold;
    this.italic = italic;
  }

  /// Opens the file of the face, which the caller closes.
  InputStream open() {
    InputStream file = Typeface.class.getResourceAsStream(path);
    if (file == null) {
      throw new IllegalStateException("the class path has no " + path);
    }
    return file;
  }

  /// Returns whether every face has a glyph for a character, and the character prints something
  /// where it stands.
  ///
  /// Not so of control and format characters, which can hide or reorder text, of private use, and
  /// of scripts that run from right to left, which the PDF would print backwards.
  static boolean prints(int codePoint) {
    if (!Coverage.ALL_FACES.get(codePoint)) {
      return false;
    }
    boolean leftward =
        switch (Character.getDirectionality(codePoint)) {
          case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
              Character.DIRECTIONALITY_ARABIC_NUMBER ->
              true;
          default -> false;
        };
    return !leftward
        && switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
  }

  private BitSet coverage() {
    try (InputStream file = open();
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      BitSet covered = new BitSet();
      for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
        if (glyphs.getGlyphId(c) != 0) {
          covered.set(c);
        }
      }
      return covered;
    } catch (IOException e) {
      throw new UncheckedIOException("can not read " + path, e);
    }
  }

  /// Read once, when the first letter is checked.
  private static final class Coverage {

    static final BitSet ALL_FACES = REGULAR.coverage();

    static {
      ALL_FACES.and(BOLD.coverage());
      ALL_FACES.and(ITALIC.coverage());
      ALL_FACES.and(BOLD_ITALIC.coverage());
    }
  }
}
