package org.proviso.docket.review;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.proviso.docket.record.Digest;

/// Items that one decision is about: each once, in the order of their lines.
///
/// Its hash is over those lines in UTF-8, each ended by a line feed, so that anybody who has the
/// items can compute it.
///
/// @param items sorted; none to [#MOST]
public record ItemList(List<ItemName> items) {

  /// How many items one decision may be about.
  public static final int MOST = 200_000;

  /// Copies the items, sorted and each once.
  ///
  /// @throws IllegalArgumentException if there are more than [#MOST]
  public ItemList {
    // Comparing names would write each line as often as it is compared.
    SortedMap<byte[], ItemName> sorted = new TreeMap<>(Arrays::compareUnsigned);
    for (ItemName each : items) {
      sorted.put(each.line().getBytes(StandardCharsets.UTF_8), each);
    }
    if (sorted.size() > MOST) {
      throw new IllegalArgumentException(sorted.size() + " items, expected up to " + MOST);
    }
    items = List.copyOf(sorted.values());
  }

  /// Returns the list of these.
  ///
  /// @throws IllegalArgumentException if there are more than [#MOST]
  public static ItemList of(Collection<ItemName> items) {
    return new ItemList(List.copyOf(items));
  }

  /// Returns the SHA-256 of the lines.
  public Digest sha256() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ItemName each : items) {
      lines.writeBytes(each.line().getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
    }
    return Digest.sha256(lines.toByteArray());
  }
}
