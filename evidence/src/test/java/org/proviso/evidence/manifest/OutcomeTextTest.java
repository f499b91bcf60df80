package org.proviso.evidence.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.proviso.evidence.manifest.Outcome.Cause;
import org.proviso.evidence.manifest.Outcome.Kind;
import org.proviso.evidence.manifest.Outcome.Limit;

class OutcomeTextTest {

  private static final Map<String, Outcome> WRITTEN =
      Map.ofEntries(
          Map.entry("text|characters=12", new Outcome.Text(12)),
          Map.entry("ocr-text|characters=12 pages=2", new Outcome.OcrText(12, 2)),
          Map.entry("unpacked|", new Outcome.Unpacked()),
          Map.entry("no-text-by-nature|", new Outcome.NoTextByNature()),
          Map.entry("no-text-found|", new Outcome.NoTextFound()),
          Map.entry("empty|", new Outcome.Empty()),
          Map.entry(
              "duplicate-of|master=smith/a b.txt",
              new Outcome.DuplicateOf(Location.of("smith", "a b.txt"))),
          Map.entry("needs-ocr|pages=3 characters=0", new Outcome.NeedsOcr(3, 0)),
          Map.entry("encrypted|how=zip", new Outcome.Encrypted("zip")),
          Map.entry("corrupt|reason=cut characters=7", new Outcome.Corrupt("cut", 7)),
          Map.entry("unsupported|what=a/b", new Outcome.Unsupported("a/b")),
          Map.entry("truncated|read=5 of=9", new Outcome.Truncated(5, 9)),
          Map.entry("refused|limit=bytes bound=5 found=9", new Outcome.Refused(Limit.BYTES, 5, 9)),
          Map.entry("refused|limit=depth bound=5", new Outcome.Refused(Limit.DEPTH, 5, -1)),
          Map.entry("timed-out|seconds=60", new Outcome.TimedOut(60)),
          Map.entry("crashed|cause=memory", new Outcome.Crashed(Cause.MEMORY)),
          Map.entry("absent|reason=elsewhere", new Outcome.Absent("elsewhere")),
          Map.entry("unreadable|reason=read-error", new Outcome.Unreadable("read-error")),
          Map.entry("not-a-file|what=link", new Outcome.NotAFile("link")));

  private static Stream<Map.Entry<String, Outcome>> written() {
    return WRITTEN.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("written")
  void writesAndReadsEachOutcome(Map.Entry<String, Outcome> one) {
    List<String> parts = List.of(one.getKey().split("\\|", -1));
    assertEquals(parts.get(0), one.getValue().kind().code());
    assertEquals(parts.get(1), OutcomeText.detail(one.getValue()));
    assertEquals(one.getValue(), OutcomeText.parse(parts.get(0), parts.get(1)));
  }

  @Test
  void hasAnExampleOfEachKindAbove() {
    EnumSet<Kind> seen = EnumSet.noneOf(Kind.class);
    WRITTEN.values().forEach(outcome -> seen.add(outcome.kind()));
    assertEquals(EnumSet.allOf(Kind.class), seen);
  }

  @Test
  void makesOneWordOfWhatAParserSays() {
    assertEquals(
        "reason=a-b-c characters=0", OutcomeText.detail(new Outcome.Corrupt(" a b=\nc ", 0)));
    assertEquals("how=unknown", OutcomeText.detail(new Outcome.Encrypted("")));
    assertEquals(
        "what=" + "x".repeat(100), OutcomeText.detail(new Outcome.Unsupported("x".repeat(101))));
  }

  @ParameterizedTest
  @CsvSource({"well,''", "text,''", "text,characters=many", "text,=1", "duplicate-of,smith/a"})
  void knowsWhatIsNoOutcome(String code, String detail) {
    assertThrows(IllegalArgumentException.class, () -> OutcomeText.parse(code, detail));
  }
}
