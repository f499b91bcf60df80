package org.proviso.web.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that go with the time, by RFC 6238: HMAC-SHA-1, six digits, 30 seconds, which is what
/// authenticator apps have. A code is taken in its own 30 seconds, and in those before and after.
final class Totp {

  static final int SECRET = 20;

  private static final int SECONDS = 30;
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  static byte[] newSecret() {
    byte[] secret = new byte[SECRET];
    RANDOM.nextBytes(secret);
    return secret;
  }

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), SECONDS);
  }

  /// Returns the code of a step: RFC 4226, section 5.3.
  static String code(byte[] secret, long step) {
    byte[] hash;
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-1", e);
    }
    int offset = hash[hash.length - 1] & 0xf;
    int truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    return String.format(Locale.ROOT, "%0" + DIGITS + "d", truncated % MODULUS);
  }

  /// Returns the step that a code is of; empty if it is none of now.
  ///
  /// @param typed what was typed, spaces included
  static OptionalLong match(byte[] secret, String typed, Instant now) {
    byte[] given = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
    OptionalLong found = OptionalLong.empty();
    for (long step = step(now) - 1; step <= step(now) + 1; step++) {
      byte[] expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(expected, given)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /// Returns a secret as apps take it: Base32 of RFC 4648, without padding.
  static String base32(byte[] secret) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte each : secret) {
      held = ((held << 8) | (each & 0xff)) & 0xffff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((held >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt((held << (5 - bits)) & 31));
    }
    return text.toString();
  }
}
