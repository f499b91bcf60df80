package org.proviso.law.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.proviso.law.finding.Breach;

/// The steps of one regime, with the actions, authorities and clocks that they speak of, and what
/// has to be shown for a breach of a condition.
///
/// Immutable and thread-safe.
public final class Procedure {

  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final Map<String, Authority> authorities = new LinkedHashMap<>();
  private final Map<String, StepClock> clocks = new LinkedHashMap<>();
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Map<String, Breach> breaches = new LinkedHashMap<>();

  /// Makes a procedure of parts that refer to each other.
  ///
  /// @throws IllegalArgumentException if something is referred to that is not there; reading a pack
  ///   reports that with its place
  public Procedure(
      Collection<Action> actions,
      Collection<Authority> authorities,
      Collection<StepClock> clocks,
      Collection<Step> steps,
      Collection<Breach> breaches) {
    actions.forEach(each -> this.actions.put(each.id(), each));
    authorities.forEach(each -> this.authorities.put(each.id(), each));
    clocks.forEach(each -> this.clocks.put(each.id(), each));
    steps.forEach(each -> this.steps.put(each.id(), each));
    breaches.forEach(each -> this.breaches.put(each.condition(), each));
    steps.forEach(this::check);
  }

  private void check(Step step) {
    String action = step.action();
    require(actions.keySet(), action == null ? List.of() : List.of(action), step);
    require(clocks.keySet(), step.starts(), step);
    require(clocks.keySet(), step.ends(), step);
    require(steps.keySet(), step.undoes(), step);
    Carrying posts = step.posts();
    if (posts != null && posts.isAgainstTheRecipient() && !touchesMoney(step)) {
      throw new IllegalArgumentException("step " + step.id() + " is posted and touches no money");
    }
    for (Step.Requirement requirement : step.requirements()) {
      switch (requirement.need()) {
        case Need.Taken(Set<String> ids) -> require(steps.keySet(), ids, step);
        case Need.NotTaken(Set<String> ids) -> require(steps.keySet(), ids, step);
        case Need.Named(String id) -> require(steps.keySet(), List.of(id), step);
        case Need.Running(String id) -> require(clocks.keySet(), List.of(id), step);
        case Need.Authorised(String id) -> require(authorities.keySet(), List.of(id), step);
        case Need.Over(String id, Set<String> orTaken) -> {
          require(clocks.keySet(), List.of(id), step);
          require(steps.keySet(), orTaken, step);
        }
        case Need.Accepted(), Need.InTerms(), Need.NoOrder(), Need.Shown() -> {}
        case Need.OfTier(Tier _) -> {}
      }
    }
  }

  private static void require(Set<String> known, Collection<String> asked, Step by) {
    List<String> missing = new ArrayList<>(asked);
    missing.removeAll(known);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("step " + by.id() + " names " + missing + ", unknown");
    }
  }

  /// Returns the steps in the order they were given.
  public List<Step> steps() {
    return List.copyOf(steps.values());
  }

  /// Returns the step with this identifier.
  public Optional<Step> step(String id) {
    return Optional.ofNullable(steps.get(id));
  }

  /// Returns whether the action of a step touches money of the recipient.
  public boolean touchesMoney(Step step) {
    String action = step.action();
    Action found = action == null ? null : actions.get(action);
    return found != null && found.touchesMoney();
  }

  /// Returns whether what was done in a matter stands at the end of a day: it was done by then, and
  /// nothing that was done after it has undone it.
  public boolean stands(Matter matter, Matter.Done done, LocalDate day) {
    int at = matter.done().indexOf(done);
    return at >= 0
        && !done.day().isAfter(day)
        && matter.done().subList(at + 1, matter.done().size()).stream()
            .filter(each -> !each.day().isAfter(day))
            .noneMatch(each -> undoes(each.step(), done.step()));
  }

  private boolean undoes(String step, String other) {
    Step found = steps.get(step);
    return found != null && found.undoes().contains(other);
  }

  /// Returns the actions in the order they were given.
  public List<Action> actions() {
    return List.copyOf(actions.values());
  }

  /// Returns the clocks in the order they were given.
  public List<StepClock> clocks() {
    return List.copyOf(clocks.values());
  }

  /// Returns the clock with this identifier.
  public Optional<StepClock> clock(String id) {
    return Optional.ofNullable(clocks.get(id));
  }

  /// Returns the authorities in the order they were given.
  public List<Authority> authorities() {
    return List.copyOf(authorities.values());
  }

  /// Returns what has to be shown for a breach of a condition; empty if the pack does not say.
  public Optional<Breach> breach(String condition) {
    return Optional.ofNullable(breaches.get(condition));
  }

  /// Returns the authority with this identifier.
  public Optional<Authority> authority(String id) {
    return Optional.ofNullable(authorities.get(id));
  }
}
