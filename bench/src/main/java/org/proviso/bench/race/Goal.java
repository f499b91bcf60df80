package org.proviso.bench.race;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a task's first contestant is meant to reach, and what it would like to.
///
/// @param measure what is measured
/// @param other name of the contestant that it is measured against; empty for an absolute goal
/// @param goal what has to be reached, in the measure's unit
/// @param stretch what would be better still; 0 if nothing more is asked for
public record Goal(Measure measure, String other, double goal, double stretch) {

  /// What can be measured. Of all but [#FASTER] less is better.
  public enum Measure {
    /// Seconds of CPU of one answer.
    CPU("CPU", "s"),
    /// Peak resident memory in GiB.
    PEAK("peak memory", "GiB"),
    /// Wall time of the middle one of single answers, in milliseconds.
    EACH("wall time of one answer, p50", "ms"),
    /// How many times the CPU of a pair another contestant needs.
    FASTER("times as fast as", "×"),
    /// How many times the CPU of a pair of another contestant.
    WITHIN("times the CPU of", "×");

    private final String words;
    private final String unit;

    Measure(String words, String unit) {
      this.words = words;
      this.unit = unit;
    }

    /// Returns the name in JSON.
    public String field() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Returns a goal that is measured against nobody.
  public static Goal of(Measure measure, double goal, double stretch) {
    return new Goal(measure, "", goal, stretch);
  }

  /// Returns whether it depends on how large the task is.
  boolean isAbsolute() {
    return other.isEmpty();
  }

  /// Returns what was reached, in the measure's unit; empty if somebody needed did not answer, or
  /// the system did not tell.
  Optional<Double> reached(Task<?> task, Map<String, Result> results) {
    if (!(results.get(task.contestants().getFirst().name()) instanceof Result.Finished own)) {
      return Optional.empty();
    }
    double cpu = Figures.of(task, own).cpu().median();
    return switch (measure) {
      case CPU -> Optional.of(cpu / 1e9);
      case PEAK -> own.peak() == 0 ? Optional.empty() : Optional.of(own.peak() / 1073741824.0);
      case EACH -> own.each().map(each -> each.middle() / 1e6);
      case FASTER -> ratio(task, results);
      case WITHIN -> ratio(task, results).map(ratio -> 1 / ratio);
    };
  }

  private Optional<Double> ratio(Task<?> task, Map<String, Result> results) {
    return results.get(other) instanceof Result.Finished peer
        ? Figures.ratio(task, results, peer).stream().boxed().findFirst()
        : Optional.empty();
  }

  /// Returns by what factor something reached misses an aim; at most 1 if it meets it.
  double missedBy(double reached, double aim) {
    return measure == Measure.FASTER ? aim / reached : reached / aim;
  }

  /// Returns a sentence on what was reached.
  String words(double reached) {
    String sentence =
        "%s%s: %s; goal %s"
            .formatted(
                measure.words,
                other.isEmpty() ? "" : " " + other,
                quantity(reached),
                verdict(reached, goal));
    return stretch == 0 ? sentence : sentence + "; stretch " + verdict(reached, stretch);
  }

  private String verdict(double reached, double aim) {
    double factor = missedBy(reached, aim);
    return quantity(aim)
        + (factor <= 1 ? ", met" : ", missed by a factor of %.2g".formatted(factor));
  }

  private String quantity(double value) {
    return "%.3g %s".formatted(value, measure.unit);
  }
}
