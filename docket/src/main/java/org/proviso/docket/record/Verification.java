package org.proviso.docket.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the check of an exported record found.
public sealed interface Verification {

  /// Everything agrees with signed checkpoints up to the last line.
  ///
  /// @param key the key that signed
  /// @param keyFromFile whether nobody but the file itself says that this is the key: then whoever
  ///   made the file may have made the key
  /// @param size how many events there are
  /// @param root the root over them
  /// @param from when the first was recorded; null if there is none
  /// @param until when the last was recorded; null if there is none
  /// @param checkpoints how many checkpoints
  /// @param removed how many payloads were removed, each with a redaction that says so
  /// @param withheld how many payloads the file does not show, without saying why
  record Verified(
      VerifierKey key,
      boolean keyFromFile,
      long size,
      Digest root,
      @Nullable Instant from,
      @Nullable Instant until,
      long checkpoints,
      long removed,
      long withheld)
      implements Verification {}

  /// Something is wrong.
  ///
  /// @param key the key that signatures were checked with
  /// @param keyFromFile whether it was taken from the file
  /// @param agreed how many events, from the first on, agree with a signed checkpoint behind them;
  ///   what is wrong with the log itself lies behind these
  /// @param faults the first of them, up to [RecordVerifier#MOST_FAULTS], by line
  /// @param more how many more there are
  record Broken(VerifierKey key, boolean keyFromFile, long agreed, List<Fault> faults, long more)
      implements Verification {

    public Broken {
      faults = List.copyOf(faults);
    }
  }

  /// The file is not an exported record in a version that is known here.
  ///
  /// @param line counted from one
  /// @param expected what should stand there
  /// @param found what stands there; cut and plain as in [Fault]
  record Unreadable(long line, String expected, String found) implements Verification {

    public Unreadable {
      found = Fault.plain(found);
    }
  }
}
