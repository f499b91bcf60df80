package org.proviso.evidence.intake;

import java.time.Duration;

/// How much a file may cost. What is beyond is refused, and said to be.
///
/// @param seconds that any file has, at least 1
/// @param bytesPerSecond for how many bytes of a file it has a second more
/// @param memoryMebibytes of the process that reads it
/// @param depth how many containers may lie in one another
/// @param children how many children of one container are listed
/// @param ratio to how many times its size an input may expand in all
/// @param floor to how many bytes any input may expand, however small it is
/// @param characters how many UTF-16 code units of text are kept of one item
public record Limits(
    long seconds,
    long bytesPerSecond,
    int memoryMebibytes,
    int depth,
    int children,
    long ratio,
    long floor,
    long characters) {

  private static final long GIBIBYTE = 1L << 30;
  private static final long CEILING = 64 * GIBIBYTE;
  private static final long CEILING_RATIO = 20;
  private static final int RECOGNITION_TIMES = 5;
  private static final long RECOGNITION_BYTES_PER_SECOND = 1 << 12;

  /// What holds unless something else is asked for.
  ///
  /// A thousand times is the most that deflate makes of anything (RFC 1951 codes 258 bytes in two
  /// bits at best), so that no plain archive is refused; what expands a second time is.
  public static Limits defaults() {
    return new Limits(60, 1 << 19, 512, 20, 1_000_000, 1_000, GIBIBYTE, 50_000_000);
  }

  /// Returns the same with the time that recognition takes: five times as long for any file, and a
  /// second more for every 4 KiB of it. A page in black and white at 300 dots per inch has about 40
  /// KB as a fax (ITU-T T.6), and takes a processor up to ten seconds; other pictures of pages have
  /// more bytes for the same work.
  public Limits recognising() {
    return new Limits(
        seconds * RECOGNITION_TIMES,
        Math.min(bytesPerSecond, RECOGNITION_BYTES_PER_SECOND),
        memoryMebibytes,
        depth,
        children,
        ratio,
        floor,
        characters);
  }

  /// Returns how long a file of this many bytes has.
  Duration time(long bytes) {
    return Duration.ofSeconds(seconds + bytes / bytesPerSecond);
  }

  /// Returns to how many bytes an input of this size may expand in all.
  long allowance(long bytes) {
    long most = bytes > Long.MAX_VALUE / ratio ? Long.MAX_VALUE : bytes * ratio;
    long ceiling = Math.max(CEILING, bytes > Long.MAX_VALUE / 32 ? bytes : bytes * CEILING_RATIO);
    return Math.min(Math.max(floor, most), ceiling);
  }

  /// Returns to how many bytes a child may expand: its share, by size, of what its container has
  /// left. So no path through a tree of containers expands further than the input as a whole may,
  /// and the share of one does not depend on what becomes of another.
  ///
  /// @param allowance of the container
  /// @param siblings bytes of all children of the container
  /// @param bytes of the child
  static long share(long allowance, long siblings, long bytes) {
    return siblings == 0 ? 0 : (long) ((double) (allowance - siblings) * bytes / siblings);
  }
}
