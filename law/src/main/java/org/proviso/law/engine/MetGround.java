package org.proviso.law.engine;

import java.util.ArrayList;
import java.util.List;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Policy;

/// Which of a party's policies make the result of a condition under one reading.
///
/// Each can be checked with the guard of the reading alone, without the engine.
public sealed interface MetGround {

  /// Each of these gives the result by itself, whatever other policies there are.
  ///
  /// @param policies in order of identifier; at least one
  record AnyOf(List<Policy> policies) implements MetGround {
    /// Copies the list.
    public AnyOf {
      policies = List.copyOf(policies);
    }
  }

  /// These together give the result, whatever other policies there are, and none can be left out.
  ///
  /// @param policies in order of identifier; at least two
  record Together(List<Policy> policies) implements MetGround {
    /// Copies the list.
    public Together {
      policies = List.copyOf(policies);
    }
  }

  /// The result rests on the list being complete: another policy might change it.
  ///
  /// @param policies all that reach the party on the day, in order of identifier; there may be none
  record CompleteList(List<Policy> policies) implements MetGround {
    /// Copies the list.
    public CompleteList {
      policies = List.copyOf(policies);
    }
  }

  /// Nothing follows, because the list is not known to be complete.
  ///
  /// @param policies all on record that reach the party on the day, in order of identifier; there
  ///   may be none
  record OpenList(List<Policy> policies) implements MetGround {
    /// Copies the list.
    public OpenList {
      policies = List.copyOf(policies);
    }
  }

  /// The result does not turn on policies.
  record OtherFacts() implements MetGround {}

  /// Finds the ground of what a guard says.
  ///
  /// @param guard when the condition is met, under one reading
  /// @param facts of the party on the day
  static MetGround of(Guard guard, Circumstances facts) {
    if (!guard.reads().contains(Guard.Input.POLICIES)) {
      return new OtherFacts();
    }
    List<Policy> all = facts.policies();
    Truth result = guard.test(facts);
    if (result == Truth.UNKNOWN) {
      boolean opened = !facts.policiesKnown() && guard.test(with(facts, all, true)) != result;
      return opened ? new OpenList(all) : new OtherFacts();
    }
    if (guard.test(with(facts, List.of(), false)) == result) {
      return new OtherFacts();
    }
    List<Policy> alone =
        all.stream()
            .filter(policy -> guard.test(with(facts, List.of(policy), false)) == result)
            .toList();
    if (!alone.isEmpty()) {
      return new AnyOf(alone);
    }
    if (guard.test(with(facts, all, false)) != result) {
      return new CompleteList(all);
    }
    List<Policy> needed = new ArrayList<>(all);
    for (Policy each : all) {
      List<Policy> without = new ArrayList<>(needed);
      without.remove(each);
      if (guard.test(with(facts, without, false)) == result) {
        needed = without;
      }
    }
    return new Together(needed);
  }

  private static Circumstances with(Circumstances facts, List<Policy> policies, boolean known) {
    return new Circumstances(
        facts.subject(), facts.party(), facts.status(), facts.memberships(), policies, known);
  }
}
