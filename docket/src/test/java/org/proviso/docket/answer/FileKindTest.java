package org.proviso.docket.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {

  /// First bytes as the formats' own specifications have them.
  @ParameterizedTest
  @CsvSource({
    "255044462d312e37, PDF",
    "504b030414000600, ZIP",
    "d0cf11e0a1b11ae100, COMPOUND",
    "89504e470d0a1a0a00, PNG",
    "ffd8ffe0, JPEG",
    "49492a0008, TIFF_LITTLE",
    "4d4d002a00, TIFF_BIG",
    "7b5c72746631, RTF",
    "4d5a9000, UNKNOWN",
    "4142c3a40a, TEXT",
    "414200, UNKNOWN",
    "41ff42434445, UNKNOWN",
    "2550, TEXT"
  })
  void tellsAFileByItsFirstBytes(String hex, FileKind kind) {
    assertEquals(kind, FileKind.of(HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void takesTextThatIsCutWithinACharacterForText(int bytes) {
    byte[] text = ("a" + Character.toString(0x1f600)).getBytes(StandardCharsets.UTF_8);

    assertEquals(FileKind.TEXT, FileKind.of(java.util.Arrays.copyOf(text, 1 + bytes)));
  }
}
