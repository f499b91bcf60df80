package org.proviso.cli;

import java.util.concurrent.Callable;
import org.proviso.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `proviso timeline`: every change of an answer, and what made it.
@Command(name = "timeline", mixinStandardHelpOptions = true)
final class TimelineCommand implements Callable<Integer> {

  private enum Format {
    TEXT,
    JSON,
    SVG
  }

  private final Console console;

  @Mixin private Question question;
  @Mixin private ReadingOptions reading;
  @Mixin private SupposeOption supposition;
  @Mixin private PackOption packs;

  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format.text-json-svg")
  private Format format = Format.TEXT;

  TimelineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pack base = packs.load(console);
    question.history(base, reading.asking(console.today()));
    Pack pack = supposition.on(base);
    Turns turns =
        Turns.of(
            pack,
            question.history(pack, reading.asking(console.today())),
            question.condition(),
            reading.inWords(console.today()));
    console.print(
        switch (format) {
          case TEXT -> turns.text();
          case JSON -> turns.json(reading.word(), supposition.file());
          case SVG -> new TimelineChart(turns).svg();
        });
    return ExitCode.OK;
  }
}
