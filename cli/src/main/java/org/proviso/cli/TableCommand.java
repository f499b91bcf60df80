package org.proviso.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.proviso.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `proviso table`: recipients down, conditions across, for one day.
@Command(name = "table", mixinStandardHelpOptions = true)
final class TableCommand implements Callable<Integer> {

  private enum Format {
    TEXT,
    CSV,
    JSON,
    HTML
  }

  private final Console console;

  @Option(
      names = "--on",
      required = true,
      paramLabel = "DATE",
      descriptionKey = "proviso.table.option.on")
  private LocalDate on = LocalDate.EPOCH;

  @Mixin private RoundOption round;
  @Mixin private ReadingOptions reading;
  @Mixin private PackOption packs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      descriptionKey = "option.format.text-csv-json-html")
  private Format format = Format.TEXT;

  TableCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pack pack = packs.load(console);
    Table.Heading heading =
        new Table.Heading(
            pack,
            round.of(pack),
            on,
            reading.word(),
            reading.known(),
            reading.inWords(console.today()),
            packs.again());
    Table table = Table.of(heading, reading.asking(console.today()));
    List<String> warnings = Warnings.outside(pack, on);
    warnings.forEach(console::warn);
    console.print(
        switch (format) {
          case TEXT -> TableText.of(table);
          case CSV -> TableData.csv(table);
          case JSON -> TableData.json(table, warnings);
          case HTML -> TablePage.of(table, warnings);
        });
    return ExitCode.OK;
  }
}
