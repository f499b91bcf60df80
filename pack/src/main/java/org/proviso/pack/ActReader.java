package org.proviso.pack;

import java.util.EnumSet;
import java.util.function.Supplier;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Default;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Precedence;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Entry;

/// Reads acts and clauses from the compiled form.
final class ActReader {

  private final PackInput in;
  private final Supplier<Provenance> provenance;
  private final Supplier<Guard> guard;

  ActReader(PackInput in, Supplier<Provenance> provenance, Supplier<Guard> guard) {
    this.in = in;
    this.provenance = provenance;
    this.guard = guard;
  }

  Act read() {
    return new Act(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.textOrNull(),
        in.smallNumber(),
        moment(),
        in.smallNumber(),
        entry(),
        in.text(),
        provenance.get(),
        in.each(this::clause));
  }

  private Clause clause() {
    return new Clause(
        in.text(),
        in.word(Verb.class),
        target(),
        scope(),
        guard.get(),
        moment(),
        in.optional(this::moment),
        retro(),
        certainty(),
        in.truth(),
        new Precedence(in.textSet(), in.textSet(), in.textSet()),
        in.optional(() -> new Reference(in.text(), in.dayOrNull())),
        defaults(),
        in.word(Mark.class),
        in.texts(),
        in.text());
  }

  private EnumSet<Default> defaults() {
    EnumSet<Default> defaults = EnumSet.noneOf(Default.class);
    defaults.addAll(in.each(() -> in.word(Default.class)));
    return defaults;
  }

  private Target target() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> new Target.OfConditions(in.textSet(), in.textSet(), in.textOrNull());
      case 1 -> new Target.OfClauses(in.textSet());
      case 2 -> new Target.OfReading(in.text(), in.text());
      case 3 -> new Target.OfNothing();
      default -> throw unknown("target", which);
    };
  }

  private Scope scope() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> Scope.EVERYONE;
      case 1 -> new Scope.Named(in.textSet(), in.word(Scope.SubRecipients.class));
      case 2 -> new Scope.Within(in.textSet(), in.word(Scope.SubRecipients.class));
      case 3 -> new Scope.Members(in.text(), in.dayOrNull(), in.word(Scope.SubRecipients.class));
      case 4 -> new Scope.Circuit(in.text());
      case 5 -> new Scope.Awards(in.textSet());
      case 6 -> new Scope.Except(scope());
      case 7 -> new Scope.Both(in.each(this::scope));
      case 8 -> new Scope.Either(in.each(this::scope));
      default -> throw unknown("scope", which);
    };
  }

  private Moment moment() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> new Moment.On(in.day());
      case 1 -> new Moment.Within(in.day(), in.dayOrNull(), in.text());
      default -> throw unknown("moment", which);
    };
  }

  private Retro retro() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> Retro.NUNC;
      case 1 -> Retro.TUNC;
      case 2 -> new Retro.From(in.day());
      default -> throw unknown("retro", which);
    };
  }

  private Certainty certainty() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> Certainty.SETTLED;
      case 1 -> new Certainty.Disputed(in.text());
      default -> throw unknown("certainty", which);
    };
  }

  Entry entry() {
    return new Entry(in.dayOrNull(), in.dayOrNull());
  }

  Award.Acceptance acceptance() {
    int which = in.smallNumber();
    return switch (which) {
      case 0 -> new Award.Acceptance.On(in.day());
      case 1 -> new Award.Acceptance.By(in.day());
      case 2 -> new Award.Acceptance.Never();
      case 3 -> new Award.Acceptance.NotKnown();
      default -> throw unknown("acceptance", which);
    };
  }

  private static IllegalArgumentException unknown(String what, int which) {
    return new IllegalArgumentException("no " + what + " has the number " + which);
  }
}
