package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Default;
import org.proviso.law.act.Effectiveness;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Precedence;
import org.proviso.law.act.Reference;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Verb;

/// Reads the clauses of one act.
final class ClauseReader {

  /// What a clause takes from its act.
  ///
  /// @param id the act's identifier
  /// @param issued when it was issued
  /// @param onAppeal whether it is a ruling on appeal
  /// @param hasEntry whether it says when its record was entered
  /// @param mark how far it was checked
  record OfAct(String id, Moment issued, boolean onAppeal, boolean hasEntry, Mark mark) {}

  private final OfAct act;
  private final ActsReader acts;
  private final PackReading pack;
  private final Values values;
  private final MomentReader moments;

  ClauseReader(OfAct act, ActsReader acts, PackReading pack) {
    this.act = act;
    this.acts = acts;
    this.pack = pack;
    values = pack.values();
    moments = new MomentReader(values);
  }

  Clause read(Located at) {
    Fields fields = Fields.of(at, Shape.CLAUSE, values);
    String id = act.id() + "/" + fields.orElse("id", values::id, "");
    acts.places().ofOwner(id, at);
    Verb verb = fields.word("verb", Verb.values(), Verb::word, Verb.NONE);
    acts.places().of(id, "target", verb.word(), fields.place("verb"));
    Target target = new TargetReader(id, fields, acts, pack).read();

    ScopeReader scopes =
        new ScopeReader(
            pack, acts.circuits(), (name, where) -> acts.places().of(id, "scope", name, where));
    Scope scope = scope(fields, verb, scopes);
    Effectiveness effect = effectiveness(fields, verb, target);
    EnumSet<Default> defaults = EnumSet.copyOf(scopes.defaults());
    defaults.addAll(effect.defaults());
    if (!act.hasEntry()) {
      defaults.add(Default.ENTERED_ON_DAY_OF_ISSUE);
    }
    return new Clause(
        id,
        verb,
        target,
        scope,
        fields.orElse("guard", acts.guards()::read, Guard.ALWAYS),
        effect.from(),
        until(fields, effect.from()),
        effect.retro(),
        fields.has("disputed")
            ? new Certainty.Disputed(fields.text("disputed"))
            : Certainty.SETTLED,
        fields.truth("strict"),
        precedence(id, fields),
        reference(id, fields),
        defaults,
        pack.mark(fields, act.mark()),
        fields.texts("caveats"),
        fields.has("words") ? fields.text("words") : "");
  }

  /// A record of something that changes nothing may leave its scope out; every other clause must
  /// say whom it reaches.
  private Scope scope(Fields fields, Verb verb, ScopeReader scopes) {
    Located at = fields.find("scope");
    if (at == null && verb.role() != Verb.Role.RECORD) {
      String message = "the key 'scope' is missing here (clause that " + verb.word() + ")";
      values.issues().error(fields.at(), Issue.Code.MISSING_KEY, message);
    }
    return at == null ? Scope.EVERYONE : scopes.read(at);
  }

  private Effectiveness effectiveness(Fields fields, Verb verb, Target target) {
    Located mandate = fields.find("mandate");
    Located stated = fields.find("from");
    if (mandate != null && stated != null) {
      String message = "a clause states its mandate or the day of its effect, not both";
      values.issues().error(mandate, Issue.Code.MANDATE_AND_FROM, message);
    }
    Moment from = stated != null ? moments.moment(stated) : null;
    if (stated != null && from != null && from.earliest().isBefore(act.issued().earliest())) {
      String message =
          from.earliest()
              + " is before the day of issue, "
              + act.issued().earliest()
              + "; an effect that reaches back is stated with 'retro'";
      values.issues().error(stated, Issue.Code.FROM_BEFORE_ISSUE, message);
    }
    if (mandate != null && from == null) {
      from = moments.mandate(mandate, act.issued());
    }
    Located reach = fields.find("retro");
    Retro retro = reach == null ? null : moments.retro(reach);
    return Effectiveness.of(verb, acts.built(target), act.issued(), act.onAppeal(), from, retro);
  }

  private @Nullable Moment until(Fields fields, Moment from) {
    Located at = fields.find("until");
    Moment until = at == null ? null : moments.moment(at);
    if (at != null && until != null && !until.earliest().isAfter(from.earliest())) {
      String message = "ends on " + until.earliest() + ", which is not after " + from.earliest();
      values.issues().error(at, Issue.Code.BAD_SPAN, message);
    }
    return until;
  }

  private Precedence precedence(String id, Fields fields) {
    acts.places().of(id, "precedence", id, fields.at());
    return new Precedence(
        clauses(id, fields, "overrides"),
        clauses(id, fields, "preempts"),
        clauses(id, fields, "special-to"));
  }

  private Set<String> clauses(String id, Fields fields, String key) {
    TreeSet<String> named = new TreeSet<>();
    for (Located at : fields.elements(key)) {
      String clause = acts.clauseAt(at);
      acts.places().of(id, "precedence", clause, at);
      named.add(clause);
    }
    return named;
  }

  private @Nullable Reference reference(String id, Fields fields) {
    Located at = fields.find("refers-to");
    if (at == null) {
      return null;
    }
    Fields reference = Fields.of(at, Shape.REFERENCE, values);
    Located to = reference.place("clause");
    String clause = reference.has("clause") ? acts.clauseAt(to) : "";
    acts.places().of(id, "reference", clause, to);
    LocalDate asOf = reference.day("as-of");
    return clause.isEmpty() ? null : new Reference(clause, asOf);
  }

  /// Reads clauses, leaving out those that repeat an identifier.
  List<Clause> readAll(List<Located> elements) {
    List<Clause> clauses = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Located at : elements) {
      Clause clause = read(at);
      if (seen.add(clause.id())) {
        clauses.add(clause);
      } else {
        Located id = at.find("id");
        String message = "the act has a clause '" + clause.id() + "' already";
        values.issues().error(id == null ? at : id, Issue.Code.DUPLICATE_ID, message);
      }
    }
    return clauses;
  }
}
