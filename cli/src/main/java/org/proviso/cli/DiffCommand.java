package org.proviso.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;
import org.proviso.law.proof.Asking;
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

  @Option(names = "--from", paramLabel = "DATE", descriptionKey = "proviso.diff.option.from")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", descriptionKey = "proviso.diff.option.to")
  private @Nullable LocalDate to;

  @Option(names = "--on", paramLabel = "DATE", descriptionKey = "proviso.diff.option.on")
  private @Nullable LocalDate on;

  @Option(names = "--rows", paramLabel = "FILE", descriptionKey = "option.rows")
  private @Nullable Path rows;

  @Mixin private AwardsOptions awards;

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
  public Integer call() throws IOException {
    Path file = awards.file();
    if (file != null) {
      return overRegister(file);
    }
    LocalDate from = this.from;
    LocalDate to = this.to;
    if (from == null || to == null || on != null) {
      throw new Refusal(Words.say("diff.days"));
    }
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

  /// Over a file of awards: two days under one law, or one day without and with supposed acts.
  private int overRegister(Path file) throws IOException {
    LocalDate before = on == null ? from : on;
    LocalDate after = on == null ? to : on;
    if (before == null || after == null || (on != null && (from != null || to != null))) {
      throw new Refusal(Words.say("diff.days"));
    }
    if (on != null && supposition.file() == null) {
      throw new Refusal(Words.say("diff.needs-suppose"));
    }
    if (after.isBefore(before)) {
      throw new Refusal(Words.say("diff.backward", after, before));
    }
    Pack pack = packs.load(console);
    Pack supposed = supposition.on(pack);
    Asking asking = Asking.CONTEMPORANEOUS;
    RegisterDifferences differences =
        RegisterDifferences.of(
            awards.of(file, on == null ? supposed : pack, asking),
            awards.of(file, supposed, asking),
            before,
            after,
            rows,
            console);
    console.print(
        switch (format) {
          case TEXT -> differences.text();
          case JSON -> differences.json(before, after, supposition.file());
          case CSV -> throw new Refusal(Words.say("diff.register-format"));
        });
    return differences.malformed() > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
  }
}
