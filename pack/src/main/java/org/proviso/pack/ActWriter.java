package org.proviso.pack;

import java.util.function.Consumer;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Entry;

/// Writes acts and clauses in the compiled form; a number before each value of a sealed type says
/// which it is.
final class ActWriter {

  private final PackOutput out;
  private final Consumer<Provenance> provenance;
  private final Consumer<Guard> guard;

  ActWriter(PackOutput out, Consumer<Provenance> provenance, Consumer<Guard> guard) {
    this.out = out;
    this.provenance = provenance;
    this.guard = guard;
  }

  void write(Act act) {
    out.text(act.id());
    out.text(act.title());
    out.text(act.kind());
    out.text(act.issuer());
    out.optional(act.court(), out::text);
    out.number(act.rank());
    moment(act.issued());
    out.number(act.sequence());
    entry(act.entry());
    out.text(act.cause());
    provenance.accept(act.provenance());
    out.each(act.clauses(), this::clause);
  }

  private void clause(Clause clause) {
    out.text(clause.id());
    out.word(clause.verb());
    target(clause.target());
    scope(clause.scope());
    guard.accept(clause.guard());
    moment(clause.from());
    out.optional(clause.until(), this::moment);
    retro(clause.retro());
    certainty(clause.certainty());
    out.truth(clause.strict());
    out.textSet(clause.precedence().overrides());
    out.textSet(clause.precedence().preempts());
    out.textSet(clause.precedence().specialTo());
    out.optional(clause.reference(), this::reference);
    out.each(clause.defaults().stream().sorted().toList(), out::word);
    out.word(clause.mark());
    out.texts(clause.caveats());
    out.text(clause.words());
  }

  private void target(Target target) {
    switch (target) {
      case Target.OfConditions(var conditions, var years, var part) -> {
        out.number(0);
        out.textSet(conditions);
        out.textSet(years);
        out.optional(part, out::text);
      }
      case Target.OfClauses(var clauses) -> {
        out.number(1);
        out.textSet(clauses);
      }
      case Target.OfReading(String provision, String reading) -> {
        out.number(2);
        out.text(provision);
        out.text(reading);
      }
      case Target.OfNothing() -> out.number(3);
    }
  }

  private void scope(Scope scope) {
    switch (scope) {
      case Scope.Everyone() -> out.number(0);
      case Scope.Named(var parties, var subRecipients) -> {
        out.number(1);
        out.textSet(parties);
        out.word(subRecipients);
      }
      case Scope.Within(var parties, var subRecipients) -> {
        out.number(2);
        out.textSet(parties);
        out.word(subRecipients);
      }
      case Scope.Members(String group, var asOf, var subRecipients) -> {
        out.number(3);
        out.text(group);
        out.optional(asOf, out::day);
        out.word(subRecipients);
      }
      case Scope.Circuit(String circuit) -> {
        out.number(4);
        out.text(circuit);
      }
      case Scope.Awards(var awards) -> {
        out.number(5);
        out.textSet(awards);
      }
      case Scope.Except(Scope inner) -> {
        out.number(6);
        scope(inner);
      }
      case Scope.Both(var scopes) -> {
        out.number(7);
        out.each(scopes, this::scope);
      }
      case Scope.Either(var scopes) -> {
        out.number(8);
        out.each(scopes, this::scope);
      }
    }
  }

  private void moment(Moment moment) {
    switch (moment) {
      case Moment.On(var day) -> {
        out.number(0);
        out.day(day);
      }
      case Moment.Within(var earliest, var certain, String question) -> {
        out.number(1);
        out.day(earliest);
        out.optional(certain, out::day);
        out.text(question);
      }
    }
  }

  private void retro(Retro retro) {
    switch (retro) {
      case Retro.Nunc() -> out.number(0);
      case Retro.Tunc() -> out.number(1);
      case Retro.From(var day) -> {
        out.number(2);
        out.day(day);
      }
    }
  }

  private void certainty(Certainty certainty) {
    switch (certainty) {
      case Certainty.Settled() -> out.number(0);
      case Certainty.Disputed(String why) -> {
        out.number(1);
        out.text(why);
      }
    }
  }

  private void reference(Reference reference) {
    out.text(reference.clause());
    out.optional(reference.asOf(), out::day);
  }

  void entry(Entry entry) {
    out.optional(entry.entered(), out::day);
    out.optional(entry.withdrawn(), out::day);
  }

  void acceptance(Award.Acceptance acceptance) {
    switch (acceptance) {
      case Award.Acceptance.On(var day) -> {
        out.number(0);
        out.day(day);
      }
      case Award.Acceptance.By(var day) -> {
        out.number(1);
        out.day(day);
      }
      case Award.Acceptance.Never() -> out.number(2);
      case Award.Acceptance.NotKnown() -> out.number(3);
    }
  }
}
