package org.proviso.docket.review;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [Standing] is without who said it: what items are counted and found by.
///
/// Ordered by degree and code.
///
/// @param degree how far it is
/// @param code which code; null if not read or in dispute, and never null otherwise
public record StandingKind(Degree degree, @Nullable Code code) implements Comparable<StandingKind> {

  /// How far an item is.
  public enum Degree {
    /// Nobody said anything of it.
    NOT_READ,
    /// One person did.
    READ_BY_ONE,
    /// Two or more did, and said the same.
    AGREED_BY_TWO,
    /// Two or more did, and differ.
    IN_DISPUTE,
    /// A person who may settled it.
    SETTLED
  }

  private static final Comparator<StandingKind> ORDER =
      Comparator.comparing(StandingKind::degree)
          .thenComparing(StandingKind::code, Comparator.nullsFirst(Comparator.naturalOrder()));

  /// @throws IllegalArgumentException if there is a code where there can be none, or none where
  ///   there has to be one
  public StandingKind {
    boolean without = degree == Degree.NOT_READ || degree == Degree.IN_DISPUTE;
    if (without != (code == null)) {
      throw new IllegalArgumentException(degree + " with the code " + code);
    }
  }

  /// Returns the kind of an item that was coded so, by as many persons.
  ///
  /// @param codes the latest of each person, in the order in which they were given
  public static StandingKind of(List<Code> codes) {
    List<Code> counting = Standing.counting(codes, code -> code);
    if (counting.isEmpty()) {
      return new StandingKind(Degree.NOT_READ, null);
    }
    Code first = counting.getFirst();
    if (!counting.stream().allMatch(first::equals)) {
      return new StandingKind(Degree.IN_DISPUTE, null);
    }
    return new StandingKind(
        counting.size() == 1 ? Degree.READ_BY_ONE : Degree.AGREED_BY_TWO, first);
  }

  /// Returns whether nobody has to do anything more about the item.
  public boolean isFinal() {
    return switch (degree) {
      case NOT_READ, IN_DISPUTE -> false;
      case READ_BY_ONE -> code == Code.RESPONSIVE || code == Code.NOT_RESPONSIVE;
      case AGREED_BY_TWO -> code != Code.SECOND_LOOK;
      case SETTLED -> true;
    };
  }

  /// Returns whether another person has to read the item before it is final.
  public boolean wantsAnotherReader() {
    return !isFinal() && degree == Degree.READ_BY_ONE;
  }

  /// Returns whether the item waits for a person who may settle it.
  public boolean wantsSettling() {
    return !isFinal() && (degree == Degree.IN_DISPUTE || degree == Degree.AGREED_BY_TWO);
  }

  @Override
  public int compareTo(StandingKind other) {
    return ORDER.compare(this, other);
  }
}
