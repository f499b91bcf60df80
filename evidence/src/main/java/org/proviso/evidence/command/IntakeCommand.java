package org.proviso.evidence.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.intake.CustodianFolder;
import org.proviso.evidence.intake.InputChanges;
import org.proviso.evidence.intake.Intake;
import org.proviso.evidence.intake.IntakeResult;
import org.proviso.evidence.intake.IntakeSettings;
import org.proviso.evidence.intake.Limits;
import org.proviso.evidence.manifest.Location;
import org.proviso.evidence.manifest.Outcome;
import org.proviso.evidence.meaning.MeaningIndex;
import org.proviso.evidence.meaning.Vectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes folders in and says of every file what became of it.
@Command(name = "intake", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class IntakeCommand implements Callable<Integer> {

  private static final int SECONDS_TO_END = 10;
  private static final int SHOWN_CHANGES = 10;

  /// How Tesseract names languages, several joined by plus signs.
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+/-]*");

  private final PrintWriter out;
  private final boolean terminal;
  private final VectorSource source;

  @Parameters(
      arity = "0..*",
      paramLabel = "[CUSTODIAN=]FOLDER",
      descriptionKey = "proviso.intake.param.folders")
  private List<String> folders = List.of();

  @Option(
      names = "--into",
      required = true,
      paramLabel = "STORE",
      descriptionKey = "proviso.intake.option.into")
  private Path store = Path.of("");

  @Option(names = "--workers", paramLabel = "N", descriptionKey = "proviso.intake.option.workers")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--passwords",
      paramLabel = "FILE",
      descriptionKey = "proviso.intake.option.passwords")
  private @Nullable Path passwords;

  @Option(names = "--ocr", paramLabel = "LANG", descriptionKey = "proviso.intake.option.ocr")
  private String language = "";

  @Option(names = "--vectors", descriptionKey = "proviso.intake.option.vectors")
  private boolean makesVectors;

  /// @param source of vectors, if they are asked for
  IntakeCommand(PrintWriter out, boolean terminal, VectorSource source) {
    this.out = out;
    this.terminal = terminal;
    this.source = source;
  }

  @Override
  public Integer call() throws IOException {
    if (workers < 1) {
      throw new Refusal(Words.say("intake.workers", workers));
    }
    if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
      throw new Refusal(Words.say("intake.ocr", language));
    }
    List<CustodianFolder> taken = taken();
    Limits limits = language.isEmpty() ? Limits.defaults() : Limits.defaults().recognising();
    IntakeSettings settings = new IntakeSettings(limits, language, passwords());
    if (makesVectors) {
      // Whoever has no model is told before the work and not after it.
      source.open().close();
    }
    Taken ended = takenIn(taken, settings);
    return makesVectors && ended.result() instanceof IntakeResult.Done done
        ? withVectors(done.digest())
        : ended.code();
  }

  /// What came of the intake, and the code that the process ends with.
  private record Taken(IntakeResult result, int code) {}

  private Taken takenIn(List<CustodianFolder> taken, IntakeSettings settings) {
    CountDownLatch ended = new CountDownLatch(1);
    try (Shown shown = new Shown(terminal)) {
      Intake intake = new Intake(taken, store, settings, workers, shown);
      Thread stopping = new Thread(() -> stop(intake, ended));
      Runtime.getRuntime().addShutdownHook(stopping);
      IntakeResult result = intake.run();
      int code = said(result);
      ended.countDown();
      if (!stopping.isAlive()) {
        Runtime.getRuntime().removeShutdownHook(stopping);
      }
      return new Taken(result, code);
    }
  }

  /// What is made so far stays when the process ends in between: the same command goes on.
  private int withVectors(Digest manifest) throws IOException {
    AtomicLong made = new AtomicLong();
    try (Vectors vectors = source.open();
        VectorsShown shown = new VectorsShown(terminal)) {
      MeaningIndex.make(
          store,
          manifest,
          vectors,
          chunks -> {
            made.set(chunks);
            shown.made(chunks);
          });
    }
    out.println(Words.say("intake.vectors", made.get()));
    out.flush();
    return ExitCode.OK;
  }

  /// Shows on a terminal how many vectors are made; how many there will be nobody knows.
  private static final class VectorsShown implements AutoCloseable {

    private final @Nullable ProgressBar bar;

    VectorsShown(boolean terminal) {
      bar =
          terminal
              ? new ProgressBarBuilder()
                  .setTaskName(Words.say("intake.vectors-progress"))
                  .setInitialMax(-1)
                  .showSpeed()
                  .build()
              : null;
    }

    void made(long chunks) {
      if (bar != null) {
        bar.stepTo(chunks);
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }

  /// Has the process end in order when it is interrupted: the journal is closed, and it is said how
  /// to go on.
  private static void stop(Intake intake, CountDownLatch ended) {
    intake.stop();
    try {
      ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<CustodianFolder> taken() throws IOException {
    if (folders.isEmpty()) {
      throw new Refusal(Words.say("intake.none"));
    }
    List<CustodianFolder> taken = new ArrayList<>();
    Set<String> custodians = new HashSet<>();
    for (String folder : folders) {
      int equals = folder.indexOf('=');
      Path path = Path.of(folder.substring(equals + 1));
      if (!Files.exists(path)) {
        throw new Refusal(Words.say("intake.not-there", path));
      }
      Path real = path.toRealPath();
      String custodian =
          equals < 0 ? String.valueOf(real.getFileName()) : folder.substring(0, equals);
      if (!Location.isCustodian(custodian)) {
        throw new Refusal(Words.say("intake.custodian", custodian, path));
      }
      if (!custodians.add(custodian)) {
        throw new Refusal(Words.say("intake.twice", custodian, path));
      }
      taken.add(new CustodianFolder(custodian, path));
    }
    return taken;
  }

  private List<String> passwords() {
    Path file = passwords;
    if (file == null) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new Refusal(Words.say("intake.passwords", file));
    }
  }

  private int said(IntakeResult result) {
    return switch (result) {
      case IntakeResult.Done done -> {
        done.tally().counts().forEach(this::count);
        out.println(
            Words.say("intake.done", done.inputs(), done.tally().total(), done.tally().unread()));
        out.println(Words.say("intake.manifest", done.manifest(), done.digest(), done.report()));
        changes(done.changes());
        out.flush();
        yield ExitCode.OK;
      }
      case IntakeResult.Interrupted(long items) -> {
        out.println(Words.say("intake.interrupted", items));
        out.flush();
        yield ExitCode.SOFTWARE;
      }
      case IntakeResult.Occupied(Path occupied) ->
          throw new Refusal(Words.say("intake.occupied", occupied));
      case IntakeResult.Overlapping(Path overlapping, Path folder) ->
          throw new Refusal(Words.say("intake.inside", overlapping, folder));
      case IntakeResult.OtherSettings(Path begun, String settings) ->
          throw new Refusal(
              Words.say("intake.settings", begun, settings.strip().replace("\n", "; ")));
      case IntakeResult.StoreFailed(Path failed, String why) ->
          throw new Refusal(Words.say("intake.store", failed, why));
    };
  }

  private void changes(InputChanges changes) {
    if (!changes.isEmpty()) {
      out.println(
          Words.say(
              "intake.changes",
              changes.changed().size(),
              changes.vanished().size(),
              store.resolve("changed-inputs.csv")));
      changes.changed().stream()
          .limit(SHOWN_CHANGES)
          .forEach(it -> out.println(Words.say("intake.changed", it)));
      changes.vanished().stream()
          .limit(SHOWN_CHANGES)
          .forEach(it -> out.println(Words.say("intake.vanished", it)));
    }
  }

  private void count(Outcome.Kind kind, long files) {
    out.println(Words.say("intake.outcome", "%10d".formatted(files), kind.code()));
  }

  /// Shows a bar on a terminal.
  private static final class Shown implements Intake.Observer, AutoCloseable {

    private final boolean terminal;
    private @Nullable ProgressBar bar;

    Shown(boolean terminal) {
      this.terminal = terminal;
    }

    @Override
    public void listed(long inputs, long bytes) {
      if (terminal) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(Words.say("intake.progress"))
                .setInitialMax(bytes)
                .setUnit(" MB", 1_000_000)
                .showSpeed()
                .build();
      }
    }

    @Override
    public void read(long items, long bytes) {
      ProgressBar shown = bar;
      if (shown != null) {
        shown.stepTo(bytes);
        shown.setExtraMessage(Words.say("intake.items", items));
      }
    }

    @Override
    public void indexed(long rows, long all) {
      ProgressBar shown = bar;
      if (shown != null) {
        shown.setExtraMessage(Words.say("intake.indexing", rows, all));
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
