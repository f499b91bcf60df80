package org.proviso.docket.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A SHA-256 hash: 32 bytes, written as 64 lower-case hexadecimal digits or as 44 characters of
/// Base64.
public final class Digest {

  /// Length in bytes.
  public static final int LENGTH = 32;

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns the hash that consists of these bytes.
  ///
  /// @throws IllegalArgumentException unless they are 32
  public static Digest of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash of " + bytes.length + " bytes, expected 32");
    }
    return new Digest(bytes.clone());
  }

  /// Returns the hash of these parts, one behind the other.
  public static Digest sha256(byte[]... parts) {
    MessageDigest sha256 = newSha256();
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return new Digest(sha256.digest());
  }

  /// Returns the hash of two hashes behind a prefix.
  static Digest sha256(byte prefix, Digest left, Digest right) {
    MessageDigest sha256 = newSha256();
    sha256.update(prefix);
    sha256.update(left.bytes);
    sha256.update(right.bytes);
    return new Digest(sha256.digest());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Returns the hash that [#hex()] writes so; empty for any other text.
  public static Optional<Digest> parseHex(String text) {
    try {
      Digest digest = text.length() == 2 * LENGTH ? new Digest(HEX.parseHex(text)) : null;
      return Optional.ofNullable(digest).filter(it -> it.hex().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Returns the hash that [#base64()] writes so; empty for any other text.
  public static Optional<Digest> parseBase64(String text) {
    return Base64Text.decode(text).filter(it -> it.length == LENGTH).map(Digest::new);
  }

  /// Returns the bytes, as a copy.
  public byte[] toBytes() {
    return bytes.clone();
  }

  /// Returns 64 lower-case hexadecimal digits.
  public String hex() {
    return HEX.formatHex(bytes);
  }

  /// Returns 44 characters of Base64 with padding.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
