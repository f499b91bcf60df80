package org.proviso.law.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Law;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Register;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.OpenQuestion;
import org.proviso.law.time.Day;
import org.proviso.law.time.SpanSet;
import org.proviso.law.time.Timeline;
import org.roaringbitmap.RoaringBitmap;

/// What each clause says of itself, before other clauses act on it: whom it reaches, on which days.
/// Serves one computation; not thread-safe.
final class Reach {

  private static final Timeline<Integer> NEVER = Timeline.always(Settlements.NONE);

  private final Law law;
  private final Population subjects;
  private final RoaringBitmap universe;
  private final Asking asking;
  private final Settlements worlds;
  private final Map<String, Region> guards = new HashMap<>();

  Reach(Law law, Population subjects, RoaringBitmap universe, Asking asking, Settlements worlds) {
    this.law = law;
    this.subjects = subjects;
    this.universe = universe;
    this.asking = asking;
    this.worlds = worlds;
  }

  /// Returns the knowledge date; null for everything entered so far.
  @Nullable LocalDate known() {
    return asking.known();
  }

  /// Returns whether a guard holds of one subject, on each day.
  Timeline<Truth> holds(int subject, Guard guard) {
    return subjects.holds(subject, guard);
  }

  /// Returns whether a record of the act counts.
  boolean counts(Act act) {
    return act.entry().countsAt(asking.known());
  }

  /// Returns whom a clause reaches by its scope, guard and years, whenever it has effect.
  Region reach(Act act, Clause clause) {
    RoaringBitmap eligible = eligible(clause);
    if (eligible.isEmpty()) {
      return Region.EMPTY;
    }
    Region reach = scope(act, clause.scope(), eligible);
    return clause.guard().text().isEmpty() ? reach : reach.and(guard(clause.guard()), worlds);
  }

  private RoaringBitmap eligible(Clause clause) {
    return clause.target() instanceof Target.OfConditions(var conditions, var years, var part)
            && !years.isEmpty()
        ? RoaringBitmap.and(universe, subjects.ofYears(years))
        : universe;
  }

  /// Returns the settlements in which a clause has begun to have effect, on each day: its act was
  /// issued by the viewpoint, and the clause has taken effect.
  Timeline<Integer> begun(Act act, Clause clause) {
    Timeline<Integer> issued = seen(passed(act, act.issued()));
    Timeline<Integer> from = passed(act, clause.from());
    Timeline<Integer> effect =
        clause.retro() instanceof Retro.Nunc
            ? from
            : seen(from).within(SpanSet.ofDays(start(clause), Day.BEYOND), Settlements.NONE);
    return issued.equals(effect) ? effect : issued.with(effect, worlds::and);
  }

  /// Returns what is so as of the viewpoint, on each day.
  private Timeline<Integer> seen(Timeline<Integer> timeline) {
    return switch (asking.viewpoint()) {
      case Asking.Viewpoint.Contemporaneous() -> timeline;
      case Asking.Viewpoint.From(LocalDate day) -> Timeline.always(timeline.at(day));
    };
  }

  /// Returns the settlements in which a clause has effect by its own words, on each day.
  Timeline<Integer> inEffect(Act act, Clause clause) {
    Moment until = clause.until();
    Timeline<Integer> begun = begun(act, clause);
    return until == null
        ? begun
        : begun.with(passed(act, until), (on, over) -> worlds.minus(on, over));
  }

  /// Returns the number of the first day on which a clause can have effect.
  int start(Clause clause) {
    return switch (clause.retro()) {
      case Retro.Nunc() -> Day.of(clause.from().earliest());
      case Retro.From(LocalDate day) -> Day.of(day);
      case Retro.Tunc() ->
          clause.target() instanceof Target.OfClauses(var targets)
              ? targets.stream()
                  .flatMap(target -> law.clause(target).stream())
                  .mapToInt(this::start)
                  .min()
                  .orElse(Day.FIRST)
              : Day.FIRST;
    };
  }

  /// Returns the settlements in which a moment has come, on each day.
  private Timeline<Integer> passed(Act act, Moment moment) {
    return switch (moment) {
      case Moment.On(LocalDate day) ->
          Timeline.startingWith(Settlements.NONE).changeOn(day, Settlements.ALL).build();
      case Moment.Within within -> {
        int open = worlds.of(new OpenQuestion.UnknownDay(act.id(), within));
        Timeline.Builder<Integer> passed =
            Timeline.startingWith(Settlements.NONE).changeOn(within.earliest(), open);
        LocalDate certain = within.certain();
        yield (certain == null ? passed : passed.changeOn(certain, Settlements.ALL)).build();
      }
    };
  }

  /// Returns the settlements in which a clause has its effect at all.
  int certainty(Clause clause) {
    return switch (clause.certainty()) {
      case Certainty.Settled() -> Settlements.ALL;
      case Certainty.Disputed(String why) -> worlds.of(new OpenQuestion.Dispute(clause.id(), why));
    };
  }

