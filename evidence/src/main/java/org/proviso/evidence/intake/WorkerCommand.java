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
