package org.proviso.bench.awards;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Peer;
import org.proviso.bench.race.ProcessFiles;
import org.proviso.bench.race.Programs;

/// SWI-Prolog in a process of its own; the program is a file of the class path.
///
/// @param name the name of the contestant
/// @param program the file of the program
/// @param setting what is special about the program
/// @param changes whether the notes say what a change of one fact costs under incremental tabling
record PrologContestant(String name, String program, String setting, boolean changes)
    implements Contestant<Facts> {

  private static final String COMMAND = "swipl";
  private static final String SESSION = "session.pl";
  private static final String INCREMENTAL = "awards-incremental.pl";
  private static final int CHANGES = 1000;

  /// Returns the contestant whose rules are tabled under the well-founded semantics.
  static PrologContestant wellFounded() {
    return new PrologContestant(
        "swi-prolog",
        "awards.pl",
        "tables under the well-founded semantics; facts consulted from a file, indexed on the first"
            + " argument; swipl -O",
        true);
  }

  /// Returns the contestant that negates nothing but facts.
  static PrologContestant stratified() {
    return new PrologContestant(
        "swi-stratified",
        "awards-stratified.pl",
        "as swi-prolog, but the rules negate facts only, as a reader who knows that they are stratified"
            + " may write them",
        false);
  }

  @Override
  public Duration warmUp() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Readiness readiness() {
    boolean found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
    return found
        ? new Readiness.Ready()
        : new Readiness.Missing("not installed: apt-get install swi-prolog-nox");
  }

  @Override
  public Peer<Facts> start() throws IOException {
    return new Prolog(program, changes);
  }

  private static final class Prolog implements Peer<Facts> {

    private final Path folder = Files.createTempDirectory("proviso-bench-prolog");
    private final Path facts = folder.resolve("facts.pl");
    private final boolean changes;
    private final Session session;
    private int count;

    Prolog(String program, boolean changes) throws IOException {
      this.changes = changes;
      for (String file : List.of(program, SESSION, INCREMENTAL)) {
        Files.writeString(folder.resolve(file), Programs.text(PrologContestant.class, file));
      }
      session = new Session(folder.resolve(program));
    }

    @Override
    public String version() {
      return session.version();
    }

    @Override
    public void load(Facts given) throws IOException {
      count = given.count();
      try (BufferedWriter out = Files.newBufferedWriter(facts)) {
        write(out, "applies", given::applies);
        write(out, "exempt", given::exempt);
        write(out, "covered", given::covered);
      }
      session.ask("load('" + facts + "')");
    }

    private void write(Writer out, String predicate, IntPredicate holds) throws IOException {
      for (int award = 0; award < count; award++) {
        if (holds.test(award)) {
          out.write(predicate + "(" + award + ").\n");
        }
      }
    }

    @Override
    public boolean prepare() throws IOException {
      session.ask("forget");
      return true;
    }

    @Override
    public void answer() throws IOException {
      session.ask("answer");
    }

    @Override
    public byte[] answers() throws IOException {
      Path file = folder.resolve("answers");
      session.ask("write('" + file + "')");
      byte[] answers = new byte[count];
      for (String line : Files.readAllLines(file)) {
        int space = line.indexOf(' ');
        int award = Integer.parseInt(line.substring(space + 1));
        answers[award] = (line.startsWith("binds") ? Answer.BARRED : Answer.ENFORCEABLE).code();
      }
      return answers;
    }

    @Override
    public Elsewhere elsewhere() throws IOException {
      return session.used();
    }

    @Override
    public List<String> notes() throws IOException {
      if (!changes) {
        return List.of();
      }
      int times = Math.min(CHANGES, count);
      try (Session incremental = new Session(folder.resolve(INCREMENTAL))) {
        incremental.ask("load('" + facts + "')");
        double seconds =
            Double.parseDouble(incremental.ask("change(" + count + ", " + times + ")"));
        return List.of(
            String.format(
                Locale.ROOT,
                "One fact of one award changed and the award asked for again, by incremental tabling"
                    + " with a table for each award: %.1f µs of CPU, mean of %,d changes.",
                seconds * 1e6,
                times));
      }
    }

    @Override
    public void close() throws IOException {
      session.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// A running `swipl` that reads commands and answers each with a line.
  private static final class Session implements AutoCloseable {

    private final Process process;
    private final Writer commands;
    private final BufferedReader replies;
    private final String version;

    Session(Path program) throws IOException {
      process =
          new ProcessBuilder(
                  COMMAND,
                  "-q",
                  "-O",
                  "--table-space=4g",
                  "--stack-limit=4g",
                  "-g",
                  "serve",
                  "-t",
                  "halt",
                  program.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      commands = process.outputWriter(StandardCharsets.UTF_8);
      replies = process.inputReader(StandardCharsets.UTF_8);
      version = ask("version");
    }

    String version() {
      return version;
    }

    /// Returns the reply to a command.
    ///
    /// @throws IOException if the command failed or the process has ended
    String ask(String command) throws IOException {
      commands.write(command + ".\n");
      commands.flush();
      String reply = replies.readLine();
      if (reply == null || reply.equals("failed") || reply.startsWith("error(")) {
        throw new IOException(COMMAND + ": " + command + ": " + reply);
      }
      return reply;
    }

    Peer.Elsewhere used() throws IOException {
      return new Peer.Elsewhere(ProcessFiles.cpu(process.pid()), ProcessFiles.peak(process.pid()));
    }

    @Override
    public void close() throws IOException {
      commands.close();
      process.destroy();
    }
  }
}
