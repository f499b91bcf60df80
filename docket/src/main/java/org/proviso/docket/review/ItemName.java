package org.proviso.docket.review;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.proviso.docket.record.Digest;

/// What an item of evidence is known by: where it was found, and the hash of its bytes.
///
/// Other bytes at the same location are another item, and so are the same bytes elsewhere. Ordered
/// by the bytes of [#line()].
///
/// @param location as the manifest writes it: a custodian, `/` and at least one character; up to
///   [#LONGEST] characters, none of them a tab or the end of a line
/// @param sha256 of its bytes
public record ItemName(String location, Digest sha256) implements Comparable<ItemName> {

  /// How many characters a location may have.
  public static final int LONGEST = 4_000;

  /// @throws IllegalArgumentException if the location is not written so
  public ItemName {
    int slash = location.indexOf('/');
    if (slash < 1
        || slash == location.length() - 1
        || location.codePointCount(0, location.length()) > LONGEST
        || location.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r' || c == 0)) {
      throw new IllegalArgumentException("not a location: " + location);
    }
  }

  /// Returns whose file it is: the location up to the first `/`.
  public String custodian() {
    return location.substring(0, location.indexOf('/'));
  }

  /// Returns location, tab and 64 hexadecimal digits, as lists of items have it.
  public String line() {
    return location + '\t' + sha256.hex();
  }

  /// Returns the SHA-256 of [#line()] in UTF-8.
  public Digest key() {
    return Digest.sha256(bytes());
  }

  private byte[] bytes() {
    return line().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(ItemName other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }
}