  private Region scope(Act act, Scope scope, RoaringBitmap eligible) {
    return switch (scope) {
      case Scope.Everyone() -> Region.always(eligible, Settlements.ALL);
      case Scope.Named(var parties, var subs) ->
          named(
              act,
              subs,
              RoaringBitmap.and(eligible, subjects.ofRecipients(parties)),
              RoaringBitmap.and(eligible, subjects.ofParents(parties)));
      case Scope.Within(var parties, var subs) ->
          named(
              act,
              subs,
              RoaringBitmap.and(eligible, subjects.ofTerritories(parties)),
              RoaringBitmap.and(eligible, subjects.ofTerritoriesOfParents(parties)));
      case Scope.Members(String group, var asOf, var subs) ->
          members(act, group, asOf, subs, eligible);
      case Scope.Circuit(String circuit) ->
          Region.always(RoaringBitmap.and(eligible, subjects.ofCircuit(circuit)), Settlements.ALL);
      case Scope.Awards(var awards) ->
          Region.always(RoaringBitmap.and(eligible, subjects.ofAwards(awards)), Settlements.ALL);
      case Scope.Except(Scope inner) ->
          Region.always(eligible, Settlements.ALL).minus(scope(act, inner, eligible), worlds);
      case Scope.Both(var scopes) -> {
        Region all = Region.always(eligible, Settlements.ALL);
        for (Scope inner : scopes) {
          all = all.and(scope(act, inner, eligible), worlds);
        }
        yield all;
      }
      case Scope.Either(var scopes) -> {
        Region any = Region.EMPTY;
        for (Scope inner : scopes) {
          any = any.or(scope(act, inner, eligible), worlds);
        }
        yield any;
      }
    };
  }

  private Region named(
      Act act, Scope.SubRecipients subs, RoaringBitmap direct, RoaringBitmap drawing) {
    RoaringBitmap onlyDrawing = RoaringBitmap.andNot(drawing, direct);
    return Region.always(direct, Settlements.ALL)
        .or(
            onlyDrawing.isEmpty()
                ? Region.EMPTY
                : Region.always(onlyDrawing, subRecipients(act, subs)),
            worlds);
  }

  private int subRecipients(Act act, Scope.SubRecipients subs) {
    return switch (subs) {
      case INCLUDED -> Settlements.ALL;
      case EXCLUDED -> Settlements.NONE;
      case DISPUTED -> worlds.of(new OpenQuestion.SubRecipientReach(act.id()));
    };
  }

  private Region members(
      Act act,
      String group,
      @Nullable LocalDate asOf,
      Scope.SubRecipients subs,
      RoaringBitmap eligible) {
    Map<Timeline<Integer>, RoaringBitmap> alike = new HashMap<>();
    Map<Timeline<Integer>, RoaringBitmap> parentsAlike = new HashMap<>();
    eligible.forEach(
        (int number) -> {
          gather(alike, standing(subjects.standing(number, group, asOf), group, false), number);
          var parent = subjects.standingOfParent(number, group, asOf);
          if (parent != null) {
            gather(parentsAlike, standing(parent, group, true), number);
          }
        });
    Region own = union(alike);
    Region parents = union(parentsAlike);
    return parents.isEmpty()
        ? own
        : own.or(parents.and(Region.always(eligible, subRecipients(act, subs)), worlds), worlds);
  }

  private static void gather(
      Map<Timeline<Integer>, RoaringBitmap> alike, Timeline<Integer> standing, int number) {
    if (!standing.equals(NEVER)) {
      alike.computeIfAbsent(standing, absent -> new RoaringBitmap()).add(number);
    }
  }

  private Region union(Map<Timeline<Integer>, RoaringBitmap> alike) {
    Region union = Region.EMPTY;
    for (Map.Entry<Timeline<Integer>, RoaringBitmap> entry : alike.entrySet()) {
      union = union.or(Region.of(entry.getValue(), entry.getKey()), worlds);
    }
    return union;
  }

  private Timeline<Integer> standing(
      Timeline<Register.Standing> standing, String group, boolean ofParent) {
    return standing.map(on -> member(group, on, ofParent));
  }

  private int member(String group, Register.Standing standing, boolean ofParent) {
    return switch (standing.standing()) {
      case MEMBER -> Settlements.ALL;
      case NON_MEMBER -> Settlements.NONE;
      case UNKNOWN ->
          worlds.of(new OpenQuestion.UnknownMembership(group, standing.record(), ofParent));
    };
  }

  private Region guard(Guard guard) {
    Region known = guards.get(guard.text());
    if (known != null) {
      return known;
    }
    Map<Timeline<Integer>, RoaringBitmap> alike = new HashMap<>();
    universe.forEach(
        (int number) ->
            gather(
                alike,
                subjects
                    .holds(number, guard)
                    .map(
                        truth ->
                            switch (truth) {
                              case TRUE -> Settlements.ALL;
                              case FALSE -> Settlements.NONE;
                              case UNKNOWN ->
                                  worlds.of(new OpenQuestion.UnknownFacts(guard.text()));
                            }),
                number));
    Region region = union(alike);
    guards.put(guard.text(), region);
    return region;
  }
}
