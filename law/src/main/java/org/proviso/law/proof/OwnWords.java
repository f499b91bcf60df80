package org.proviso.law.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Law;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Day;

/// What a clause says of itself, for one subject, one day and one settlement.
final class OwnWords {

  /// One way of answering open questions: those that the proof lists, and, apart from them, those
  /// that a single check asks besides and that must make no difference to it.
  ///
  /// @param listed the questions that the proof lists
  /// @param number answers to them, a bit each
  /// @param others further questions, as they are met
  /// @param more answers to those, a bit each
  record Settlement(List<OpenQuestion> listed, int number, List<OpenQuestion> others, int more) {

    private static final int MOST_OTHERS = 12;

    /// Returns whether a check holds under some way of answering the questions that are not listed;
    /// it is taken to where there are too many to try.
    static boolean some(List<OpenQuestion> listed, int number, Predicate<Settlement> check) {
      List<OpenQuestion> others = new ArrayList<>();
      for (int more = 0; more < 1 << others.size() || more == 0; more++) {
        if (check.test(new Settlement(listed, number, others, more))
            || others.size() > MOST_OTHERS) {
          return true;
        }
      }
      return false;
    }

    boolean to(OpenQuestion question) {
      int at = listed.indexOf(question);
      if (at >= 0) {
        return (number >>> at & 1) == 1;
      }
      int other = others.indexOf(question);
      if (other < 0) {
        others.add(question);
        return false;
      }
      return (more >>> other & 1) == 1;
    }
  }

  private final Law law;
  private final Register register;
  private final Subject subject;
  private final Asking asking;

  OwnWords(Law law, Register register, Proof proof) {
    this.law = law;
    this.register = register;
    this.subject = proof.subject();
    this.asking = proof.asking();
  }

  /// Returns whether a clause has effect by its own words, whatever acts on it.
  boolean own(Act act, Clause clause, int day, Settlement answers) {
    Moment until = clause.until();
    return begun(act, clause, day, answers)
        && (until == null || !passed(act, until, day, answers))
        && reaches(act, clause, day, answers);
  }

  /// Returns the knowledge date; null for everything entered so far.
  @Nullable LocalDate known() {
    return asking.known();
  }

  /// Returns whether a clause has begun to have effect: a record of its act counts, the act was
  /// issued by the viewpoint, and the clause has taken effect.
  boolean begun(Act act, Clause clause, int day, Settlement answers) {
    int effective = clause.retro() instanceof Retro.Nunc ? day : viewpoint(day);
    return act.entry().countsAt(asking.known())
        && day >= start(clause)
        && passed(act, act.issued(), viewpoint(day), answers)
        && passed(act, clause.from(), effective, answers);
  }

  private int viewpoint(int day) {
    return switch (asking.viewpoint()) {
      case Asking.Viewpoint.Contemporaneous() -> day;
      case Asking.Viewpoint.From(LocalDate from) -> Day.of(from);
    };
  }

  /// Returns the number of the first day on which a clause can have effect.
  int start(Clause clause) {
    return switch (clause.retro()) {
      case Retro.Nunc() -> Day.of(clause.from().earliest());
      case Retro.From(LocalDate from) -> Day.of(from);
      case Retro.Tunc() -> {
        Set<String> targets =
            clause.target() instanceof Target.OfClauses(var clauses) ? clauses : Set.of();
        int first = targets.isEmpty() ? Day.FIRST : Day.BEYOND;
        for (String target : targets) {
          first = Math.min(first, law.clause(target).map(this::start).orElse(Day.BEYOND));
        }
        yield first;
      }
    };
  }

  private static boolean passed(Act act, Moment moment, int day, Settlement answers) {
    return switch (moment) {
      case Moment.On(LocalDate on) -> day >= Day.of(on);
      case Moment.Within within -> {
        LocalDate certain = within.certain();
        yield day >= Day.of(within.earliest())
            && ((certain != null && day >= Day.of(certain))
                || answers.to(new OpenQuestion.UnknownDay(act.id(), within)));
      }
    };
  }

