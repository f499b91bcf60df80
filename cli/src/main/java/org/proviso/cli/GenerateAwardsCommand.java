package org.proviso.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.proviso.register.SyntheticAwards;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// `proviso generate awards`: synthetic awards on the columns of USAspending's award summary.
@Command(name = "awards", mixinStandardHelpOptions = true)
final class GenerateAwardsCommand implements Callable<Integer> {

  /// Byrne JAG; a listing that no pack has would leave nothing to ask.
  private static final String LISTING = "16.738";

  private final Console console;

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "N",
      descriptionKey = "proviso.generate.awards.option.rows")
  private int rows;

  @Option(
      names = "--mix",
      paramLabel = "MIX",
      descriptionKey = "proviso.generate.awards.option.mix")
  private SyntheticAwards.Mix mix = SyntheticAwards.Mix.REALISTIC;

  @Option(
      names = "--seed",
      paramLabel = "S",
      descriptionKey = "proviso.generate.awards.option.seed")
  private long seed = 1;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "proviso.generate.awards.option.out")
  private String out = "";

  GenerateAwardsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (rows <= 0) {
      throw new Refusal(Words.say("generate.no-rows", rows));
    }
    Path file = PackOption.path(out);
    try (Writer writer = Files.newBufferedWriter(file)) {
      new SyntheticAwards(seed, mix, rows, LISTING).writeTo(writer);
    } catch (IOException e) {
      throw new Refusal(Words.say("file.unwritable", file, e));
    }
    console.print(Words.say("generate.done", rows, file, seed) + "\n");
    return ExitCode.OK;
  }
}
