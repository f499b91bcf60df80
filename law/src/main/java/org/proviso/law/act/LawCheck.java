package org.proviso.law.act;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;

/// Finds everything that keeps a set of acts from being computed with. Used once.
final class LawCheck {

  private final Law law;
  private final Register register;
  private final Predicate<String> isAward;
  private final List<Fault> faults = new ArrayList<>();

  LawCheck(Law law, Register register) {
    this(law, register, numbers(register)::contains);
  }

  LawCheck(Law law, Register register, Predicate<String> isAward) {
    this.law = law;
    this.register = register;
    this.isAward = isAward;
  }

  private static Set<String> numbers(Register register) {
    Set<String> numbers = new HashSet<>();
    register.subjects().stream()
        .map(subject -> subject.award().id())
        .filter(id -> id != null)
        .forEach(numbers::add);
    return numbers;
  }

  List<Fault> faults() {
    checkIdentifiers();
    checkCourts();
    checkContainment();
    for (Act act : law.parts().acts()) {
      checkAct(act);
    }
    if (faults.stream().noneMatch(fault -> fault.code() == Fault.Code.DUPLICATE_ID)) {
      checkPrecedenceCycles();
    }
    return faults;
  }

  /// Returns what keeps an act from being computed with in a law that was accepted without it.
  List<Fault> faultsOf(Act act) {
    checkIdentifiers();
    checkAct(act);
    if (faults.isEmpty()) {
      checkPrecedenceCycles();
    }
    return faults;
  }

  private void checkAct(Act act) {
    String court = act.court();
    if (court != null && law.court(court).isEmpty()) {
      dangling(act, null, "court", court, "a court of this pack");
    }
    for (Clause clause : act.clauses()) {
      checkTarget(act, clause);
      checkScope(act, clause, clause.scope());
      checkReference(act, clause);
      checkPrecedence(act, clause);
    }
  }

  private void checkIdentifiers() {
    Set<String> acts = new HashSet<>();
    Set<String> clauses = new HashSet<>();
    for (Act act : law.parts().acts()) {
      if (!acts.add(act.id())) {
        faults.add(duplicate(act, null, act.id()));
      }
      for (Clause clause : act.clauses()) {
        if (!clauses.add(clause.id())) {
          faults.add(duplicate(act, clause, clause.id()));
        }
      }
    }
  }

  private static Fault duplicate(Act act, @Nullable Clause clause, String id) {
    return new Fault(
        Fault.Code.DUPLICATE_ID,
        act.id(),
        clause == null ? null : clause.id(),
        "id",
        id,
        "the id " + id + " is used twice");
  }

  private void checkCourts() {
    for (Court court : law.parts().courts()) {
      String upper = court.reviewedBy();
      if (upper != null && law.court(upper).isEmpty()) {
        dangling(null, null, "court", upper, "a court that reviews " + court.id());
      } else if (upper != null && law.reviews(court.id(), upper)) {
        faults.add(
            new Fault(
                Fault.Code.PRECEDENCE_CYCLE,
                null,
                null,
                "court",
                court.id(),
                "the courts " + court.id() + " and " + upper + " review each other"));
      }
    }
  }

  private void checkContainment() {
    for (Party party : register.parties()) {
      String within = party.within();
      if (within != null && register.party(within).isEmpty()) {
        dangling(null, null, "within", within, "a party that contains " + party.id());
      } else if (within != null && register.isWithin(within, party.id())) {
        faults.add(
            new Fault(
                Fault.Code.CONTAINMENT_CYCLE,
                null,
                null,
                "within",
                party.id(),
                "the parties " + party.id() + " and " + within + " lie within each other"));
      }
    }
  }

  private void checkTarget(Act act, Clause clause) {
    if (!suits(clause.role(), clause.target())) {
      faults.add(
          new Fault(
              Fault.Code.VERB_TARGET_MISMATCH,
              act.id(),
              clause.id(),
              "target",
              clause.verb().word(),
              "'" + clause.verb().word() + "' can not act on this kind of target"));
    }
    switch (clause.target()) {
      case Target.OfConditions(var conditions, var years, var part) -> {
        for (String condition : new TreeSet<>(conditions)) {
          if (law.condition(condition).isEmpty()) {
            dangling(act, clause, "target", condition, "a condition of this pack");
          }
        }
      }
      case Target.OfClauses(var clauses) -> {
        for (String id : new TreeSet<>(clauses)) {
          checkEarlier(act, clause, "target", id);
        }
      }
      case Target.OfReading(String provision, String reading) -> {
        if (law.readings(provision).stream().noneMatch(r -> r.id().equals(reading))) {
          dangling(act, clause, "target", provision + "/" + reading, "a reading of this pack");
        }
      }
      case Target.OfNothing() -> {}
    }
  }

  private static boolean suits(Verb.Role role, Target target) {
    return switch (role) {
      case CONDUCT, ENFORCEMENT, FORBEARANCE -> target instanceof Target.OfConditions;
      case ADOPTION -> target instanceof Target.OfReading;
      case BLOCK, REVIVAL, PROLONGATION -> target instanceof Target.OfClauses;
      case RECORD -> !(target instanceof Target.OfReading);
    };
  }

