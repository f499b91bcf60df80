package org.proviso.docket.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Basis;
import org.proviso.law.procedure.Carrying;
import org.proviso.law.procedure.Matter;
import org.proviso.law.procedure.Procedure;
import org.proviso.law.procedure.Step;

/// What a procedure asks of postings that touch money: that each carries out a step which was taken
/// in a matter of the award and stands, that what it names as finding, notice, decision and demand
/// are such steps of that matter, and that no order of a court operates against it.
///
/// Which step a kind of posting carries out the pack says. The events of a matter's steps and
/// orders are numbers. Immutable and thread-safe.
public final class PostingGrounds {

  /// What comes of asking.
  public sealed interface Ruling {

    /// It may be posted, as far as this goes.
    ///
    /// @param step that it carries out or is freed by; null if an order frees
    record Grounded(@Nullable Step step) implements Ruling {}

    /// It may not.
    record Refused(Refusal refusal) implements Ruling {}
  }

  private final Procedure procedure;

  /// Makes what a procedure asks; one without steps refuses all that is against a recipient.
  public PostingGrounds(Procedure procedure) {
    this.procedure = procedure;
  }

  /// Returns what a movement carries out; empty for one that the procedure has nothing to do with.
  public static Optional<Carrying> carries(Movement movement) {
    return switch (movement) {
      case Movement.Hold _ -> Optional.of(Carrying.HOLD);
      case Movement.Disallowance _ -> Optional.of(Carrying.DISALLOWANCE);
      case Movement.Termination _ -> Optional.of(Carrying.TERMINATION);
      case Movement.Determination _ -> Optional.of(Carrying.DETERMINATION);
      case Movement.Release _ -> Optional.of(Carrying.RELEASE);
      case Movement.Obligation _,
          Movement.Amendment _,
          Movement.Drawdown _,
          Movement.Repayment _,
          Movement.Offset _,
          Movement.Interest _,
          Movement.Penalty _,
          Movement.WriteOff _,
          Movement.Reversal _ ->
          Optional.empty();
    };
  }

  /// Returns the event that a movement names as the step that it carries out, or as what frees.
  ///
  /// @throws IllegalArgumentException for one that the procedure has nothing to do with
  public static long step(Movement movement) {
    return switch (movement) {
      case Movement.Hold(long _, Grounds grounds) -> grounds.step();
      case Movement.Disallowance(long _, Grounds grounds) -> grounds.step();
      case Movement.Termination termination -> termination.step();
      case Movement.Determination debt -> debt.step();
      case Movement.Release release -> release.freedBy();
      case Movement.Obligation _,
          Movement.Amendment _,
          Movement.Drawdown _,
          Movement.Repayment _,
          Movement.Offset _,
          Movement.Interest _,
          Movement.Penalty _,
          Movement.WriteOff _,
          Movement.Reversal _ ->
          throw new IllegalArgumentException("carries out no step: " + movement.word());
    };
  }

  /// Returns whether a movement against the recipient may be posted.
  ///
  /// @param matter the one of the award that has the step which the movement names; null if none
  ///   has
  /// @param effect from when it counts
  /// @param entered the day of entry, not before `effect`
  public Ruling against(
      Movement movement, @Nullable Matter matter, LocalDate effect, LocalDate entered) {
    Carrying kind =
        carries(movement)
            .filter(Carrying::isAgainstTheRecipient)
            .orElseThrow(() -> new IllegalArgumentException(movement.word()));
    if (procedure.steps().stream().noneMatch(each -> each.posts() == kind)) {
      return refused(new Refusal.NoProcedure(movement.word()));
    }
    long event = step(movement);
    Matter.Done done = matter == null ? null : done(matter, event);
    if (matter == null || done == null) {
      return refused(new Refusal.NoSuchStep(event));
    }
    Step step = procedure.step(done.step()).orElse(null);
    String action = step == null ? null : step.action();
    if (step == null || action == null || step.posts() != kind || !procedure.touchesMoney(step)) {
      return refused(new Refusal.OtherStep(event, title(done), movement.word()));
    }
    if (!procedure.stands(matter, done, entered)) {
      return refused(new Refusal.Undone(event, step.title()));
    }
    if (effect.isBefore(done.day())) {
      return refused(new Refusal.BeforeItsStep(done.day()));
    }
    Refusal lacking = lacking(movement, matter, done, entered);
    if (lacking != null) {
      return refused(lacking);
    }
    for (Matter.Order order : matter.orders()) {
      boolean operates = order.forbids(action, effect) || order.forbids(action, entered);
      // Who took the step after a doubtful order was entered had it before them, and gave reasons.
      if (operates && !(order.doubtful() && Long.parseLong(order.id()) < event)) {
        return refused(
            new Refusal.Ordered(Long.parseLong(order.id()), order.citation(), order.doubtful()));
      }
    }
    return new Ruling.Grounded(step);
  }

