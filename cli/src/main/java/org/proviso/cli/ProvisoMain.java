package org.proviso.cli;

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
    description = "What binds whom on any day, and why.")
public final class ProvisoMain implements Runnable {

  @Spec private CommandSpec spec;

  ProvisoMain() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  static int execute(String... args) {
    return new CommandLine(new ProvisoMain()).execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /// The version in the manifest of the jar that is running.
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = ProvisoMain.class.getPackage().getImplementationVersion();
      return new String[] {"proviso " + (version == null ? "(not packaged)" : version)};
    }
  }
}
