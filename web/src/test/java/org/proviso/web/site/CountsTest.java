package org.proviso.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0~bytes",
        "1 | 1~byte",
        "999 | 999~bytes",
        "1000 | 1,000~bytes",
        "20000000 | 20,000,000~bytes"
      })
  void aLengthHasItsThousandsPartedAndItsUnitOnTheSameLine(long bytes, String words) {
    assertEquals(words.replace('~', '\u00a0'), Counts.bytes(bytes));
  }
}
