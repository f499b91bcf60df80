package org.proviso.docket.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One check of one exported record, line by line. Not thread-safe.
final class RecordCheck {

  /// Lines of a checkpoint: origin, size, root, an empty one, one signature.
  private static final int CHECKPOINT_LINES = 5;

  private static final String EVENT = EventHeader.MARK + " ";

  private final VerifierKey key;
  private final boolean keyFromFile;
  private final List<Fault> faults = new ArrayList<>();
  private long more;

  private long line = 2;
  private RightEdge edge = RightEdge.EMPTY;

  /// Whether the root is known to be another from here on: said once, since all later ones differ.
  private boolean rootLost;

  private long nextNumber;
  private @Nullable Instant first;
  private @Nullable Instant latest;
  private long removed;
  private long withheld;

  /// By the redaction that has to come: the event whose payload was removed, and its line.
  private final Map<Long, Removal> removals = new HashMap<>();

  private final List<String> open = new ArrayList<>();
  private long openLine;
  private long checkpoints;
  private long covered = -1;
  private long agreed;
  private @Nullable Checkpoint kept;

  private record Removal(long event, long line) {}

  RecordCheck(VerifierKey key, boolean keyFromFile) {
    this.key = key;
    this.keyFromFile = keyFromFile;
  }

  /// Takes the key that stands in the file.
  void key(VerifierKey written) {
    if (!written.equals(key)) {
      fault(Problem.OTHER_KEY, key.text(), written.text());
    }
  }

  /// Takes the checkpoint that the reader kept.
  void keep(SignedNote note) {
    Optional<Checkpoint> checkpoint = Checkpoint.parse(note.text());
    if (note.check(key) != SignedNote.Check.SIGNED) {
      fault(0, Problem.KEPT_SIGNATURE, "a signature by " + key.text(), note.check(key).toString());
    } else if (checkpoint.isEmpty() || !checkpoint.get().origin().equals(key.name())) {
      fault(0, Problem.KEPT_ORIGIN, key.name(), note.text().lines().findFirst().orElse(""));
    } else {
      kept = checkpoint.get();
      compareWithKept();
    }
  }

  void line(RecordLines.Line next) {
    line = next.number();
    switch (next) {
      case RecordLines.Line.Bad bad -> {
        abandonCheckpoint();
        fault(Problem.BAD_LINE, bad.expected(), bad.found());
        count();
      }
      case RecordLines.Line.Text text -> text(text.text());
    }
  }

  private void text(String text) {
    if (text.startsWith(EVENT)) {
      abandonCheckpoint();
      event(text);
    } else if (text.startsWith(RecordWriter.CHECKPOINT)) {
      abandonCheckpoint();
      open.add(text.substring(RecordWriter.CHECKPOINT.length()));
      openLine = line;
    } else if (open.isEmpty()) {
      fault(Problem.UNKNOWN_LINE, "an event or a checkpoint", text);
    } else {
      open.add(text);
      if (open.size() > CHECKPOINT_LINES) {
        checkpoint(open.getFirst(), String.join("\n", open.subList(1, open.size())) + "\n");
        open.clear();
      }
    }
  }

  private void abandonCheckpoint() {
    if (!open.isEmpty()) {
      fault(
          openLine,
          Problem.MALFORMED_CHECKPOINT,
          CHECKPOINT_LINES + " lines behind it",
          (open.size() - 1) + " lines");
      open.clear();
    }
  }

  private void event(String text) {
    switch (EventLine.parse(text)) {
      case EventLine.Outcome.Malformed(String expected, String found) -> {
        fault(Problem.MALFORMED_EVENT, expected, found);
        count();
      }
      case EventLine.Outcome.Read(EventHeader header, Payload payload) -> {
        number(header.number());
        instant(header.recorded());
        redaction(header);
        payload(header, payload);
        edge = edge.append(header.leaf()).edge();
        compareWithKept();
      }
    }
  }

  /// Counts an event of which the leaf is not known.
  private void count() {
    rootLost = true;
    nextNumber++;
    edge = edge.append(MerkleHash.EMPTY).edge();
  }

  private void number(long number) {
    if (number != nextNumber) {
      fault(Problem.NUMBER, Long.toString(nextNumber), Long.toString(number));
    }
    nextNumber = number + 1;
  }

  private void instant(Instant recorded) {
    if (latest != null && recorded.isBefore(latest)) {
      fault(Problem.BACK_DATED, latest + " or later", recorded.toString());
    } else {
      latest = recorded;
    }
    if (first == null) {
      first = recorded;
    }
  }

