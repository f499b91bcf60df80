package org.proviso.docket.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CertificateTest {

  private static Certificate of(String official, String typed) {
    return new Certificate(official, "County counsel", typed, "abc");
  }

  @Test
  void takesATypedNameWhateverItsCaseAndSpaces() {
    assertTrue(of("First Official", " first  OFFICIAL").isTypedByTheOfficial());
    assertFalse(of("First Official", "Second Official").isTypedByTheOfficial());
  }

  @Test
  void tellsAnotherOfficialByTheName() {
    assertTrue(of("First", "First").isOfAnother(of("Second", "Second")));
    assertFalse(of("FIRST", "First").isOfAnother(of("first", "x")));
  }

  /// The hash is that of FIPS 180-4 for "abc".
  @Test
  void hashesTheStatement() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        of("First", "First").statementHash().hex());
  }

  @Test
  void needsEachPart() {
    assertThrows(IllegalArgumentException.class, () -> of(" ", "x"));
    assertThrows(IllegalArgumentException.class, () -> of("x", ""));
  }
}
