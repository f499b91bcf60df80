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
import org.proviso.law.engine.Portfolio;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Fact;
import org.proviso.law.proof.Asking;

/// How long a sweep over a table of awards takes, and what one more order or fact costs.
///
/// The sweep is made anew and every stretch of every award and condition is read once. The order
/// names the recipients of 25,000 awards, other ones each time; the fact is another day of
/// acceptance of one award. Both start from the same sweep, which has been read once.
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
  private Portfolio portfolio = Portfolio.of(made.register(), made.awards());
  private Sweep sweep = Sweep.of(made.law(), portfolio, Asking.CONTEMPORANEOUS);
  private int recipients = recipients();
  private SplittableRandom random = new SplittableRandom(SEED);
  private Act order = order();
  private Fact fact = fact();

  /// Makes the table and a sweep over it, and reads it.
  @Setup(Level.Trial)
  public void makeTable() {
    made = LargeRegister.make(SEED, mix, rows, acts);
    recipients = recipients();
    random = new SplittableRandom(SEED);
    portfolio = Portfolio.of(made.register(), made.awards());
    sweep = Sweep.of(made.law(), portfolio, Asking.CONTEMPORANEOUS);
    read(sweep);
    sweep.with(order());
  }

  /// Makes the next order and the next fact.
  @Setup(Level.Invocation)
  public void makeNext() {
    order = order();
    fact = fact();
  }

  private int recipients() {
    return made.register().parties().size() - LargeRegister.STATES;
  }

  private Act order() {
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
    return read(Sweep.of(made.law(), portfolio, Asking.CONTEMPORANEOUS));
  }

  private static long read(Sweep sweep) {
    long[] sum = new long[1];
    sweep.readAll(
        (row, condition) ->
            (from, until, holding, status) -> sum[0] += from + 31L * until + 17L * holding);
    return sum[0];
  }

  /// Takes in one order, and finds which awards it changes something for.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public int oneOrder() {
    return taken(sweep.with(order)).awards();
  }

  /// Takes in one order, and lists every change.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public long oneOrderListed() {
    return listed(taken(sweep.with(order)));
  }

  /// Takes in one fact, and lists every change.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public long oneFact() {
    return listed(sweep.with(fact));
  }

  private static Delta taken(Sweep.Outcome outcome) {
    return switch (outcome) {
      case Sweep.Outcome.Taken(Delta delta) -> delta;
      case Sweep.Outcome.Refused(var faults) -> throw new IllegalStateException(faults.toString());
    };
  }

  private static long listed(Delta delta) {
    long[] sum = new long[1];
    delta.changes(
        change -> sum[0] += change.from() + 31L * change.until() + change.is().money().sure());
    return sum[0];
  }
}
