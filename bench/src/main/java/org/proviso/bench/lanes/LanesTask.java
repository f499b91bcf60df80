package org.proviso.bench.lanes;

import java.time.Duration;
import java.util.List;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Goal;
import org.proviso.bench.race.Scale;
import org.proviso.bench.race.Task;

/// Tasks B to F: everything that holds of every award, and what one change changes.
///
/// An answer is a sequence of [Totals]: of all stretches for B, B2, E and F, and of the changes of
/// [Changes#COMPARED] orders or facts for C and D.
public final class LanesTask implements Task<Facts> {

  private final String id;
  private final LargeRegister.Mix mix;
  private final Question question;
  private final String heap;
  private final List<Contestant<Facts>> contestants;
  private final List<Goal> goals;

  private LanesTask(
      String id,
      LargeRegister.Mix mix,
      Question question,
      String heap,
      List<Contestant<Facts>> contestants,
      List<Goal> goals) {
    this.id = id;
    this.mix = mix;
    this.question = question;
    this.heap = heap;
    this.contestants = contestants;
    this.goals = goals;
  }

  /// Returns all of these tasks.
  public static List<Task<Facts>> all() {
    Contestant<Facts> proviso = new ProvisoContestant(Question.SWEEP);
    Contestant<Facts> loop = new LoopContestant(Question.SWEEP);
    Contestant<Facts> duckDb = new DuckDbContestant(Question.SWEEP);
    return List.of(
        new LanesTask(
            "B",
            LargeRegister.Mix.REALISTIC,
            Question.SWEEP,
            "1800m",
            everybody(Question.SWEEP),
            List.of(Goal.of(Goal.Measure.CPU, 5, 0.5), Goal.of(Goal.Measure.PEAK, 2, 0))),
        new LanesTask(
            "B2",
            LargeRegister.Mix.ADVERSARIAL,
            Question.SWEEP,
            "5600m",
            everybody(Question.SWEEP),
            List.of(Goal.of(Goal.Measure.CPU, 30, 8), Goal.of(Goal.Measure.PEAK, 6, 0))),
        new LanesTask(
            "C",
            LargeRegister.Mix.REALISTIC,
            Question.ORDER,
            "4g",
            everybody(Question.ORDER),
            List.of(Goal.of(Goal.Measure.EACH, 5, 0.5))),
        new LanesTask(
            "D",
            LargeRegister.Mix.REALISTIC,
            Question.FACT,
            "4g",
            everybody(Question.FACT),
            List.of(Goal.of(Goal.Measure.EACH, 0.05, 0.005))),
        new LanesTask(
            "E",
            LargeRegister.Mix.REALISTIC,
            Question.SWEEP,
            "1800m",
            List.of(proviso, duckDb),
            List.of(new Goal(Goal.Measure.FASTER, duckDb.name(), 5, 20))),
        new LanesTask(
            "F",
            LargeRegister.Mix.REALISTIC,
            Question.SWEEP,
            "1800m",
            List.of(proviso, loop),
            List.of(new Goal(Goal.Measure.WITHIN, loop.name(), 3, 1.5))));
  }

  private static List<Contestant<Facts>> everybody(Question question) {
    return List.of(
        new ProvisoContestant(question),
        new LoopContestant(question),
        new DuckDbContestant(question),
        new PostgresContestant(question));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title(Scale scale) {
    String awards =
        switch (mix) {
          case REALISTIC -> "%,d awards".formatted(scale.rows());
          case ADVERSARIAL -> "%,d awards, no two alike".formatted(scale.rows());
        };
    String work =
        switch (question) {
          case SWEEP -> "every stretch of all lanes over ten years";
          case ORDER ->
              "what one more order changes that names the parties of %,d"
                  .formatted(pairs(scale.rows()));
          case FACT -> "what another day of acceptance of one changes";
        };
    return "%s, %d conditions, %d acts: %s"
        .formatted(awards, LargeRegister.CONDITIONS, scale.acts(), work);
  }

  @Override
  public int rows() {
    return 1_000_000;
  }

  @Override
  public int acts() {
    return 60;
  }

  @Override
  public long pairs(int rows) {
    return switch (question) {
      case SWEEP -> (long) rows * LargeRegister.CONDITIONS;
      case ORDER -> Math.max(1, rows / Changes.ONE_OF);
      case FACT -> LargeRegister.CONDITIONS;
    };
  }

  @Override
  public Facts facts(Scale scale, int share) {
    return Facts.of(mix, scale, share);
  }

  @Override
  public List<Contestant<Facts>> contestants() {
    return contestants;
  }

  @Override
  public String heap() {
    return heap;
  }

  @Override
  public Duration limit() {
    return Duration.ofMinutes(30);
  }

  @Override
  public boolean isOfSingleAnswers() {
    return question != Question.SWEEP;
  }

  @Override
  public List<Goal> goals() {
    return goals;
  }

  @Override
  public byte[] first(byte[] answers, int share) {
    return Totals.first(answers, share);
  }

  @Override
  public String summary(byte[] answers) {
    return question == Question.SWEEP
        ? "%,d stretches".formatted(Totals.stretches(answers))
        : "%,d stretches changed by %d changes"
            .formatted(Totals.stretches(answers), Changes.COMPARED);
  }

  @Override
  public String describe(Facts facts, byte[] answers, int at) {
    return Totals.at(answers, at).words();
  }
}
