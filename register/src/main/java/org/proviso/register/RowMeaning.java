package org.proviso.register;

/// What a row of a table of awards comes to.
public sealed interface RowMeaning {

  /// An award.
  record Taken(TakenAward award) implements RowMeaning {}

  /// The row is of a programme that was not asked for.
  record Other() implements RowMeaning {}

  /// The row can not be read.
  record Bad(Malformed malformed) implements RowMeaning {}
}
