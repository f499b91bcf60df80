package org.proviso.evidence.intake;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.proviso.evidence.wire.Job;
import org.proviso.evidence.wire.Parsed;
import org.proviso.evidence.worker.ParserTraining;
import org.proviso.evidence.worker.WorkerMain;

/// The processes of parsers that tests start begin with an AOT cache, as those of the launcher do:
/// to start them is most of what the tests of intakes take. Such a cache fits jars only, so the
/// classes of this module are packed for it.
///
/// The build makes the cache before the tests. Where it is missing, or the classes are others by
/// now, processes start without.
final class TrainedParsers {

  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path ALL = Path.of("target", "parsers");
  private static final int DOCUMENTS = 9;
  private static final List<String> PARAGRAPHS =
      List.of("A first paragraph.", "Another, which is \u00e4lter.", "12 of 34.");

  private static final Path FOLDER = ALL.resolve(Long.toHexString(state()));

  private TrainedParsers() {}

  /// Returns how to start one.
  static WorkerCommand command(int memoryMebibytes) {
    return Files.exists(cache())
        ? WorkerCommand.of(memoryMebibytes, classPath(), Optional.of(cache().toString()))
        : WorkerCommand.ofThisProcess(memoryMebibytes);
  }

  /// Makes the cache. That a process fails in its training is said, and stops nobody.
  ///
  /// @param arguments none
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!Files.exists(cache())) {
      Emptying.of(ALL);
      train();
    }
  }

  private static Path cache() {
    return FOLDER.resolve("parsers.aot").toAbsolutePath();
  }

  private static Path jar() {
    return FOLDER.resolve("classes.jar").toAbsolutePath();
  }

  /// Returns what changes when a class of this module does, a jar, or the virtual machine: a cache
  /// fits no others.
  private static long state() {
    CRC32 sum = new CRC32();
    add(sum, System.getProperty("java.vm.version"));
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        add(sum, file.toString());
        sum.update(Files.readAllBytes(file));
      }
      for (String jar : jars()) {
        Path file = Path.of(jar);
        add(sum, jar + Files.size(file) + Files.getLastModifiedTime(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sum.getValue();
  }

  private static void add(CRC32 sum, String text) {
    sum.update(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Returns the jars of this process.
  private static List<String> jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> entry.endsWith(".jar"))
        .toList();
  }

  /// Returns the jars of this process, and behind them that of this module.
  private static String classPath() {
    return String.join(File.pathSeparator, jars()) + File.pathSeparator + jar();
  }

  private static void train() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    int packed =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                jar().toString(),
                "-C",
                CLASSES.toString(),
                ".");
    Path training = Files.createDirectories(FOLDER.resolve("training"));
    ParserTraining.run(training, PARAGRAPHS, DOCUMENTS);
    Path own = Files.createDirectory(training.resolve("process"));
    List<String> words =
        new ArrayList<>(WorkerCommand.of(256, classPath(), Optional.empty()).in(own, own));
    words.add(1, "-XX:AOTCacheOutput=" + cache());
    Process process =
        new ProcessBuilder(words).redirectError(FOLDER.resolve("training.log").toFile()).start();
    try (DataOutputStream jobs =
            new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        DataInputStream answers = new DataInputStream(process.getInputStream());
        Stream<Path> files = Files.list(training.resolve("files"))) {
      boolean right = packed == 0 && answers.read() == WorkerMain.READY;
      for (Path file : files.toList()) {
        if (!right) {
          break;
        }
        // What hangs on a mail lies there by itself as well.
        new Job(file, "" + file.getFileName(), 0, false, 0, 1 << 20, "", List.of()).write(jobs);
        jobs.flush();
        right = answers.read() == WorkerMain.DONE;
        if (right) {
          Parsed.read(answers);
        }
      }
      if (!right) {
        System.err.println("parsers of tests start slowly: see " + FOLDER);
      }
    }
    process.waitFor();
  }
}
