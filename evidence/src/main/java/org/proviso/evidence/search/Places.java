package org.proviso.evidence.search;

import java.util.List;
import org.proviso.evidence.manifest.Location;

/// All places that answer a question, or why they are not told.
public sealed interface Places {

  /// All of them.
  ///
  /// @param locations in order
  record All(List<Location> locations) implements Places {}

  /// More than are told at once.
  ///
  /// @param total how many there are
  record TooMany(long total) implements Places {}

  /// The words are no question.
  ///
  /// @param why what is wrong with them
  record NoQuestion(String why) implements Places {}
}
