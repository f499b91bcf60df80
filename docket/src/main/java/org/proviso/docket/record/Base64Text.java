package org.proviso.docket.record;

import java.util.Base64;
import java.util.Optional;

/// Base64 (RFC 4648, section 4) of which each value has one text only.
final class Base64Text {

  private Base64Text() {}

  /// Returns the bytes that are written so; empty for any other text.
  ///
  /// The JDK's decoder also takes texts without padding and with stray bits in the last character,
  /// by which a file could be changed and mean the same.
  static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
