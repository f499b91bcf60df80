package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Passwords, codes that go with the time, and what limits guessing them.
class FactorsTest {

  private static final byte[] RFC_SECRET =
      "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /// RFC 6238, appendix B, SHA-1; the last six of its eight digits.
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheRfc(long second, String code) {
    Instant at = Instant.ofEpochSecond(second);

    assertEquals(code, Totp.code(RFC_SECRET, Totp.step(at)));
    assertEquals(OptionalLong.of(Totp.step(at)), Totp.match(RFC_SECRET, code, at));
  }

  @Test
  void aCodeIsTakenOneStepBeforeAndAfterItsOwn() {
    Instant at = Instant.ofEpochSecond(1_111_111_111);

    assertTrue(Totp.match(RFC_SECRET, "050 471", at.minusSeconds(30)).isPresent());
    assertTrue(Totp.match(RFC_SECRET, "050471", at.plusSeconds(30)).isPresent());
    assertFalse(Totp.match(RFC_SECRET, "050471", at.plusSeconds(60)).isPresent());
    assertFalse(Totp.match(RFC_SECRET, "050471", at.minusSeconds(60)).isPresent());
    assertFalse(Totp.match(RFC_SECRET, "", at).isPresent());
  }

  /// RFC 4648, section 10, without padding.
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void keysAreWrittenInBase32(String text, String base32) {
    assertEquals(base32, Totp.base32(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aPasswordMatchesItsHashAndNoOther() {
    Passwords passwords = new Passwords();
    String hash = passwords.hash("correct horse battery");

    assertTrue(hash.startsWith("pbkdf2-sha512$210000$"), hash);
    assertTrue(passwords.matches("correct horse battery", hash));
    assertFalse(passwords.matches("correct horse batterz", hash));
    assertNotEquals(hash, passwords.hash("correct horse battery"));
    assertFalse(passwords.matchesNobody("nobody has this one"));
  }

  @ParameterizedTest
  @CsvSource({
    "elevenchars, TOO_SHORT",
    "password1234, COMMON",
    "Password12345!, COMMON",
    "qwertyuiopasdfghjkl, COMMON",
    "proviso-docket, COMMON",
    "maria.k.maria.k., COMMON",
    "aaaaaaaaaaaaaa, COMMON"
  })
  void aPasswordIsRefusedForItsLengthAndForWordsThatManyUse(
      String password, Passwords.Refusal why) {
    assertEquals(Optional.of(why), Passwords.refusal(password, "maria.k"));
  }

  @Test
  void nothingIsAskedOfAPasswordButLength() {
    assertEquals(Optional.empty(), Passwords.refusal("correct horse battery", "maria.k"));
    assertEquals(Optional.empty(), Passwords.refusal("zwölf Boxkämpfer", "maria.k"));
    assertEquals(Optional.empty(), Passwords.refusal("0123 abc".repeat(32), "maria.k"));
    assertEquals(
        Optional.of(Passwords.Refusal.TOO_LONG), Passwords.refusal("0123 abc".repeat(33), "m"));
  }

  @Test
  void failuresAreCountedFromTheFirstForAQuarterOfAnHour() {
    Throttle throttle = new Throttle();
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    throttle.failed("a", now);
    assertTrue(throttle.allows("a", 2, now));
    throttle.failed("a", now.plus(Duration.ofMinutes(10)));

    assertFalse(throttle.allows("a", 2, now.plus(Duration.ofMinutes(14))));
    assertTrue(throttle.allows("a", 2, now.plus(Duration.ofMinutes(15))));
    assertTrue(throttle.allows("b", 2, now));
    throttle.forget("a");
    assertTrue(throttle.allows("a", 1, now));
  }

  /// The finder pattern of ISO/IEC 18004 in its top left corner, and the quiet zone.
  @Test
  void aQrCodeIsAPicture() {
    String svg = QrCode.svg("otpauth://totp/Proviso:a?secret=MZXW6YTB", "a picture");

    assertTrue(
        svg.startsWith("<svg class=\"qr\" role=\"img\" aria-label=\"a picture\" viewBox=\"0 0 "));
    for (int x = 4; x < 11; x++) {
      assertTrue(svg.contains("M" + x + " 4h1v1h-1z"), "" + x);
    }
    assertFalse(svg.contains("M5 5h"));
    assertFalse(svg.contains("M3 4h"));
  }
}
