package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordLinesTest {

  /// Gives a few bytes at a time, as a network may.
  private static final class Drip extends InputStream {

    private final ByteArrayInputStream all;
    private final int most;

    Drip(String text, int most) {
      all = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      this.most = most;
    }

    @Override
    public int read() {
      return all.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return all.read(into, from, Math.min(length, most));
    }
  }

  private static List<RecordLines.Line> lines(InputStream in) throws IOException {
    RecordLines lines = new RecordLines(in);
    List<RecordLines.Line> all = new ArrayList<>();
    for (RecordLines.Line line = lines.next(); line != null; line = lines.next()) {
      all.add(line);
    }
    assertNull(lines.next());
    return all;
  }

  @Test
  void splitsWhateverTheStreamGivesAtATime() throws IOException {
    String middle = "m".repeat(3000);
    for (int most : List.of(1, 2, 7, 1024, 1 << 16)) {
      assertEquals(
          List.of(
              new RecordLines.Line.Text(1, "one"),
              new RecordLines.Line.Text(2, ""),
              new RecordLines.Line.Text(3, middle),
              new RecordLines.Line.Text(4, "\u2014 dash\r")),
          lines(new Drip("one\n\n" + middle + "\n\u2014 dash\r\n", most)));
    }
  }

  @Test
  void takesTheLongestLineAndNoLongerOne() throws IOException {
    String longest = "x".repeat(RecordLines.LONGEST);

    List<RecordLines.Line> lines = lines(new Drip(longest + "\nx" + longest + "\nend\n", 5000));

    assertEquals(new RecordLines.Line.Text(1, longest), lines.get(0));
    assertEquals(
        new RecordLines.Line.Bad(2, "at most 1572864 bytes", "1572865 bytes"), lines.get(1));
    assertEquals(new RecordLines.Line.Text(3, "end"), lines.get(2));
  }

  @Test
  void noticesThatTheLastLineIsNotEnded() throws IOException {
    List<RecordLines.Line> lines = lines(new Drip("one\ntwo", 3));

    assertEquals(2, lines.size());
    assertEquals(2, assertInstanceOf(RecordLines.Line.Bad.class, lines.get(1)).number());
  }

  @Test
  void hasRoomForTheLongestPayloadAndTheLongestWords() {
    String word = "w".repeat(Word.LONGEST);
    Payload.Kept payload = new Payload.Kept(new byte[16], new byte[Payload.LONGEST]);
    EventHeader header =
        new EventHeader(
            999_999_999_999_999_999L,
            RecordFixtures.START,
            new Actor(word, word),
            new EventKind(word),
            new Subject(word, word),
            payload.commitment());
    String line = EventLine.text(header, payload);

    assertTrue(line.length() < RecordLines.LONGEST);
    assertEquals(new EventLine.Outcome.Read(header, payload), EventLine.parse(line));
  }
}
