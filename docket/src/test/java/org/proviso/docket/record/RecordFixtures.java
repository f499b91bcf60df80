package org.proviso.docket.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Keys that everybody knows, and small records.
final class RecordFixtures {

  static final String NAME = "docket.example/record";
  static final Instant START = Instant.parse("2018-01-24T17:00:00Z");

  private static final List<String> KINDS = List.of("letter-sent", "response-filed", "tolled");

  private RecordFixtures() {}

  /// The key pair with a secret seed in hexadecimal digits.
  static KeyPair pair(String seed) {
    byte[] bytes = HexFormat.of().parseHex(seed);
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      // The JDK draws the seed and nothing else; there is no other way in it from seed to public
      // key.
      generator.initialize(
          255,
          new SecureRandom() {
            @Override
            public void nextBytes(byte[] drawn) {
              System.arraycopy(bytes, 0, drawn, 0, drawn.length);
            }
          });
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// TEST 1 of RFC 8032, section 7.1.
  static SigningKey key() {
    return new SigningKey(
        NAME, pair("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
  }

  /// TEST 2 of RFC 8032 under the same name.
  static SigningKey otherKey() {
    return new SigningKey(
        NAME, pair("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
  }

  /// Forty events, of which 5 and 20 were redacted by 7 and 33.
  static List<Event> fortyEvents() {
    SplittableRandom random = new SplittableRandom(17);
    List<Event> events = new ArrayList<>();
    Head head = Head.EMPTY;
    for (int n = 0; n < 40; n++) {
      EventKind kind = new EventKind(KINDS.get(n % KINDS.size()));
      Subject subject = new Subject("recipient", "town-" + n % 5);
      if (n == 7 || n == 33) {
        kind = EventKind.REDACTION;
        subject = Subject.event(n == 7 ? 5 : 20);
      }
      byte[] payload = ("{\"text\":\"" + n + "\"}").getBytes(StandardCharsets.UTF_8);
      Head.Appended appended =
          head.append(
              START.plusSeconds(60L * n),
              new Actor("clerk", "u-" + n % 3),
              kind,
              subject,
              Payload.Kept.of(payload, random));
      events.add(appended.event());
      head = appended.head();
    }
    events.set(5, events.get(5).redacted(7));
    events.set(20, events.get(20).redacted(33));
    return events;
  }

  /// Whether there is a checkpoint of the first `size` events: at 8, 24 and 40.
  static boolean hasCheckpoint(long size) {
    return size % 16 == 8;
  }

  /// These events with checkpoints by a key, as a file.
  static byte[] exported(List<Event> events, SigningKey key) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      RecordWriter writer = new RecordWriter(out, key.verifier());
      RightEdge edge = RightEdge.EMPTY;
      for (Event event : events) {
        writer.write(event);
        edge = edge.append(event.header().leaf()).edge();
        if (hasCheckpoint(edge.size())) {
          writer.write(key.sign(Checkpoint.of(NAME, edge).text()));
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The checkpoint of these events that a reader got and kept.
  static SignedNote keptAt(int size, List<Event> events, SigningKey key) {
    RightEdge edge = RightEdge.EMPTY;
    for (Event event : events.subList(0, size)) {
      edge = edge.append(event.header().leaf()).edge();
    }
    return key.sign(Checkpoint.of(NAME, edge).text());
  }

  static Verification verify(byte[] file, @Nullable VerifierKey key, @Nullable SignedNote kept) {
    try {
      return new RecordVerifier(key, kept).verify(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
