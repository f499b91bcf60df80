package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestTest {

  /// SHA-256 of "abc": FIPS 180-2, appendix B.1.
  private static final String HEX =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String BASE64 = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void isThePublishedHash() {
    Digest digest = Digest.sha256(bytes("a"), bytes(""), bytes("bc"));

    assertEquals(HEX, digest.hex());
    assertEquals(HEX, digest.toString());
    assertEquals(BASE64, digest.base64());
  }

  @Test
  void isReadFromEitherForm() {
    Digest digest = Digest.sha256(bytes("abc"));

    assertEquals(Optional.of(digest), Digest.parseHex(HEX));
    assertEquals(Optional.of(digest), Digest.parseBase64(BASE64));
    assertEquals(digest, Digest.of(digest.toBytes()));
    assertEquals(digest.hashCode(), Digest.of(digest.toBytes()).hashCode());
    assertNotEquals(digest, Digest.sha256(bytes("abd")));
  }

  @Test
  void isReadFromNoOtherForm() {
    assertEquals(Optional.empty(), Digest.parseHex(HEX.toUpperCase(Locale.ROOT)));
    assertEquals(Optional.empty(), Digest.parseHex(HEX.substring(2)));
    assertEquals(Optional.empty(), Digest.parseHex(HEX.replace('b', 'g')));
    assertEquals(Optional.empty(), Digest.parseBase64("AAAA"));
    assertEquals(Optional.empty(), Digest.parseBase64(BASE64.replace("0=", "1=")));
    assertThrows(IllegalArgumentException.class, () -> Digest.of(new byte[31]));
  }
}
