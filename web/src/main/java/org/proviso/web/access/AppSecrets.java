package org.proviso.web.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts the secrets that accounts share with their authenticator apps, for the database, and
/// decrypts them: AES-256-GCM, with the number of the key and the account as associated data, so
/// that what was kept for one account is nothing for another.
///
/// What is kept has 49 bytes: number of the key, 12 random bytes, 20 encrypted ones, 16 of the tag.
/// Thread-safe.
final class AppSecrets {

  /// What decrypting comes to.
  sealed interface Opening {

    /// The secret.
    final class Secret implements Opening {

      private final byte[] bytes;

      private Secret(byte[] bytes) {
        this.bytes = bytes;
      }

      /// Returns its 20 bytes.
      byte[] bytes() {
        return bytes.clone();
      }
    }

    /// It can not be decrypted.
    ///
    /// @param key number of the key that it would take
    /// @param why in a sentence, without anything secret
    record Refused(int key, String why) implements Opening {}
  }

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int KEPT = 1 + NONCE + Totp.SECRET + TAG;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SortedMap<Integer, SecretKey> keys;

  /// Makes one that has no key: it decrypts nothing and encrypts nothing.
  AppSecrets() {
    keys = new TreeMap<>();
  }

  AppSecrets(AppKeys keys) {
    this.keys = keys.all();
  }

  /// Returns what to keep of a secret; empty if there is no key.
  ///
  /// @param secret 20 bytes
  Optional<byte[]> encrypt(String account, byte[] secret) {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<Integer, SecretKey> latest = keys.sequencedEntrySet().getLast();
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher =
          cipher(Cipher.ENCRYPT_MODE, latest.getValue(), latest.getKey(), account, nonce);
      return Optional.of(
          ByteBuffer.allocate(KEPT)
              .put(latest.getKey().byteValue())
              .put(nonce)
              .put(cipher.doFinal(secret))
              .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + CIPHER, e);
    }
  }

  /// Returns the secret of an account, or why it is not to be had.
  ///
  /// @param kept what the database has of it
  Opening decrypt(String account, byte[] kept) {
    int number = kept.length == 0 ? 0 : Byte.toUnsignedInt(kept[0]);
    if (kept.length != KEPT) {
      return new Opening.Refused(number, "what is kept has " + kept.length + " bytes");
    }
    SecretKey key = keys.get(number);
    if (key == null) {
      return new Opening.Refused(number, "key " + number + " is not there");
    }
    byte[] nonce = new byte[NONCE];
    ByteBuffer.wrap(kept, 1, NONCE).get(nonce);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, number, account, nonce);
      return new Opening.Secret(cipher.doFinal(kept, 1 + NONCE, Totp.SECRET + TAG));
    } catch (AEADBadTagException e) {
      return new Opening.Refused(
          number,
          "key "
              + number
              + " does not fit: what is kept was altered, is of another account, or was encrypted"
              + " with another key of that number");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + CIPHER, e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, int number, String account, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(("proviso app " + number + " " + account).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
