package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Fact;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.time.Day;
import org.roaringbitmap.RoaringBitmap;

/// What holds of every condition for every award of a table, on every day.
///
/// Awards that agree through time in all that the clauses of the law read share their answers: what
/// is computed, is computed for a facet once ([Facets]), and an award costs little more than
/// finding out which facets it has. Answers are those of [LawEngine], which also gives the proof of
/// any one of them ([#history]).
///
/// [#with] returns another sweep and what changes; this one stays as it is. Sweeps that come from
/// one another share tables that only grow: what was supposed is forgotten when all of them are.
/// Immutable and thread-safe: callers wait for each other where something is computed first.
public final class Sweep {

  private final Lineage lineage;
  private final Law law;
  private final Asking asking;
  private final Parties parties;
  private final Awards awards;
  private final List<Facets> facets;

  /// Positions in `facets` of the conditions of each programme, by number in the table of awards.
  private final int[][] ofProgramme;

  private final Set<Trait> traits;
  private final Signatures signatures;

  /// What sweeps that come from one another share. Its monitor guards all of it.
  private static final class Lineage {
    final Portfolio portfolio;
    final Profiles profiles;
    final Holdings holdings = new Holdings();

    Lineage(Portfolio portfolio, Profiles profiles) {
      this.portfolio = portfolio;
      this.profiles = profiles;
    }
  }

  private Sweep(
      Lineage lineage,
      Law law,
      Asking asking,
      Parties parties,
      Awards awards,
      List<Facets> facets,
      Set<Trait> traits,
      Signatures signatures) {
    this.lineage = lineage;
    this.law = law;
    this.asking = asking;
    this.parties = parties;
    this.awards = awards;
    this.facets = facets;
    this.traits = traits;
    this.signatures = signatures;
    ofProgramme = new int[awards.programmes().size()][];
    for (int programme = 0; programme < ofProgramme.length; programme++) {
      String id = awards.programmes().text(programme);
      int[] found = new int[facets.size()];
      int count = 0;
      for (int i = 0; i < facets.size(); i++) {
        if (facets.get(i).condition().programme().equals(id)) {
          found[count++] = i;
        }
      }
      ofProgramme[programme] = Arrays.copyOf(found, count);
    }
  }

  /// Returns the sweep of a law over awards.
  ///
  /// @param law a law that was checked against the register of `portfolio`
  /// @param portfolio the awards and their parties
  /// @param asking from where it is asked
  public static Sweep of(Law law, Portfolio portfolio, Asking asking) {
    return of(law, portfolio, portfolio.parties(), portfolio.awards(), asking);
  }

  private static Sweep of(
      Law law, Portfolio portfolio, Parties parties, Awards awards, Asking asking) {
    Set<Trait> traits = new LinkedHashSet<>();
    for (Condition condition : law.conditions()) {
      traits.addAll(Facets.traits(new Chain(law, condition), condition));
    }
    Set<LocalDate> frozen = Traits.daysOfReference(law.clauses());
    Profiles profiles = new Profiles(traits, frozen, asking.known(), parties, awards.years());
    Lineage lineage = new Lineage(portfolio, profiles);
    synchronized (lineage) {
      List<Facets> facets = new ArrayList<>();
      for (Condition condition : law.conditions()) {
        facets.add(new Facets(law, condition, asking, profiles, lineage.holdings));
      }
      Signatures signatures = Signatures.of(profiles, parties, awards, portfolio.rows());
      return new Sweep(lineage, law, asking, parties, awards, facets, traits, signatures);
    }
  }

  /// Returns the law.
  public Law law() {
    return law;
  }

  /// Returns from where it was asked.
  public Asking asking() {
    return asking;
  }

  /// Returns the awards.
  public Awards awards() {
    return awards;
  }

  /// Returns the conditions that bind awards of a row's programme, in the law's order.
  public List<Condition> conditions(int row) {
    List<Condition> conditions = new ArrayList<>();
    for (int position : positions(row)) {
      conditions.add(facets.get(position).condition());
    }
    return conditions;
  }

  private int[] positions(int row) {
    int programme = awards.programme(row);
    return programme < ofProgramme.length ? ofProgramme[programme] : new int[0];
  }

  /// Takes what holds of one condition for one award on a stretch of days.
  @FunctionalInterface
  public interface Stretches {

