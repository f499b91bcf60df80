package org.proviso.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Court;
import org.proviso.law.act.Law;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Programme;
import org.proviso.law.act.Provenance;
import org.proviso.law.act.Reading;
import org.proviso.law.act.Target;
import org.proviso.law.fact.Party;

/// Reads acts from the earliest to the latest, because what a clause leaves unsaid may depend on
/// the clauses that it acts on.
final class ActsReader {

  /// The head of an act; `issued` is null if the act does not say it well.
  private record Head(String id, Fields fields, @Nullable Moment issued, int sequence) {

    /// An act without a day comes first, so that its own clauses can be read.
    Moment issuedOrFirst() {
      return issued == null ? new Moment.On(LocalDate.EPOCH) : issued;
    }
  }

  private final PackReading pack;
  private final Map<String, Kind> kinds;
  private final Law.Parts terms;
  private final GuardReader guards;
  private final LawPlaces places;
  private final Set<String> circuits;
  private final Map<String, List<String>> clauseIds = new TreeMap<>();
  private final Map<String, Clause> built = new HashMap<>();

  /// @param terms what acts speak of, and the acts that are there already
  ActsReader(
      PackReading pack,
      Map<String, Kind> kinds,
      Law.Parts terms,
      List<Party> parties,
      GuardReader guards,
      LawPlaces places) {
    this.pack = pack;
    this.kinds = kinds;
    this.terms = terms;
    this.guards = guards;
    this.places = places;
    circuits =
        parties.stream()
            .map(Party::circuit)
            .flatMap(Stream::ofNullable)
            .collect(Collectors.toCollection(TreeSet::new));
    for (Act act : terms.acts()) {
      act.clauses().forEach(clause -> built.put(clause.id(), clause));
      clauseIds.put(act.id(), act.clauses().stream().map(Clause::id).toList());
    }
    pack.sections().entries(Section.ACTS).forEach(this::findClauses);
  }

  private void findClauses(String act, Located.Entry entry) {
    List<String> ids = new ArrayList<>();
    Located clauses = entry.value().find("clauses");
    if (clauses != null) {
      for (Located clause : clauses.elements()) {
        Located id = clause.find("id");
        if (id != null) {
          ids.add(act + "/" + id.scalar().orElse(""));
        }
      }
    }
    clauseIds.put(act, ids);
  }

  GuardReader guards() {
    return guards;
  }

  LawPlaces places() {
    return places;
  }

  Set<String> circuits() {
    return circuits;
  }

  List<Reading> readings() {
    return List.copyOf(terms.readings());
  }

  /// Returns the years of the programmes of some conditions, as far as those are known.
  Set<String> yearsOf(Set<String> conditions) {
    Set<String> programmes =
        terms.conditions().stream()
            .filter(condition -> conditions.contains(condition.id()))
            .map(Condition::programme)
            .collect(Collectors.toSet());
    return terms.programmes().stream()
        .filter(programme -> programmes.contains(programme.id()))
        .map(Programme::years)
        .flatMap(List::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns the clauses of a target that have been read: those of earlier acts.
  List<Clause> built(Target target) {
    List<Clause> clauses = new ArrayList<>();
    if (target instanceof Target.OfClauses(var ids)) {
      for (String id : new TreeSet<>(ids)) {
        Clause clause = built.get(id);
        if (clause != null) {
          clauses.add(clause);
        }
      }
    }
    return clauses;
  }

  /// Returns the clauses that a scalar names: one, or all of an act.
  List<String> clausesAt(Located at) {
    List<String> ofAct = clauseIds.get(at.scalar().orElse(""));
    return ofAct != null ? ofAct : List.of(clauseAt(at));
  }

  /// Returns the clause that a scalar names.
  String clauseAt(Located at) {
    String id = pack.values().text(at);
    List<String> all = clauseIds.values().stream().flatMap(List::stream).toList();
    if (!id.isEmpty() && !all.contains(id)) {
      List<String> candidates = new ArrayList<>(all);
      candidates.addAll(clauseIds.keySet());
      pack.dangling(at, "'" + id + "' is not a clause of any act", candidates, id);
    }
    return id;
  }

  /// Returns the acts, without those whose day is not known.
  List<Act> acts() {
    List<Head> heads = new ArrayList<>();
    pack.sections()
        .entries(Section.ACTS)
        .forEach(
            (id, entry) -> {
              pack.values().id(entry.key());
              places.ofOwner(id, entry.key());
              heads.add(head(id, Fields.of(entry.value(), Shape.ACT, pack.values())));
            });
    heads.sort(
        Comparator.comparing((Head head) -> head.issuedOrFirst().earliest())
            .thenComparingInt(Head::sequence)
            .thenComparing(Head::id));
    List<Act> acts = new ArrayList<>();
    for (Head head : heads) {
      Act act = act(head);
      act.clauses().forEach(clause -> built.put(clause.id(), clause));
      if (head.issued() != null) {
        acts.add(act);
      }
    }
    return acts;
  }

  private Head head(String id, Fields fields) {
    Located issued = fields.find("issued");
    MomentReader moments = new MomentReader(pack.values());
    Moment moment = issued == null ? null : moments.moment(issued);
    return new Head(id, fields, moment, fields.number("sequence"));
  }

  private Act act(Head head) {
    Fields fields = head.fields();
    Moment issued = head.issuedOrFirst();
    Provenance from = pack.provenance(fields);
    String kindId = fields.orElse("kind", at -> pack.reference(at, Section.KINDS), "");
    Kind kind = kinds.getOrDefault(kindId, new Kind(kindId, 0, false));
    Located courtAt = fields.find("court");
    String court = courtAt == null ? null : pack.reference(courtAt, Section.COURTS);
    boolean hasEntry = fields.has("entered");
    LocalDate entered = fields.day("entered");
    ClauseReader clauses =
        new ClauseReader(
            new ClauseReader.OfAct(head.id(), issued, kind.onAppeal(), hasEntry, from.mark()),
            this,
            pack);
    return new Act(
        head.id(),
        fields.text("title"),
        kindId,
        fields.has("issuer") ? fields.text("issuer") : courtName(court),
        court,
        kind.rank(),
        issued,
        head.sequence(),
        RegisterReader.entry(fields, entered == null ? issued.earliest() : entered),
        fields.has("cause") ? fields.text("cause") : "",
        from,
        clauses.readAll(fields.elements("clauses")));
  }

  private String courtName(@Nullable String court) {
    return terms.courts().stream()
        .filter(each -> each.id().equals(court))
        .map(Court::name)
        .findFirst()
        .orElse("");
  }
}
