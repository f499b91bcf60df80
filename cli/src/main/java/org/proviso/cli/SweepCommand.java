package org.proviso.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.Pack;
import org.proviso.register.AwardSource;
import org.proviso.register.Counts;
import org.proviso.register.Malformed;
import org.proviso.register.SweepRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What holds of every condition for every award of a file, on every day.
@Command(name = "sweep", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class SweepCommand implements Callable<Integer> {

  private static final int SHOWN_FAULTS = 20;

  private final Console console;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "proviso.sweep.option.out")
  private Path out = Path.of("");

  @Option(names = "--restart", descriptionKey = "proviso.sweep.option.restart")
  private boolean restart;

  @Mixin private AwardsOptions awards;
  @Mixin private ReadingOptions reading;
  @Mixin private SupposeOption supposition;
  @Mixin private PackOption packs;

  SweepCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path file = awards.file();
    if (file == null) {
      throw new Refusal(Words.say("sweep.needs-awards"));
    }
    Pack pack = supposition.on(packs.load(console));
    AwardSource source = awards.of(file, pack, reading.asking(console.today()));
    boolean parquet = String.valueOf(out.getFileName()).endsWith(".parquet");
    SweepRun.Format format = parquet ? SweepRun.Format.PARQUET : SweepRun.Format.CSV;
    SweepRun.Outcome outcome;
    try (Shown shown = new Shown(console, file)) {
      outcome = SweepRun.run(source, asked(pack), out, format, restart, shown);
    }
    return switch (outcome) {
      case SweepRun.Outcome.Done(var progress, var malformed) -> done(progress, malformed);
      case SweepRun.Outcome.Unreadable(var why) -> throw AwardsOptions.refusal(why);
      case SweepRun.Outcome.Occupied(Path journal, var differs) ->
          throw new Refusal(Words.say("sweep.occupied", journal, String.join("; ", differs)));
    };
  }

  /// Everything that the result depends on beside the awards.
  private String asked(Pack pack) throws IOException {
    Path supposed = supposition.file();
    String text = supposed == null ? "" : Files.readString(supposed);
    return String.join(
        " | ",
        pack.name(),
        Integer.toHexString(pack.law().parts().hashCode()),
        reading.asking(console.today()).toString(),
        Integer.toHexString(text.hashCode()),
        Integer.toHexString(awards.inWords().hashCode()));
  }

  private int done(SweepRun.Progress progress, Optional<Path> malformed) {
    Counts counts = progress.counts();
    console.print(
        Words.say(
                "sweep.done",
                counts.rows(),
                counts.taken(),
                counts.merged(),
                counts.other(),
                counts.malformed(),
                progress.stretches(),
                out)
            + "\n"
            + Words.say("sweep.recipients", counts.mapped(), counts.matched(), counts.own())
            + "\n");
    malformed.ifPresent(
        table -> console.warn(Words.say("sweep.malformed", counts.malformed(), table)));
    return malformed.isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  /// Shows a bar on a terminal, and the first rows that can not be read.
  private static final class Shown implements SweepRun.Observer, AutoCloseable {

    private final Console console;
    private final @Nullable ProgressBar bar;
    private int faults;

    Shown(Console console, Path file) throws IOException {
      this.console = console;
      bar =
          console.terminal() && Files.isRegularFile(file)
              ? new ProgressBarBuilder()
                  .setTaskName(Words.say("sweep.progress"))
                  .setInitialMax(Files.size(file))
                  .setUnit(" MB", 1_000_000)
                  .build()
              : null;
    }

    @Override
    public void at(SweepRun.Progress progress) {
      if (bar != null) {
        bar.stepTo(progress.bytes());
      }
    }

    @Override
    public void malformed(Malformed row) {
      if (faults < SHOWN_FAULTS) {
        console.warn(row.render());
      } else if (faults == SHOWN_FAULTS) {
        console.warn(Words.say("sweep.malformed-more", "*.malformed.csv"));
      }
      faults++;
    }

    @Override
    public void resumed(SweepRun.Progress from) {
      console.err().println(Words.say("sweep.resumed", from.counts().rows()));
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