    /// Takes one stretch; stretches come in order of time and without gaps, and neighbours differ.
    ///
    /// @param from number of the first day; [Day#FIRST] if there is none
    /// @param until number of the first day after; [Day#BEYOND] if there is none
    /// @param holding number of what holds, for [Sweep#holding(int)]
    /// @param status what became of the award
    void take(int from, int until, int holding, Award.Status status);
  }

  /// Returns the holding with this number.
  public Holding holding(int number) {
    return lineage.holdings.get(number);
  }

  /// Returns what money a condition bears on, of one award on one stretch.
  public Answer.Money money(int row, Holding holding, Award.Status status) {
    return History.money(
        status, holding.headline(), holding.possible(), awards.cents(row), awards.hasAmount(row));
  }

  /// Shows everything that holds of a condition for an award, through all of time.
  ///
  /// @throws IllegalArgumentException if no such condition binds awards of the row's programme
  public void read(int row, String condition, Stretches into) {
    synchronized (lineage) {
      new RowReader(lineage.profiles, parties, awards)
          .read(row, signature(row), require(row, condition), into);
    }
  }

  /// Shows everything that holds of every condition for every award: for each row, its conditions
  /// in the law's order.
  public void readAll(Rows into) {
    readAll(0, awards.size(), into);
  }

  /// Shows everything that holds of every condition for some of the awards, so that a caller can
  /// take a large table in parts.
  ///
  /// @param first first row
  /// @param end the row after the last
  /// @throws IndexOutOfBoundsException if there are no such rows
  public void readAll(int first, int end, Rows into) {
    Objects.checkFromToIndex(first, end, awards.size());
    synchronized (lineage) {
      RowReader reader = new RowReader(lineage.profiles, parties, awards);
      int[] signed = signatures.of(awards, first, end);
      prepare(first, signed);
      for (int row = first; row < end; row++) {
        for (int position : positions(row)) {
          Stretches stretches = into.of(row, facets.get(position).condition());
          reader.read(row, signed[row - first], facets.get(position), stretches);
        }
      }
    }
  }

  /// Computes every timeline that some of these awards need, all of a condition at once.
  ///
  /// @param signed the signature of each row from `first` on
  private void prepare(int first, int[] signed) {
    BitSet seen = new BitSet();
    for (int row = first; row < first + signed.length; row++) {
      int signature = signed[row - first];
      if (!seen.get(signature)) {
        seen.set(signature);
        int[] stretches = lineage.profiles.signature(signature);
        for (int position : positions(row)) {
          facets.get(position).need(stretches);
        }
      }
    }
    facets.forEach(Facets::compute);
  }

  /// Takes what holds of one condition for one award on the day asked about.
  @FunctionalInterface
  public interface OnDay {

    /// Takes what holds.
    ///
    /// @param row number of the award
    /// @param condition the condition
    /// @param holding number of what holds, for [Sweep#holding(int)]
    /// @param status what had become of the award
    void take(int row, Condition condition, int holding, Award.Status status);
  }

  /// Shows what holds of every condition for every award on one day: for each row, its conditions
  /// in the law's order.
  public void on(LocalDate day, OnDay into) {
    synchronized (lineage) {
      int[] signed = signatures.of(awards, 0, awards.size());
      prepare(0, signed);
      int number = Day.of(day);
      int[][] holdings = new int[facets.size()][lineage.profiles.signatures()];
      for (int[] of : holdings) {
        Arrays.fill(of, NOT_READ);
      }
      for (int row = 0; row < signed.length; row++) {
        int signature = signed[row];
        Award.Status status = Deals.statusOn(parties, awards, row, number);
        for (int position : positions(row)) {
          Facets of = facets.get(position);
          int holding = holdings[position][signature];
          if (holding == NOT_READ) {
            int profile = Profiles.at(lineage.profiles.signature(signature), 0, number);
            holding = Profiles.at(of.timeline(profile), 0, number);
            holdings[position][signature] = holding;
          }
          into.take(row, of.condition(), holding, status);
        }
      }
    }
  }

  private static final int NOT_READ = -1;

  /// Says who takes the stretches of each award and condition.
  @FunctionalInterface
  public interface Rows {

    /// Returns who takes the stretches of this condition for this award.
    Stretches of(int row, Condition condition);
  }

  private Facets require(int row, String condition) {
    for (int position : positions(row)) {
      if (facets.get(position).condition().id().equals(condition)) {
        return facets.get(position);
      }
    }
    throw new IllegalArgumentException("no condition " + condition + " on row " + row);
  }

  private int signature(int row) {
    return signatures.of(awards, row);
  }

