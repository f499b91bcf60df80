package org.proviso.docket.record;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// What an event says beyond its header: kept, removed by a redaction, or withheld from this
/// reader.
///
/// The header holds a commitment to the payload and not the payload, so that removing it changes no
/// hash of the log.
public sealed interface Payload {

  /// Longest payload in bytes. Documents are not payloads: their hashes are.
  int LONGEST = 1 << 20;

  /// A payload with its salt. The bytes mean what the kind of the event says; whoever appends the
  /// event writes them in one way only.
  final class Kept implements Payload {

    /// Length of a salt in bytes.
    ///
    /// Without a salt, a removed payload that has few possible values, such as an answer or a date,
    /// would be found again by hashing each of them. 128 random bits, which go with the payload,
    /// leave nothing to try.
    public static final int SALT = 16;

    private final byte[] salt;
    private final byte[] bytes;

    /// @param salt 16 bytes that are random and used once
    /// @param bytes from 1 to [Payload#LONGEST] bytes
    /// @throws IllegalArgumentException if there are more or fewer
    public Kept(byte[] salt, byte[] bytes) {
      if (salt.length != SALT) {
        throw new IllegalArgumentException("a salt of " + salt.length + " bytes, expected 16");
      }
      if (bytes.length == 0 || bytes.length > LONGEST) {
        throw new IllegalArgumentException(
            "a payload of " + bytes.length + " bytes, expected 1 to " + LONGEST);
      }
      this.salt = salt.clone();
      this.bytes = bytes.clone();
    }

    /// Returns these bytes with a new salt.
    ///
    /// @param random one whose numbers nobody can foresee, such as `SecureRandom`
    /// @throws IllegalArgumentException if there are too many bytes, or none
    public static Kept of(byte[] bytes, RandomGenerator random) {
      byte[] salt = new byte[SALT];
      random.nextBytes(salt);
      return new Kept(salt, bytes);
    }

    /// Returns the salt, as a copy.
    public byte[] salt() {
      return salt.clone();
    }

    /// Returns what the event says, as a copy.
    public byte[] bytes() {
      return bytes.clone();
    }

    /// Returns the hash of the salt and the bytes behind it.
    public Digest commitment() {
      return Digest.sha256(salt, bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Kept that
          && Arrays.equals(salt, that.salt)
          && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(salt) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "payload of " + bytes.length + " bytes";
    }
  }

  /// No payload any more, nor its salt.
  ///
  /// @param by number of the redaction: a later event
  record Removed(long by) implements Payload {}

  /// A payload that whoever wrote the file does not show to its reader. The header, and so the log,
  /// is the same in all three cases. Whether the payload is still there, the file can not show.
  record Withheld() implements Payload {}
}
