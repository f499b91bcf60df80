package org.proviso.bench.race;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What one contestant is put through: start, load, warm up, counted runs, reading out.
///
/// A run answers again and again until it has used half a second of CPU, and counts the mean: the
/// system's clock of CPU goes in steps of a hundredth of a second.
///
/// @param <F> the facts of the task
public final class Trial<F> {

  private static final long ENOUGH_CPU = 500_000_000;
  private static final long ENOUGH_WALL = 2_000_000_000;
  private static final long SHORT_BATCH = 5_000_000;

  // On a machine that others use as well, in multiples of the CPU that it should take.
  private static final double LONGEST_WARM_UP = 3;

  private final Peer<F> peer;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private int repeats;

  /// Wall time of each answer that the clocks were read for alone.
  private final List<Double> singles = new ArrayList<>();

  private Trial(Peer<F> peer) {
    this.peer = peer;
  }

  /// Runs a contestant in this JVM.
  ///
  /// @param scale how large the task is; the contestant takes its share
  /// @param runs how many counted runs, at least one
  public static <F> Result run(Task<F> task, Contestant<F> contestant, Scale scale, int runs) {
    return switch (contestant.readiness()) {
      case Contestant.Readiness.Missing(String remedy) -> new Result.Missing(remedy);
      case Contestant.Readiness.Ready() -> {
        int share = contestant.share(scale.rows());
        try (Peer<F> peer = contestant.start()) {
          yield new Trial<>(peer).run(task.facts(scale, share), share, contestant, runs);
        } catch (IOException | SQLException failure) {
          yield new Result.Failed(failure.toString());
        }
      }
    };
  }

  private Result run(F facts, int rows, Contestant<F> contestant, int runs)
      throws IOException, SQLException {
    Clocks before = Clocks.before(this);
    peer.load(facts);
    Result.Cost load = before.since(this);
    int warmUps = warmUp(contestant.warmUp().toNanos());
    List<Result.Cost> costs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      costs.add(run());
    }
    byte[] answers = peer.answers();
    long own = ProcessFiles.peak(ProcessHandle.current().pid());
    long peak = own == 0 ? 0 : own + peer.elsewhere().peak();
    return new Result.Finished(
        peer.version(),
        rows,
        load,
        warmUps,
        costs,
        repeats,
        Result.Each.of(singles.stream().mapToDouble(Double::doubleValue).toArray()),
        peak,
        peer.notes(),
        answers);
  }

  private int warmUp(long nanos) throws IOException, SQLException {
    Clocks before = Clocks.before(this);
    int times = 0;
    Result.Cost spent;
    do {
      peer.prepare();
      peer.answer();
      times++;
      spent = before.since(this);
    } while (spent.cpu() < nanos && spent.wall() < LONGEST_WARM_UP * nanos);
    return times;
  }

  private Result.Cost run() throws IOException, SQLException {
    double cpu = 0;
    double wall = 0;
    int times = 0;
    int batch = 1;
    while (times == 0 || (cpu < ENOUGH_CPU && wall < ENOUGH_WALL)) {
      boolean oneByOne = peer.prepare();
      Clocks before = Clocks.before(this);
      for (int i = 0; i < batch; i++) {
        peer.answer();
      }
      Result.Cost took = before.since(this);
      cpu += took.cpu();
      wall += took.wall();
      times += batch;
      if (batch == 1) {
        singles.add(took.wall());
      }
      // Reading the clocks must not be what is measured.
      batch = !oneByOne && took.wall() < SHORT_BATCH ? batch * 2 : batch;
    }
    repeats += times;
    return new Result.Cost(cpu / times, wall / times);
  }

  /// The clocks at one moment. Reading those of other processes costs CPU of this one, which must
  /// not count: they are read first before what is measured, and last after it.
  ///
  /// @param elsewhere nanoseconds of CPU of other processes
  /// @param own nanoseconds of CPU of this process
  /// @param wall nanoseconds
  private record Clocks(long elsewhere, long own, long wall) {

    static Clocks before(Trial<?> trial) throws IOException {
      long elsewhere = trial.peer.elsewhere().cpu();
      return new Clocks(elsewhere, trial.system.getProcessCpuTime(), System.nanoTime());
    }

    Result.Cost since(Trial<?> trial) throws IOException {
      long wallNow = System.nanoTime();
      long ownNow = trial.system.getProcessCpuTime();
      long elsewhereNow = trial.peer.elsewhere().cpu();
      return new Result.Cost((double) (ownNow - own + elsewhereNow - elsewhere), wallNow - wall);
    }
  }
}
