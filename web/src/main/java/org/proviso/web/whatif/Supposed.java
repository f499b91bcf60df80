package org.proviso.web.whatif;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Register;
import org.proviso.pack.Kind;
import org.proviso.pack.Pack;
import org.proviso.web.site.Parameters;
import org.proviso.web.site.Words;

/// A hypothetical order, as the address of a page has it.
///
/// @param verb what it does
/// @param target the condition, or the clause, that it acts on
/// @param scope whom it reaches: one of [#SCOPES]
/// @param who the party or circuit that the scope names; empty for everyone
/// @param kind what sort of act it is
/// @param court the court that makes it; empty if none does
/// @param day when it issues and takes effect
record Supposed(
    String verb,
    String target,
    String scope,
    String who,
    String kind,
    String court,
    LocalDate day) {

  /// Verbs that act on a condition, then those that act on a clause.
  static final List<String> VERBS =
      List.of(
          Verb.ENJOINS.word(),
          Verb.FORBEARS.word(),
          Verb.STAYS.word(),
          Verb.LIFTS.word(),
          Verb.REVERSES.word(),
          Verb.VACATES.word(),
          Verb.REINSTATES.word());

  static final List<String> SCOPES =
      List.of("everyone", "named", "state-and-subdivisions", "circuit");

  private static final int ON_CONDITIONS = 2;
  private static final String EVERYONE = SCOPES.getFirst();
  private static final String CIRCUIT = SCOPES.getLast();

  /// Reads the parameters of an order; null if none is asked for, or if something is wrong with
  /// them, which is noted there.
  static @Nullable Supposed of(
      Parameters parameters, Pack pack, Register register, String usualKind) {
    if (!parameters.has("target")) {
      return null;
    }
    String verb = parameters.oneOf("verb", VERBS);
    String target = parameters.text("target");
    boolean onCondition = VERBS.indexOf(verb) < ON_CONDITIONS;
    if (onCondition && pack.law().condition(target).isEmpty()) {
      parameters.refuse("target", target, Words.say("expected.condition", verb));
    }
    if (!onCondition && pack.law().clause(target).isEmpty()) {
      parameters.refuse("target", target, Words.say("expected.clause", verb));
    }
    String scope = parameters.oneOf("scope", SCOPES);
    String who = scope.equals(EVERYONE) ? "" : parameters.text("who");
    if (scope.equals(CIRCUIT)) {
      boolean known = register.parties().stream().map(Party::circuit).anyMatch(who::equals);
      if (!known) {
        parameters.refuse("who", who, Words.say("expected.circuit"));
      }
    } else if (!scope.equals(EVERYONE) && register.party(who).isEmpty()) {
      parameters.refuse("who", who, Words.say("expected.party"));
    }
    Set<String> kinds = new LinkedHashSet<>(List.of(usualKind));
    pack.kinds().stream().map(Kind::id).forEach(kinds::add);
    String kind = parameters.oneOf("kind", kinds);
    Set<String> courts = new LinkedHashSet<>(List.of(""));
    pack.law().parts().courts().stream().map(Court::id).forEach(courts::add);
    String court = parameters.oneOf("court", courts);
    LocalDate day = parameters.day("day");
    if (day == null) {
      if (!parameters.has("day")) {
        parameters.refuse("day", "", Words.say("expected.day"));
      }
      return null;
    }
    return new Supposed(verb, target, scope, who, kind, court, day);
  }

  /// Returns the kind of the last act that enjoins: what an order mostly is.
  static String usualKind(Pack pack) {
    return pack.law().acts().reversed().stream()
        .filter(act -> act.clauses().stream().anyMatch(clause -> clause.verb() == Verb.ENJOINS))
        .map(Act::kind)
        .findFirst()
        .orElseGet(() -> pack.kinds().iterator().next().id());
  }

  /// Returns the conditions that the order may change answers to.
  Set<Condition> conditions(Pack pack) {
    Set<Condition> conditions = new LinkedHashSet<>();
    pack.law().condition(target).ifPresent(conditions::add);
    pack.law().clause(target).ifPresent(clause -> addConditions(pack, clause, conditions));
    return conditions;
  }

  /// A clause acts on earlier clauses only, so this ends.
  private static void addConditions(Pack pack, Clause clause, Set<Condition> into) {
    switch (clause.target()) {
      case Target.OfConditions(var ids, var years, var part) ->
          ids.forEach(id -> pack.law().condition(id).ifPresent(into::add));
      case Target.OfClauses(var ids) ->
          ids.forEach(
              id -> pack.law().clause(id).ifPresent(earlier -> addConditions(pack, earlier, into)));
      case Target.OfReading _, Target.OfNothing() -> {}
    }
  }

  /// Returns the order as a file of suppositions has it. Every value in it was found in the pack.
  String yaml() {
    boolean onCondition = VERBS.indexOf(verb) < ON_CONDITIONS;
    String whom =
        scope.equals(EVERYONE)
            ? EVERYONE
            : scope.equals(CIRCUIT)
                ? "{circuit: \"" + who + "\"}"
                : "{" + scope + ": [" + who + "]}";
    return """
    acts:
      WHAT-IF:
        title: "Supposed: a hypothetical order of %s"
        kind: %s
    %s    issued: %s
        cause: supposed
        citation: supposed
        source: []
        mark: D
        clauses:
          - id: 1
            verb: %s
            %s: [%s]
            scope: %s
            from: %s
    """
        .formatted(
            day,
            kind,
            court.isEmpty() ? "" : "    court: " + court + "\n",
            day,
            verb,
            onCondition ? "conditions" : "acts-on",
            target,
            whom,
            day);
  }
}