  /// Returns what holds of a condition for one award, with proofs.
  ///
  /// @throws IllegalArgumentException if the law has no such condition
  public History history(int row, String condition) {
    Subject subject = awards.subject(row);
    List<Integer> about = new ArrayList<>();
    about.add(parties.number(subject.recipient()));
    String under = subject.award().under();
    if (under != null) {
      about.add(parties.number(under));
    }
    return LawEngine.of(law, parties.around(about, subject)).history(condition, subject, asking);
  }

  /// What a holding rests on, on a day.
  ///
  /// @param acts the acts whose clauses decide it, from the earliest to the latest
  /// @param mark the weakest mark among what it rests on
  public record Grounds(List<String> acts, Mark mark) {
    /// Copies the acts.
    public Grounds {
      acts = List.copyOf(acts);
    }
  }

  /// Returns what holds of a condition for one award on a day rests on. Awards of one facet share
  /// the work.
  ///
  /// @throws IllegalArgumentException if no such condition binds awards of the row's programme
  public Grounds grounds(int row, String condition, LocalDate day) {
    synchronized (lineage) {
      Facets of = require(row, condition);
      int[] signature = lineage.profiles.signature(signature(row));
      int facet = of.facet(Profiles.at(signature, 0, Day.of(day)));
      return of.grounds(facet, day, () -> groundsOf(history(row, condition).on(day)));
    }
  }

  private Grounds groundsOf(Answer answer) {
    Set<String> acts = new LinkedHashSet<>();
    answer.decidedBy().forEach(clause -> acts.add(law.actOf(clause).id()));
    return new Grounds(List.copyOf(acts), answer.confidence());
  }

  // ---------------------------------------------------------------- change

  /// What comes of a new act.
  public sealed interface Outcome {

    /// It was taken: this is what changes.
    record Taken(Delta delta) implements Outcome {}

    /// The law with it can not be computed with, for each of these reasons.
    record Refused(List<org.proviso.law.act.Fault> faults) implements Outcome {
      /// Copies the faults.
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  /// Returns the sweep of the law with one more act, and what changes.
  public Outcome with(Act act) {
    synchronized (lineage) {
      return switch (law.with(act, lineage.portfolio.register(), awards::hasNumber)) {
        case Law.Outcome.Refused(var faults) -> new Outcome.Refused(faults);
        case Law.Outcome.Accepted(Law changed) -> new Outcome.Taken(with(act, changed));
      };
    }
  }

  private Delta with(Act act, Law changed) {
    Set<String> clauses = new TreeSet<>();
    act.clauses().forEach(clause -> clauses.add(clause.id()));
    List<Facets> after = new ArrayList<>();
    List<Condition> affected = new ArrayList<>();
    Set<Trait> asked = new LinkedHashSet<>();
    for (Facets before : facets) {
      Chain chain = new Chain(changed, before.condition());
      if (chain.links().stream().noneMatch(link -> clauses.contains(link.clause().id()))) {
        after.add(before);
        continue;
      }
      Facets with =
          new Facets(changed, before.condition(), asking, lineage.profiles, lineage.holdings);
      after.add(with);
      affected.add(before.condition());
      asked.addAll(with.traits());
    }
    asked.removeAll(traits);
    boolean told =
        asked.stream().allMatch(lineage.profiles::tells)
            && lineage.profiles.frozen().containsAll(Traits.daysOfReference(act.clauses()));
    if (!told) {
      // Profiles are made again from the beginning.
      Sweep next = of(changed, lineage.portfolio, parties, awards, asking);
      return Delta.between(this, next, act.id(), affected, reached().everyone());
    }
    Set<Trait> known = new LinkedHashSet<>(traits);
    known.addAll(asked);
    Signatures signed = signatures.copy();
    Reached reached = reached();
    asked.forEach(trait -> mark(trait, reached, signed));
    Sweep next = new Sweep(lineage, changed, asking, parties, awards, after, known, signed);
    return Delta.between(this, next, act.id(), affected, reached.by(act));
  }

