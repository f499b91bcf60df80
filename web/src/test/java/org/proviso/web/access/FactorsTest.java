package org.proviso.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    // As the site makes it.
    Passwords passwords = new AccessConfiguration().passwords();
    String hash = passwords.hash("correct horse battery");

    assertTrue(hash.startsWith("pbkdf2-sha512$210000$"), hash);
    assertTrue(passwords.matches("correct horse battery", hash));
    assertFalse(passwords.matches("correct horse batterz", hash));
    assertNotEquals(hash, passwords.hash("correct horse battery"));
    assertFalse(passwords.matchesNobody("nobody has this one"));
    // What was hashed with another number of rounds is matched with that.
    assertTrue(
        passwords.matches("correct horse battery", new Passwords(3).hash("correct horse battery")));
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
    assertEquals(Optional.of(why), Passwords.refusal(password, List.of("maria.k")));
  }

  /// Such as every published list of leaked passwords has, and what people make of shorter ones.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "qwerty123456",
        "1qaz2wsx3edc",
        "1q2w3e4r5t6y",
        "123qweasdzxc",
        "administrator",
        "123456789012",
        "112233445566",
        "Hd764nW5d7E1vb1",
        "correct horse battery staple",
        "P@ssw0rd2024!!",
        "drowssap12345",
        "jennifer1987!!",
        "Winter2025!!!!",
        "monkeydragon12",
        "abcdefghijklm",
        "letmein letmein",
        "12.05.1987 12.05.1987",
        "0123 abc0123 abc0123 abc0123 abc"
      })
  void aPasswordIsRefusedThatManyUseOrThatIsFoundEarly(String password) {
    assertEquals(
        Optional.of(Passwords.Refusal.COMMON), Passwords.refusal(password, List.of("maria.k")));
  }

  @Test
  void aPasswordIsRefusedForNamesOfOwnerRolePartyAndSite() {
    List<String> names =
        List.of(
            "mk", "Zyxwina Quobb", "recipient", "xylth-vu", "County of Vrondle", "quorvex.example");

    for (String each :
        List.of(
            "zyxwinaquobb",
            "Quobb, Zyxwina",
            "county of vrondle",
            "vrondle-2024",
            "Vr0ndle!Vr0ndle?",
            "xylth-vu-xylth-vu",
            "recipient1234",
            "Quorvex!2024",
            "proviso-quorvex")) {
      assertEquals(Optional.of(Passwords.Refusal.COMMON), Passwords.refusal(each, names), each);
    }
    // The same four words in another place are as good as any.
    for (String each : List.of("zyxwinaquobb", "vrondle-2024", "xylth-vu-quorvex")) {
      assertEquals(Optional.empty(), Passwords.refusal(each, List.of("maria.k")), each);
    }
    assertEquals(Optional.empty(), Passwords.refusal("quorvex tram fig oboe lantern", names));
  }

  /// Digits and signs that may each stand for two letters make the most work.
  @Test
  void aLongPasswordIsLookedAtInABoundedTime() {
    String most = "1!1!1!1a!1!1b!1!1c!1!1d!1!1!1e1!1!1f".repeat(8).substring(0, 255) + "x";

    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertEquals(Optional.empty(), Passwords.refusal("q7" + most.substring(2), List.of())));
    assertEquals(
        Optional.of(Passwords.Refusal.COMMON),
        Passwords.refusal("1".repeat(200) + "tram fig oboe lantern", List.of()));
  }

  @Test
  void nothingIsAskedOfAPasswordButLength() {
    List<String> names = List.of("maria.k");
    for (String each :
        List.of(
            "correct horse battery",
            "zwölf Boxkämpfer",
            "kitten lamp river stone",
            "the dog is at home",
            "wqmzrtkpxvbn",
            "x7kq9mpz2wld",
            "東京都千代田区霞が関一丁目",
            "tram fig oboe " + "x".repeat(242))) {
      assertEquals(Optional.empty(), Passwords.refusal(each, names), each);
    }
    assertEquals(
        Optional.of(Passwords.Refusal.TOO_LONG), Passwords.refusal("0123 abc".repeat(33), names));
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
