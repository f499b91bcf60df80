package org.proviso.law.act;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// From when and how far back a clause takes effect, with the defaults that were needed to say so.
///
/// @param from when it takes effect
/// @param retro how far back
/// @param defaults the defaults applied
public record Effectiveness(Moment from, Retro retro, Set<Default> defaults) {

  /// Copies the defaults.
  public Effectiveness {
    defaults = Set.copyOf(defaults);
  }

  /// Fills in what a clause leaves unsaid.
  ///
  /// Stays, injunctions, suspensions and repeals take effect forward. The vacatur of a rule, and
  /// the undoing of such a vacatur, reach back to the beginning. A ruling on appeal that undoes
  /// relief below takes effect with the mandate; where no mandate is on record, its effect is an
  /// open question from the day of the ruling on.
  ///
  /// @param verb what the clause does
  /// @param targets the clauses that it acts on; empty if it acts on something else
  /// @param issued when its act was issued
  /// @param onAppeal whether its act is a ruling on appeal
  /// @param from the stated day of effect, the mandate's if one is stated; null if nothing is
  /// @param retro the stated reach back; null if none is
  public static Effectiveness of(
      Verb verb,
      Collection<Clause> targets,
      Moment issued,
      boolean onAppeal,
      @Nullable Moment from,
      @Nullable Retro retro) {
    EnumSet<Default> defaults = EnumSet.noneOf(Default.class);
    boolean undoes = verb == Verb.VACATES || verb == Verb.REVERSES;
    Retro reach = retro;
    if (reach == null) {
      reach = undoes ? retroOfUndoing(targets, defaults) : forward(defaults);
    }
    Moment effect = from;
    if (effect == null && undoes && onAppeal && anyRelief(targets)) {
      defaults.add(Default.MANDATE_NOT_RECORDED);
      effect = new Moment.Within(issued.earliest(), null, "the day on which the mandate issued");
    }
    if (effect == null) {
      defaults.add(Default.FROM_DAY_OF_ISSUE);
      effect = issued;
    }
    return new Effectiveness(effect, reach, defaults);
  }

  private static Retro retroOfUndoing(Collection<Clause> targets, Set<Default> defaults) {
    if (targets.stream().anyMatch(target -> target.role() == Verb.Role.CONDUCT)) {
      defaults.add(Default.TUNC_VACATUR_OF_RULE);
      return Retro.TUNC;
    }
    if (targets.stream().anyMatch(Effectiveness::undoesTunc)) {
      defaults.add(Default.TUNC_REVERSAL_OF_VACATUR);
      return Retro.TUNC;
    }
    return forward(defaults);
  }

  private static boolean undoesTunc(Clause clause) {
    return (clause.verb() == Verb.VACATES || clause.verb() == Verb.REVERSES)
        && clause.retro() instanceof Retro.Tunc;
  }

  /// Relief is an injunction, or the vacatur of a rule.
  private static boolean anyRelief(Collection<Clause> targets) {
    return targets.stream()
        .anyMatch(target -> target.role() == Verb.Role.ENFORCEMENT || undoesTunc(target));
  }

  private static Retro forward(Set<Default> defaults) {
    defaults.add(Default.NUNC);
    return Retro.NUNC;
  }
}