  private void checkEarlier(Act act, Clause clause, String field, String id) {
    var target = law.clause(id);
    if (target.isEmpty()) {
      dangling(act, clause, field, id, "a clause of an act of this pack");
    } else if (!law.isBefore(target.get(), clause)) {
      faults.add(
          new Fault(
              Fault.Code.TARGET_NOT_EARLIER,
              act.id(),
              clause.id(),
              field,
              id,
              clause.id()
                  + " acts on "
                  + id
                  + ", which does not come before it; a clause may act only on clauses of acts issued"
                  + " before its own (on the same day: with a lower sequence) and on those that stand"
                  + " before it in its own act"));
    }
  }

  private void checkScope(Act act, Clause clause, Scope scope) {
    switch (scope) {
      case Scope.Everyone() -> {}
      case Scope.Named(var parties, var subs) -> checkParties(act, clause, parties);
      case Scope.Within(var parties, var subs) -> checkParties(act, clause, parties);
      case Scope.Members(String group, var asOf, var subs) -> {
        if (!register.groups().containsKey(group)) {
          dangling(act, clause, "scope", group, "a group of this register");
        }
      }
      case Scope.Circuit(String circuit) -> {
        if (register.parties().stream().noneMatch(party -> circuit.equals(party.circuit()))) {
          dangling(act, clause, "scope", circuit, "the circuit of a party of this register");
        }
      }
      case Scope.Awards(var ids) -> {
        for (String id : new TreeSet<>(ids)) {
          if (!isAward.test(id)) {
            dangling(act, clause, "scope", id, "an award of this register");
          }
        }
      }
      case Scope.Except(Scope inner) -> checkScope(act, clause, inner);
      case Scope.Both(var scopes) -> scopes.forEach(inner -> checkScope(act, clause, inner));
      case Scope.Either(var scopes) -> scopes.forEach(inner -> checkScope(act, clause, inner));
    }
  }

  private void checkParties(Act act, Clause clause, Set<String> parties) {
    for (String party : new TreeSet<>(parties)) {
      if (register.party(party).isEmpty()) {
        dangling(act, clause, "scope", party, "a party of this register");
      }
    }
  }

  private void checkReference(Act act, Clause clause) {
    Reference reference = clause.reference();
    if (reference == null) {
      return;
    }
    checkEarlier(act, clause, "reference", reference.clause());
    boolean conduct =
        clause.role() == Verb.Role.CONDUCT
            && law.clause(reference.clause())
                .map(referred -> referred.role() == Verb.Role.CONDUCT)
                .orElse(true);
    if (!conduct) {
      faults.add(
          new Fault(
              Fault.Code.VERB_TARGET_MISMATCH,
              act.id(),
              clause.id(),
              "reference",
              reference.clause(),
              "only rules on conduct refer, and only to rules on conduct"));
    }
  }

  private void checkPrecedence(Act act, Clause clause) {
    Set<String> named = new TreeSet<>(clause.precedence().overrides());
    named.addAll(clause.precedence().preempts());
    named.addAll(clause.precedence().specialTo());
    for (String id : named) {
      if (law.clause(id).isEmpty()) {
        dangling(act, clause, "precedence", id, "a clause of an act of this pack");
      }
    }
  }

  /// Opposite clauses on one matter must not beat each other in a ring, or nothing could be
  /// decided.
  private void checkPrecedenceCycles() {
    Superiority superiority = new Superiority(law);
    Map<Clause, List<Clause>> beaten = new HashMap<>();
    List<Clause> contestable =
        law.clauses().stream()
            .filter(
                clause ->
                    clause.role() == Verb.Role.CONDUCT || clause.role() == Verb.Role.ENFORCEMENT)
            .toList();
    for (Clause clause : contestable) {
      beaten.put(
          clause,
          contestable.stream()
              .filter(other -> Opposition.opposed(clause, other))
              .filter(other -> superiority.ground(clause, other) != Superiority.Ground.NONE)
              .toList());
    }
    Set<Clause> done = new HashSet<>();
    for (Clause clause : contestable) {
      findRing(clause, beaten, new LinkedHashSet<>(), done);
    }
  }

  private void findRing(
      Clause clause, Map<Clause, List<Clause>> beaten, Set<Clause> path, Set<Clause> done) {
    if (done.contains(clause)) {
      return;
    }
    if (!path.add(clause)) {
      List<String> ring =
          path.stream().map(Clause::id).dropWhile(id -> !id.equals(clause.id())).toList();
      faults.add(
          new Fault(
              Fault.Code.PRECEDENCE_CYCLE,
              law.actOf(clause).id(),
              clause.id(),
              "precedence",
              clause.id(),
              "these clauses beat each other in a ring: " + String.join(" > ", ring)));
      return;
    }
    for (Clause loser : beaten.getOrDefault(clause, List.of())) {
      findRing(loser, beaten, path, done);
    }
    path.remove(clause);
    done.add(clause);
  }

  private void dangling(
      @Nullable Act act, @Nullable Clause clause, String field, String value, String expected) {
    faults.add(
        new Fault(
            Fault.Code.DANGLING_REFERENCE,
            act == null ? null : act.id(),
            clause == null ? null : clause.id(),
            field,
            value,
            "'" + value + "' is not " + expected));
  }
}
