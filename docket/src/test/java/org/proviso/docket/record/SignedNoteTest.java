package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  /// The example of golang.org/x/mod/sumdb/note.
  private static final String PUBLISHED_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String PUBLISHED_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  private final VerifierKey published = VerifierKey.parse(PUBLISHED_KEY).orElseThrow();

  private static SignedNote parsed(String written) {
    return SignedNote.parse(written).orElseThrow();
  }

  @Test
  void verifiesThePublishedNote() {
    SignedNote note = parsed(PUBLISHED_NOTE);

    assertEquals(SignedNote.Check.SIGNED, note.check(published));
    assertEquals(PUBLISHED_NOTE, note.written());
    assertEquals(PUBLISHED_KEY, published.text());
    assertEquals("c74f20a3", published.id());
    assertEquals("PeterNeumann", published.name());
  }

  @Test
  void refusesThePublishedSignatureOnAnotherText() {
    SignedNote note = parsed(PUBLISHED_NOTE.replace("the answer", "an answer"));

    assertEquals(SignedNote.Check.FALSE, note.check(published));
  }

  @ParameterizedTest
  @CsvSource({
    // RFC 8032, section 7.1: TEST 1, 2 and 3.
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
  })
  void verifiesTheSignaturesOfTheStandard(
      String seed, String key, String message, String signature) {
    VerifierKey verifier = VerifierKey.of("name", RecordFixtures.pair(seed).getPublic());
    HexFormat hex = HexFormat.of();

    String encoded = verifier.text().substring("name+01234567+".length());
    assertEquals("01" + key, hex.formatHex(Base64.getDecoder().decode(encoded)));
    assertTrue(verifier.verifies(hex.parseHex(message), hex.parseHex(signature)));
    byte[] changed = hex.parseHex(signature);
    changed[3] ^= 1;
    assertFalse(verifier.verifies(hex.parseHex(message), changed));
    assertFalse(verifier.verifies(hex.parseHex(message), new byte[] {1}));
  }

  @Test
  void signsSoThatItVerifies() {
    SigningKey key = RecordFixtures.key();
    SignedNote note = key.sign("one\ntwo\n");

    assertEquals(Optional.of(note), SignedNote.parse(note.written()));
    assertEquals(SignedNote.Check.SIGNED, note.check(key.verifier()));
    assertEquals(SignedNote.Check.NOT_SIGNED, note.check(RecordFixtures.otherKey().verifier()));
    assertEquals(Optional.of(key.verifier()), VerifierKey.parse(key.verifier().text()));
  }

  @Test
  void signaturesOfUnknownKeysSayNothing() {
    SignedNote ours = RecordFixtures.key().sign("one\n");
    SignedNote theirs = RecordFixtures.otherKey().sign("two\n");
    SignedNote both =
        new SignedNote("one\n", List.of(theirs.lines().getFirst(), ours.lines().getFirst()));

    assertEquals(SignedNote.Check.SIGNED, both.check(RecordFixtures.key().verifier()));
    assertEquals(SignedNote.Check.FALSE, both.check(RecordFixtures.otherKey().verifier()));
  }

  @Test
  void oneFalseSignatureOfAKnownKeySpoilsTheNote() {
    SigningKey key = RecordFixtures.key();
    SignedNote note =
        new SignedNote(
            "one\n",
            List.of(key.sign("one\n").lines().getFirst(), key.sign("two\n").lines().getFirst()));

    assertEquals(SignedNote.Check.FALSE, note.check(key.verifier()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text\n",
        "text\n\n",
        "text\n\nno dash AAAAAAA=\n",
        "text\n\n\u2014 name AAAAAAA=",
        "text\n\n\u2014 name AAAAAAB=\n",
        "text\n\n\u2014 name AAAAAAA\n",
        "text\n\n\u2014 name AAAA\n",
        "text\n\n\u2014 a+b AAAAAAA=\n",
        "text\n\n\u2014  AAAAAAA=\n",
        "text\n\n\u2014 two names AAAAAAA=\n",
        "text\r\n\n\u2014 name AAAAAAA=\n",
        "text\n\n\u2014 name AAAAAAA=\r\n",
      })
  void refusesWhatIsNoNote(String written) {
    assertEquals(Optional.empty(), SignedNote.parse(written));
  }

  @Test
  void readsAHundredSignaturesAndNoMore() {
    String line = "\u2014 name AAAAAAA=\n";

    assertEquals(100, parsed("text\n\n" + line.repeat(100)).lines().size());
    assertEquals(Optional.empty(), SignedNote.parse("text\n\n" + line.repeat(101)));
    SignedNote.Line one = parsed("text\n\n" + line).lines().getFirst();
    assertThrows(
        IllegalArgumentException.class,
        () -> new SignedNote("text\n", Collections.nCopies(101, one)));
    assertThrows(IllegalArgumentException.class, () -> new SignedNote.Line("name", "AAAAAA=="));
    assertThrows(IllegalArgumentException.class, () -> new SignedNote.Line("a b", "AAAAAAA="));
  }

  @Test
  void readsTheSmallestNote() {
    assertTrue(SignedNote.parse("text\n\n\u2014 name AAAAAAA=\n").isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
      })
  void refusesWhatIsNoKey(String text) {
    assertEquals(Optional.empty(), VerifierKey.parse(text));
  }

  @Test
  void refusesNamesThatASignatureLineCannotHold() {
    KeyPair pair =
        RecordFixtures.pair("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    for (String name : List.of("", "a b", "a+b", "a\nb", "a\u00a0b")) {
      assertThrows(IllegalArgumentException.class, () -> new SigningKey(name, pair));
    }
  }
}
