package org.proviso.web.statistics;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.law.procedure.Side;

/// The time from the day on which one side could act on something to the day on which it did.
///
/// @param side whose time it is
/// @param what what had to be answered, or preceded, in words; waits with the same words are
///   counted together
/// @param party identifier of the recipient that is one of the two sides
/// @param href page on which it can be seen; null for none
/// @param from day from which it is counted: of service where that is on record
/// @param due last day that was in time; null if none is known
/// @param outcome what came of it
public record Wait(
    Side side,
    String what,
    String party,
    @Nullable String href,
    LocalDate from,
    @Nullable LocalDate due,
    Outcome outcome) {

  /// What came of a wait.
  public sealed interface Outcome {

    /// It was answered.
    record Done(LocalDate day) implements Outcome {}

    /// It was not answered so far.
    record Open() implements Outcome {}

    /// Something else than an answer ended it.
    record Ended(LocalDate day) implements Outcome {}

    /// How long it took is not known.
    record NotCounted(Why why) implements Outcome {}
  }

  /// Why a time is not known.
  public enum Why {
    /// Service of the letter is not on record.
    NOT_SERVED,
    /// When the step reached the other side is not on record.
    NOT_REACHED,
    /// Answers of this kind are not on record here.
    NOT_ON_RECORD,
    /// An answer is public, and no letter before it.
    LETTER_NOT_PUBLIC,
    /// The answer is of an earlier day than that from which it would be counted.
    BEFORE,
    /// The pack has no such counting rule or way of service.
    NO_RULE
  }

  /// Returns it as it was at the end of a day; empty if it had not begun.
  Optional<Wait> asOf(LocalDate on) {
    if (from.isAfter(on)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (outcome) {
          case Outcome.Done(LocalDate day) -> {
            if (day.isBefore(from)) {
              yield with(new Outcome.NotCounted(Why.BEFORE));
            }
            yield day.isAfter(on) ? with(new Outcome.Open()) : this;
          }
          case Outcome.Ended(LocalDate day) -> day.isAfter(on) ? with(new Outcome.Open()) : this;
          case Outcome.Open(), Outcome.NotCounted _ -> this;
        });
  }

  private Wait with(Outcome other) {
    return new Wait(side, what, party, href, from, due, other);
  }
}
