package org.proviso.web.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.docket.record.Checkpoint;
import org.proviso.docket.record.ConsistencyProof;
import org.proviso.docket.record.Digest;
import org.proviso.docket.record.InclusionProof;
import org.proviso.docket.record.RecordVerifier;
import org.proviso.docket.record.SignedNote;
import org.proviso.docket.record.Verification;
import org.proviso.docket.record.VerifierKey;
import org.proviso.store.EventLog;
import org.proviso.web.TestSite;

/// A reader who trusts only a key, a checkpoint and arithmetic.
class EventPagesTest {

  private static final Pattern KEY =
      Pattern.compile("proviso\\.invalid/[a-z-]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]+");
  private static final Pattern HEADER = Pattern.compile("<pre[^>]*>(event/1 [^<]+)</pre>");

  private static String body(String path) {
    HttpResponse<String> answer = TestSite.get(path);
    assertEquals(200, answer.statusCode(), () -> path + "\n" + answer.body());
    return answer.body();
  }

  private static String unescaped(String html) {
    return html.replace("&#43;", "+").replace("&#x2B;", "+").replace("&amp;", "&");
  }

  private static VerifierKey key() {
    Matcher found = KEY.matcher(unescaped(body("/record")));
    assertTrue(found.find(), () -> body("/record"));
    return VerifierKey.parse(found.group()).orElseThrow();
  }

  private static SignedNote checkpoint(VerifierKey key) {
    SignedNote note = SignedNote.parse(body("/record/checkpoint")).orElseThrow();
    assertEquals(SignedNote.Check.SIGNED, note.check(key));
    return note;
  }

