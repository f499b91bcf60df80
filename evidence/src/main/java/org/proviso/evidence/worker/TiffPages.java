package org.proviso.evidence.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.HashSet;
import java.util.Set;

/// Counts the pages of a TIFF file: its directories, each of which names the next (TIFF 6.0,
/// section 2; BigTIFF). A hostile file names one that came before, and whoever only follows never
/// ends.
final class TiffPages {

  private static final int BIG = 43;

  private final RandomAccessFile file;
  private boolean little;

  private TiffPages(RandomAccessFile file) {
    this.file = file;
  }

  /// How many pages there are.
  ///
  /// @param pages those that were found, at most so many as asked for
  /// @param whole whether the last of them says that none follows
  record Count(int pages, boolean whole) {}

  /// Counts the pages.
  ///
  /// @param most where counting ends
  static Count of(Source source, int most) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(source.file().toFile(), "r")) {
      return new TiffPages(file).count(most);
    }
  }

  private Count count(int most) throws IOException {
    Set<Long> seen = new HashSet<>();
    try {
      little = file.readUnsignedShort() == 0x4949;
      boolean big = number(2) == BIG;
      if (big) {
        file.seek(8);
      }
      for (long at = number(big ? 8 : 4); at != 0; ) {
        if (at < 0 || seen.size() >= most || !seen.add(at)) {
          return new Count(seen.size(), false);
        }
        file.seek(at);
        long entries = number(big ? 8 : 2);
        file.seek(file.getFilePointer() + entries * (big ? 20 : 12));
        at = number(big ? 8 : 4);
      }
      return new Count(seen.size(), true);
    } catch (IOException e) {
      // Beyond the end of the file, or no place in any file.
      return new Count(seen.size(), false);
    }
  }

  private long number(int bytes) throws IOException {
    long number = 0;
    for (int at = 0; at < bytes; at++) {
      long next = file.readUnsignedByte();
      number = little ? number | next << (8 * at) : number << 8 | next;
    }
    return number;
  }
}
