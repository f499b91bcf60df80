package org.proviso.evidence.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smith/letter.pdf",
        "smith/a/b/mails.zip#3.1",
        "smith/a/b/mails.zip#3.*",
        "police department/x%23y.txt",
        "müller-2/ü/ñ.txt#1"
      })
  void readsWhatItWrites(String text) {
    assertEquals(text, Location.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "smith", "/a", "smith/", "a#b/c", "smith/a#0", "smith/a#-1", "s/a#"})
  void knowsWhatIsNoLocation(String text) {
    assertThrows(IllegalArgumentException.class, () -> Location.parse(text));
  }

  @Test
  void comesBeforeItsChildrenAndTheseByNumber() {
    List<String> ordered =
        List.of("a/x", "a/x#1", "a/x#2", "a/x#2.1", "a/x#10", "a/x#*", "a/x.y", "b/a");
    List<String> sorted =
        ordered.reversed().stream().map(Location::parse).sorted().map(Location::toString).toList();
    assertEquals(ordered, sorted);
  }

  @Test
  void writesEveryByteOfANameThatIsNotText() {
    byte[] latin = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("caf%E9", Location.escaped(latin));
    assertEquals("café", Location.escaped("café".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "100%,100%25", // what escapes is escaped itself
    "a#b,a%23b",
    "a b,a b"
  })
  void escapesWhatHasAMeaningInLocations(String name, String written) {
    assertEquals(written, Location.escaped(name.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void escapesControlCharactersAndHalvesOfCharacters() {
    assertEquals("a%0Ab%7F", Location.escaped(new byte[] {'a', '\n', 'b', 0x7f}));
    // The first two bytes of the three of a euro sign; an overlong slash; a surrogate.
    assertEquals("%E2%82", Location.escaped(new byte[] {(byte) 0xe2, (byte) 0x82}));
    assertEquals("%C0%AF", Location.escaped(new byte[] {(byte) 0xc0, (byte) 0xaf}));
    assertEquals("%ED%A0%80", Location.escaped(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
  }

  @Test
  void knowsTheInputThatItIsIn() {
    Location inside = Location.parse("smith/a.zip#3.1");
    assertEquals("smith/a.zip", inside.root().toString());
    assertEquals(2, inside.depth());
  }
}
