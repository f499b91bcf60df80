package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.proviso.docket.record.Checkpoint;
import org.proviso.docket.record.RecordVerifier;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.SigningKey;
import org.proviso.docket.record.Verification;

/// A key for the records of these tests, and what is signed and exported with it.
final class RecordFixtures {

  static final SigningKey KEY = key();

  private RecordFixtures() {}

  private static SigningKey key() {
    try {
      return new SigningKey(
          "test.example/record", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// The checkpoint of a record as it is now.
  static SignedNote checkpoint(EventLog log) {
    return KEY.sign(Checkpoint.of(KEY.verifier().name(), log.head().edge()).text());
  }

  static String exported(EventLog log, List<SignedNote> checkpoints) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      log.export(out, KEY.verifier(), checkpoints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static String published(EventLog log, List<SignedNote> checkpoints) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      log.exportPublished(out, KEY.verifier(), checkpoints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static Verification verify(String file, @Nullable SignedNote kept) {
    try {
      return new RecordVerifier(KEY.verifier(), kept)
          .verify(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Signs, exports and verifies everything that there is.
  static Verification.Verified verified(EventLog log) {
    SignedNote checkpoint = checkpoint(log);
    Verification found = verify(exported(log, List.of(checkpoint)), checkpoint);
    return assertInstanceOf(Verification.Verified.class, found, found::toString);
  }
}
