package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordVerifierTest {

  private static final SigningKey KEY = RecordFixtures.key();
  private static final List<Event> EVENTS = RecordFixtures.fortyEvents();
  private static final byte[] FILE = RecordFixtures.exported(EVENTS, KEY);

  /// Lines before the first event, and lines of a checkpoint.
  private static final int PREAMBLE = 2;

  private static final int CHECKPOINT = 6;

  private static Verification verify(String file) {
    return RecordFixtures.verify(file.getBytes(StandardCharsets.UTF_8), KEY.verifier(), null);
  }

  private static List<String> lines() {
    return new ArrayList<>(new String(FILE, StandardCharsets.UTF_8).lines().toList());
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static Verification.Broken broken(Verification verification) {
    return assertInstanceOf(Verification.Broken.class, verification);
  }

  private static List<Problem> problems(Verification verification) {
    return broken(verification).faults().stream().map(Fault::problem).toList();
  }

  /// Where the line of an event stands, from 0.
  private static int lineOf(int number) {
    int line = PREAMBLE;
    for (int size = 1; size <= number; size++) {
      line += RecordFixtures.hasCheckpoint(size) ? 1 + CHECKPOINT : 1;
    }
    return line;
  }

  private static Verification changed(int line, String from, String to) {
    List<String> lines = lines();
    assertTrue(lines.get(line).contains(from), lines.get(line));
    lines.set(line, lines.get(line).replace(from, to));
    return verify(joined(lines));
  }

  @Test
  void verifiesASoundRecord() {
    Verification verification = verify(new String(FILE, StandardCharsets.UTF_8));

    RightEdge edge = RightEdge.EMPTY;
    for (Event event : EVENTS) {
      edge = edge.append(event.header().leaf()).edge();
    }
    assertEquals(
        new Verification.Verified(
            KEY.verifier(),
            false,
            40,
            edge.root(),
            RecordFixtures.START,
            RecordFixtures.START.plusSeconds(39 * 60),
            3,
            2,
            0),
        verification);
  }

  @Test
  void saysThatOnlyTheFileVouchesForTheKey() {
    Verification verification = RecordFixtures.verify(FILE, null, null);

    assertTrue(assertInstanceOf(Verification.Verified.class, verification).keyFromFile());
  }

  @Test
  void verifiesARecordWithoutEvents() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RecordWriter(out, KEY.verifier())
        .write(KEY.sign(Checkpoint.of(RecordFixtures.NAME, RightEdge.EMPTY).text()));

    Verification verification = RecordFixtures.verify(out.toByteArray(), KEY.verifier(), null);

    assertEquals(0, assertInstanceOf(Verification.Verified.class, verification).size());
  }

  @Test
  void doesNotVerifyWithoutACheckpoint() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RecordWriter(out, KEY.verifier());

    Verification verification = RecordFixtures.verify(out.toByteArray(), KEY.verifier(), null);

    assertEquals(List.of(Problem.NOT_COVERED), problems(verification));
  }

  @Test
  void doesNotReadOtherFiles() {
    for (String file :
        List.of("", "\n", "proviso-record/1", "proviso-record/2\n", "proviso-record/1\nkey x\n")) {
      assertInstanceOf(Verification.Unreadable.class, verify(file), file);
    }
  }

  @Test
  void leavingOutACheckpointSaysNothingFalseOfTheEvents() {
    List<String> lines = lines();
    int middle = lineOf(24) - CHECKPOINT;
    assertEquals("checkpoint 2", lines.get(middle));
    lines.subList(middle, middle + CHECKPOINT).clear();

    assertEquals(List.of(Problem.CHECKPOINT_NUMBER), problems(verify(joined(lines))));

    lines.set(lines.indexOf("checkpoint 3"), "checkpoint 2");
    assertInstanceOf(Verification.Verified.class, verify(joined(lines)));
  }

  @Test
  void countsThePayloadsThatAReaderIsNotShown() {
    List<String> lines = lines();
    for (int event : new int[] {7, 10, 11}) {
      String line = lines.get(lineOf(event));
      lines.set(lineOf(event), line.substring(0, line.indexOf(" kept ")) + " withheld");
    }

    Verification.Verified verified =
        assertInstanceOf(Verification.Verified.class, verify(joined(lines)));

    // Event 7 is the redaction of event 5: its header says so, shown or not.
    assertEquals(3, verified.withheld());
    assertEquals(2, verified.removed());
  }

  @Nested
  class NamesWhatIsWrong {

    @Test
    void anotherHeaderOfAPayloadThatIsWithheld() {
      List<String> lines = lines();
      String line = lines.get(lineOf(10)).replace(" clerk ", " judge ");
      lines.set(lineOf(10), line.substring(0, line.indexOf(" kept ")) + " withheld");

      assertEquals(List.of(Problem.ROOT), problems(verify(joined(lines))));
    }

    @Test
    void anEventThatWasRewritten() {
      Verification.Broken broken = broken(changed(lineOf(10), " clerk ", " judge "));

      assertEquals(List.of(Problem.ROOT), broken.faults().stream().map(Fault::problem).toList());
      assertEquals(lineOf(24) - CHECKPOINT + 4, broken.faults().getFirst().line());
      assertEquals(8, broken.agreed());
    }

    @Test
    void anEventThatIsMalformed() {
      Verification.Broken broken = broken(changed(lineOf(10), " kept ", " kept A"));

      // The roots behind it can not be told, so nothing is said of them.
      assertEquals(
          List.of(Problem.MALFORMED_EVENT), broken.faults().stream().map(Fault::problem).toList());
      assertEquals(lineOf(10) + 1, broken.faults().getFirst().line());
      assertEquals(8, broken.agreed());
    }

    @Test
    void aPayloadOfAnotherEvent() {
      List<String> lines = lines();
      String own = lines.get(lineOf(10));
      String other = lines.get(lineOf(11));
      lines.set(
          lineOf(10),
          own.substring(0, own.indexOf(" kept ")) + other.substring(other.indexOf(" kept ")));

      Verification.Broken broken = broken(verify(joined(lines)));

      assertEquals(
          List.of(
              new Fault(
                  lineOf(10) + 1,
                  Problem.PAYLOAD,
                  EVENTS.get(10).header().commitment().hex(),
                  EVENTS.get(11).header().commitment().hex())),
          broken.faults());
      assertEquals(40, broken.agreed());
    }

    @Test
    void aPayloadThatWasChangedWhereItIsStored() throws IOException {
      Payload other = new Payload.Kept(new byte[16], new byte[] {1});
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RecordWriter writer = new RecordWriter(out, KEY.verifier());
      writer.write(EVENTS.getFirst().header(), other);
      writer.write(RecordFixtures.keptAt(1, EVENTS, KEY));

      assertEquals(
          List.of(Problem.PAYLOAD),
          problems(RecordFixtures.verify(out.toByteArray(), KEY.verifier(), null)));
    }

    @Test
    void anEventThatIsMissing() {
      List<String> lines = lines();
      lines.remove(lineOf(10));

      List<Fault> faults = broken(verify(joined(lines))).faults();

      assertEquals(new Fault(lineOf(10) + 1, Problem.NUMBER, "10", "11"), faults.getFirst());
      assertEquals(Problem.SIZE, faults.get(1).problem());
    }

    @Test
    void anEventThatWasBackDated() {
      Verification verification = changed(lineOf(10), "T17:10:00", "T16:10:00");

      assertEquals(List.of(Problem.BACK_DATED, Problem.ROOT), problems(verification));
    }

    @Test
    void aPayloadThatWasRemovedWithoutARedaction() {
      List<String> lines = lines();
      String kept = lines.get(lineOf(10));
      String header = kept.substring(0, kept.indexOf(" kept "));

      lines.set(lineOf(10), header + " removed 11");
      assertEquals(List.of(Problem.NOT_A_REDACTION), problems(verify(joined(lines))));
      lines.set(lineOf(10), header + " removed 12");
      assertEquals(List.of(Problem.NOT_A_REDACTION), problems(verify(joined(lines))).subList(0, 1));
      lines.set(lineOf(10), header + " removed 40");
      assertEquals(List.of(Problem.NO_REDACTION), problems(verify(joined(lines))));
    }

    @Test
    void anotherKeyInTheFile() {
      byte[] file = RecordFixtures.exported(EVENTS, RecordFixtures.otherKey());

      List<Problem> problems = problems(RecordFixtures.verify(file, KEY.verifier(), null));

      assertEquals(Problem.OTHER_KEY, problems.getFirst());
      assertEquals(3, problems.stream().filter(Problem.SIGNATURE::equals).count());
      // Nobody can tell who does not know the key.
      assertInstanceOf(Verification.Verified.class, RecordFixtures.verify(file, null, null));
    }

    @Test
    void aCheckpointThatWasNotSigned() {
      List<String> lines = lines();
      int last = lines.size() - 1;
      lines.set(last, lines.get(last - CHECKPOINT - 16));

      assertTrue(lines.get(last).startsWith("\u2014 "));
      assertEquals(List.of(Problem.SIGNATURE), problems(verify(joined(lines))));
    }

    @Test
    void eventsBehindTheLastCheckpoint() {
      List<String> lines = lines();

      assertEquals(
          List.of(Problem.NOT_COVERED),
          problems(verify(joined(lines.subList(0, lines.size() - CHECKPOINT)))));
    }

    @Test
    void aCheckpointThatIsNotWhole() {
      List<String> lines = lines();

      assertEquals(
          List.of(Problem.MALFORMED_CHECKPOINT, Problem.NOT_COVERED),
          problems(verify(joined(lines.subList(0, lines.size() - 1)))));
    }

    @Test
    void linesThatAreNoLines() {
      String file = joined(lines());

      assertEquals(List.of(Problem.BAD_LINE), problems(verify(file + "x")).subList(0, 1));
      assertEquals(List.of(Problem.UNKNOWN_LINE), problems(verify(file + "x\n")));
      assertEquals(List.of(Problem.UNKNOWN_LINE), problems(verify(file + "\n")));
      byte[] bytes = Arrays.copyOf(FILE, FILE.length + 2);
      bytes[FILE.length] = (byte) 0xff;
      bytes[FILE.length + 1] = '\n';
      assertEquals(
          Problem.BAD_LINE,
          problems(RecordFixtures.verify(bytes, KEY.verifier(), null)).getFirst());
      assertEquals(
          Problem.BAD_LINE,
          problems(verify(file + "x".repeat(RecordLines.LONGEST + 1) + "\n")).getFirst());
    }

    @Test
    void aCheckpointOfAnotherRecordByTheSameKey() {
      RightEdge edge = RightEdge.EMPTY.append(EVENTS.getFirst().header().leaf()).edge();

      assertEquals(
          List.of(new Fault(5, Problem.ORIGIN, RecordFixtures.NAME, "other.example/record")),
          ofFirstEvent(KEY.sign(Checkpoint.of("other.example/record", edge).text())));
    }

    @Test
    void aCheckpointWithFurtherLines() {
      RightEdge edge = RightEdge.EMPTY.append(EVENTS.getFirst().header().leaf()).edge();
      Checkpoint more =
          new Checkpoint(RecordFixtures.NAME, 1, edge.root(), List.of("and something else"));

      assertEquals(
          Problem.MALFORMED_CHECKPOINT, ofFirstEvent(KEY.sign(more.text())).getFirst().problem());
      assertEquals(4, ofFirstEvent(KEY.sign(more.text())).getFirst().line());
    }

    @Test
    void aCheckpointOfTheSameEventsAgain() {
      SignedNote once = RecordFixtures.keptAt(1, EVENTS, KEY);

      assertEquals(
          List.of(new Fault(12, Problem.SIZE, "more than 1", "1")), ofFirstEvent(once, once));
    }

    @Test
    void aCheckpointOfOtherEventsThanStandBeforeIt() {
      assertEquals(
          List.of(new Fault(6, Problem.SIZE, "1", "2")),
          ofFirstEvent(RecordFixtures.keptAt(2, EVENTS, KEY)));
    }

    private static List<Fault> ofFirstEvent(SignedNote... checkpoints) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        RecordWriter writer = new RecordWriter(out, KEY.verifier());
        writer.write(EVENTS.getFirst());
        for (SignedNote checkpoint : checkpoints) {
          writer.write(checkpoint);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return broken(RecordFixtures.verify(out.toByteArray(), KEY.verifier(), null)).faults();
    }

    @Test
    void twoRemovedPayloadsThatShareARedaction() {
      List<String> lines = lines();
      String kept = lines.get(lineOf(4));
      lines.set(lineOf(4), kept.substring(0, kept.indexOf(" kept ")) + " removed 7");

      Fault fault = broken(verify(joined(lines))).faults().getFirst();

      assertEquals(
          new Fault(
              lineOf(5) + 1,
              Problem.NOT_A_REDACTION,
              "a redaction of its own",
              "event 7, as in line " + (lineOf(4) + 1)),
          fault);
    }

    @Test
    void thingsByTheirLines() {
      List<String> lines = lines();
      String kept = lines.get(lineOf(10));
      lines.set(lineOf(10), kept.substring(0, kept.indexOf(" kept ")) + " removed 60");
      lines.add("x");

      List<Fault> faults = broken(verify(joined(lines))).faults();

      assertEquals(
          List.of(
              new Fault(lineOf(10) + 1, Problem.NO_REDACTION, "event 60", "events up to 39"),
              new Fault(lines.size(), Problem.UNKNOWN_LINE, "an event or a checkpoint", "x")),
          faults);
    }

    @Test
    void aCheckpointThatAnEventOrAnotherCheckpointInterrupts() {
      List<String> lines = lines();
      int second = lineOf(24) - CHECKPOINT;
      lines.subList(second + 3, second + CHECKPOINT).clear();

      assertEquals(
          new Fault(second + 1, Problem.MALFORMED_CHECKPOINT, "5 lines behind it", "2 lines"),
          broken(verify(joined(lines))).faults().getFirst());
      lines.add(second + 3, "checkpoint 2");
      assertEquals(
          List.of(second + 1L, second + 4L),
          broken(verify(joined(lines))).faults().stream()
              .filter(it -> it.problem() == Problem.MALFORMED_CHECKPOINT)
              .map(Fault::line)
              .toList());
    }

    @Test
    void noMoreThanAHundredThings() {
      Verification.Broken broken = broken(verify(joined(lines()) + "x\n".repeat(250)));

      assertEquals(100, broken.faults().size());
      assertEquals(150, broken.more());
    }

    @Test
    void withoutWhatATerminalObeys() {
      List<Fault> faults = broken(verify(joined(lines()) + "\u001b[2Jx\n")).faults();

      assertEquals("?[2Jx", faults.getFirst().found());
    }
  }

  @Nested
  class WithACheckpointThatTheReaderKept {

    private static Verification verify(byte[] file, @Nullable SignedNote kept) {
      return RecordFixtures.verify(file, KEY.verifier(), kept);
    }

    /// The record had event 10 been another; what was redacted is another as well.
    private static List<Event> rewritten() {
      SplittableRandom random = new SplittableRandom(5);
      List<Event> events = new ArrayList<>();
      Head head = Head.EMPTY;
      for (Event event : RecordFixtures.fortyEvents()) {
        EventHeader header = event.header();
        Payload.Kept payload =
            event.payload() instanceof Payload.Kept kept && header.number() != 10
                ? kept
                : Payload.Kept.of(new byte[] {1}, random);
        Head.Appended appended =
            head.append(
                header.recorded(), header.actor(), header.kind(), header.subject(), payload);
        events.add(appended.event());
        head = appended.head();
      }
      return events;
    }

    @Test
    void verifiesEveryEarlierStateOfTheRecord() {
      for (int size = 0; size <= 40; size++) {
        SignedNote kept = RecordFixtures.keptAt(size, EVENTS, KEY);

        assertInstanceOf(Verification.Verified.class, verify(FILE, kept), "at " + size);
      }
    }

    @Test
    void findsARecordThatWasRewrittenAndSignedAnew() {
      byte[] file = RecordFixtures.exported(rewritten(), KEY);

      assertInstanceOf(Verification.Verified.class, verify(file, null));
      Verification.Broken broken = broken(verify(file, RecordFixtures.keptAt(32, EVENTS, KEY)));
      assertEquals(Problem.KEPT_ROOT, broken.faults().getFirst().problem());
      assertEquals(lineOf(31) + 1, broken.faults().getFirst().line());
      assertEquals(0, broken.agreed());
    }

    @Test
    void findsThatEventsWereCutOffWithTheirCheckpoints() {
      byte[] file = RecordFixtures.exported(EVENTS.subList(0, 24), KEY);

      assertEquals(List.of(Problem.NO_REDACTION), problems(verify(file, null)));
      byte[] shorter = RecordFixtures.exported(EVENTS.subList(0, 8), KEY);
      assertInstanceOf(Verification.Verified.class, verify(shorter, null));
      assertEquals(
          List.of(Problem.KEPT_SIZE),
          problems(verify(shorter, RecordFixtures.keptAt(40, EVENTS, KEY))));
    }

    @Test
    void comparesAlsoWhatItKnowsBeforeTheFirstEvent() {
      Checkpoint strange =
          new Checkpoint(RecordFixtures.NAME, 0, Digest.sha256(new byte[1]), List.of());

      assertEquals(List.of(Problem.KEPT_ROOT), problems(verify(FILE, KEY.sign(strange.text()))));
    }

    @Test
    void refusesOneOfAnotherKeyOrRecord() {
      SignedNote forged = RecordFixtures.keptAt(8, EVENTS, RecordFixtures.otherKey());
      SignedNote other = KEY.sign(Checkpoint.of("other.example/record", RightEdge.EMPTY).text());

      assertEquals(List.of(Problem.KEPT_SIGNATURE), problems(verify(FILE, forged)));
      assertEquals(List.of(Problem.KEPT_ORIGIN), problems(verify(FILE, other)));
    }
  }
}
