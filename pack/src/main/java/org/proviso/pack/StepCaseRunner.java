package org.proviso.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.proviso.law.clock.Reckoner;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Subject;
import org.proviso.law.procedure.Ground;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepsLane;
import org.proviso.law.procedure.Tier;
import org.proviso.law.proof.Asking;

/// Puts the cases of a procedure to the steps lane.
///
/// Thread-safe.
public final class StepCaseRunner {

  private final Pack pack;
  private final Procedure procedure;
  private final Reckoner reckoner;
  private final LawEngine engine;

  /// Runs cases on a pack.
  public StepCaseRunner(Pack pack, Procedures procedures, Clocks clocks) {
    this.pack = pack;
    this.procedure = procedures.procedure();
    this.reckoner = clocks.reckoner();
    this.engine = LawEngine.of(pack.law(), pack.register());
  }

  /// Returns the lane that a case is put to.
  ///
  /// @throws IllegalArgumentException if the pack lacks something that the case names; reading the
  ///   case reports that with its place
  public StepsLane lane(StepCase decided) {
    return new StepsLane(
        procedure,
        reckoner,
        engine.history(decided.condition(), subject(decided), Asking.CONTEMPORANEOUS));
  }

  private Subject subject(StepCase decided) {
    return subject(pack, decided.condition(), decided.party(), decided.year())
        .orElseThrow(() -> new IllegalArgumentException("no such award in case " + decided.id()));
  }

  static Optional<Subject> subject(Pack pack, String condition, String party, String year) {
    return pack.law()
        .condition(condition)
        .flatMap(known -> pack.register().subject(known.programme(), year, party));
  }

  /// Runs one case.
  ///
  /// @return what differs from what was decided, as sentences; none if it passed
  public List<String> differences(StepCase decided) {
    Step step =
        procedure
            .step(decided.step())
            .orElseThrow(() -> new IllegalArgumentException("no step " + decided.step()));
    Standing standing = lane(decided).standing(decided.matter(), step, decided.on());
    List<String> differences = new ArrayList<>();
    StepCase.Expected answer =
        switch (standing) {
          case Standing.Open _ -> StepCase.Expected.OPEN;
          case Standing.Refused _ -> StepCase.Expected.REFUSED;
          case Standing.Unsettled _ -> StepCase.Expected.UNSETTLED;
        };
    Set<String> found =
        switch (standing) {
          case Standing.Open _ -> Set.of();
          case Standing.Refused refused -> names(refused.missing());
          case Standing.Unsettled unsettled -> names(unsettled.doubtful());
        };
    if (answer != decided.expected()) {
      differences.add(
          "expected " + decided.expected() + ", but it is " + answer + " " + new TreeSet<>(found));
    } else if (!found.containsAll(decided.missing())) {
      differences.add(
          "expected among what is missing "
              + new TreeSet<>(decided.missing())
              + ", which is "
              + new TreeSet<>(found));
    }
    return differences;
  }

  private static Set<String> names(List<Standing.Checked> checked) {
    return checked.stream().map(StepCaseRunner::name).collect(Collectors.toSet());
  }

  /// Returns the name by which a case calls a requirement: the steps with bars between them, the
  /// clock, the authority, or `award`, `term`, `order`, `shown`, `tier`.
  public static String name(Standing.Checked checked) {
    return switch (checked.requirement().need()) {
      case Need.Taken(Set<String> steps) -> String.join("|", new TreeSet<>(steps));
      // Of several steps that must not stand, the one that does is what is in the way.
      case Need.NotTaken(Set<String> steps) ->
          checked.ground() instanceof Ground.Stands(var done)
              ? done.step()
              : String.join("|", new TreeSet<>(steps));
      case Need.Over(String clock, Set<String> _) -> clock;
      case Need.Running(String clock) -> clock;
      case Need.Authorised(String authority) -> authority;
      case Need.Named(String step) -> step;
      case Need.Accepted() -> "award";
      case Need.InTerms() -> "term";
      case Need.NoOrder() -> "order";
      case Need.Shown() -> "shown";
      case Need.OfTier(Tier _) -> "tier";
    };
  }
}
