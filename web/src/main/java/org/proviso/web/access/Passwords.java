package org.proviso.web.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Which passwords are taken, and how they are kept: PBKDF2 with HMAC-SHA-512, 210,000 rounds, 16
/// random bytes of salt, 32 bytes of result. Thread-safe.
///
/// Two are worked out at a time: whoever sends many does not take the site from its readers.
final class Passwords {

  /// Why a password is not taken.
  enum Refusal {
    /// Less than twelve characters.
    TOO_SHORT,
    /// More than 256 characters.
    TOO_LONG,
    /// Found early by whoever knows what many use and what account and site are called.
    COMMON
  }

  static final int SHORTEST = 12;
  static final int LONGEST = 256;

  /// Bits: some thousand million guesses.
  private static final double ENOUGH = 30;

  private static final String METHOD = "PBKDF2WithHmacSHA512";
  private static final String NAME = "pbkdf2-sha512";
  private static final int ROUNDS = 210_000;
  private static final int SALT = 16;
  private static final int RESULT = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Semaphore atOnce = new Semaphore(2, true);
  private final int rounds;

  /// Of no password: what is worked out where there is no account. Made when it is first needed,
  /// since it would hold up the start of a site.
  private volatile String nobodys = "";

  Passwords() {
    this(ROUNDS);
  }

  /// @param rounds of new hashes; older ones say how many they took
  Passwords(int rounds) {
    this.rounds = rounds;
  }

  /// Returns why a password is not taken; empty if it is.
  ///
  /// @param names what the account, its owner, its parties and the site are called
  static Optional<Refusal> refusal(String password, Collection<String> names) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(Refusal.TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(Refusal.TOO_LONG);
    }
    return Guesses.bits(password, names) < ENOUGH ? Optional.of(Refusal.COMMON) : Optional.empty();
  }

  String hash(String password) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        NAME,
        Integer.toString(rounds),
        text.encodeToString(salt),
        text.encodeToString(derive(password, salt, rounds)));
  }

  /// Tells whether a password is the one that was hashed.
  boolean matches(String password, String hash) {
    String[] parts = hash.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(NAME)) {
      throw new IllegalArgumentException("not a hash of a password");
    }
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    return MessageDigest.isEqual(
        Base64.getDecoder().decode(parts[3]), derive(password, salt, Integer.parseInt(parts[1])));
  }

  /// Does the work of [#matches] where there is no account to match, so that time tells nothing.
  boolean matchesNobody(String password) {
    if (nobodys.isEmpty()) {
      nobodys = hash("nobody has this one");
    }
    // Whoever guesses this one has no account by it.
    boolean ignored = matches(password, nobodys);
    return false;
  }

  private byte[] derive(String password, byte[] salt, int rounds) {
    atOnce.acquireUninterruptibly();
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, RESULT * Byte.SIZE);
      return SecretKeyFactory.getInstance(METHOD).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + METHOD, e);
    } finally {
      atOnce.release();
    }
  }
}
