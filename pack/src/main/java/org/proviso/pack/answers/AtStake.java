package org.proviso.pack.answers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.Answer;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Headline;

/// What awards have at stake on a day, as the law is and as it would be.
///
/// An award is at stake if it was accepted and a condition is surely among its terms while nothing
/// bars it; in doubt if that holds in some settlement of the open questions only, or if whether it
/// was accepted is not known; and else free. Of several conditions the one that weighs most counts,
/// and each award once. Doubt that two conditions share is not settled against each other. Amounts
/// are in cents; one that is not known is counted, and never taken for zero.
///
/// @param on the day
/// @param rows one for each award, in the order in which they were given
public record AtStake(LocalDate on, List<Row> rows) {

  /// Copies the list.
  public AtStake {
    rows = List.copyOf(rows);
  }

  /// Where an award stands, from what weighs least to what weighs most.
  public enum State {
    /// No condition bears on it.
    FREE,
    /// Whether a condition does is in doubt.
    IN_DOUBT,
    /// A condition surely does.
    AT_STAKE;

    private State heavier(State other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /// What a supposition makes of an award.
  public enum Turn {
    /// It stands as it stood.
    NONE,
    /// It would be free, which it surely or perhaps is not.
    FREED,
    /// It would be at stake, which it is not, or not surely.
    FROZEN,
    /// Whether it is at stake would be in doubt, which it is not.
    IN_DOUBT;

    private static Turn of(State before, State after) {
      if (before == after) {
        return NONE;
      }
      return switch (after) {
        case FREE -> FREED;
        case IN_DOUBT -> IN_DOUBT;
        case AT_STAKE -> FROZEN;
      };
    }
  }

  /// How a condition bears on an award.
  ///
  /// @param isBarred whether an order surely stops that it is enforced
  public record Bearing(State state, boolean isBarred) {

    private static final Bearing NONE = new Bearing(State.FREE, false);

    private static Bearing of(Answer answer) {
      Award.Status status = answer.lanes().award();
      boolean mayBear =
          answer.possible().contains(Headline.NOT_BARRED)
              && (status == Award.Status.ACCEPTED || status == Award.Status.UNKNOWN);
      boolean surely = answer.headline() == Headline.NOT_BARRED && status == Award.Status.ACCEPTED;
      return new Bearing(
          surely ? State.AT_STAKE : mayBear ? State.IN_DOUBT : State.FREE,
          answer.lanes().bar() == Answer.Bar.BARRED);
    }
  }

  /// How a condition bears on an award, as the law is and as it would be.
  ///
  /// @param condition identifier
  public record Turned(String condition, Bearing before, Bearing after) {

    /// Returns whether an order would bar it that does not.
    boolean wouldBeBarred() {
      return !before.isBarred() && after.isBarred();
    }
  }

  /// An award.
  ///
  /// @param cents its amount; null if not known
  /// @param conditions each of its programme that was asked about
  public record Row(Subject award, @Nullable Long cents, List<Turned> conditions) {

    /// Copies the list.
    public Row {
      conditions = List.copyOf(conditions);
    }

    /// Returns where it stands.
    public State before() {
      return heaviest(each -> each.before().state());
    }

    /// Returns where it would stand.
    public State after() {
      return heaviest(each -> each.after().state());
    }

    /// Returns the conditions that an order would bar and does not.
    public List<String> wouldBeBarred() {
      return conditions.stream().filter(Turned::wouldBeBarred).map(Turned::condition).toList();
    }

    private State heaviest(Function<Turned, State> side) {
      return conditions.stream().map(side).reduce(State.FREE, State::heavier);
    }

    /// Returns what becomes of it.
    public Turn turn() {
      return Turn.of(before(), after());
    }

    /// Returns the conditions that make it stand where it stands; none if it is free.
    public List<String> by() {
      return by(before(), each -> each.before().state());
    }

    /// Returns the conditions that would make it stand where it would; none if it would be free.
    public List<String> wouldBeBy() {
      return by(after(), each -> each.after().state());
    }

    private List<String> by(State state, Function<Turned, State> side) {
      return state == State.FREE
          ? List.of()
          : conditions.stream()
              .filter(each -> side.apply(each) == state)
              .map(Turned::condition)
              .toList();
    }

    /// Returns whether a condition would bear on it otherwise, even if the award stands where it
    /// stood.
    public boolean differs() {
      return conditions.stream().anyMatch(each -> each.before().state() != each.after().state());
    }
  }

  /// Awards of one state, added up.
  ///
  /// @param awards how many
  /// @param cents the amounts that are known
  /// @param unknown of how many the amount is not known
  public record Sum(int awards, long cents, int unknown) {

    private Sum plus(@Nullable Long amount) {
      return amount == null
          ? new Sum(awards + 1, cents, unknown + 1)
          : new Sum(awards + 1, Math.addExact(cents, amount), unknown);
    }
  }

  /// Answers a condition for an award; empty if there is no such award.
  @FunctionalInterface
  public interface Asked {
    /// Returns the answer on the day.
    Optional<Answer> answer(Condition condition, Subject award);
  }

  /// Compares.
  ///
  /// @param awards subjects with an award, as the register would have them
  /// @param conditions asked about; an award is asked about those of its programme
  /// @param before as the law is
  /// @param after as it would be
  public static AtStake of(
      LocalDate on,
      Collection<Subject> awards,
      Collection<Condition> conditions,
      Asked before,
      Asked after) {
    List<Row> rows = new ArrayList<>();
    for (Subject award : awards) {
      List<Turned> turned = new ArrayList<>();
      for (Condition condition : conditions) {
        if (condition.programme().equals(award.programme())) {
          turned.add(
              new Turned(
                  condition.id(),
                  before.answer(condition, award).map(Bearing::of).orElse(Bearing.NONE),
                  after.answer(condition, award).map(Bearing::of).orElse(Bearing.NONE)));
        }
      }
      rows.add(new Row(award, award.award().cents(), turned));
    }
    return new AtStake(on, rows);
  }

  /// Returns the awards of a state, added up.
  public Sum before(State state) {
    return sum(each -> each.before() == state);
  }

  /// Returns the awards that would be of a state, added up.
  public Sum after(State state) {
    return sum(each -> each.after() == state);
  }

  /// Returns the awards of which something becomes, added up.
  public Sum turning(Turn turn) {
    return sum(each -> each.turn() == turn);
  }

  private Sum sum(java.util.function.Predicate<Row> which) {
    Sum sum = new Sum(0, 0, 0);
    for (Row row : rows) {
      if (which.test(row)) {
        sum = sum.plus(row.cents());
      }
    }
    return sum;
  }
}
