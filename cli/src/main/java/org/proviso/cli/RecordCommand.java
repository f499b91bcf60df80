package org.proviso.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `proviso record`: the record of events.
@Command(name = "record", mixinStandardHelpOptions = true)
final class RecordCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Words.say("usage.no-command"));
  }
}
