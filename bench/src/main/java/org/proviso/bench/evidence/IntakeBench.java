package org.proviso.bench.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.bench.race.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// `./proviso bench intake`: takes a folder in from beginning to end, and has bare Tika read the
/// same folder in batch mode, in turn.
///
/// Each is a process of its own with processes of its own, as a user starts it. Exit code 1 if one
/// of them failed.
@Command(
    name = "intake",
    sortOptions = false,
    description = {
      "Takes a folder in (hash, parse, duplicates, near-duplicates, mails, index, manifest), and has"
          + " bare Tika read the same folder in batch mode, in turn. Shows medians and their ratio.",
      ""
    })
public final class IntakeBench implements Callable<Integer> {

  private static final double MEBIBYTE = 1 << 20;
  private static final double SECOND = 1e9;

  private final PrintWriter out;
  private final PrintWriter err;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "What is taken in; default: what is made from the seed.")
  private @Nullable Path given;

  @Option(
      names = "--mails",
      paramLabel = "N",
      description = "How many mails are made. Default: ${DEFAULT-VALUE}.")
  private int mails = 4_000;

  @Option(
      names = "--documents",
      paramLabel = "N",
      description = "How many documents are made. Default: ${DEFAULT-VALUE}.")
  private int documents = 1_000;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Counted runs, of which the median is shown. Default: ${DEFAULT-VALUE}.")
  private int runs = 3;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many files each reads at a time. Default: as many as there are cores.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What files are made from. Default: ${DEFAULT-VALUE}.")
  private long seed = 20180124;

  @Option(
      names = "--tika-app",
      paramLabel = "FILE",
      description = "The jar of tika-app; default: the one that this build fetched.")
  private @Nullable Path tikaApp;

  @Option(names = "--without-tika", description = "Takes in, and compares with nothing.")
  private boolean withoutTika;

  @Option(names = "--help", usageHelp = true, description = "Shows this help.")
  // The parser acts on it.
  @SuppressWarnings("UnusedVariable")
  private boolean help;

  /// @param out takes the results
  /// @param err takes the progress
  public IntakeBench(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /// One run of both.
  private record Round(ProcessRun intake, Optional<ProcessRun> tika) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path temp = Files.createTempDirectory("proviso-bench");
    // Also after an interruption nothing is left behind.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> emptied(temp)));
    // What the launcher builds before the first command is no part of any round.
    Path built = temp.resolve("built");
    if (ProcessRun.of(proviso(List.of("intake", "--help")), Redirect.to(built.toFile())).code()
        != 0) {
      return failed("intake", built);
    }
    Optional<Path> peer = withoutTika ? Optional.empty() : Optional.of(peer());
    Path folder = given == null ? generated(temp) : given;
    long[] files = counted(folder);
    List<Round> rounds = new ArrayList<>();
    for (int round = 1; round <= runs; round++) {
      say("round %d of %d: intake ...".formatted(round, runs));
      Path store = temp.resolve("store-" + round);
      Path said = temp.resolve("said");
      ProcessRun intake = ProcessRun.of(intake(folder, store), Redirect.to(said.toFile()));
      if (intake.code() != 0) {
        return failed("intake", said);
      }
      if (round == 1) {
        out.println();
        Files.readAllLines(said).forEach(out::println);
      }
      emptied(store);
      Optional<ProcessRun> tika = Optional.empty();
      if (peer.isPresent()) {
        say("round %d of %d: tika-app ...".formatted(round, runs));
        Path texts = temp.resolve("texts-" + round);
        tika =
            Optional.of(
                ProcessRun.of(tika(peer.get(), temp, folder, texts), Redirect.to(said.toFile())));
        long written = Files.isDirectory(texts) ? counted(texts)[0] : 0;
        if (tika.get().code() != 0) {
          return failed("tika-app", said);
        }
        say("tika-app wrote %d files".formatted(written));
        emptied(texts);
      }
      rounds.add(new Round(intake, tika));
      say(shown(rounds.getLast()));
    }
    report(files, rounds);
    return ExitCode.OK;
  }

  private void say(String progress) {
    err.println("bench: " + progress);
    err.flush();
  }

  private int failed(String name, Path said) throws IOException {
    say(name + " failed:");
    Files.readAllLines(said).forEach(err::println);
    return ExitCode.SOFTWARE;
  }

  private Path generated(Path temp) throws IOException {
    Path folder = temp.resolve("made");
    say("making %d mails and %d documents from seed %d ...".formatted(mails, documents, seed));
    new GeneratedFolder(seed, mails, documents)
        .write(folder, count -> say("%d of %d".formatted(count, mails + documents)));
    return folder;
  }

  private List<String> intake(Path folder, Path store) {
    List<String> arguments = new ArrayList<>(List.of("intake"));
    if (given == null) {
      for (String custodian : GeneratedFolder.CUSTODIANS) {
        arguments.add(folder.resolve(custodian).toString());
      }
    } else {
      arguments.add("given=" + folder);
    }
    arguments.addAll(List.of("--into", store.toString(), "--workers", Integer.toString(workers)));
    return proviso(arguments);
  }

  /// Returns a command as a user gives it, with what the launcher has trained; without a launcher
  /// on the classes of this process.
  private static List<String> proviso(List<String> arguments) {
    String home = System.getProperty("proviso.home");
    if (home == null) {
      return ProcessRun.java(
          List.of("-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"),
          "org.proviso.evidence.command.EvidenceMain",
          arguments);
    }
    List<String> command = new ArrayList<>(List.of(Path.of(home, "proviso").toString()));
    command.addAll(arguments);
    return command;
  }

  private List<String> tika(Path app, Path temp, Path folder, Path texts) throws IOException {
    Path config = temp.resolve("tika-config.xml");
    try (InputStream in = IntakeBench.class.getResourceAsStream("tika-config.xml")) {
      if (in == null) {
        throw new IOException("no tika-config.xml in the class path");
      }
      Files.write(config, in.readAllBytes());
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        app.toAbsolutePath().toString(),
        "--config=" + config,
        "-i",
        folder.toAbsolutePath().toString(),
        "-o",
        texts.toAbsolutePath().toString(),
        "-numConsumers",
        Integer.toString(workers),
        "-JXmx1g");
  }

  /// Returns the jar that the build fetched, beside the one of bench.
  private Path peer() throws IOException {
    if (tikaApp != null) {
      return tikaApp;
    }
    Path first =
        Path.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)[0]);
    Path beside = first.toAbsolutePath().resolveSibling("peers").resolve("tika-app.jar");
    if (!Files.isRegularFile(beside)) {
      throw new IOException("no " + beside + ": use ./proviso bench, or --tika-app");
    }
    return beside;
  }

  private void report(long[] files, List<Round> rounds) {
    Median intake = Median.of(rounds, round -> round.intake().wall() / SECOND);
    out.println();
    out.println("%s, %d cores".formatted(Machine.here().processor(), Machine.here().cores()));
    out.println(
        "%d files, %.1f MB; %s; %d runs in turn; %d workers each"
            .formatted(
                files[0],
                files[1] / 1e6,
                given == null
                    ? "%d mails and %d documents of seed %d".formatted(mails, documents, seed)
                    : given.toString(),
                rounds.size(),
                workers));
    out.println();
    out.println(
        "| | wall s, median (least, most) | files a second | CPU s | memory, MiB | of its workers, MiB |");
    out.println("|---|---|---|---|---|---|");
    line("intake", rounds.stream().map(Round::intake).toList(), files[0]);
    List<ProcessRun> tika = rounds.stream().flatMap(round -> round.tika().stream()).toList();
    if (!tika.isEmpty()) {
      line("tika-app", tika, files[0]);
      out.println();
      out.println(
          "wall of tika-app, that of intake being 1: %.2f by medians; in each round: %s"
              .formatted(
                  Median.of(tika, run -> run.wall() / SECOND).middle() / intake.middle(),
                  rounds.stream()
                      .map(round -> "%.2f".formatted(ratio(round)))
                      .collect(Collectors.joining(", "))));
    }
    out.flush();
  }

  private static double ratio(Round round) {
    return (double) round.tika().orElseThrow().wall() / round.intake().wall();
  }

  private void line(String name, List<ProcessRun> some, long files) {
    Median wall = Median.of(some, run -> run.wall() / SECOND);
    out.println(
        "| %s | %s | %.0f | %.1f | %.0f | %.0f |"
            .formatted(
                name,
                wall.shown(),
                files / wall.middle(),
                Median.of(some, run -> run.cpu() / SECOND).middle(),
                Median.of(some, run -> run.peak() / MEBIBYTE).most(),
                Median.of(some, run -> run.peakOfOthers() / MEBIBYTE).most()));
  }

  private static String shown(Round round) {
    return "intake %.1f s, CPU %.1f s, %.0f MiB%s"
        .formatted(
            round.intake().wall() / SECOND,
            round.intake().cpu() / SECOND,
            round.intake().peak() / MEBIBYTE,
            round
                .tika()
                .map(
                    tika ->
                        "; tika-app %.1f s, CPU %.1f s"
                            .formatted(tika.wall() / SECOND, tika.cpu() / SECOND))
                .orElse(""));
  }

  /// Returns how many files there are below a folder, and how many bytes they have.
  private static long[] counted(Path folder) throws IOException {
    long[] counted = new long[2];
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        counted[0]++;
        counted[1] += Files.size(file);
      }
    }
    return counted;
  }

  /// Removes a folder that this program made. What cannot be removed stays.
  static void emptied(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
                throws IOException {
              Files.delete(left);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      System.err.println("bench: left behind: " + folder);
    }
  }
}