  private void redaction(EventHeader header) {
    Removal removal = removals.remove(header.number());
    if (removal == null) {
      return;
    }
    Subject subject = Subject.event(removal.event);
    if (!header.kind().equals(EventKind.REDACTION) || !header.subject().equals(subject)) {
      fault(
          Problem.NOT_A_REDACTION,
          words(EventKind.REDACTION, subject) + ", as line " + removal.line + " says",
          words(header.kind(), header.subject()));
    }
  }

  private static String words(EventKind kind, Subject subject) {
    return kind.word() + " " + subject.kind() + " " + subject.id();
  }

  private void payload(EventHeader header, Payload payload) {
    switch (payload) {
      case Payload.Kept kept -> {
        Digest commitment = kept.commitment();
        if (!commitment.equals(header.commitment())) {
          fault(Problem.PAYLOAD, header.commitment().hex(), commitment.hex());
        }
      }
      case Payload.Removed(long by) -> {
        removed++;
        Removal other = removals.put(by, new Removal(header.number(), line));
        if (other != null) {
          fault(
              Problem.NOT_A_REDACTION,
              "a redaction of its own",
              "event " + by + ", as in line " + other.line);
        }
      }
      case Payload.Withheld() -> withheld++;
    }
  }

  private void checkpoint(String ordinal, String written) {
    checkpoints++;
    if (!ordinal.equals(Long.toString(checkpoints))) {
      fault(openLine, Problem.CHECKPOINT_NUMBER, Long.toString(checkpoints), ordinal);
    }
    Optional<SignedNote> note = SignedNote.parse(written);
    // Extension lines and further signatures do not fit into these lines.
    Optional<Checkpoint> read = note.flatMap(it -> Checkpoint.parse(it.text()));
    if (note.isEmpty() || read.isEmpty()) {
      fault(
          openLine,
          Problem.MALFORMED_CHECKPOINT,
          "origin, size, root, an empty line and one signature",
          written);
      return;
    }
    SignedNote.Check signed = note.get().check(key);
    if (signed != SignedNote.Check.SIGNED) {
      fault(Problem.SIGNATURE, "a signature by " + key.text(), signed.toString());
    }
    compare(read.get(), signed == SignedNote.Check.SIGNED);
  }

  private void compare(Checkpoint checkpoint, boolean signed) {
    if (!checkpoint.origin().equals(key.name())) {
      fault(openLine + 1, Problem.ORIGIN, key.name(), checkpoint.origin());
    }
    if (checkpoint.size() != edge.size() || checkpoint.size() <= covered) {
      fault(
          openLine + 2,
          Problem.SIZE,
          checkpoint.size() <= covered ? "more than " + covered : Long.toString(edge.size()),
          Long.toString(checkpoint.size()));
    } else if (!rootLost && !checkpoint.root().equals(edge.root())) {
      fault(openLine + 3, Problem.ROOT, checkpoint.root().base64(), edge.root().base64());
      rootLost = true;
    } else if (!rootLost && signed) {
      agreed = edge.size();
    }
    covered = Math.max(covered, checkpoint.size());
  }

  private void compareWithKept() {
    if (kept != null && kept.size() == edge.size()) {
      if (!rootLost && !kept.root().equals(edge.root())) {
        fault(Problem.KEPT_ROOT, kept.root().base64(), edge.root().base64());
        // The key signed two records: what it signed earlier in this one says nothing either.
        rootLost = true;
        agreed = 0;
      }
    }
  }

  Verification end() {
    abandonCheckpoint();
    removals.forEach(
        (by, removal) ->
            fault(
                removal.line,
                Problem.NO_REDACTION,
                "event " + by,
                "events up to " + (nextNumber - 1)));
    if (covered < edge.size()) {
      fault(
          Problem.NOT_COVERED,
          "a checkpoint of " + edge.size() + " events",
          covered < 0 ? "none" : "one of " + covered);
    }
    if (kept != null && kept.size() > edge.size()) {
      fault(Problem.KEPT_SIZE, "at least " + kept.size() + " events", edge.size() + " events");
    }
    faults.sort(Comparator.comparingLong(Fault::line));
    return faults.isEmpty()
        ? new Verification.Verified(
            key,
            keyFromFile,
            edge.size(),
            edge.root(),
            first,
            latest,
            checkpoints,
            removed,
            withheld)
        : new Verification.Broken(key, keyFromFile, agreed, faults, more);
  }

  private void fault(Problem problem, String expected, String found) {
    fault(line, problem, expected, found);
  }

  private void fault(long at, Problem problem, String expected, String found) {
    if (faults.size() < RecordVerifier.MOST_FAULTS) {
      faults.add(new Fault(at, problem, expected, found));
    } else {
      more++;
    }
  }
}
