package org.proviso.web.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Provenance;
import org.proviso.law.clock.Outcome;
import org.proviso.law.procedure.Action;
import org.proviso.law.procedure.Authority;
import org.proviso.law.procedure.ClockPhase;
import org.proviso.law.procedure.Ground;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Need;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Standing;
import org.proviso.law.procedure.Step;
import org.proviso.law.procedure.StepClock;
import org.proviso.law.procedure.Tier;
import org.proviso.law.time.Span;
import org.proviso.web.site.Days;
import org.proviso.web.site.Provenances;
import org.proviso.web.site.Words;

/// What a procedure says, in words.
public final class StepWords {

  private final Procedure procedure;

  /// Makes the words of a procedure.
  public StepWords(Procedure procedure) {
    this.procedure = procedure;
  }

  /// Returns what a step is called.
  public String step(String id) {
    return procedure.step(id).map(Step::title).orElse(id);
  }

  /// Returns what a clock is called.
  public String clock(String id) {
    return procedure.clock(id).map(StepClock::title).orElse(id);
  }

  /// Returns what actions are called; of none, that it is every action.
  public String actions(Collection<String> ids) {
    return ids.isEmpty()
        ? Words.say("matter.every-action")
        : new TreeSet<>(ids).stream().map(this::action).collect(Collectors.joining("; "));
  }

  private String action(String id) {
    return procedure.actions().stream()
        .filter(each -> each.id().equals(id))
        .map(Action::title)
        .findFirst()
        .orElse(id);
  }

  private String steps(Set<String> ids) {
    List<String> titles = new ArrayList<>();
    for (Step each : procedure.steps()) {
      if (ids.contains(each.id())) {
        titles.add(each.title());
      }
    }
    return String.join(Words.say("matter.or"), titles);
  }

  /// Returns what is needed.
  String need(Need need) {
    return switch (need) {
      case Need.Taken(Set<String> ids) -> Words.say("matter.need.taken", steps(ids));
      case Need.NotTaken(Set<String> ids) -> Words.say("matter.need.not-taken", steps(ids));
      case Need.Over(String clock, Set<String> or) ->
          or.isEmpty()
              ? Words.say("matter.need.over", clock(clock))
              : Words.say("matter.need.over-or", clock(clock), steps(or));
      case Need.Running(String clock) -> Words.say("matter.need.running", clock(clock));
      case Need.Authorised(String authority) ->
          Words.say(
              "matter.need.authority",
              procedure.authority(authority).map(Authority::title).orElse(authority));
      case Need.Named(String step) -> Words.say("matter.need.named", step(step));
      case Need.Accepted() -> Words.say("matter.need.award");
      case Need.InTerms() -> Words.say("matter.need.term");
      case Need.NoOrder() -> Words.say("matter.need.order");
      case Need.Shown() -> Words.say("matter.need.finding");
      case Need.OfTier(Tier tier) -> Words.say("matter.need.tier", tier(tier));
    };
  }

  /// Returns how money is held.
  static String tier(Tier tier) {
    return Words.say("matter.tier." + tier.name().toLowerCase(Locale.ROOT));
  }

  /// Returns why a need is met or not.
  String ground(Ground ground) {
    return switch (ground) {
      case Ground.Stands(Matter.Done done) -> done(done);
      case Ground.NoneStands(Set<String> ids) -> Words.say("matter.ground.none", steps(ids));
      case Ground.Clock(String clock, ClockPhase phase) -> clock(clock) + ": " + phase(phase);
      case Ground.Wording(String authority, Span _, List<Authority.Edition> editions) ->
          editions.isEmpty()
              ? Words.say("matter.ground.no-wording")
              : editions.stream()
                  .map(Authority.Edition::from)
                  .map(this::citedWithCaveats)
                  .collect(Collectors.joining("; "));
      case Ground.Names(Matter.Done done) ->
          Words.say("matter.ground.names", done(done), actions(done.actions()));
      case Ground.Lanes(var answer) -> Words.say("matter.ground.answer", Days.read(answer.on()));
      case Ground.Ordered(Matter.Order order) -> order.citation();
      case Ground.Found(var breach, var outcome) -> FindingViews.outcome(breach, outcome);
      case Ground.Held(var tier) -> tier == null ? Words.say("matter.tier.unknown") : tier(tier);
    };
  }

  private String done(Matter.Done done) {
    return Words.say("matter.ground.done", step(done.step()), Days.read(done.day()));
  }

  /// Returns what a clock shows.
  static String phase(ClockPhase phase) {
    return switch (phase) {
      case ClockPhase.NotStarted() -> Words.say("matter.clock.not-started");
      case ClockPhase.Open(var _, Outcome outcome) ->
          outcome == null ? Words.say("matter.clock.open") : Words.say("matter.clock.not-counted");
      case ClockPhase.Running(var _, LocalDate due) ->
          Words.say("matter.clock.running", Days.read(due));
      case ClockPhase.Over(var _, LocalDate due) -> Words.say("matter.clock.over", Days.read(due));
      case ClockPhase.Ended(var _, Matter.Done by) ->
          Words.say("matter.clock.ended", Days.read(by.day()));
    };
  }

  /// Returns why a step is not taken, each reason with who says so.
  public List<String> reasons(Standing standing) {
    return switch (standing) {
      case Standing.Open _ -> List.of();
      case Standing.Refused refused -> refused.missing().stream().map(this::reason).toList();
      case Standing.Unsettled unsettled -> unsettled.doubtful().stream().map(this::reason).toList();
    };
  }

  String reason(Standing.Checked checked) {
    return Words.say(
        "matter.reason",
        need(checked.requirement().need()),
        ground(checked.ground()),
        cited(checked.requirement().from()));
  }

  /// Returns a citation with how far it was checked, where that is not to the source itself.
  String cited(Provenance from) {
    return from.mark() == Mark.V1
        ? from.citation()
        : Words.say("matter.cited", from.citation(), Provenances.inWords(from.mark()));
  }

  /// Returns a citation as [#cited] has it, and behind it what a reader must be told.
  public String citedWithCaveats(Provenance from) {
    return from.caveats().isEmpty()
        ? cited(from)
        : cited(from) + ". " + String.join(" ", from.caveats());
  }

  /// Returns days without an end as they are read.
  static String span(Span span) {
    LocalDate from = span.from();
    LocalDate until = span.until();
    if (from == null) {
      return until == null
          ? Words.say("matter.span.always")
          : Words.say("matter.span.until", Days.read(until));
    }
    return until == null
        ? Words.say("matter.span.from", Days.read(from))
        : Words.say("matter.span.both", Days.read(from), Days.read(until));
  }
}
