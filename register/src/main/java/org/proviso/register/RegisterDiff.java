package org.proviso.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.Holding;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Award;
import org.proviso.law.proof.Headline;

/// Compares what holds for every award of a file on two days, or under two laws on one day.
///
/// Reads the file block by block; memory is bounded by the block. Not thread-safe.
public final class RegisterDiff {

  /// One award whose answer, or whose money, differs.
  public record Row(
      @Nullable String award,
      String recipient,
      String programme,
      String year,
      String condition,
      Side was,
      Side is) {}

  /// One side of a difference.
  ///
  /// @param answer the answer in one word
  /// @param status what became of the award
  /// @param money what money the condition bears on
  public record Side(Headline answer, Award.Status status, Answer.Money money) {}

  /// What changes in one way.
  ///
  /// @param condition the condition
  /// @param was the answer before
  /// @param is the answer after
  public record Way(String condition, Headline was, Headline is) {}

  /// How many awards change in one way, and the money that the condition bears on, in cents.
  ///
  /// @param awards how many awards
  /// @param sureBefore cents that it surely bore on
  /// @param possibleBefore cents that it possibly bore on
  /// @param sureAfter cents that it surely bears on
  /// @param possibleAfter cents that it possibly bears on
  /// @param unknownAmounts awards whose amount is not known
  public record Tally(
      long awards,
      long sureBefore,
      long possibleBefore,
      long sureAfter,
      long possibleAfter,
      long unknownAmounts) {

    private static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    private Tally plus(Side was, Side is) {
      int unknown = Math.max(was.money().unknownAmounts(), is.money().unknownAmounts());
      return new Tally(
          awards + 1,
          sureBefore + was.money().sure(),
          possibleBefore + was.money().possible(),
          sureAfter + is.money().sure(),
          possibleAfter + is.money().possible(),
          unknownAmounts + unknown);
    }

    /// Returns the cents that it bore on in some settlements and not in others.
    public long contestedBefore() {
      return possibleBefore - sureBefore;
    }

    /// Returns the cents that it bears on in some settlements and not in others.
    public long contestedAfter() {
      return possibleAfter - sureAfter;
    }
  }

  /// What was found.
  ///
  /// @param counts what became of the rows of the file
  /// @param compared how many pairs of award and condition were compared
  /// @param tallies what changed, by the way in which it did, in order of condition
  public record Found(Counts counts, long compared, Map<Way, Tally> tallies) {}

  private final Map<Way, Tally> tallies = new LinkedHashMap<>();
  private long compared;

  private RegisterDiff() {}

  /// Compares.
  ///
  /// @param before awards and law of the one side
  /// @param after the same awards, and the law of the other side
  /// @param dayBefore the day on the one side
  /// @param dayAfter the day on the other side
  /// @param reader reads the awards; stays open
  /// @param rows is given every award and condition that differs
  /// @param malformed is given every row that can not be read
  public static Found compare(
      AwardSource before,
      AwardSource after,
      LocalDate dayBefore,
      LocalDate dayAfter,
      AwardsReader reader,
      Consumer<Row> rows,
      Consumer<Malformed> malformed) {
    RegisterDiff diff = new RegisterDiff();
    Counts counts = Counts.NONE;
    while (true) {
      AwardBlock block = reader.nextBlock(before.block());
      if (block.counts().rows() == 0) {
        return new Found(counts, diff.compared, diff.tallies);
      }
      SweepQuestion one = before.question();
      SweepQuestion other = after.question();
      Sweep was = one.sweep(block);
      boolean same = one.law().equals(other.law()) && one.register().equals(other.register());
      Sweep is = same ? was : other.sweep(block);
      diff.compare(was, is, dayBefore, dayAfter, rows);
      block.malformed().forEach(malformed);
      counts = counts.plus(block.counts());
    }
  }

  private void compare(
      Sweep was, Sweep is, LocalDate dayBefore, LocalDate dayAfter, Consumer<Row> rows) {
    List<Side> olds = sides(was, dayBefore);
    List<Side> nows = sides(is, dayAfter);
    int at = 0;
    for (int row = 0; row < was.awards().size(); row++) {
      for (Condition condition : was.conditions(row)) {
        compared++;
        Side old = olds.get(at);
        Side now = nows.get(at++);
        if (!old.equals(now)) {
          tallies.merge(
              new Way(condition.id(), old.answer(), now.answer()),
              Tally.NONE.plus(old, now),
              (sum, one) -> sum.plus(old, now));
          rows.accept(
              new Row(
                  was.awards().id(row),
                  was.awards().parties().text(was.awards().recipient(row)),
                  was.awards().programmes().text(was.awards().programme(row)),
                  was.awards().years().text(was.awards().year(row)),
                  condition.id(),
                  old,
                  now));
        }
      }
    }
  }

  /// Returns what holds on a day, by row and by condition in the law's order.
  private static List<Side> sides(Sweep sweep, LocalDate day) {
    List<Side> sides = new ArrayList<>();
    sweep.on(
        day,
        (row, condition, number, status) -> {
          Holding holding = sweep.holding(number);
          boolean notYet = holding.headline() == Headline.NOT_YET;
          Award.Status shown = notYet ? Award.Status.NONE : status;
          sides.add(new Side(holding.headline(), shown, sweep.money(row, holding, status)));
        });
    return sides;
  }
}
