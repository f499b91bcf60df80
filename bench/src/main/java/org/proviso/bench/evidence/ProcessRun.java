package org.proviso.bench.evidence;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.proviso.bench.race.ProcessFiles;

/// What one run of a program cost, with all processes that it started.
///
/// Memory and CPU are looked at many times a second while it runs: what a process does between the
/// last look and its end is missed.
///
/// @param code what it ended with
/// @param wall nanoseconds from its start to its end
/// @param cpu nanoseconds of all its processes
/// @param peak greatest resident memory of the process that was started, in bytes
/// @param peakOfOthers the sum of the greatest resident memory of each process that it started and
///   that was there at the same time as the others, in bytes
record ProcessRun(int code, long wall, long cpu, long peak, long peakOfOthers) {

  private static final long LOOK_EVERY_MILLISECONDS = 25;

  /// Runs a program to its end.
  ///
  /// @param output where its standard output goes, and its errors unless that is where this program
  ///   writes
  /// @throws IOException if it cannot be started
  /// @throws InterruptedException if the thread is interrupted; the program is ended
  static ProcessRun of(List<String> command, Redirect output)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output);
    boolean inherits = output.equals(Redirect.INHERIT);
    Process process =
        (inherits ? builder.redirectError(output) : builder.redirectErrorStream(true)).start();
    // Whoever interrupts this program does not want the other to go on.
    Thread ending = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      long cpu = 0;
      long peak = 0;
      long most = 0;
      Map<Long, Long> peaks = new HashMap<>();
      boolean ended = false;
      while (!ended) {
        ended = process.waitFor(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        long used = looked(ProcessFiles::cpu, process.pid());
        long together = 0;
        for (ProcessHandle other : process.descendants().toList()) {
          used += looked(ProcessFiles::cpu, other.pid());
          together += peaks.merge(other.pid(), looked(ProcessFiles::peak, other.pid()), Math::max);
        }
        cpu = Math.max(cpu, used);
        peak = Math.max(peak, looked(ProcessFiles::peak, process.pid()));
        most = Math.max(most, together);
      }
      return new ProcessRun(process.exitValue(), System.nanoTime() - begin, cpu, peak, most);
    } finally {
      end(process);
      removed(ending);
    }
  }

  private interface Look {
    long at(long process) throws IOException;
  }

  /// Returns a figure of a process; 0 if it ended while it was looked at.
  private static long looked(Look look, long process) {
    try {
      return look.at(process);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void removed(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This program is about to end, and the hook runs.
    }
  }

  /// Returns the command of the JVM that this one is, for a class of this class path.
  static List<String> java(List<String> options, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    return command;
  }
}
