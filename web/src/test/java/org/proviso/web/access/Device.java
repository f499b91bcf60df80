package org.proviso.web.access;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A device with one passkey, and a browser that says what a test wants it to: written from
/// WebAuthn (sections 6.1, 6.5) and RFC 8949, with nothing of what checks it.
final class Device {

  static final int VERIFIED = 0x05;
  static final int PRESENT = 0x01;

  private static final int WITH_KEY = 0x40;

  private final byte[] id;
  private final KeyPair pair;
  private final String site;

  String origin;
  String userHandle = "";
  int count;
  int flags = VERIFIED;

  /// @param name of the credential, up to 23 letters
  Device(String name, String site, String origin) {
    this.id = name.getBytes(StandardCharsets.US_ASCII);
    this.site = site;
    this.origin = origin;
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      pair = keys.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String credential() {
    return text(id);
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] clientData(String type, String challenge) {
    return ("{\"type\":\"webauthn."
            + type
            + "\",\"challenge\":\""
            + challenge
            + "\",\"origin\":\""
            + origin
            + "\",\"crossOrigin\":false}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] data(int more, byte[] key) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(hash(site.getBytes(StandardCharsets.UTF_8)));
    data.write(flags | more);
    data.writeBytes(ByteBuffer.allocate(4).putInt(count).array());
    data.writeBytes(key);
    return data.toByteArray();
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[32];
    for (int i = 0; i < Math.min(32, bytes.length); i++) {
      fixed[31 - i] = bytes[bytes.length - 1 - i];
    }
    return fixed;
  }

  /// Fields of the form that adds a passkey.
  String[] make(String challenge, String name) {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    ByteArrayOutputStream attested = new ByteArrayOutputStream();
    attested.writeBytes(new byte[16]);
    attested.write(0);
    attested.write(id.length);
    attested.writeBytes(id);
    // COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    attested.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32});
    attested.writeBytes(coordinate(key.getW().getAffineX()));
    attested.writeBytes(new byte[] {0x22, 0x58, 32});
    attested.writeBytes(coordinate(key.getW().getAffineY()));
    byte[] data = data(WITH_KEY, attested.toByteArray());
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.write(0xa3);
    word(object, "fmt");
    word(object, "none");
    word(object, "attStmt");
    object.write(0xa0);
    word(object, "authData");
    object.write(0x58);
    object.write(data.length);
    object.writeBytes(data);
    return new String[] {
      "credential", credential(),
      "clientData", text(clientData("create", challenge)),
      "attested", text(object.toByteArray()),
      "name", name
    };
  }

  private static void word(ByteArrayOutputStream to, String word) {
    to.write(0x60 + word.length());
    to.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
  }

  /// Fields of the form that uses a passkey.
  String[] use(String challenge) {
    byte[] client = clientData("get", challenge);
    byte[] data = data(0, new byte[0]);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(data);
      signature.update(hash(client));
      return new String[] {
        "credential", credential(),
        "clientData", text(client),
        "authenticatorData", text(data),
        "signature", text(signature.sign()),
        "userHandle", userHandle
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
