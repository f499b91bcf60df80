package org.proviso.evidence.intake;

import java.util.List;
import org.proviso.docket.record.Digest;
import org.proviso.evidence.manifest.Location;

/// Something to be done by a worker.
sealed interface Task {

  /// How much of all inputs it stands for, in bytes.
  double weight();

  /// To copy an input into the store, and to read it.
  record TakeIn(Input input, double weight) implements Task {}

  /// To read what is in the store already.
  ///
  /// @param place where it is
  /// @param location the same as a location
  /// @param name the name it was found under
  /// @param kept its bytes
  /// @param damage what its container says is wrong with the bytes; empty for nothing
  /// @param allowance to how many bytes it may expand
  record ReadChild(
      Entry.Place place,
      Location location,
      String name,
      Originals.Kept kept,
      String damage,
      long allowance,
      double weight)
      implements Task {}

  /// To try passwords on what is locked.
  ///
  /// @param locked what
  /// @param attempts what to try, in their order: each has those before it as well
  /// @param attempt the hash of all of them
  record TryAgain(LockedItems.Locked locked, List<Attempt> attempts, Digest attempt)
      implements Task {

    /// Keeps the attempts as they are.
    public TryAgain {
      attempts = List.copyOf(attempts);
    }

    @Override
    public double weight() {
      return 0;
    }
  }

  /// Passwords from one source.
  ///
  /// @param source its name in the manifest
  /// @param passwords with those of the sources before
  record Attempt(String source, List<String> passwords) {}
}
