package org.proviso.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The commands that run on Spark, where a process begins: the driver of a job.
///
/// Exit codes: 0 done, 1 done but for rows that could not be read, 2 bad usage or unreadable input.
@Command(
    name = "proviso-spark",
    mixinStandardHelpOptions = true,
    description = "Sweeps registers that outgrow one machine, on Apache Spark.")
public final class SparkMain implements Runnable {

  @Spec private CommandLine.Model.CommandSpec spec;

  SparkMain() {}

  /// Runs one command on the Spark that the process was submitted to, and ends the process with its
  /// exit code.
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  private static int execute(String... args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
    try (Lazily session = new Lazily()) {
      return execute(session, out, err, args);
    }
  }

  static int execute(
      Supplier<SparkSession> session, PrintWriter out, PrintWriter err, String... args) {
    try {
      return new CommandLine(new SparkMain())
          .addSubcommand(new ImportCommand(session))
          .addSubcommand(new SweepCommand(session))
          .setOut(out)
          .setErr(err)
          .setExpandAtFiles(false)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .registerConverter(LocalDate.class, SparkMain::day)
          .setParameterExceptionHandler((failure, line) -> badUsage(failure))
          .setExecutionExceptionHandler((failure, line, result) -> failed(failure, line))
          .execute(args);
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("'" + text + "' is not a day like 2018-01-24");
    }
  }

  private static int badUsage(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println("error: " + failure.getMessage());
    command.getErr().println("see: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, CommandLine line) {
    String kind = failure instanceof Refusal ? "" : failure.getClass().getSimpleName() + ": ";
    line.getErr().println("error: " + kind + failure.getMessage());
    return ExitCode.USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command: import or sweep");
  }

  /// The session of the process, made when a command first asks for it: help needs none.
  private static final class Lazily implements Supplier<SparkSession>, AutoCloseable {

    private @Nullable SparkSession made;

    @Override
    public SparkSession get() {
      SparkSession session = SparkSession.builder().appName("proviso").getOrCreate();
      made = session;
      return session;
    }

    @Override
    public void close() {
      if (made != null) {
        made.stop();
      }
    }
  }
}