  private static Ruling refused(Refusal refusal) {
    return new Ruling.Refused(refusal);
  }

  private static Matter.@Nullable Done done(Matter matter, long event) {
    return matter.done().stream()
        .filter(each -> each.event().equals(Long.toString(event)))
        .findFirst()
        .orElse(null);
  }

  private String title(Matter.Done done) {
    return procedure.step(done.step()).map(Step::title).orElse(done.step());
  }

  private @Nullable Refusal lacking(
      Movement movement, Matter matter, Matter.Done step, LocalDate entered) {
    return switch (movement) {
      case Movement.Hold(long _, Grounds grounds) -> lacking(grounds, matter, step, entered);
      case Movement.Disallowance(long _, Grounds grounds) ->
          lacking(grounds, matter, step, entered);
      case Movement.Termination termination ->
          lacking(Basis.DECISION, termination.decision(), matter, step, entered);
      // Notice of the amount follows the determination (31 U.S.C. 3717(b)(2)).
      case Movement.Determination debt ->
          lacking(Basis.DEMAND, debt.notice(), matter, null, entered);
      default -> null;
    };
  }

  private @Nullable Refusal lacking(
      Grounds grounds, Matter matter, Matter.Done step, LocalDate entered) {
    Refusal notice = lacking(Basis.NOTICE, grounds.notice(), matter, step, entered);
    return notice == null
        ? lacking(Basis.FINDING, grounds.finding(), matter, step, entered)
        : notice;
  }

  /// @param before the step that it has to come before; null if it need not
  private @Nullable Refusal lacking(
      Basis basis, long event, Matter matter, Matter.@Nullable Done before, LocalDate entered) {
    Matter.Done done = done(matter, event);
    boolean isIt =
        done != null
            && (before == null || event < Long.parseLong(before.event()))
            && procedure
                .step(done.step())
                .filter(each -> each.grounds().contains(basis))
                .isPresent()
            && procedure.stands(matter, done, entered);
    return isIt ? null : new Refusal.NotItsGround(basis, event);
  }

  /// Returns whether what is held may be released by what the release names: a step that was taken
  /// after the one that holds it and stands, or an order of a court that operates against that.
  ///
  /// @param matter the one of the award that has the step which the hold carries out
  /// @param holding event of that step
  public Ruling release(
      Movement.Release release,
      long holding,
      @Nullable Matter matter,
      LocalDate effect,
      LocalDate entered) {
    Matter.Done held = matter == null ? null : done(matter, holding);
    if (matter == null || held == null) {
      return refused(new Refusal.FreesNothing(release.freedBy()));
    }
    Matter.Done freeing = done(matter, release.freedBy());
    if (freeing != null && isFreeing(matter, held, freeing, entered)) {
      return freeing.day().isAfter(effect)
          ? refused(new Refusal.BeforeItsStep(freeing.day()))
          : new Ruling.Grounded(procedure.step(freeing.step()).orElseThrow());
    }
    return orders(matter, held, effect).stream()
            .anyMatch(each -> each.id().equals(Long.toString(release.freedBy())))
        ? new Ruling.Grounded(null)
        : refused(new Refusal.FreesNothing(release.freedBy()));
  }

  private boolean isFreeing(Matter matter, Matter.Done held, Matter.Done freeing, LocalDate day) {
    return Long.parseLong(freeing.event()) > Long.parseLong(held.event())
        && procedure
            .step(freeing.step())
            .filter(each -> each.posts() == Carrying.RELEASE)
            .isPresent()
        && procedure.stands(matter, freeing, day);
  }

  private List<Matter.Order> orders(Matter matter, Matter.Done held, LocalDate day) {
    String action = procedure.step(held.step()).map(Step::action).orElse(null);
    return action == null
        ? List.of()
        : matter.orders().stream().filter(each -> each.forbids(action, day)).toList();
  }

  /// Returns the latest step on a day that ends what a hold carries out; empty if none does.
  ///
  /// @param holding event of the step that the hold carries out
  public Optional<Matter.Done> freeing(Matter matter, long holding, LocalDate day) {
    Matter.Done held = done(matter, holding);
    return held == null
        ? Optional.empty()
        : matter.done().stream()
            .filter(each -> isFreeing(matter, held, each, day))
            .reduce((one, other) -> other);
  }

  /// Returns the orders of courts that operate on a day against what a hold carries out.
  ///
  /// @param holding event of the step that the hold carries out
  public List<Matter.Order> freeingOrders(Matter matter, long holding, LocalDate day) {
    Matter.Done held = done(matter, holding);
    return held == null ? List.of() : orders(matter, held, day);
  }
}
