package org.proviso.web.data;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Reading;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.pack.Section;
import org.proviso.pack.Source;

/// Tables of the law, and of the sources of all that is on record.
final class LawSheets {

  static final Sheet CONDITIONS =
      Sheet.of(
          "conditions",
          "id",
          (from, to) -> {
            for (Condition condition : from.pack().law().conditions()) {
              Programme programme =
                  from.pack().law().programme(condition.programme()).orElseThrow();
              to.of(
                  condition.id(),
                  condition.title(),
                  programme.id(),
                  programme.title(),
                  programme.years(),
                  condition.provision(),
                  from.provenance(Section.CONDITIONS, condition.id()).orElse(null));
            }
          },
          "id",
          "title",
          "programme",
          "programme_title",
          "years:list",
          "provision",
          ":provenance");

  static final Sheet READINGS =
      Sheet.of(
          "readings",
          "provision id",
          (from, to) -> {
            for (Reading reading : from.pack().law().parts().readings()) {
              to.of(
                  reading.provision(),
                  reading.id(),
                  reading.name(),
                  reading.proposer(),
                  reading.words(),
                  reading.provenance());
            }
          },
          "provision",
          "id",
          "name",
          "proposer",
          "words",
          ":provenance");

  static final Sheet COURTS =
      Sheet.of(
          "courts",
          "id",
          (from, to) ->
              from.pack().law().parts().courts().stream()
                  .sorted(Comparator.comparing(Court::id))
                  .forEach(court -> to.of(court.id(), court.name(), court.reviewedBy())),
          "id",
          "name",
          "reviewed_by");

  static final Sheet ACTS =
      Sheet.of(
          "acts",
          "id",
          (from, to) -> {
            for (Act act : from.pack().law().acts()) {
              to.of(
                  act.id(),
                  act.title(),
                  act.kind(),
                  act.issuer(),
                  act.court(),
                  act.rank(),
                  act.issued(),
                  act.entry().entered(),
                  act.entry().withdrawn(),
                  act.cause(),
                  act.provenance());
            }
          },
          "id",
          "title",
          "kind",
          "issuer",
          "court",
          "rank:integer",
          "issued:moment",
          "entered:day",
          "withdrawn:day",
          "cause",
          ":provenance");

  static final Sheet CLAUSES =
      Sheet.of(
          "clauses",
          "id",
          (from, to) -> {
            for (Act act : from.pack().law().acts()) {
              act.clauses().forEach(clause -> clause(act, clause, to));
            }
          },
          "id",
          "act",
          "verb",
          "words",
          "target_kind",
          "target:list",
          "years:list",
          "part",
          "scope",
          "guard",
          "from:moment",
          "until:moment",
          "retro",
          "disputed",
          "strict:truth",
          "defaults:list",
          "mark",
          "caveats:list");

  static final Sheet SOURCES =
      Sheet.of(
          "sources",
          "id",
          (from, to) -> {
            for (Source source : from.pack().sources()) {
              to.of(source.id(), source.title(), source.where(), source.kind().word());
            }
          },
          "id",
          "title",
          "where",
          "kind");

  /// What a clause acts on.
  private record Acted(String kind, List<String> ids, List<String> years, @Nullable String part) {

    static Acted of(Target target) {
      return switch (target) {
        case Target.OfConditions(var conditions, var years, String part) ->
            new Acted("conditions", Sheets.sorted(conditions), Sheets.sorted(years), part);
        case Target.OfClauses(var clauses) ->
            new Acted("clauses", Sheets.sorted(clauses), List.of(), null);
        case Target.OfReading(String provision, String reading) ->
            new Acted("reading", List.of(provision, reading), List.of(), null);
        case Target.OfNothing() -> new Acted("nothing", List.of(), List.of(), null);
      };
    }
  }

  private LawSheets() {}

  private static void clause(Act act, Clause clause, Sheet.Row to) {
    Acted acted = Acted.of(clause.target());
    TreeSet<String> defaults = new TreeSet<>();
    clause.defaults().forEach(each -> defaults.add(each.name()));
    to.of(
        clause.id(),
        act.id(),
        clause.verb().word(),
        clause.words(),
        acted.kind(),
        acted.ids(),
        acted.years(),
        acted.part(),
        scope(clause.scope()),
        clause.guard().text(),
        clause.from(),
        clause.until(),
        switch (clause.retro()) {
          case Retro.Nunc() -> "nunc";
          case Retro.Tunc() -> "tunc";
          case Retro.From(LocalDate day) -> day.toString();
        },
        switch (clause.certainty()) {
          case Certainty.Settled() -> null;
          case Certainty.Disputed(String why) -> why;
        },
        clause.strict(),
        List.copyOf(defaults),
        clause.mark().name(),
        clause.caveats());
  }

  /// Returns a scope as one text, such as `named(a b, EXCLUDED)`.
  private static String scope(Scope scope) {
    return switch (scope) {
      case Scope.Everyone() -> "everyone";
      case Scope.Named(var parties, var sub) -> named("named", Sheets.sorted(parties), sub.name());
      case Scope.Within(var parties, var sub) ->
          named("within", Sheets.sorted(parties), sub.name());
      case Scope.Members(String group, LocalDate asOf, var sub) ->
          named("members", List.of(group), sub.name() + (asOf == null ? "" : ", as of " + asOf));
      case Scope.Circuit(String circuit) -> "circuit(" + circuit + ")";
      case Scope.Awards(var awards) -> "awards(" + String.join(" ", Sheets.sorted(awards)) + ")";
      case Scope.Except(Scope except) -> "except(" + scope(except) + ")";
      case Scope.Both(var scopes) -> made("both", scopes);
      case Scope.Either(var scopes) -> made("either", scopes);
    };
  }

  private static String named(String kind, List<String> names, String rest) {
    return kind + "(" + String.join(" ", names) + ", " + rest + ")";
  }

  private static String made(String kind, List<Scope> scopes) {
    return kind + "(" + String.join(", ", scopes.stream().map(LawSheets::scope).toList()) + ")";
  }
}
