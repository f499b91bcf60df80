package org.proviso.cli;

import java.time.LocalDate;
import java.util.List;
import org.proviso.pack.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a user sees of a failure: one message, never a stack trace, and exit code 2.
final class Failures {

  private Failures() {}

  static CommandLine handledBy(CommandLine line, Console console) {
    return line.setOut(console.out())
        .setErr(console.err())
        // An argument that begins with @ is text and not the name of a file with more arguments.
        .setExpandAtFiles(false)
        .setUsageHelpWidth(Lines.COLUMNS)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, Days::parse)
        .registerConverter(Viewpoint.class, Viewpoint::parse)
        .setParameterExceptionHandler((failure, args) -> badUsage(failure))
        .setExecutionExceptionHandler((failure, command, result) -> failed(failure, command));
  }

  private static int badUsage(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    command.getErr().println(Words.say("error", message(failure) + suggestion(failure)));
    command.getErr().println(Words.say("usage.see", command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static String suggestion(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String given = unmatched.getUnmatched().getFirst();
      CommandLine command = failure.getCommandLine();
      List<String> known =
          given.startsWith("-")
              ? List.copyOf(command.getCommandSpec().optionsMap().keySet())
              : List.copyOf(command.getSubcommands().keySet());
      return Suggestion.among(known, given);
    }
    return "";
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
}
