package org.proviso.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterDataTest {

  private static final LetterData DATA =
      new LetterData(
          new Correspondent("S", List.of("1 \"A\" St", "C:\\")),
          new Correspondent("\u0141\u00f3d\u017a", List.of()),
          "R-1",
          LocalDate.of(2018, 1, 24),
          Fields.empty()
              .with("b", true)
              .with("a", "x\ny\u0007")
              .with("a-b", List.of(Fields.empty().with("q", "2").with("p", "1"), Fields.empty()))
              .with("A", false));

  /// Written by hand after RFC 8785.
  private static final String JSON =
      "{\"addressee\":{\"address\":[],\"name\":\"\u0141\u00f3d\u017a\"},"
          + "\"date\":\"2018-01-24\","
          + "\"fields\":{\"A\":false,\"a\":\"x\\ny\\u0007\",\"a-b\":[{\"p\":\"1\",\"q\":\"2\"},{}],"
          + "\"b\":true},"
          + "\"reference\":\"R-1\","
          + "\"sender\":{\"address\":[\"1 \\\"A\\\" St\",\"C:\\\\\"],\"name\":\"S\"}}";

  @Test
  void hasOneJson() {
    assertEquals(JSON, DATA.toCanonicalJson());
  }

  @Test
  void hashIsThatOfTheJson() {
    // By sha256sum over the text above in UTF-8.
    assertEquals(
        "0eee417c43b2e25f61fe1f11f3d1245a44e2cf676e03f04e0aceac1cc8d82351", DATA.hash().hex());
  }
}
