package org.proviso.bench.race;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What came of one contestant.
public sealed interface Result {

  /// CPU and wall time of one thing, in nanoseconds.
  ///
  /// @param cpu of all threads and processes that took part
  /// @param wall from beginning to end
  record Cost(double cpu, double wall) {}

  /// Wall time of single answers, in nanoseconds.
  ///
  /// @param count how many were measured alone
  /// @param middle half of them took at most this
  /// @param most99 of a hundred, 99 took at most this
  record Each(int count, double middle, double most99) {

    /// Returns the spread of what was measured; empty if nothing was.
    static Optional<Each> of(double[] walls) {
      if (walls.length == 0) {
        return Optional.empty();
      }
      double[] sorted = walls.clone();
      Arrays.sort(sorted);
      return Optional.of(new Each(sorted.length, at(sorted, 0.5), at(sorted, 0.99)));
    }

    private static double at(double[] sorted, double share) {
      return sorted[Math.max(0, (int) Math.ceil(sorted.length * share) - 1)];
    }
  }

  /// It answered.
  ///
  /// @param version name and version of the system
  /// @param rows how many rows it took
  /// @param load cost of taking in the facts
  /// @param warmUps how often it answered before the counted runs
  /// @param runs cost of answering everything once, for each run; the mean of `repeats`
  /// @param repeats how often each run answered, summed over the runs
  /// @param each wall time of single answers; empty if they are too short to be measured alone
  /// @param peak greatest resident memory in bytes; 0 if the system does not tell
  /// @param notes further figures
  /// @param answers what it answered, in the task's own code
  // One answer may be a byte of millions, and results are never compared as values.
  @SuppressWarnings("ArrayRecordComponent")
  record Finished(
      String version,
      int rows,
      Cost load,
      int warmUps,
      List<Cost> runs,
      int repeats,
      Optional<Each> each,
      long peak,
      List<String> notes,
      byte[] answers)
      implements Result {

    /// Copies the lists.
    public Finished {
      runs = List.copyOf(runs);
      notes = List.copyOf(notes);
    }
  }

  /// It can not run on this machine.
  ///
  /// @param remedy what is missing and how to get it
  record Missing(String remedy) implements Result {}

  /// It gave no answer.
  ///
  /// @param why what happened
  record Failed(String why) implements Result {}

  /// Writes this result in a form that [#read] understands.
  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Missing(String remedy) -> {
        out.writeByte(0);
        out.writeUTF(remedy);
      }
      case Failed(String why) -> {
        out.writeByte(1);
        out.writeUTF(why.substring(0, Math.min(why.length(), 2000)));
      }
      case Finished finished -> {
        out.writeByte(2);
        out.writeUTF(finished.version());
        out.writeInt(finished.rows());
        writeCost(out, finished.load());
        out.writeInt(finished.warmUps());
        out.writeInt(finished.runs().size());
        for (Cost run : finished.runs()) {
          writeCost(out, run);
        }
        out.writeInt(finished.repeats());
        out.writeBoolean(finished.each().isPresent());
        if (finished.each().isPresent()) {
          Each each = finished.each().get();
          out.writeInt(each.count());
          out.writeDouble(each.middle());
          out.writeDouble(each.most99());
        }
        out.writeLong(finished.peak());
        out.writeInt(finished.notes().size());
        for (String note : finished.notes()) {
          out.writeUTF(note);
        }
        out.writeInt(finished.answers().length);
        out.write(finished.answers());
      }
    }
  }

  private static void writeCost(DataOutputStream out, Cost cost) throws IOException {
    out.writeDouble(cost.cpu());
    out.writeDouble(cost.wall());
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IOException if it ends too soon
  static Result read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> new Missing(in.readUTF());
      case 1 -> new Failed(in.readUTF());
      case 2 -> readFinished(in);
      default -> throw new IOException("a result of kind " + kind);
    };
  }

  private static Finished readFinished(DataInputStream in) throws IOException {
    String version = in.readUTF();
    int rows = in.readInt();
    Cost load = readCost(in);
    int warmUps = in.readInt();
    List<Cost> runs = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      runs.add(readCost(in));
    }
    int repeats = in.readInt();
    Optional<Each> each =
        in.readBoolean()
            ? Optional.of(new Each(in.readInt(), in.readDouble(), in.readDouble()))
            : Optional.empty();
    long peak = in.readLong();
    List<String> notes = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      notes.add(in.readUTF());
    }
    byte[] answers = new byte[in.readInt()];
    in.readFully(answers);
    return new Finished(version, rows, load, warmUps, runs, repeats, each, peak, notes, answers);
  }

  private static Cost readCost(DataInputStream in) throws IOException {
    return new Cost(in.readDouble(), in.readDouble());
  }
}