  /// Makes the parties and awards that have a new fixed trait say so.
  private void mark(Trait trait, Reached reached, Signatures signed) {
    switch (trait) {
      case Trait.Fixed fixed -> {
        FixedTraits all = lineage.profiles.fixed();
        int more = all.only(all.add(fixed));
        switch (fixed) {
          case Trait.IsParty(Set<String> of, boolean within, boolean ofParent) -> {
            BitSet having = within ? reached.within(of) : reached.named(of);
            having.stream().forEach(party -> signed.addFixed(party, ofParent, more));
          }
          case Trait.InCircuit(String circuit) ->
              reached.inCircuit(circuit).stream()
                  .forEach(party -> signed.addFixed(party, false, more));
          case Trait.IsAward(Set<String> numbers) ->
              reached.awards(numbers).stream().forEach(row -> signed.addFixed(row, more));
        }
      }
      case Trait.InYears always -> {}
      case Trait.Stands told -> {}
      case Trait.Holds told -> {}
    }
  }

  private Reached reached() {
    return new Reached(awards, parties, rows());
  }

  /// Returns the sweep of the awards with one more fact, and what changes.
  ///
  /// @throws IllegalArgumentException if the fact is of a party, group or row that is not there
  public Delta with(Fact fact) {
    synchronized (lineage) {
      return switch (fact) {
        case Fact.OfMembership(var record) -> {
          if (!parties.groups().contains(record.group())) {
            throw new IllegalArgumentException("no group " + record.group());
          }
          parties.number(record.party());
          BitSet of = reached().named(Set.of(record.party()));
          yield ofParties(parties.with(record), of, record.id());
        }
        case Fact.OfPolicy(var policy) -> {
          parties.number(policy.holder());
          Set<String> holder = Set.of(policy.holder());
          BitSet of = policy.reachesWithin() ? reached().within(holder) : reached().named(holder);
          yield ofParties(parties.with(policy), of, policy.id());
        }
        case Fact.OfYear(var year) -> {
          RoaringBitmap touched = new RoaringBitmap();
          int programme = awards.programmes().number(year.programme());
          int number = awards.years().number(year.year());
          for (int row = 0; row < awards.size(); row++) {
            if (awards.programme(row) == programme && awards.year(row) == number) {
              touched.add(row);
            }
          }
          yield ofAwards(parties.with(year), awards, touched, year.id());
        }
        case Fact.OfAward(int row, Award award) -> {
          if (!Objects.equals(award.under(), awards.award(row).under())) {
            throw new IllegalArgumentException("row " + row + " is drawn from another award");
          }
          Awards changed = awards.with(row, award);
          yield ofAwards(parties, changed, RoaringBitmap.bitmapOf(row), award.source());
        }
        case Fact.OfNewAward(Subject subject) -> {
          parties.number(subject.recipient());
          Awards changed = awards.with(subject);
          RoaringBitmap added = RoaringBitmap.bitmapOf(awards.size());
          yield ofAwards(parties, changed, added, subject.award().source());
        }
      };
    }
  }

  private Delta ofParties(Parties changed, BitSet of, String because) {
    Signatures signed = signatures.copy();
    of.stream().forEach(party -> signed.signParty(changed, party, rows()));
    Sweep next = new Sweep(lineage, law, asking, changed, awards, facets, traits, signed);
    return Delta.between(this, next, because, List.copyOf(law.conditions()), of);
  }

  private Delta ofAwards(
      Parties changedParties, Awards changedAwards, RoaringBitmap touched, String because) {
    Signatures signed = signatures.copy();
    touched.forEach((int row) -> signed.signAward(changedParties, changedAwards, row, rows()));
    Sweep next =
        new Sweep(lineage, law, asking, changedParties, changedAwards, facets, traits, signed);
    return Delta.between(this, next, because, List.copyOf(law.conditions()), touched);
  }

  private PartyRows rows() {
    return lineage.portfolio.rows();
  }

  // ---------------------------------------------------------------- what a delta looks at

  Object lock() {
    return lineage;
  }

  int signatureOf(int row) {
    return signature(row);
  }

  Signatures signatures() {
    return signatures;
  }

  Parties parties() {
    return parties;
  }

  PartyRows partyRows() {
    return rows();
  }

  /// Returns the facets of a condition of the law.
  Facets facets(Condition condition) {
    for (Facets of : facets) {
      if (of.condition().id().equals(condition.id())) {
        return of;
      }
    }
    throw new IllegalArgumentException("no condition " + condition.id());
  }

  /// Computes the timelines that have been asked for.
  void compute() {
    facets.forEach(Facets::compute);
  }

  RowReader reader() {
    return new RowReader(lineage.profiles, parties, awards);
  }

  Profiles profiles() {
    return lineage.profiles;
  }

  boolean isOfLineageOf(Sweep other) {
    return Objects.equals(lineage, other.lineage);
  }
}
