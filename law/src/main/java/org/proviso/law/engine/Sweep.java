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
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Condition;
import org.proviso.law.act.Law;
import org.proviso.law.act.Mark;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Awards;
import org.proviso.law.fact.Fact;
import org.proviso.law.fact.Register;
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

  private static final int NO_SUCH_ROW = -1;

  private final Lineage lineage;
  private final Law law;
  private final Asking asking;
  private final Parties parties;
  private final Awards awards;
  private final List<Facets> facets;

  /// Positions in `facets` of the conditions of each programme, by number in the table of awards.
  private final int[][] ofProgramme;

  private final Set<Trait> traits;
  private final IntPages signatures;

  /// What sweeps that come from one another share. Its monitor guards all of it.
  private static final class Lineage {
    final Register register;
    final Profiles profiles;
    final Holdings holdings = new Holdings();

    /// How many rows the first sweep had: those that all have.
    final int rowCount;

    /// Rows of each party as recipient and as parent; null until the first change asks for them.
    @Nullable PartyRows rows;

    Lineage(Register register, Profiles profiles, int rowCount) {
      this.register = register;
      this.profiles = profiles;
      this.rowCount = rowCount;
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
      IntPages signatures) {
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
  /// @param law a law that was checked against `register`
  /// @param register the parties of the awards, and what is known of them; its subjects are not
  ///   looked at
  /// @param awards the awards
  /// @param asking from where it is asked
  /// @throws IllegalArgumentException if the register lacks a party that the awards have
  public static Sweep of(Law law, Register register, Awards awards, Asking asking) {
    Set<Trait> traits = new LinkedHashSet<>();
    for (Condition condition : law.conditions()) {
      traits.addAll(Facets.traits(new Chain(law, condition), condition));
    }
    Set<LocalDate> frozen = Traits.daysOfReference(law.clauses());
    Profiles profiles = new Profiles(traits, frozen, asking.known());
    Lineage lineage = new Lineage(register, profiles, awards.size());
    return build(lineage, law, asking, new Parties(register), awards, traits);
  }

  private static Sweep build(
      Lineage lineage, Law law, Asking asking, Parties parties, Awards awards, Set<Trait> traits) {
    synchronized (lineage) {
      lineage.profiles.groups(parties.groups());
      List<Facets> facets = new ArrayList<>();
      for (Condition condition : law.conditions()) {
        facets.add(new Facets(law, condition, asking, lineage.profiles, lineage.holdings));
      }
      IntPages signatures = new IntPages(awards.size());
      new Signing(lineage.profiles, parties, awards).all(signatures);
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
      prepare(first, end);
      for (int row = first; row < end; row++) {
        for (int position : positions(row)) {
          Stretches stretches = into.of(row, facets.get(position).condition());
          reader.read(row, signature(row), facets.get(position), stretches);
        }
      }
    }
  }

  /// Computes every timeline that some of these awards need, all of a condition at once.
  private void prepare(int first, int end) {
    BitSet seen = new BitSet();
    for (int row = first; row < end; row++) {
      int signature = signature(row);
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
    return signatures.get(row);
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
      int facet = of.facet(Profiles.at(signature, signature.length, Day.of(day)));
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
      return switch (law.with(act, lineage.register, awards::hasNumber)) {
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
      return afresh(changed, affected, act);
    }
    Set<Trait> known = new LinkedHashSet<>(traits);
    known.addAll(asked);
    IntPages signed = signatures.copy();
    RowsReached rows = new RowsReached(awards, parties, rows());
    mark(asked, rows, signed);
    RoaringBitmap touched = rows.reached(act);
    Sweep next = new Sweep(lineage, changed, asking, parties, awards, after, known, signed);
    return Delta.between(this, next, act.id(), affected, touched);
  }

  /// The law reads something that profiles do not tell: they are made again from the beginning.
  private Delta afresh(Law changed, List<Condition> affected, Act act) {
    Set<Trait> all = new LinkedHashSet<>();
    for (Condition condition : changed.conditions()) {
      all.addAll(Facets.traits(new Chain(changed, condition), condition));
    }
    Set<LocalDate> frozen = Traits.daysOfReference(changed.clauses());
    Lineage fresh =
        new Lineage(lineage.register, new Profiles(all, frozen, asking.known()), awards.size());
    Sweep next = build(fresh, changed, asking, parties, awards, all);
    RoaringBitmap everything = new RoaringBitmap();
    everything.add(0L, awards.size());
    return Delta.between(this, next, act.id(), affected, everything);
  }

  /// Gives the awards that have new fixed traits the signatures that say so.
  private void mark(Set<Trait> asked, RowsReached rows, IntPages signed) {
    for (Trait trait : asked) {
      if (trait instanceof Trait.Fixed fixed) {
        BitSet bit = new BitSet();
        bit.set(lineage.profiles.addFixed(fixed));
        int more = lineage.profiles.fixedNumber(bit);
        LongToInt marked = new LongToInt();
        rows.having(fixed)
            .forEach(
                (int row) -> {
                  int was = signed.get(row);
                  int now = marked.get(was);
                  if (now == LongToInt.ABSENT) {
                    now = lineage.profiles.withFixed(was, more);
                    marked.put(was, now);
                  }
                  signed.set(row, now);
                });
      }
    }
  }

  private PartyRows rows() {
    PartyRows rows = lineage.rows;
    if (rows == null) {
      rows = new PartyRows(awards, lineage.rowCount);
      lineage.rows = rows;
    }
    rows.upTo(awards, parties);
    return rows;
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
          int party = parties.number(record.party());
          yield resigned(parties.with(record), awards, rowsOf(party), record.id());
        }
        case Fact.OfPolicy(var policy) -> {
          int holder = parties.number(policy.holder());
          RoaringBitmap rows =
              policy.reachesWithin()
                  ? new RowsReached(awards, parties, rows())
                      .having(new Trait.IsParty(Set.of(policy.holder()), true, false))
                  : rowsOf(holder);
          yield resigned(parties.with(policy), awards, rows, policy.id());
        }
        case Fact.OfYear(var year) -> {
          RoaringBitmap rows = new RoaringBitmap();
          int programme = awards.programmes().number(year.programme());
          int number = awards.years().number(year.year());
          for (int row = 0; row < awards.size(); row++) {
            if (awards.programme(row) == programme && awards.year(row) == number) {
              rows.add(row);
            }
          }
          yield resigned(parties.with(year), awards, rows, year.id());
        }
        case Fact.OfAward(int row, Award award) -> {
          if (!Objects.equals(award.under(), awards.award(row).under())) {
            throw new IllegalArgumentException("row " + row + " is drawn from another award");
          }
          Awards changed = awards.with(row, award);
          yield resigned(parties, changed, RoaringBitmap.bitmapOf(row), award.source());
        }
        case Fact.OfNewAward(Subject subject) -> {
          parties.number(subject.recipient());
          Awards changed = awards.with(subject);
          yield resigned(
              parties, changed, RoaringBitmap.bitmapOf(awards.size()), subject.award().source());
        }
      };
    }
  }

  private RoaringBitmap rowsOf(int party) {
    RoaringBitmap rows = new RoaringBitmap();
    int number = awards.parties().number(parties.party(party).id());
    if (number >= 0) {
      rows().add(number, false, awards, rows);
      rows().add(number, true, awards, rows);
    }
    return rows;
  }

  private Delta resigned(
      Parties changedParties, Awards changedAwards, RoaringBitmap touched, String because) {
    IntPages signed = signatures.copy();
    new Signing(lineage.profiles, changedParties, changedAwards).some(touched, signed);
    Sweep next =
        new Sweep(lineage, law, asking, changedParties, changedAwards, facets, traits, signed);
    return Delta.between(this, next, because, List.copyOf(law.conditions()), touched);
  }

  // ---------------------------------------------------------------- what a delta looks at

  Object lock() {
    return lineage;
  }

  int signatureOf(int row) {
    return row < awards.size() ? signatures.get(row) : NO_SUCH_ROW;
  }

  @Nullable Facets facetsOf(int row, String condition) {
    for (int position : positions(row)) {
      if (facets.get(position).condition().id().equals(condition)) {
        return facets.get(position);
      }
    }
    return null;
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

  /// Returns whether what became of a row's award, and its amount, surely are the same here and
  /// there.
  // The same table is told without reading it; equal ones that are not the same are only slower.
  @SuppressWarnings("ReferenceEquality")
  boolean sameAward(Sweep other, int row) {
    return row < awards.size()
        && row < other.awards.size()
        && parties.awardFacts() == other.parties.awardFacts()
        && (awards == other.awards || awards.award(row).equals(other.awards.award(row)));
  }
}
