package org.proviso.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `proviso generate`: makes synthetic data for tests and measurements.
@Command(name = "generate", mixinStandardHelpOptions = true)
final class GenerateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Words.say("usage.no-command"));
  }
}
