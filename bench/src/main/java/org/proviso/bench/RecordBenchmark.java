package org.proviso.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.proviso.docket.record.Actor;
import org.proviso.docket.record.Checkpoint;
import org.proviso.docket.record.EventKind;
import org.proviso.docket.record.Head;
import org.proviso.docket.record.Payload;
import org.proviso.docket.record.RecordVerifier;
import org.proviso.docket.record.RecordWriter;
import org.proviso.docket.record.SigningKey;
import org.proviso.docket.record.Subject;
import org.proviso.docket.record.Verification;

/// How long an exported record takes to verify, beside the least that could be done with it: one
/// SHA-256 over its bytes.
///
/// Payloads of some 200 bytes, a checkpoint behind every thousandth event, all of it in memory.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class RecordBenchmark {

  private static final int BETWEEN_CHECKPOINTS = 1_000;
  private static final Instant START = Instant.parse("2018-01-24T17:00:00Z");

  /// Events of the record.
  @Param({"10000", "100000"})
  public int events;

  private byte[] record = {};
  private RecordVerifier verifier = new RecordVerifier(null, null);

  /// Makes the record.
  @Setup
  public void write() throws IOException, NoSuchAlgorithmException {
    SigningKey key =
        new SigningKey(
            "docket.example/record", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    SplittableRandom random = new SplittableRandom(11);
    String filler = "x".repeat(150);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = new RecordWriter(out, key.verifier());
    Head head = Head.EMPTY;
    for (int n = 1; n <= events; n++) {
      byte[] payload =
          ("{\"number\":" + n + ",\"text\":\"" + filler + "\"}").getBytes(StandardCharsets.UTF_8);
      Head.Appended appended =
          head.append(
              START.plusMillis(n),
              new Actor("clerk", "u-" + n % 100),
              new EventKind("letter-sent"),
              new Subject("recipient", "town-" + n % 3000),
              Payload.Kept.of(payload, random));
      writer.write(appended.event());
      head = appended.head();
      if (n % BETWEEN_CHECKPOINTS == 0) {
        writer.write(key.sign(Checkpoint.of("docket.example/record", head.edge()).text()));
      }
    }
    record = out.toByteArray();
    verifier = new RecordVerifier(key.verifier(), null);
  }

  /// Verifies the whole of it: every hash, every checkpoint with its signature.
  @Benchmark
  public Verification verify() throws IOException {
    Verification found = verifier.verify(new ByteArrayInputStream(record));
    if (!(found instanceof Verification.Verified)) {
      throw new IllegalStateException(found.toString());
    }
    return found;
  }

  /// Hashes its bytes once.
  @Benchmark
  public byte[] hashOnly() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(record);
  }
}
