package org.proviso.evidence.intake;

import java.nio.file.Path;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Tally;

/// How an intake ended.
public sealed interface IntakeResult {

  /// All is read, and the manifest is written.
  ///
  /// @param manifest its file
  /// @param report the page for people
  /// @param digest the hash of its bytes
  /// @param inputs how many inputs there are
  /// @param tally what became of inputs and children
  /// @param changes how the inputs differ from what was taken in before
  record Done(
      Path manifest, Path report, Digest digest, long inputs, Tally tally, InputChanges changes)
      implements IntakeResult {}

  /// It was stopped; the same command goes on.
  ///
  /// @param items how many items are in the journal
  record Interrupted(long items) implements IntakeResult {}

  /// Another intake is at work on the store.
  record Occupied(Path store) implements IntakeResult {}

  /// The store lies in what is taken in, or the other way round: it would be taken into itself.
  ///
  /// @param folder what is taken in
  record Overlapping(Path store, Path folder) implements IntakeResult {}

  /// The store was begun with other settings, or is none.
  ///
  /// @param begun the settings, as they stand in the store
  record OtherSettings(Path store, String begun) implements IntakeResult {}

  /// The store could not be written or read; what was taken in before stays, and the same command
  /// goes on.
  ///
  /// @param why what the system says
  record StoreFailed(Path store, String why) implements IntakeResult {}
}
