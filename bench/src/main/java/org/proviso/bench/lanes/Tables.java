package org.proviso.bench.lanes;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.time.Day;

/// The law and the facts as tables for a database: what acts say and registers know, nothing worked
/// out. Identifiers are numbers; days and open ends are numbered as [Days] says.
final class Tables {

  /// A table.
  ///
  /// @param columns names and types of the columns, as both databases write them
  /// @param rows makes its rows: integers, longs, booleans, texts and nulls
  record Table(String name, String columns, Supplier<Stream<@Nullable Object[]>> rows) {}

  private final Facts facts;
  private final Map<String, Integer> conditions = new HashMap<>();
  private final Map<String, Integer> clauses = new HashMap<>();
  private final Map<String, Integer> parties = new HashMap<>();

  private Tables(Facts facts) {
    this.facts = facts;
    for (Condition condition : facts.law().conditions()) {
      conditions.put(condition.id(), conditions.size());
    }
    for (Clause clause : facts.law().clauses()) {
      clauses.put(clause.id(), clauses.size());
    }
    for (Party party : facts.register().parties()) {
      parties.put(party.id(), parties.size());
    }
  }

  static List<Table> of(Facts facts) {
    return new Tables(facts).all();
  }

  private List<Table> all() {
    return List.of(
        new Table("condition", "condition integer, met varchar", this::conditions),
        new Table(
            "clause",
            "clause integer, verb varchar, day integer, guard varchar, scope varchar,"
                + " circle varchar, circuit varchar",
            this::clauses),
        new Table("clause_condition", "clause integer, condition integer", this::targets),
        new Table("clause_year", "clause integer, year integer", this::years),
        new Table("clause_clause", "clause integer, target integer", this::targetClauses),
        new Table("clause_party", "clause integer, party integer", this::named),
        new Table(
            "party",
            "party integer, kind varchar, within integer, circuit varchar, policies_known boolean",
            this::parties),
        new Table(
            "membership",
            "party integer, circle varchar, since integer, until integer, standing varchar",
            this::memberships),
        new Table("policy", "party integer, since integer, until integer", this::policies),
        new Table(
            "award",
            "award integer, party integer, year integer, offered integer, accepted integer,"
                + " cents bigint",
            this::awards));
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private static int number(Map<String, Integer> numbers, String id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new IllegalArgumentException("no number for " + id);
    }
    return number;
  }

  private static @Nullable String text(@Nullable Guard guard) {
    return guard == null || guard.text().isEmpty() ? null : guard.text();
  }

  private Stream<@Nullable Object[]> conditions() {
    return facts.law().conditions().stream()
        .map(each -> row(number(conditions, each.id()), text(each.met().get(""))));
  }

  private Stream<@Nullable Object[]> clauses() {
    return facts.law().clauses().stream()
        .map(
            each ->
                switch (each.scope()) {
                  case Scope.Everyone() -> clause(each, "everyone", null, null);
                  case Scope.Members(var group, var asOf, var subs) ->
                      clause(each, "members", group, null);
                  case Scope.Circuit(String circuit) -> clause(each, "circuit", null, circuit);
                  case Scope.Named(var named, var subs) -> clause(each, "named", null, null);
                  case Scope.Within(var territories, var subs) ->
                      clause(each, "within", null, null);
                  case Scope.Awards _, Scope.Except _, Scope.Both _, Scope.Either _ ->
                      throw new IllegalArgumentException("not in this law: " + each.scope());
                });
  }

  private @Nullable Object[] clause(
      Clause clause, String scope, @Nullable String group, @Nullable String circuit) {
    return row(
        number(clauses, clause.id()),
        clause.verb().word(),
        Days.number(day(clause)),
        text(clause.guard()),
        scope,
        group,
        circuit);
  }

  /// Returns the day from which a clause has effect.
  static LocalDate day(Clause clause) {
    return switch (clause.from()) {
      case Moment.On(LocalDate day) -> day;
      case Moment.Within within -> throw new IllegalArgumentException("not in this law: " + within);
    };
  }

  private Stream<@Nullable Object[]> targets() {
    return facts.law().clauses().stream()
        .filter(each -> each.target() instanceof Target.OfConditions)
        .flatMap(
            each ->
                each.target() instanceof Target.OfConditions(var of, var years, var part)
                    ? pairs(each, of.stream().map(condition -> number(conditions, condition)))
                    : Stream.of());
  }

  private Stream<@Nullable Object[]> years() {
    return facts.law().clauses().stream()
        .flatMap(
            each ->
                each.target() instanceof Target.OfConditions(var of, var years, var part)
                    ? pairs(each, years.stream().map(Integer::valueOf))
                    : Stream.of());
  }

  private Stream<@Nullable Object[]> targetClauses() {
    return facts.law().clauses().stream()
        .flatMap(
            each ->
                each.target() instanceof Target.OfClauses(var of)
                    ? pairs(each, of.stream().map(target -> number(clauses, target)))
                    : Stream.of());
  }

  private Stream<@Nullable Object[]> named() {
    return facts.law().clauses().stream()
        .flatMap(each -> pairs(each, partiesOf(each.scope()).stream().map(this::party)));
  }

  /// Returns the parties that a scope names, itself or as territories.
  static Set<String> partiesOf(Scope scope) {
    return switch (scope) {
      case Scope.Named(var named, var subs) -> named;
      case Scope.Within(var territories, var subs) -> territories;
      case Scope.Everyone _,
          Scope.Members _,
          Scope.Circuit _,
          Scope.Awards _,
          Scope.Except _,
          Scope.Both _,
          Scope.Either _ ->
          Set.of();
    };
  }

  private int party(String id) {
    return number(parties, id);
  }

  private Stream<@Nullable Object[]> pairs(Clause clause, Stream<Integer> others) {
    int number = number(clauses, clause.id());
    return others.map(other -> row(number, other));
  }

  private Stream<@Nullable Object[]> parties() {
    return facts.register().parties().stream()
        .map(
            each -> {
              String within = each.within();
              return row(
                  party(each.id()),
                  each.kind(),
                  within == null ? null : party(within),
                  each.circuit(),
                  each.policiesKnown());
            });
  }

  private Stream<@Nullable Object[]> memberships() {
    return facts.register().memberships().stream()
        .map(
            (Membership each) ->
                row(
                    party(each.party()),
                    each.group(),
                    Days.number(Day.ofFrom(each.span().from())),
                    Days.number(Day.ofUntil(each.span().until())),
                    each.standing().name()));
  }

  private Stream<@Nullable Object[]> policies() {
    return facts.register().policies().stream()
        .map(
            (Policy each) ->
                row(
                    party(each.holder()),
                    Days.number(Day.ofFrom(each.inForce().from())),
                    Days.number(Day.ofUntil(each.inForce().until()))));
  }

  private Stream<@Nullable Object[]> awards() {
    Awards awards = facts.awards();
    int[] party = new int[awards.parties().size()];
    for (int i = 0; i < party.length; i++) {
      party[i] = party(awards.parties().text(i));
    }
    int[] year = new int[awards.years().size()];
    for (int i = 0; i < year.length; i++) {
      year[i] = Integer.parseInt(awards.years().text(i));
    }
    return IntStream.range(0, awards.size())
        .mapToObj(
            row ->
                row(
                    row,
                    party[awards.recipient(row)],
                    year[awards.year(row)],
                    Days.number(awards.offered(row)),
                    Days.number(awards.accepted(row)),
                    awards.cents(row)));
  }
}
