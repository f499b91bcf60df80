package org.proviso.pack;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.law.time.Span;

/// How a claim is held against a pack: which of a few computations, over what.
///
/// A check decides nothing on the speaker. A figure that the claim states, read literally, is kept
/// beside what is computed; null where it states none.
public sealed interface ClaimCheck {

  /// How many parties a round of letters was addressed to.
  ///
  /// @param round identifier of the round
  /// @param within identifier of a party: those within it are counted, without it and with it; null
  ///   for all addressees
  /// @param stated the claim's figure for all that are counted
  /// @param statedWithin the claim's figure without the party named by `within`
  record Addressees(
      String round,
      @Nullable String within,
      @Nullable Integer stated,
      @Nullable Integer statedWithin)
      implements ClaimCheck {}

  /// Which acts stop, on a day, the enforcement of a condition that is among the terms of a
  /// programme, against anybody.
  ///
  /// @param programme identifier of the programme
  /// @param on the day, seen as on the day itself
  /// @param stated the claim's number of acts
  record BarringActs(String programme, LocalDate on, @Nullable Integer stated)
      implements ClaimCheck {}

  /// Which conditions are among the terms of a programme year on a day.
  ///
  /// @param programme identifier of the programme
  /// @param year the programme year
  /// @param on the day, seen as on the day itself
  /// @param stated the claim's number of conditions
  record Terms(String programme, String year, LocalDate on, @Nullable Integer stated)
      implements ClaimCheck {}

  /// Which acts a court issued, and whether one of them has an effect of its own.
  ///
  /// @param court identifier of the court
  /// @param issued days of issue; an act whose day is not known counts by its earliest day
  /// @param stated the claim's number of acts with an effect
  record ActsOfCourt(String court, Span issued, @Nullable Integer stated) implements ClaimCheck {}

  /// Whether a policy was in force on a day.
  ///
  /// @param policy identifier of the policy
  /// @param on the day
  /// @param since the first day in force that the claim states; null if it states none
  record PolicyInForce(String policy, LocalDate on, @Nullable LocalDate since)
      implements ClaimCheck {}

  /// When periods end that one event starts, each by a counting rule of its own.
  ///
  /// @param rules identifiers of counting rules, at least one; not of families
  /// @param from when the event happens, in local time
  record Due(List<String> rules, LocalDateTime from) implements ClaimCheck {
    /// Copies the list.
    public Due {
      rules = List.copyOf(rules);
    }
  }

  /// A figure whose source was looked for and not found.
  ///
  /// @param lookedIn identifiers of the sources that were searched, at least one
  /// @param nearest what was found there instead
  record Unsourced(List<String> lookedIn, String nearest) implements ClaimCheck {
    /// Copies the list.
    public Unsourced {
      lookedIn = List.copyOf(lookedIn);
    }
  }

  /// Something that can not be computed yet.
  ///
  /// @param needs what is lacking
  /// @param wanted what is to be computed once it is there
  record Later(Lacking needs, String wanted) implements ClaimCheck {}

  /// What a computation lacks.
  enum Lacking {
    /// The lane of what either side may lawfully do next.
    STEPS("steps");

    private final String word;

    Lacking(String word) {
      this.word = word;
    }

    /// Returns the word as a pack writes it.
    public String word() {
      return word;
    }
  }
}
