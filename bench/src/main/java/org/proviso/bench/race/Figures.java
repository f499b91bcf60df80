package org.proviso.bench.race;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// What a report says of the cost of answering once.
///
/// @param cpu nanoseconds of CPU
/// @param wall nanoseconds from beginning to end
/// @param pairsPerCpuSecond by the median
record Figures(Spread cpu, Spread wall, double pairsPerCpuSecond) {

  /// Middle and ends of what was measured.
  record Spread(double median, double least, double most) {

    static Spread of(List<Result.Cost> costs, ToDoubleFunction<Result.Cost> figure) {
      double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
      double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
      return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
  }

  static Figures of(Task<?> task, Result.Finished finished) {
    Spread cpu = Spread.of(finished.runs(), Result.Cost::cpu);
    Spread wall = Spread.of(finished.runs(), Result.Cost::wall);
    return new Figures(cpu, wall, task.pairs(finished.rows()) * 1e9 / cpu.median());
  }

  /// Returns how many times the CPU of the task's first contestant one pair costs another; empty if
  /// the first did not answer.
  static OptionalDouble ratio(Task<?> task, Map<String, Result> results, Result.Finished of) {
    String first = task.contestants().getFirst().name();
    return results.get(first) instanceof Result.Finished measure
        ? OptionalDouble.of(
            of(task, measure).pairsPerCpuSecond() / of(task, of).pairsPerCpuSecond())
        : OptionalDouble.empty();
  }
}
