package org.proviso.cli;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.proviso.law.fact.Party;
import org.proviso.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `proviso diff`: which answers changed between two days, and which acts made them change.
@Command(name = "diff", mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

  private enum Format {
    TEXT,
    CSV,
    JSON
  }

  private final Console console;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      descriptionKey = "proviso.diff.option.from")
  private LocalDate from = LocalDate.EPOCH;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      descriptionKey = "proviso.diff.option.to")
  private LocalDate to = LocalDate.EPOCH;

  @Option(names = "--all", descriptionKey = "option.all")
  private boolean all;

  @Mixin private RoundOption round;
  @Mixin private SupposeOption supposition;
  @Mixin private PackOption packs;

  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format.text-csv-json")
  private Format format = Format.TEXT;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw new Refusal(Words.say("diff.backward", to, from));
    }
    if (all && round.isGiven()) {
      throw new Refusal(Words.say("diff.all-and-round"));
    }
    Pack pack = supposition.on(packs.load(console));
    Set<String> parties = new LinkedHashSet<>();
    if (all) {
      pack.register().parties().stream().map(Party::id).forEach(parties::add);
    } else {
      parties.addAll(round.of(pack).addressees());
    }
    Differences differences = Differences.of(pack, parties, from, to);
    List<String> warnings = Warnings.outside(pack, from, to);
    warnings.forEach(console::warn);
    console.print(
        switch (format) {
          case TEXT -> differences.text();
          case CSV -> differences.csv();
          case JSON -> differences.json(supposition.file(), warnings);
        });
    return ExitCode.OK;
  }
}
