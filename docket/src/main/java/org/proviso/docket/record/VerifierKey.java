package org.proviso.docket.record;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name with the Ed25519 public key that its notes are checked with, written `name+keyid+base64`
/// as the C2SP signed-note specification has it.
public final class VerifierKey {

  /// Signature type of the specification: Ed25519 over the text.
  private static final byte ED25519 = 0x01;

  private static final int RAW_LENGTH = 32;
  private static final HexFormat HEX = HexFormat.of();
  private static final Pattern PARTS =
      Pattern.compile("([^+]{1,200})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{1,200})");

  /// DER of SubjectPublicKeyInfo for Ed25519 (RFC 8410, section 4) up to the key's own 32 bytes,
  /// which the JDK does not take bare.
  private static final byte[] X509_PREFIX = HEX.parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] raw;

  private VerifierKey(String name, byte[] raw) {
    this.name = name;
    this.raw = raw;
  }

  /// Returns a key.
  ///
  /// @param name without spaces, control characters and `+`
  /// @param key an Ed25519 key
  /// @throws IllegalArgumentException if it is none, or the name is not of that form
  public static VerifierKey of(String name, PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null
        || encoded.length != X509_PREFIX.length + RAW_LENGTH
        || !Arrays.equals(encoded, 0, X509_PREFIX.length, X509_PREFIX, 0, X509_PREFIX.length)) {
      throw new IllegalArgumentException("not an Ed25519 key: " + key.getAlgorithm());
    }
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of a key: " + name);
    }
    return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
  }

  /// Returns the key that [#text()] writes so; empty for any other text, such as one whose key
  /// identifier belongs to another key.
  public static Optional<VerifierKey> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches() || !isName(parts.group(1))) {
      return Optional.empty();
    }
    return Base64Text.decode(parts.group(3))
        .filter(it -> it.length == 1 + RAW_LENGTH && it[0] == ED25519)
        .map(it -> new VerifierKey(parts.group(1), Arrays.copyOfRange(it, 1, it.length)))
        .filter(it -> it.id().equals(parts.group(2)));
  }

  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                it ->
                    it == '+'
                        || Character.isWhitespace(it)
                        || Character.isSpaceChar(it)
                        || Character.isISOControl(it));
  }

  /// Returns the name that signs.
  public String name() {
    return name;
  }

  /// Returns the identifier that signature lines have: eight hexadecimal digits.
  public String id() {
    byte[] prefix = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] hash = Digest.sha256(prefix, typed()).toBytes();
    return HEX.formatHex(hash, 0, SignedNote.ID_LENGTH);
  }

  /// Returns the public form in which the key is given to others.
  public String text() {
    return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
  }

  /// Returns whether this key's owner signed these bytes.
  boolean verifies(byte[] signed, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(publicKey());
      ed25519.update(signed);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      // Of bytes that are no point of the curve, and of signatures that are too short.
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + RAW_LENGTH);
    System.arraycopy(raw, 0, encoded, X509_PREFIX.length, RAW_LENGTH);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private byte[] typed() {
    byte[] typed = new byte[1 + RAW_LENGTH];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, RAW_LENGTH);
    return typed;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(raw, that.raw);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return text();
  }
}
