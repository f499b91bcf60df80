package org.proviso.pack.statement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.pack.ClaimCheck;

/// What a check came to, beside the claim that it belongs to.
public sealed interface CheckResult {

  /// Figures that were counted.
  ///
  /// @param numbers what was counted; none where the rows are the result
  /// @param rows what it was counted from
  record Figure(List<Tally> numbers, List<CountedRow> rows) implements CheckResult {
    /// Copies the lists.
    public Figure {
      numbers = List.copyOf(numbers);
      rows = List.copyOf(rows);
    }
  }

  /// The register says so too.
  record Holds(List<CountedRow> rows) implements CheckResult {
    /// Copies the list.
    public Holds {
      rows = List.copyOf(rows);
    }
  }

  /// The register says otherwise.
  record DoesNotHold(List<CountedRow> rows) implements CheckResult {
    /// Copies the list.
    public DoesNotHold {
      rows = List.copyOf(rows);
    }
  }

  /// No source for the claim's figure was found.
  ///
  /// @param lookedIn identifiers of the sources of the pack that were searched
  /// @param nearest what was found there instead
  record Unsourced(List<String> lookedIn, String nearest) implements CheckResult {
    /// Copies the list.
    public Unsourced {
      lookedIn = List.copyOf(lookedIn);
    }
  }

  /// Nothing was computed.
  record NotComputed(Reason reason) implements CheckResult {}

  /// One counted number.
  ///
  /// @param count what was counted
  /// @param value how many there are
  /// @param stated how many the claim says, read literally; null if it says none
  record Tally(Count count, int value, @Nullable Integer stated) {

    /// Returns whether the claim states another number.
    public boolean differs() {
      return stated != null && stated != value;
    }
  }

  /// What a number counts.
  enum Count {
    /// Addressees of a round of letters.
    ADDRESSEES,
    /// Addressees within a party, that party not counted.
    ADDRESSEES_WITHIN,
    /// Addressees within a party, and the party itself if it is one.
    ADDRESSEES_WITHIN_AND_ITSELF,
    /// Acts that surely bar a condition for somebody.
    BARRING_ACTS,
    /// Acts of which it is an open question whether they bar a condition for anybody.
    POSSIBLY_BARRING_ACTS,
    /// Conditions that are surely among the terms of every party's award.
    CONDITIONS_FOR_EVERYBODY,
    /// Conditions that are, or may be, among the terms for some parties only.
    CONDITIONS_FOR_SOME,
    /// Acts of a court with an effect of their own.
    ACTS_WITH_EFFECT,
    /// Acts of a court that are on record and have no effect of their own.
    ACTS_WITHOUT_EFFECT
  }

  /// Why nothing was computed.
  sealed interface Reason {

    /// The product can not compute it yet.
    ///
    /// @param lacking what the product lacks
    /// @param wanted what is to be computed once it is there
    record NotYet(ClaimCheck.Lacking lacking, String wanted) implements Reason {}

    /// The pack's calendars and counting rules can not be used.
    ///
    /// @param faults how many issues they have
    record UnusableClocks(int faults) implements Reason {}

    /// A rule that the check names is a family, which has no length of its own.
    ///
    /// @param rule identifier of the family
    record FamilyOfRules(String rule) implements Reason {}

    /// The register does not say since when the policy is in force.
    ///
    /// @param stated the first day that the claim states
    record NoFirstDay(String policy, LocalDate stated) implements Reason {}
  }
}
