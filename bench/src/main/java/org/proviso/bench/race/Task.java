package org.proviso.bench.race;

import java.time.Duration;
import java.util.List;

/// A whole piece of work that every contestant does.
///
/// Facts are numbered rows; the facts of fewer rows are the first rows of the facts of more, so
/// that a contestant that takes a share of the rows can be compared on that share. Immutable.
///
/// @param <F> the facts
public interface Task<F> {

  /// Returns the letter that names it.
  String id();

  /// Returns what has to be done with this scale, as a phrase.
  String title(Scale scale);

  /// Returns the number of rows if none is asked for.
  int rows();

  /// Returns how many pairs of an award and a condition this many rows make.
  long pairs(int rows);

  /// Returns how many acts the law has if no number is asked for; 0 if its law is fixed.
  default int acts() {
    return 0;
  }

  /// Returns facts that depend on nothing but the scale.
  ///
  /// @param share how many of the rows are wanted: the first ones
  F facts(Scale scale, int share);

  /// Returns who takes part, in the order of the report. The first one is what the others are
  /// compared with.
  List<Contestant<F>> contestants();

  /// Returns the greatest heap of a contestant, as the JVM's option has it.
  default String heap() {
    return "4g";
  }

  /// Returns how long a contestant may take in all.
  default Duration limit() {
    return Duration.ofMinutes(10);
  }

  /// Returns whether one answer is short and asked for often, so that the spread of single answers
  /// is of interest.
  default boolean isOfSingleAnswers() {
    return false;
  }

  /// Returns what the first contestant is meant to reach with the number of rows and acts that
  /// there are if none is asked for.
  default List<Goal> goals() {
    return List.of();
  }

  /// Returns those of the answers to all rows that are about the first `share` rows.
  byte[] first(byte[] answers, int share);

  /// Returns what the answers say, counted, as a phrase.
  String summary(byte[] answers);

  /// Returns the facts and the answer at a place of the answers, for a reader who looks for an
  /// error.
  ///
  /// @param at index into answers
  String describe(F facts, byte[] answers, int at);
}
