package org.proviso.law.act;

import java.util.Collections;

/// Which clauses say opposite things of one matter.
///
/// What is required, what is prohibited and what is left free exclude one another, so that
/// `imposes`, `forbids` and `permits` oppose each other; `enjoins` and `empowers` do.
public final class Opposition {

  private Opposition() {}

  /// Returns whether two clauses speak of the same condition and year with opposite verbs.
  ///
  /// A clause on a part of a condition opposes nothing.
  public static boolean opposed(Clause one, Clause other) {
    return one.role() == other.role()
        && one.verb() != other.verb()
        && (one.role() == Verb.Role.CONDUCT || one.role() == Verb.Role.ENFORCEMENT)
        && one.target() instanceof Target.OfConditions ours
        && other.target() instanceof Target.OfConditions theirs
        && ours.part() == null
        && theirs.part() == null
        && !Collections.disjoint(ours.conditions(), theirs.conditions())
        && (ours.years().isEmpty()
            || theirs.years().isEmpty()
            || !Collections.disjoint(ours.years(), theirs.years()));
  }
}
