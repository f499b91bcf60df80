package org.proviso.evidence.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An intake in a process of its own, which a test may end at any time.
///
/// Its arguments are the store, the number of workers and folders, whose custodians are `c1`, `c2`
/// and so on. The last line that it prints is the kind of its result and, if it is done, the hash.
final class IntakeProcess {

  private IntakeProcess() {}

  public static void main(String[] arguments) {
    IntakeScene scene = new IntakeScene(Path.of(arguments[0]));
    for (int at = 2; at < arguments.length; at++) {
      scene.with("c" + (at - 1), Path.of(arguments[at]));
    }
    IntakeResult result = scene.run(Integer.parseInt(arguments[1]));
    System.out.println(
        switch (result) {
          case IntakeResult.Done done -> "done " + done.digest().hex();
          case IntakeResult.Interrupted(long items) -> "interrupted " + items;
          case IntakeResult.Occupied(Path store) -> "occupied";
          case IntakeResult.Overlapping(Path store, Path folder) -> "overlapping";
          case IntakeResult.OtherSettings(Path store, String begun) -> "other-settings";
          case IntakeResult.StoreFailed(Path store, String why) -> "store-failed " + why;
        });
  }

  /// Starts one.
  ///
  /// @param before words before the command, such as those of `unshare`
  static Process start(List<String> before, Path store, int workers, Path... folders)
      throws IOException {
    return start(before, 256, store, workers, folders);
  }

  static Process start(
      List<String> before, int memoryMebibytes, Path store, int workers, Path... folders)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + memoryMebibytes + "m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            IntakeProcess.class.getName(),
            store.toString(),
            Integer.toString(workers)));
    Arrays.stream(folders).map(Path::toString).forEach(command::add);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /// Returns the last line that a process prints.
  static String said(Process process) throws IOException, InterruptedException {
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    process.waitFor();
    return lines.isEmpty() ? "" : lines.getLast();
  }
}
