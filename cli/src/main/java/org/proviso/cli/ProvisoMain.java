package org.proviso.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `proviso`, where a process begins.
///
/// Exit codes: 0 done, 1 the answer is "no", 2 bad usage or unreadable input.
@Command(
    name = "proviso",
    mixinStandardHelpOptions = true,
    versionProvider = ProvisoMain.Version.class,
    resourceBundle = Words.BUNDLE)
public final class ProvisoMain implements Runnable {

  @Spec private CommandSpec spec;

  ProvisoMain() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  static int execute(String... args) {
    LocalDate today = LocalDate.now(Clock.system(ZoneId.systemDefault()));
    Path home = Path.of(System.getProperty("proviso.home", "."));
    java.io.Console system = System.console();
    return execute(
        new Console(writer(System.out), writer(System.err), today, home, isTerminal(system)), args);
  }

  // Error Prone holds that it is never null since JDK 22; on 25, without a terminal, it is.
  private static boolean isTerminal(java.io.@Nullable Console system) {
    return system != null && system.isTerminal();
  }

  static int execute(Console console, String... args) {
    CommandLine line =
        new CommandLine(new ProvisoMain())
            .addSubcommand(new AskCommand(console))
            .addSubcommand(new TimelineCommand(console))
            .addSubcommand(new TableCommand(console))
            .addSubcommand(new DiffCommand(console))
            .addSubcommand(new MoneyCommand(console))
            .addSubcommand(new SweepCommand(console))
            .addSubcommand(new StepsCommand(console))
            .addSubcommand(new TestCommand(console))
            .addSubcommand(new LintCommand(console))
            .addSubcommand(new WhenCommand(console))
            .addSubcommand(
                new CommandLine(new RecordCommand())
                    .addSubcommand(new RecordVerifyCommand(console)))
            .addSubcommand(
                new CommandLine(new ImportCommand())
                    .addSubcommand(new ImportPartiesCommand(console)))
            .addSubcommand(
                new CommandLine(new GenerateCommand())
                    .addSubcommand(new GenerateAwardsCommand(console)));
    try {
      return Failures.handledBy(line, console).execute(args);
    } finally {
      console.out().flush();
      console.err().flush();
    }
  }

  /// The product's text is UTF-8 whatever the terminal's own encoding is.
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, false, StandardCharsets.UTF_8);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Words.say("usage.no-command"));
  }

  /// The version in the manifest of the jar that is running.
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = ProvisoMain.class.getPackage().getImplementationVersion();
      return new String[] {
        "proviso " + (version == null ? Words.say("version.unpackaged") : version)
      };
    }
  }
}
