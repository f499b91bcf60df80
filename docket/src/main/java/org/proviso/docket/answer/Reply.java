package org.proviso.docket.answer;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// What is answered to one item of a letter.
///
/// Files are named by the identifiers of their uploads, each once. Texts have up to [#LONGEST]
/// characters.
public sealed interface Reply {

  /// How many characters a text may have.
  int LONGEST = 20_000;

  /// Returns the recipient's own words; empty only where a kind of reply allows it.
  String said();

  /// Returns the files that are handed over with it, in their order.
  List<String> uploads();

  /// Returns the word that data for programs have for this kind of reply.
  default String kind() {
    return switch (this) {
      case Produce _ -> "produce";
      case NoneExist _ -> "none-exist";
      case Objecting _ -> "object";
      case Privileged _ -> "privileged";
      case NeedTime _ -> "need-time";
    };
  }

  /// What was asked for is handed over.
  ///
  /// @param said a remark; may be empty
  record Produce(String said, List<String> uploads) implements Reply {

    /// @throws IllegalArgumentException if the remark is too long or a file stands there twice
    public Produce {
      uploads = checked(said, uploads);
    }
  }

  /// There is nothing of the kind.
  ///
  /// @param said what was searched
  record NoneExist(String said) implements Reply {

    /// @throws IllegalArgumentException if it does not say what was searched
    public NoneExist {
      checkSaid(said);
    }

    @Override
    public List<String> uploads() {
      return List.of();
    }
  }

  /// The recipient objects, and may hand over a part.
  ///
  /// @param said the ground, in its own words
  record Objecting(String said, List<String> uploads) implements Reply {

    /// @throws IllegalArgumentException if it has no ground, or a file stands there twice
    public Objecting {
      checkSaid(said);
      uploads = checked(said, uploads);
    }
  }

  /// Documents are withheld as privileged, and may be handed over in part.
  ///
  /// @param said a remark; may be empty
  /// @param log one line for each document that is withheld
  record Privileged(String said, List<String> uploads, List<PrivilegeLine> log) implements Reply {

    /// @throws IllegalArgumentException if the remark is too long or a file stands there twice
    public Privileged {
      uploads = checked(said, uploads);
      log = List.copyOf(log);
    }
  }

  /// More time is needed. Waives nothing.
  ///
  /// @param said why
  /// @param until last day of the time asked for
  record NeedTime(String said, List<String> uploads, LocalDate until) implements Reply {

    /// @throws IllegalArgumentException if it does not say why, or a file stands there twice
    public NeedTime {
      checkSaid(said);
      uploads = checked(said, uploads);
      Objects.requireNonNull(until);
    }
  }

  private static void checkSaid(String said) {
    if (said.isBlank()) {
      throw new IllegalArgumentException("a reply of this kind says something");
    }
    checkLength(said);
  }

  private static void checkLength(String said) {
    if (said.codePointCount(0, said.length()) > LONGEST) {
      throw new IllegalArgumentException("a text of more than " + LONGEST + " characters");
    }
  }

  private static List<String> checked(String said, List<String> uploads) {
    checkLength(said);
    if (new HashSet<>(uploads).size() != uploads.size()) {
      throw new IllegalArgumentException("a file stands there twice: " + uploads);
    }
    return List.copyOf(uploads);
  }
}
