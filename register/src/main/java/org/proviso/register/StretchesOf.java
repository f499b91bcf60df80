package org.proviso.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.Holding;
import org.proviso.law.engine.Sweep;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Party;
import org.proviso.law.proof.Headline;
import org.proviso.law.time.Day;

/// Writes out a sweep: one row for each stretch of each award and condition. Not thread-safe.
public final class StretchesOf {

  private final Sweep sweep;
  private final Map<String, String> names;

  /// @param sweep of the awards of one block
  /// @param parties that they name
  public StretchesOf(Sweep sweep, Iterable<Party> parties) {
    this.sweep = sweep;
    names = new HashMap<>();
    parties.forEach(party -> names.put(party.id(), party.name()));
  }

  void each(Consumer<Stretch> into) {
    each(0, sweep.awards().size(), into);
  }

  /// Hands over the stretches of some of the awards, so that a caller need not hold those of all.
  ///
  /// @param first the first of them, from zero
  /// @param end the award after the last
  /// @throws IndexOutOfBoundsException if there are no such awards
  public void each(int first, int end, Consumer<Stretch> into) {
    sweep.readAll(
        first,
        end,
        (row, condition) ->
            (from, until, number, status) ->
                into.accept(
                    stretch(row, condition.id(), from, until, sweep.holding(number), status)));
  }

  private Stretch stretch(
      int row, String condition, int from, int until, Holding holding, Award.Status status) {
    var awards = sweep.awards();
    String recipient = awards.parties().text(awards.recipient(row));
    Answer.Money money = sweep.money(row, holding, status);
    Sweep.Grounds grounds = sweep.grounds(row, condition, aDayOf(from, until));
    Award.Status shown = holding.headline() == Headline.NOT_YET ? Award.Status.NONE : status;
    return new Stretch(
        awards.id(row),
        recipient,
        names.getOrDefault(recipient, ""),
        awards.programmes().text(awards.programme(row)),
        awards.years().text(awards.year(row)),
        condition,
        Day.date(from),
        Day.date(until),
        holding.headline().name(),
        holding.possible().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")),
        holding.term().name(),
        shown.name(),
        holding.bar().name(),
        holding.met().name(),
        dollars(money.sure(), money),
        dollars(money.possible(), money),
        String.join(" ", grounds.acts()),
        grounds.mark().name());
  }

  private static @Nullable BigDecimal dollars(long cents, Answer.Money money) {
    return money.unknownAmounts() > 0 ? null : BigDecimal.valueOf(cents, 2);
  }

  /// The first day of a stretch, or one that stands for all before everything began.
  private static LocalDate aDayOf(int from, int until) {
    LocalDate first = Day.date(from);
    LocalDate after = Day.date(until);
    return first != null ? first : after != null ? after.minusDays(1) : LocalDate.EPOCH;
  }
}
