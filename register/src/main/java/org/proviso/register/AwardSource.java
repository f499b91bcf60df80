package org.proviso.register;

import java.nio.file.Path;

/// A file of awards, and what is asked of them.
///
/// @param file an award download of USAspending
/// @param question what is asked
/// @param block how many rows are read at once; memory grows with it and not with the file
public record AwardSource(Path file, SweepQuestion question, int block) {

  /// Opens the file where an earlier reading stopped.
  AwardsReader.Outcome open(Position from) {
    return AwardsReader.open(file, from, question.programmes(), question.recipients());
  }
}
