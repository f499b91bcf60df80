package org.proviso.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.proviso.law.engine.History;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `proviso ask`: one answer with its reasons.
@Command(name = "ask", mixinStandardHelpOptions = true)
final class AskCommand implements Callable<Integer> {

  private enum Format {
    TEXT,
    JSON
  }

  private final Console console;

  @Mixin private Question question;
  @Mixin private ReadingOptions reading;
  @Mixin private SupposeOption supposition;
  @Mixin private PackOption packs;

  @Option(
      names = "--on",
      required = true,
      paramLabel = "DATE",
      descriptionKey = "proviso.ask.option.on")
  private LocalDate on = LocalDate.EPOCH;

  @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "option.format.text-json")
  private Format format = Format.TEXT;

  AskCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pack pack = packs.load(console);
    Asking asking = reading.asking(console.today());
    History given = question.history(pack, asking);
    Path file = supposition.file();
    AskReport report =
        file == null
            ? report(pack, given, null)
            : report(supposition.on(pack), null, new AskReport.Before(file, given.on(on)));
    report.warnings().forEach(console::warn);
    console.print(
        switch (format) {
          case TEXT -> AskText.of(report);
          case JSON -> AskJson.of(report);
        });
    return ExitCode.OK;
  }

  private AskReport report(
      Pack pack, @Nullable History history, AskReport.@Nullable Before before) {
    Asking asking = reading.asking(console.today());
    History asked = history == null ? question.history(pack, asking) : history;
    List<String> warnings = Warnings.outside(pack, on);
    return AskReport.of(pack, asked, on, reading, console.today(), before, warnings);
  }
}
