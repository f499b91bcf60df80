package org.proviso.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `proviso money`: what awards have at stake on a day, and what an order or its reversal would
/// free or freeze.
@Command(name = "money", mixinStandardHelpOptions = true)
final class MoneyCommand implements Callable<Integer> {

  private enum Format {
    TEXT,
    CSV,
    JSON
  }

  private final Console console;

  @Option(
      names = "--on",
      required = true,
      paramLabel = "DATE",
      descriptionKey = "proviso.money.option.on")
  private LocalDate on = LocalDate.EPOCH;

  @Option(
      names = "--condition",
      paramLabel = "CONDITION",
      descriptionKey = "proviso.money.option.condition")
  private @Nullable String condition;

  @Mixin private SupposeOption supposition;
  @Mixin private ReadingOptions reading;
  @Mixin private PackOption packs;

  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format.text-csv-json")
  private Format format = Format.TEXT;

  MoneyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pack pack = packs.load(console);
    Path file = supposition.file();
    Stakes stakes =
        Stakes.of(
            pack,
            supposition.on(pack),
            conditions(pack),
            on,
            reading.asking(console.today()),
            new Stakes.Heading(
                reading.word(),
                reading.known(),
                reading.inWords(console.today()),
                condition,
                file));
    List<String> warnings = Warnings.outside(pack, on);
    warnings.forEach(console::warn);
    console.print(
        switch (format) {
          case TEXT -> stakes.text();
          case CSV -> stakes.csv();
          case JSON -> stakes.json(warnings);
        });
    return ExitCode.OK;
  }

  /// @throws Refusal if the pack has no such condition
  private List<Condition> conditions(Pack pack) {
    String id = condition;
    if (id == null) {
      return List.copyOf(pack.law().conditions());
    }
    return List.of(
        pack.law()
            .condition(id)
            .orElseThrow(
                () ->
                    new Refusal(
                        Words.say("unknown.condition", id, pack.name())
                            + Nearest.among(
                                pack.law().conditions().stream().map(Condition::id).toList(),
                                id))));
  }
}
