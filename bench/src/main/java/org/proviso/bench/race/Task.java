package org.proviso.bench.race;

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

  /// Returns what has to be done with this many rows, as a phrase.
  String title(int rows);

  /// Returns the number of rows if none is asked for.
  int rows();

  /// Returns how many pairs of an award and a condition this many rows make.
  long pairs(int rows);

  /// Returns facts that depend on nothing but the number of rows and the seed.
  F facts(int rows, long seed);

  /// Returns who takes part, in the order of the report. The first one is what the others are
  /// compared with.
  List<Contestant<F>> contestants();

  /// Returns what the answers say, counted, as a phrase.
  String summary(byte[] answers);

  /// Returns the facts and the answer at a place of the answers, for a reader who looks for an
  /// error.
  ///
  /// @param at index into answers
  String describe(F facts, int at, byte answer);
}
