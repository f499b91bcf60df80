package org.proviso.evidence.search;

import java.util.List;
import java.util.Optional;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;

/// All places that answer a question, or why they are not told.
public sealed interface Places {

  /// All of them.
  ///
  /// @param places in order
  record All(List<Place> places) implements Places {

    /// Copies the list.
    public All {
      places = List.copyOf(places);
    }
  }

  /// One of them.
  ///
  /// @param sha256 the hash of its bytes; empty if they could not be had
  record Place(Location location, Optional<Digest> sha256) {}

  /// More than are told at once.
  ///
  /// @param total how many there are
  record TooMany(long total) implements Places {}

  /// The words are no question.
  ///
  /// @param why what is wrong with them
  record NoQuestion(String why) implements Places {}
}
