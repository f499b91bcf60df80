package org.proviso.web.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Checkpoint;
import org.proviso.docket.record.CheckpointSigner;
import org.proviso.docket.record.ConsistencyProof;
import org.proviso.docket.record.Head;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.VerifierKey;
import org.proviso.store.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;

/// The checkpoints of a site's record: signed at the start and then every ten minutes if it has
/// grown, and only if it goes on from the last one.
///
/// A record that does not go on was rewritten, cut off, or brought back from a backup that is older
/// than its last checkpoint. Nothing is signed then until a person has looked. Thread-safe.
final class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final long BETWEEN = 600_000;

  /// The last checkpoint.
  record Last(SignedNote note, Checkpoint checkpoint) {

    static Last of(SignedNote note) {
      return new Last(note, Checkpoint.parse(note.text()).orElseThrow());
    }
  }

  private final KeyFolder keys;
  private final EventLog log;
  private final CheckpointSigner signer;
  private volatile @Nullable Last last;
  private volatile boolean goesOn = true;

  /// How many events the checkpoint has that was kept with the record last.
  private long given = -1;

  Checkpoints(KeyFolder keys, EventLog log) {
    this.keys = keys;
    this.log = log;
    this.signer = new CheckpointSigner(keys.key());
    SignedNote kept = keys.last();
    last = kept == null ? null : Last.of(kept);
  }

  /// Returns the key that checkpoints are checked with.
  VerifierKey verifier() {
    return keys.key().verifier();
  }

  /// Returns the last checkpoint; empty before the first.
  Optional<Last> last() {
    return Optional.ofNullable(last);
  }

  /// Returns whether the record goes on from the last checkpoint.
  boolean goesOn() {
    return goesOn;
  }

  /// Returns the last checkpoint if it covers an event; empty if it does not, and if the record
  /// does not go on from it, since there is no proof then.
  Optional<Last> covering(long event) {
    return last().filter(it -> goesOn && event < it.checkpoint().size());
  }

  /// Returns every checkpoint of this key, the last one included if the record goes on from it.
  List<SignedNote> all() {
    List<SignedNote> all = new ArrayList<>(log.checkpoints());
    all.removeIf(each -> each.check(verifier()) != SignedNote.Check.SIGNED);
    // A key made anew may have signed what another key had signed before: there is one row a size.
    last().map(Last::note).filter(it -> goesOn && !all.contains(it)).ifPresent(all::add);
    return all;
  }

  /// Signs the record if it has grown.
  ///
  /// @throws IOException if the checkpoint can not be kept: nobody got it then
  @Scheduled(initialDelay = BETWEEN, fixedDelay = BETWEEN)
  synchronized void sign() throws IOException {
    Head head = log.head();
    Last before = last;
    long size = before == null ? 0 : before.checkpoint().size();
    if (head.edge().size() < size) {
      refuse("the record has " + head.edge().size() + " events, and " + size + " were signed for");
      return;
    }
    ConsistencyProof proof = log.tree().consistency(size, head.edge().size());
    switch (signer.sign(before == null ? null : before.note(), head.edge(), proof)) {
      case CheckpointSigner.Outcome.Signed(SignedNote note) -> {
        goesOn = true;
        if (before == null || head.edge().size() > size) {
          keys.keep(note);
          before = Last.of(note);
          last = before;
        }
        give(before);
      }
      case CheckpointSigner.Outcome.NotAnExtension(Checkpoint signed, Checkpoint next) ->
          refuse("the first " + signed.size() + " events are not those that were signed for");
      case CheckpointSigner.Outcome.NotOurs(SignedNote other) ->
          refuse("the last checkpoint is not one of this record");
    }
  }

  private void refuse(String why) {
    goesOn = false;
    LOG.error("no checkpoint is signed: {}", why);
  }

  /// Also at the start: a crash may have come between the file and this row.
  private void give(Last signed) {
    if (signed.checkpoint().size() == given) {
      return;
    }
    try {
      log.keep(signed.note());
    } catch (DuplicateKeyException e) {
      LOG.trace("the checkpoint of {} events is there", signed.checkpoint().size());
    }
    given = signed.checkpoint().size();
  }
}
