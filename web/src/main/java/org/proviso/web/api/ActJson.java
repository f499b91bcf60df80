package org.proviso.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Target;
import org.proviso.pack.Pack;

/// An act with its clauses.
record ActJson(Listed act, List<Clauses> clauses) {

  /// An act by itself.
  ///
  /// @param entered first day on which the record of it could be seen; null if it always could
  /// @param withdrawn first day on which that record no longer counts; null if it counts
  record Listed(
      String id,
      String title,
      String kind,
      String issuer,
      @Nullable String court,
      int rank,
      MomentJson issued,
      @Nullable LocalDate entered,
      @Nullable LocalDate withdrawn,
      String cause,
      ProvenanceJson provenance) {

    static Listed of(Pack pack, Act act) {
      return new Listed(
          act.id(),
          act.title(),
          act.kind(),
          act.issuer(),
          act.court(),
          act.rank(),
          MomentJson.of(act.issued()),
          act.entry().entered(),
          act.entry().withdrawn(),
          act.cause(),
          ProvenanceJson.of(pack, act.provenance()));
    }
  }

  /// One effect of the act.
  ///
  /// @param guard the facts under which it reaches them, as the pack writes it; empty if always
  /// @param until when it ends by its own words; null if it does not
  /// @param retro `nunc`, `tunc` or the day from which it takes effect
  /// @param disputed what readers differ on; null if its effect is settled
  record Clauses(
      String id,
      String verb,
      String words,
      Acted target,
      ScopeJson scope,
      String guard,
      MomentJson from,
      @Nullable MomentJson until,
      String retro,
      @Nullable String disputed,
      boolean strict,
      Set<String> defaults,
      String mark,
      List<String> caveats) {}

  /// What a clause acts on.
  ///
  /// @param kind `conditions`, `clauses`, `reading` or `nothing`
  /// @param ids the conditions, the clauses, or the provision and the reading of it
  /// @param years the programme years; none for every year, or if it is not about conditions
  /// @param part the part of the conditions that is meant; null if each is meant as a whole
  record Acted(String kind, List<String> ids, List<String> years, @Nullable String part) {}

  static ActJson of(Pack pack, Act act) {
    return new ActJson(Listed.of(pack, act), act.clauses().stream().map(ActJson::clause).toList());
  }

  private static Clauses clause(Clause clause) {
    TreeSet<String> defaults = new TreeSet<>();
    clause.defaults().forEach(each -> defaults.add(each.name()));
    return new Clauses(
        clause.id(),
        clause.verb().word(),
        clause.words(),
        acted(clause.target()),
        ScopeJson.of(clause.scope()),
        clause.guard().text(),
        MomentJson.of(clause.from()),
        clause.until() == null ? null : MomentJson.of(clause.until()),
        retro(clause.retro()),
        switch (clause.certainty()) {
          case Certainty.Settled() -> null;
          case Certainty.Disputed(String why) -> why;
        },
        clause.strict(),
        defaults,
        clause.mark().name(),
        clause.caveats());
  }

  private static Acted acted(Target target) {
    return switch (target) {
      case Target.OfConditions(var conditions, var years, String part) ->
          new Acted("conditions", sorted(conditions), sorted(years), part);
      case Target.OfClauses(var clauses) -> new Acted("clauses", sorted(clauses), List.of(), null);
      case Target.OfReading(String provision, String reading) ->
          new Acted("reading", List.of(provision, reading), List.of(), null);
      case Target.OfNothing() -> new Acted("nothing", List.of(), List.of(), null);
    };
  }

  private static List<String> sorted(Set<String> ids) {
    return ids.stream().sorted().toList();
  }

  private static String retro(Retro retro) {
    return switch (retro) {
      case Retro.Nunc() -> "nunc";
      case Retro.Tunc() -> "tunc";
      case Retro.From(LocalDate day) -> day.toString();
    };
  }
}