  @Test
  void verifyOfflineAgainstTheCheckpoint() throws IOException {
    VerifierKey key = key();
    SignedNote kept = checkpoint(key);
    String record = body("/record/record.txt");

    Verification found =
        new RecordVerifier(key, kept)
            .verify(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)));

    Verification.Verified verified = assertInstanceOf(Verification.Verified.class, found);
    Checkpoint checkpoint = Checkpoint.parse(kept.text()).orElseThrow();
    assertTrue(verified.size() >= checkpoint.size(), "" + verified);
    assertTrue(checkpoint.size() > 1, "what the pack has was entered by events");
    assertFalse(verified.keyFromFile());
  }

  @Test
  void proveThatEachEventIsInTheRecord() {
    VerifierKey key = key();
    Checkpoint signed = Checkpoint.parse(checkpoint(key).text()).orElseThrow();
    for (long number = 0; number < signed.size(); number++) {
      Matcher header = HEADER.matcher(body("/record/events/" + number));
      assertTrue(header.find(), "no header of event " + number);
      // RFC 6962, section 2.1: a leaf is hashed behind a zero byte.
      Digest leaf =
          Digest.sha256(
              new byte[] {0}, unescaped(header.group(1)).getBytes(StandardCharsets.US_ASCII));
      String proof = body("/record/events/" + number + "/proof");
      int end = proof.indexOf("\n\n");
      List<String> lines = proof.substring(0, end).lines().toList();
      assertEquals("c2sp.org/tlog-proof@v1", lines.get(0));
      assertEquals("index " + number, lines.get(1));
      SignedNote note = SignedNote.parse(proof.substring(end + 2)).orElseThrow();
      assertEquals(SignedNote.Check.SIGNED, note.check(key));
      Checkpoint of = Checkpoint.parse(note.text()).orElseThrow();
      assertTrue(
          new InclusionProof(number, of.size(), hashes(lines.subList(2, lines.size())))
              .proves(leaf, of.root()),
          proof);
    }
  }

  private static List<Digest> hashes(List<String> lines) {
    List<Digest> hashes = new ArrayList<>();
    lines.forEach(line -> hashes.add(Digest.parseBase64(line).orElseThrow()));
    return hashes;
  }

  @Test
  void proveThatTheRecordOnlyGrew() {
    EventLog log = TestSite.bean(EventLog.class);
    long size = Checkpoint.parse(checkpoint(key()).text()).orElseThrow().size();
    Digest root = log.tree().root(size);
    for (long first = 1; first <= size; first++) {
      String proof = body("/record/consistency?from=" + first + "&to=" + size);

      assertTrue(
          new ConsistencyProof(first, size, hashes(proof.lines().toList()))
              .proves(log.tree().root(first), root),
          first + ": " + proof);
    }
  }

  @Test
  void knowTheFilesOfADump() throws InterruptedException {
    String sums = await("/data/latest/SHA256SUMS");
    String known = sums.lines().findFirst().orElseThrow().substring(0, 64);

    String found = body("/record/check?sha256=" + known);

    Matcher event = Pattern.compile("href=\"(/record/events/\\d+)\"").matcher(found);
    assertTrue(event.find(), found);
    assertTrue(unescaped(body(event.group(1))).contains(known), found);
    String other = known.replace(known.charAt(0), known.charAt(0) == '0' ? '1' : '0');
    assertFalse(body("/record/check?sha256=" + other).contains("/record/events/"));
    assertEquals(400, TestSite.get("/record/check?sha256=abc").statusCode());
  }

  /// A dump is made soon after the start, and then recorded.
  private static String await(String path) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      HttpResponse<String> answer = TestSite.get(path);
      String at = answer.headers().firstValue("Location").orElse(path);
      HttpResponse<String> file = TestSite.get(at);
      if (file.statusCode() == 200) {
        String sum = file.body().substring(0, 64);
        if (TestSite.get("/record/check?sha256=" + sum).body().contains("/record/events/")) {
          return file.body();
        }
      }
      Thread.sleep(200);
    }
    throw new AssertionError("no dump was recorded");
  }

  @Test
  void listTheLatestFirst() {
    String list = body("/record");
    long size = TestSite.bean(EventLog.class).head().edge().size();

    assertTrue(list.contains("href=\"/record/events/" + (size - 1) + "\""), list);
    assertTrue(body("/record?before=1").contains("href=\"/record/events/0\""));
    assertFalse(body("/record?before=1").contains("href=\"/record/events/1\""));
  }

  @Test
  void sayWhatThereIsNot() {
    assertEquals(404, TestSite.get("/record/events/999999").statusCode());
    assertEquals(404, TestSite.get("/record/events/999999/proof").statusCode());
    assertEquals(404, TestSite.get("/record/events/x").statusCode());
    assertEquals(400, TestSite.get("/record?before=x").statusCode());
    assertEquals(400, TestSite.get("/record/consistency").statusCode());
    assertEquals(400, TestSite.get("/record/consistency?from=3&to=2").statusCode());
    assertEquals(400, TestSite.get("/record/consistency?from=1&to=999999").statusCode());
  }

  @Test
  void areNotSignedForIfTheyDoNotGoOn(@TempDir Path folder) throws IOException {
    EventLog log = TestSite.bean(EventLog.class);
    KeyFolder keys =
        assertInstanceOf(
                KeyFolder.Opening.Opened.class,
                KeyFolder.open(folder.resolve("record"), "other.example/record"))
            .folder();
    // As many events as there are, and another root over them.
    long size = log.head().edge().size();
    Digest other = Digest.sha256(new byte[] {1});
    SignedNote ofOther =
        keys.key().sign(new Checkpoint("other.example/record", size, other, List.of()).text());
    keys.keep(ofOther);
    Checkpoints checkpoints = new Checkpoints(keys, log);

    checkpoints.sign();

    assertFalse(checkpoints.goesOn());
    assertEquals(ofOther, keys.last());
    assertEquals(List.of(), checkpoints.all());
    assertEquals(Optional.empty(), checkpoints.covering(0));

    SignedNote longer =
        keys.key()
            .sign(new Checkpoint("other.example/record", size + 1_000, other, List.of()).text());
    keys.keep(longer);
    Checkpoints cutOff = new Checkpoints(keys, log);
    cutOff.sign();
    assertFalse(cutOff.goesOn());
    assertEquals(Optional.of(longer), cutOff.last().map(Checkpoints.Last::note));
  }

  @Test
  void areGivenAwayWithTheCheckpointOfAKeyThatWasMadeAnew(@TempDir Path folder) throws IOException {
    EventLog log = TestSite.bean(EventLog.class);
    KeyFolder keys =
        assertInstanceOf(
                KeyFolder.Opening.Opened.class,
                KeyFolder.open(folder.resolve("record"), "anew.example/record"))
            .folder();
    Checkpoints checkpoints = new Checkpoints(keys, log);

    // The site's key may have signed as many events, and has the row of that size then.
    checkpoints.sign();

    assertEquals(List.of(keys.last()), checkpoints.all());
    try (RecordFile file = new RecordFile(log, checkpoints);
        InputStream in = file.open()) {
      assertInstanceOf(
          Verification.Verified.class,
          new RecordVerifier(checkpoints.verifier(), keys.last()).verify(in));
    }
  }
}
