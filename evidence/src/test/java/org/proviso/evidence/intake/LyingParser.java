package org.proviso.evidence.intake;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.wire.Part;
import org.proviso.evidence.wire.WireText;
import org.proviso.evidence.worker.WorkerMain;

/// A process of a parser that a hostile file has taken over, from its first job on.
final class LyingParser {

  /// What it answers.
  enum Lie {
    NOISE,
    HALF_AND_ENDS,
    HALF_AND_WAITS,
    WITHOUT_END,
    A_CHILD_THAT_IS_NOT_THERE,
    A_TEXT_THAT_IS_NOT_THERE
  }

  private static final int MANY = 1 << 20;
  private static final Outcome NOTHING = new Outcome.NoTextFound();

  private LyingParser() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataInputStream jobs = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    out.write(WorkerMain.READY);
    while (true) {
      Job.read(jobs);
      answer(Lie.valueOf(arguments[0]), out);
    }
  }

  private static void answer(Lie lie, DataOutputStream out)
      throws IOException, InterruptedException {
    switch (lie) {
      case NOISE -> out.writeBytes("Exception in thread \"main\"\n");
      case HALF_AND_ENDS -> {
        out.write(WorkerMain.DONE);
        out.writeInt(100);
        Runtime.getRuntime().halt(0);
      }
      case HALF_AND_WAITS -> {
        out.write(WorkerMain.DONE);
        out.writeInt(100);
        Thread.sleep(Long.MAX_VALUE);
      }
      case WITHOUT_END -> {
        out.write(WorkerMain.DONE);
        WireText.write(out, "text/plain");
        WireText.write(out, NOTHING.kind().code());
        WireText.write(out, "");
        out.writeInt(MANY);
        byte[] name = new byte[MANY];
        while (true) {
          out.writeByte('o');
          out.writeInt(name.length);
          out.write(name);
          out.writeInt(0);
        }
      }
      case A_CHILD_THAT_IS_NOT_THERE -> {
        out.write(WorkerMain.DONE);
        whole(List.of(new Part.Out("a.txt", "")), false).write(out);
      }
      case A_TEXT_THAT_IS_NOT_THERE -> {
        out.write(WorkerMain.DONE);
        whole(List.of(), true).write(out);
      }
    }
  }

  private static Parsed whole(List<Part> parts, boolean hasText) {
    return new Parsed("text/plain", NOTHING, parts, Set.of(), Map.of(), hasText);
  }
}
