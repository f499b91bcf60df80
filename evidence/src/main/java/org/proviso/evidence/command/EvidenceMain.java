package org.proviso.evidence.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The evidence commands of `proviso`, where a process begins.
///
/// Exit codes: 0 done, 1 stopped before the end or nothing found, 2 bad usage or unreadable input.
@Command(name = "proviso", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
public final class EvidenceMain implements Runnable {

  /// Held here: a logger that nobody holds forgets its level.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  @Spec private CommandSpec spec;

  EvidenceMain() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /// Runs one command as a process of its own does, and returns its exit code.
  static int run(String... args) {
    // It recommends options of the virtual machine to whoever looks for a word.
    LUCENE.setLevel(Level.SEVERE);
    java.io.Console system = System.console();
    return execute(writer(System.out), writer(System.err), isTerminal(system), args);
  }

  // Error Prone holds that it is never null since JDK 22; on 25, without a terminal, it is.
  private static boolean isTerminal(java.io.@Nullable Console system) {
    return system != null && system.isTerminal();
  }

  /// Runs one command.
  ///
  /// @param terminal whether a person looks at `err` while it is written
  static int execute(PrintWriter out, PrintWriter err, boolean terminal, String... args) {
    return execute(out, err, terminal, VectorSource.ofThisProcess(), args);
  }

  /// Runs one command.
  ///
  /// @param source of vectors, where the command needs some
  static int execute(
      PrintWriter out, PrintWriter err, boolean terminal, VectorSource source, String... args) {
    CommandLine line =
        new CommandLine(new EvidenceMain())
            .addSubcommand(new IntakeCommand(out, terminal, source))
            .addSubcommand(new SearchCommand(out, source))
            .addSubcommand(new PassagesCommand(out))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(out)
            .setErr(err)
            .setExpandAtFiles(false)
            .setParameterExceptionHandler((failure, given) -> badUsage(failure))
            .setExecutionExceptionHandler((failure, command, result) -> failed(failure, command));
    try {
      return line.execute(args);
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static int badUsage(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println(Words.say("error", message(failure)));
    command.getErr().println(Words.say("usage.see", command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine command) {
    String message =
        failure instanceof Refusal
            ? message(failure)
            : Words.say("failure", failure.getClass().getSimpleName(), message(failure));
    command.getErr().println(Words.say("error", message));
    return ExitCode.USAGE;
  }

  private static String message(Exception failure) {
    String message = failure.getMessage();
    return message == null ? "" : message;
  }

  /// The product's text is UTF-8 whatever the terminal's own encoding is.
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Words.say("usage.no-command"));
  }
}
