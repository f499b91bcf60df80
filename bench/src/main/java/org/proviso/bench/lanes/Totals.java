package org.proviso.bench.lanes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What a contestant found, folded: for each block of rows, condition and combination of lanes the
/// number of stretches, their days, their days times cents, and a sum over row, first and last day
/// that tells stretches on the wrong row or day.
///
/// For a change there are two combinations, before and after. Not thread-safe.
final class Totals {

  /// How many rows make a block.
  static final int BLOCK = 10_000;

  /// Bytes of one total.
  static final int WIDTH = 4 * Integer.BYTES + 4 * Long.BYTES;

  /// One of the sums.
  ///
  /// @param was combination of lanes before; 0 if nothing is compared
  /// @param lanes combination of lanes
  record Total(
      int block,
      int condition,
      int was,
      int lanes,
      long stretches,
      long days,
      long centDays,
      long check) {

    String words() {
      return "block %d, condition %d: %s%s: %,d stretches, %,d days, %,d cent-days, check %d"
          .formatted(
              block,
              condition,
              was == 0 ? "" : Lanes.words(was) + " -> ",
              Lanes.words(lanes),
              stretches,
              days,
              centDays,
              check);
    }
  }

  private final List<Total> totals = new ArrayList<>();

  /// Adds a total; each block, condition and combination comes once.
  void add(Total total) {
    totals.add(total);
  }

  /// Returns what one stretch adds to the sum that tells its row and its days.
  static long check(int row, int from, int until) {
    return (row % BLOCK + 1L) * (from * 8_192 + until);
  }

  /// Returns all totals in order, as bytes.
  byte[] bytes() {
    totals.sort(
        Comparator.comparingInt(Total::block)
            .thenComparingInt(Total::condition)
            .thenComparingInt(Total::was)
            .thenComparingInt(Total::lanes));
    ByteBuffer bytes = ByteBuffer.allocate(totals.size() * WIDTH);
    for (Total each : totals) {
      bytes.putInt(each.block).putInt(each.condition).putInt(each.was).putInt(each.lanes);
      bytes.putLong(each.stretches).putLong(each.days).putLong(each.centDays).putLong(each.check);
    }
    return bytes.array();
  }

  /// Returns the total that holds the byte at an index.
  static Total at(byte[] bytes, int at) {
    ByteBuffer from = ByteBuffer.wrap(bytes, at / WIDTH * WIDTH, WIDTH);
    return new Total(
        from.getInt(),
        from.getInt(),
        from.getInt(),
        from.getInt(),
        from.getLong(),
        from.getLong(),
        from.getLong(),
        from.getLong());
  }

  /// Returns the totals of the blocks that lie within the first `share` rows.
  static byte[] first(byte[] bytes, int share) {
    int end = 0;
    while (end < bytes.length && at(bytes, end).block() < share / BLOCK) {
      end += WIDTH;
    }
    return Arrays.copyOf(bytes, end);
  }

  /// Returns how many stretches there are in all.
  static long stretches(byte[] bytes) {
    long sum = 0;
    for (int at = 0; at < bytes.length; at += WIDTH) {
      sum += at(bytes, at).stretches();
    }
    return sum;
  }
}
