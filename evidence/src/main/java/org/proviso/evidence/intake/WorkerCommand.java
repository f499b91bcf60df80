package org.proviso.evidence.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.proviso.evidence.worker.WorkerMain;

/// How the process of a parser is started.
record WorkerCommand(List<String> words) {

  /// Returns how to start one on the virtual machine and the classes of this process.
  ///
  /// @param memoryMebibytes how much memory it may have for objects
  static WorkerCommand ofThisProcess(int memoryMebibytes) {
    return new WorkerCommand(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + memoryMebibytes + "m",
            "-Xss4m",
            "-XX:+UseSerialGC",
            // Three times the thresholds of HotSpot: a process does ten thousand jobs at most, and
            // spends a third of its time on the better compiler with the usual ones.
            "-XX:Tier4InvocationThreshold=15000",
            "-XX:Tier4MinInvocationThreshold=1800",
            "-XX:Tier4CompileThreshold=45000",
            "-XX:Tier4BackEdgeThreshold=120000",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            // What an answer says must not depend on where it is given.
            "-Duser.timezone=UTC",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName()));
  }

  /// Returns the command for a process with this folder.
  List<String> in(Path folder, Path temporary) {
    List<String> all = new ArrayList<>(words);
    all.add(1, "-Djava.io.tmpdir=" + temporary);
    all.add(folder.toString());
    return all;
  }
}
