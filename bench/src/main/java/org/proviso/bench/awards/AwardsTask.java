package org.proviso.bench.awards;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.proviso.bench.race.Contestant;
import org.proviso.bench.race.Scale;
import org.proviso.bench.race.Task;

/// Task A: is each award bound by the condition, and can the condition be enforced against it?
///
/// An answer is one byte, the code of an [Answer].
public final class AwardsTask implements Task<Facts> {

  /// Makes the task.
  public AwardsTask() {}

  @Override
  public String id() {
    return "A";
  }

  @Override
  public String title(Scale scale) {
    return "%,d awards, one condition, four rules, one day".formatted(scale.rows());
  }

  @Override
  public int rows() {
    return 100_000;
  }

  @Override
  public long pairs(int rows) {
    return rows;
  }

  @Override
  public Facts facts(Scale scale, int share) {
    return Facts.of(share, scale.seed());
  }

  @Override
  public byte[] first(byte[] answers, int share) {
    return Arrays.copyOf(answers, share);
  }

  @Override
  public List<Contestant<Facts>> contestants() {
    return List.of(
        new ProvisoContestant(),
        new LoopContestant(),
        new DuckDbContestant(),
        new PostgresContestant(),
        PrologContestant.wellFounded(),
        PrologContestant.stratified(),
        new DroolsContestant());
  }

  @Override
  public String summary(byte[] answers) {
    int[] counts = new int[Answer.ALL.size()];
    for (byte answer : answers) {
      counts[answer]++;
    }
    return Answer.ALL.stream()
        .map(answer -> "%,d %s".formatted(counts[answer.code()], answer.words()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String describe(Facts facts, byte[] answers, int at) {
    String given =
        Stream.of(
                facts.applies(at) ? "applies" : "does not apply",
                facts.exempt(at) ? "exempt" : "not exempt",
                facts.covered(at) ? "covered" : "not covered")
            .collect(Collectors.joining(", "));
    return "award %d (%s) %s".formatted(at, given, Answer.ALL.get(answers[at]).words());
  }
}
