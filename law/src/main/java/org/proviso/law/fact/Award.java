package org.proviso.law.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An award of money, as far as the register knows it.
///
/// @param id the award's own number; null if the award is known only as one that was made
/// @param offered day on which it was offered; null if not known
/// @param acceptance whether and when it was accepted
/// @param cents amount awarded in cents; null if not known, which is never taken for zero
/// @param under the party whose award this one is drawn from, if it is a sub-award; null if it is
///   not, or not known to be
/// @param source where it comes from
public record Award(
    @Nullable String id,
    @Nullable LocalDate offered,
    Acceptance acceptance,
    @Nullable Long cents,
    @Nullable String under,
    String source) {

  /// Nothing is known of an award.
  public static final Award UNKNOWN =
      new Award(null, null, new Acceptance.NotKnown(), null, null, "");

  /// Whether and when an award was accepted.
  public sealed interface Acceptance {

    /// It was accepted on `day` and stays accepted.
    record On(LocalDate day) implements Acceptance {}

    /// It was accepted; the day is not known but it is no later than `day`.
    record By(LocalDate day) implements Acceptance {}

    /// It was never accepted.
    record Never() implements Acceptance {}

    /// The register does not know.
    record NotKnown() implements Acceptance {}
  }

  /// What became of an award as of a day.
  public enum Status {
    /// Nothing was offered or accepted.
    NONE,
    /// It was offered and, as is known, not yet accepted.
    OFFERED,
    /// It was accepted.
    ACCEPTED,
    /// The register does not know.
    UNKNOWN
  }
}