  /// Returns whether a clause reaches the subject by its years, scope and guard.
  boolean reaches(Act act, Clause clause, int day, Settlement answers) {
    if (clause.target() instanceof Target.OfConditions(var conditions, var years, var part)
        && !years.isEmpty()
        && !years.contains(subject.year())) {
      return false;
    }
    return inScope(act, clause.scope(), day, answers) && guardHolds(clause, day, answers);
  }

  private boolean guardHolds(Clause clause, int day, Settlement answers) {
    if (clause.guard().text().isEmpty()) {
      return true;
    }
    var facts = register.circumstances(subject, asking.known()).atDay(day);
    return switch (clause.guard().test(facts)) {
      case TRUE -> true;
      case FALSE -> false;
      case UNKNOWN -> answers.to(new OpenQuestion.UnknownFacts(clause.guard().text()));
    };
  }

  private boolean inScope(Act act, Scope scope, int day, Settlement answers) {
    String parent = subject.award().under();
    return switch (scope) {
      case Scope.Everyone() -> true;
      case Scope.Named(var parties, var subs) ->
          parties.contains(subject.recipient())
              || (parent != null && parties.contains(parent) && drawing(act, subs, answers));
      case Scope.Within(var parties, var subs) ->
          parties.stream().anyMatch(party -> register.isWithin(subject.recipient(), party))
              || (parent != null
                  && parties.stream().anyMatch(party -> register.isWithin(parent, party))
                  && drawing(act, subs, answers));
      case Scope.Members(String group, var asOf, var subs) -> {
        int on = asOf == null ? day : Day.of(asOf);
        yield member(subject.recipient(), group, on, false, answers)
            || (parent != null
                && !parent.equals(subject.recipient())
                && drawing(act, subs, answers)
                && member(parent, group, on, true, answers));
      }
      case Scope.Circuit(String circuit) ->
          register
              .party(subject.recipient())
              .filter(party -> circuit.equals(party.circuit()))
              .isPresent();
      case Scope.Awards(var awards) ->
          subject.award().id() != null && awards.contains(subject.award().id());
      case Scope.Except(Scope inner) -> !inScope(act, inner, day, answers);
      case Scope.Both(var scopes) -> {
        boolean all = true;
        for (Scope inner : scopes) {
          all &= inScope(act, inner, day, answers);
        }
        yield all;
      }
      case Scope.Either(var scopes) -> {
        boolean any = false;
        for (Scope inner : scopes) {
          any |= inScope(act, inner, day, answers);
        }
        yield any;
      }
    };
  }

  private static boolean drawing(Act act, Scope.SubRecipients subs, Settlement answers) {
    return switch (subs) {
      case INCLUDED -> true;
      case EXCLUDED -> false;
      case DISPUTED -> answers.to(new OpenQuestion.SubRecipientReach(act.id()));
    };
  }

  private boolean member(
      String party, String group, int day, boolean ofParent, Settlement answers) {
    Register.Standing standing = register.standing(party, group, asking.known()).atDay(day);
    return standing.standing() == Group.Standing.MEMBER
        || (standing.standing() == Group.Standing.UNKNOWN
            && answers.to(new OpenQuestion.UnknownMembership(group, standing.record(), ofParent)));
  }

  /// Returns the numbers of the days on which a fact of the subject changes, and of one before all.
  Set<Integer> daysOfFacts() {
    Set<Integer> days = new TreeSet<>(Set.of(Day.FIRST));
    for (int day : register.circumstances(subject, asking.known()).changes()) {
      days.add(day);
    }
    String parent = subject.award().under();
    for (String group : parent == null ? Set.<String>of() : register.groups().keySet()) {
      for (int day :
          register.standing(Objects.requireNonNull(parent), group, asking.known()).changes()) {
        days.add(day);
      }
    }
    return days;
  }
}
