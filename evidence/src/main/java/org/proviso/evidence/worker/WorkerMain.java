package org.proviso.evidence.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;

/// Where the process of a parser begins.
///
/// It says when it is ready. Its standard input brings jobs; to its standard output it writes one
/// byte for each, and what it found. It ends when its input does: also in the middle of a job, so
/// that it does not outlive whoever started it.
public final class WorkerMain {

  /// The byte that says that jobs are taken.
  public static final int READY = 2;

  /// The byte that what was found follows, as [Parsed] writes it.
  public static final int DONE = 1;

  /// The exit code of a process whose folder cannot be written.
  public static final int DISK = 4;

  private WorkerMain() {}

  /// Reads jobs until there are no more.
  ///
  /// @param arguments the folder of the process, which exists
  public static void main(String[] arguments) throws InterruptedException, IOException {
    DataOutputStream answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Whatever a library prints must not become part of an answer.
    System.setOut(System.err);
    LocalOnly.enforce();
    Path folder = Path.of(arguments[0]);
    BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    Thread reading = new Thread(() -> readJobs(jobs), "jobs");
    reading.setDaemon(true);
    reading.start();
    ItemReader reader = new ItemReader(folder);
    answers.write(READY);
    answers.flush();
    while (true) {
      Job job = jobs.take();
      Parsed found;
      try {
        found = reader.read(job);
      } catch (IOException e) {
        // Files that cannot be read are an answer; what comes here is the folder.
        Runtime.getRuntime().halt(DISK);
        return;
      }
      answers.write(DONE);
      found.write(answers);
      answers.flush();
    }
  }

  private static void readJobs(BlockingQueue<Job> jobs) {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        jobs.add(Job.read(in));
      }
    } catch (EOFException e) {
      Runtime.getRuntime().halt(0);
    } catch (IOException | RuntimeException | Error e) {
      // Without this thread nobody would see that whoever started the process is gone.
      Runtime.getRuntime().halt(1);
    }
  }
}
