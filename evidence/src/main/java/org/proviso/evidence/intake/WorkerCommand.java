package org.proviso.evidence.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.proviso.evidence.worker.WorkerMain;

/// How the process of a parser is started.
record WorkerCommand(List<String> words) {

  /// The property that names the AOT cache of the processes of parsers, if there is one: the
  /// classes as they were linked, and which methods were worth compiling, in a training of the
  /// launcher.
  private static final String CACHE = "proviso.parsers.cache";

  /// Returns how to start one on the virtual machine and the classes of this process.
  ///
  /// @param memoryMebibytes how much memory it may have for objects
  static WorkerCommand ofThisProcess(int memoryMebibytes) {
    return of(
        memoryMebibytes,
        System.getProperty("java.class.path"),
        Optional.ofNullable(System.getProperty(CACHE)));
  }

  /// Returns how to start one on the virtual machine of this process.
  ///
  /// @param memoryMebibytes how much memory it may have for objects
  /// @param cache an AOT cache, which need not be there or fit
  static WorkerCommand of(int memoryMebibytes, String classPath, Optional<String> cache) {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memoryMebibytes + "m",
                "-Xss4m",
                "-XX:+UseSerialGC",
                // Twenty times the thresholds of HotSpot: a process does ten thousand jobs at most
                // and, with the usual ones, spends a third of its time on the better compiler.
                "-XX:Tier4InvocationThreshold=100000",
                "-XX:Tier4MinInvocationThreshold=12000",
                "-XX:Tier4CompileThreshold=300000",
                "-XX:Tier4BackEdgeThreshold=800000",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:-UsePerfData",
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
                classPath,
                WorkerMain.class.getName()));
    // A virtual machine that it does not fit runs without. What it would say of it on its standard
    // output would be taken for an answer.
    cache.ifPresent(file -> words.addAll(1, List.of("-XX:AOTCache=" + file, "-Xlog:disable")));
    return new WorkerCommand(words);
  }

  /// Returns the command for a process with this folder.
  List<String> in(Path folder, Path temporary) {
    List<String> all = new ArrayList<>(words);
    all.add(1, "-Djava.io.tmpdir=" + temporary);
    all.add(folder.toString());
    return all;
  }
}
