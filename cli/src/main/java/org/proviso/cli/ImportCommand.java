package org.proviso.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `proviso import`: reads tables that others publish.
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Words.say("usage.no-command"));
  }
}
