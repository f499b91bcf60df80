package org.proviso.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.History;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;

/// One subject and one condition of the first pack: a whole timeline computed from nothing, one day
/// of it, and one day of a timeline that is there already.
///
/// Run from the root of the repository, or say where the pack is with `-Dproviso.pack=FOLDER`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {

  /// The city with the longest chain of acts, a city whose answers turn on what is not known, and a
  /// county with a short chain.
  @Param({"chicago-il", "denver-co", "cook-county-il"})
  public String party = "";

  private LawEngine engine;
  private Subject subject;
  private History history;
  private LocalDate day;

  /// Loads the pack.
  @Setup
  public void load() {
    Path folder = Path.of(System.getProperty("proviso.pack", "packs/us-byrne-jag"));
    Pack pack =
        switch (Packs.load(folder)) {
          case Packs.Outcome.Loaded(Pack loaded, var warnings) -> loaded;
          case Packs.Outcome.Rejected(var issues) ->
              throw new IllegalStateException("the pack does not load: " + issues);
        };
    engine = LawEngine.of(pack.law(), pack.register());
    subject = pack.register().subject("jag", "2017", party).orElseThrow();
    day = LocalDate.of(2019, 6, 1);
    history = engine.history("jag/1373", subject, Asking.CONTEMPORANEOUS);
  }

  /// Computes every day of the subject's timeline.
  @Benchmark
  public History timeline() {
    return engine.history("jag/1373", subject, Asking.CONTEMPORANEOUS);
  }

  /// Reads one day, with its reasons, from a timeline that is there.
  @Benchmark
  public Answer answer() {
    return history.on(day);
  }
}
