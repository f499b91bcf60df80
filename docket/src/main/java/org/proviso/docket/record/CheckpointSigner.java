package org.proviso.docket.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs one checkpoint after another, each only if it goes on from the one before.
///
/// Whoever rewrites the database could otherwise have the rewritten record signed by waiting for
/// the next checkpoint. So the last checkpoint has to be kept where the key is, outside the
/// database, and not be read from it.
///
/// @param key the key of the record, whose name is that of the record
public record CheckpointSigner(SigningKey key) {

  /// Whether a checkpoint was signed.
  public sealed interface Outcome {

    /// It was. To be kept beside the key before anybody else gets it.
    record Signed(SignedNote checkpoint) implements Outcome {}

    /// The record does not go on from the last checkpoint: somebody rewrote it or cut it off.
    record NotAnExtension(Checkpoint last, Checkpoint next) implements Outcome {}

    /// The last checkpoint is none, or not one of this record and key.
    record NotOurs(SignedNote last) implements Outcome {}
  }

  /// Signs the checkpoint of a record.
  ///
  /// @param last the last one that was signed; null only for a record that never had one
  /// @param edge the record as it is now
  /// @param proof that it begins with the record of the last checkpoint; not looked at if there is
  ///   none
  public Outcome sign(@Nullable SignedNote last, RightEdge edge, ConsistencyProof proof) {
    Checkpoint next = Checkpoint.of(key.verifier().name(), edge);
    if (last == null) {
      return new Outcome.Signed(key.sign(next.text()));
    }
    Optional<Checkpoint> before =
        Checkpoint.parse(last.text())
            .filter(it -> it.origin().equals(next.origin()))
            .filter(_ -> last.check(key.verifier()) == SignedNote.Check.SIGNED);
    if (before.isEmpty()) {
      return new Outcome.NotOurs(last);
    }
    return extendsIt(before.get(), next, proof)
        ? new Outcome.Signed(key.sign(next.text()))
        : new Outcome.NotAnExtension(before.get(), next);
  }

  private static boolean extendsIt(Checkpoint last, Checkpoint next, ConsistencyProof proof) {
    return proof.first() == last.size()
        && proof.second() == next.size()
        && proof.proves(last.root(), next.root());
  }
}
