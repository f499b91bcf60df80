package org.proviso.docket.answer;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An objection that a recipient made, and what became of it. It stands until it is withdrawn by
/// whoever made it, or ruled upon.
///
/// @param number in the list of one recipient in one inquiry, from 1
/// @param item number of the item; null for one to the letter as a whole
/// @param ground in the recipient's words
/// @param day on which it was made
/// @param event number of its event
/// @param steps what followed, in its order
public record Objection(
    int number,
    @Nullable Integer item,
    String ground,
    LocalDate day,
    long event,
    List<Step> steps) {

  /// Copies the steps.
  public Objection {
    steps = List.copyOf(steps);
  }

  /// What became of an objection.
  ///
  /// @param said why, or by whom it was ruled upon
  /// @param event number of its event
  public record Step(Kind kind, String said, LocalDate day, long event) {}

  /// What can become of an objection.
  public enum Kind {
    /// Its maker said it again.
    KEPT("kept"),
    /// Its maker took it back.
    WITHDRAWN("withdrawn"),
    /// It was held to be right.
    SUSTAINED("sustained"),
    /// It was held to be wrong.
    OVERRULED("overruled");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// Returns the word as data for programs have it.
    public String word() {
      return word;
    }

    /// Returns the kind with this word.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Kind of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("nothing that becomes of an objection: " + word);
    }
  }

  /// Returns whether its maker took it back.
  public boolean isWithdrawn() {
    return steps.stream().anyMatch(it -> it.kind() == Kind.WITHDRAWN);
  }

  /// Returns whether it is neither withdrawn nor ruled upon.
  public boolean isOpen() {
    return steps.stream().allMatch(it -> it.kind() == Kind.KEPT);
  }
}
