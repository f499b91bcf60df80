package org.proviso.evidence.wire;

import org.proviso.evidence.manifest.Outcome;

/// A child that a container declares. Its position, from 1, is its place in the list.
public sealed interface Part {

  /// A child whose bytes were taken out; at least one.
  ///
  /// @param name its name as the container writes it; may be empty
  /// @param damage what is wrong with the bytes, in a word without spaces; empty if nothing is
  record Out(String name, String damage) implements Part {}

  /// A child that has no bytes, or whose bytes could not be taken out.
  ///
  /// @param name its name as the container writes it; may be empty
  /// @param declaredBytes how many bytes it should have; -1 if nobody says
  /// @param why what became of it; [Outcome.Empty] if it has none
  record Lost(String name, long declaredBytes, Outcome why) implements Part {}

  /// Children that are not listed one by one; last in the list, and at most once.
  ///
  /// @param count how many, at least 1
  /// @param why what became of all of them
  record Others(long count, Outcome why) implements Part {}
}
