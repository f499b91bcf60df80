package org.proviso.bench;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.proviso.bench.lanes.LargeRegister;
import org.proviso.law.act.Act;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.engine.Delta;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Fact;
import org.proviso.law.proof.Asking;

/// How long a sweep over a table of awards takes, and what one more order or fact costs.
///
/// The sweep is made anew and every stretch of every award and condition is read once. The order
/// names the recipients of 25,000 awards, other ones each time; the fact is another day of
/// acceptance of one award. Both start from the same sweep, whose index of parties is made.
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx6g", "-XX:+UseParallelGC"})
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class SweepBenchmark {

  private static final long SEED = 7;
  private static final int TOUCHED = 25_000;

  /// Rows of the table.
  @Param({"10000", "100000", "1000000"})
  public int rows;

  /// Acts of the law.
  @Param("60")
  public int acts;

  /// Which awards there are.
  @Param({"REALISTIC", "ADVERSARIAL"})
  public LargeRegister.Mix mix = LargeRegister.Mix.REALISTIC;

  private LargeRegister.Made made = LargeRegister.make(SEED, LargeRegister.Mix.REALISTIC, 1, 5);
  private Sweep sweep =
      Sweep.of(made.law(), made.register(), made.awards(), Asking.CONTEMPORANEOUS);
  private SplittableRandom random = new SplittableRandom(SEED);
  private Act order = order();
  private Fact fact = fact();

  /// Makes the table and a sweep over it.
  @Setup(Level.Trial)
  public void makeTable() {
    made = LargeRegister.make(SEED, mix, rows, acts);
    random = new SplittableRandom(SEED);
    sweep = Sweep.of(made.law(), made.register(), made.awards(), Asking.CONTEMPORANEOUS);
    sweepAndRead();
    sweep.with(order());
  }

  /// Makes the next order and the next fact.
  @Setup(Level.Invocation)
  public void makeNext() {
    order = order();
    fact = fact();
  }

  private Act order() {
    int recipients = made.register().parties().size() - LargeRegister.STATES;
    int each = Math.max(1, made.awards().size() / Math.max(1, recipients));
    int wanted = Math.min(recipients, TOUCHED / each);
    Set<String> named = new HashSet<>();
    while (named.size() < wanted) {
      named.add("r" + random.nextInt(recipients));
    }
    LocalDate day = LocalDate.of(2022, 1, 5);
    return LargeRegister.act(
        "NEW",
        LargeRegister.clause(
            "NEW",
            Verb.ENJOINS,
            new Target.OfConditions(Set.of("p/3"), Set.of(), null),
            new org.proviso.law.act.Scope.Named(
                named, org.proviso.law.act.Scope.SubRecipients.EXCLUDED),
            Guard.ALWAYS,
            day),
        day);
  }

  private Fact fact() {
    Awards awards = made.awards();
    int row = random.nextInt(awards.size());
    Award was = awards.award(row);
    LocalDate day = LocalDate.of(2013, 1, 1).plusDays(random.nextInt(3_000));
    return new Fact.OfAward(
        row,
        new Award(
            was.id(),
            was.offered(),
            new Award.Acceptance.On(day),
            was.cents(),
            was.under(),
            "fact"));
  }

  /// Sweeps, and reads every stretch once.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public long sweepAndRead() {
    Sweep anew = Sweep.of(made.law(), made.register(), made.awards(), Asking.CONTEMPORANEOUS);
    long[] sum = new long[1];
    anew.readAll(
        (row, condition) ->
            (from, until, holding, status) -> sum[0] += from + 31L * until + 17L * holding);
    return sum[0];
  }

  /// Takes in one order.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public int oneOrder() {
    return switch (sweep.with(order)) {
      case Sweep.Outcome.Taken(Delta delta) -> delta.awards();
      case Sweep.Outcome.Refused(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }

  /// Takes in one fact.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public int oneFact() {
    return sweep.with(fact).awards();
  }
}
