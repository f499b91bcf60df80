package org.proviso.docket.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointSignerTest {

  private static final SigningKey KEY = RecordFixtures.key();

  private final CheckpointSigner signer = new CheckpointSigner(KEY);

  /// A record of some leaves, as a database has it.
  private static final class Log {

    private final InMemoryHashes stored = new InMemoryHashes();
    private RightEdge edge = RightEdge.EMPTY;

    Log(String leaves) {
      leaves.chars().forEach(it -> add(MerkleHash.leaf(new byte[] {(byte) it})));
    }

    private void add(Digest leaf) {
      RightEdge.Grown grown = edge.append(leaf);
      stored.add(grown.completed());
      edge = grown.edge();
    }

    ConsistencyProof proof(long first) {
      return new StoredTree(stored).consistency(first, edge.size());
    }
  }

  private SignedNote signed(String leaves) {
    Log log = new Log(leaves);
    return assertInstanceOf(
            CheckpointSigner.Outcome.Signed.class, signer.sign(null, log.edge, log.proof(0)))
        .checkpoint();
  }

  @Test
  void signsWhatGoesOnFromTheLastCheckpoint() {
    Log log = new Log("abcdefg");

    CheckpointSigner.Outcome outcome = signer.sign(signed("abc"), log.edge, log.proof(3));

    SignedNote note = assertInstanceOf(CheckpointSigner.Outcome.Signed.class, outcome).checkpoint();
    assertEquals(SignedNote.Check.SIGNED, note.check(KEY.verifier()));
    assertEquals(Checkpoint.of(RecordFixtures.NAME, log.edge).text(), note.text());
  }

  @Test
  void signsTheSameRecordTheSameWay() {
    Log log = new Log("abc");

    assertEquals(
        new CheckpointSigner.Outcome.Signed(signed("abc")),
        signer.sign(signed("abc"), log.edge, log.proof(3)));
  }

  @Test
  void doesNotSignARecordThatWasRewritten() {
    Log log = new Log("aBcdefg");

    assertInstanceOf(
        CheckpointSigner.Outcome.NotAnExtension.class,
        signer.sign(signed("abc"), log.edge, log.proof(3)));
  }

  @Test
  void doesNotSignARecordThatWasCutOff() {
    Log log = new Log("ab");

    for (int first = 0; first <= 2; first++) {
      assertInstanceOf(
          CheckpointSigner.Outcome.NotAnExtension.class,
          signer.sign(signed("abc"), log.edge, log.proof(first)));
    }
  }

  @Test
  void doesNotTakeAnotherPointInTheRecordForTheLastOne() {
    Log log = new Log("abcdefg");

    assertInstanceOf(
        CheckpointSigner.Outcome.NotAnExtension.class,
        signer.sign(signed("aBc"), log.edge, log.proof(0)));
  }

  @Test
  void doesNotGoOnFromAForeignCheckpoint() {
    Log log = new Log("abc");
    Checkpoint same = Checkpoint.of(RecordFixtures.NAME, log.edge);
    Checkpoint other = Checkpoint.of("other.example/record", log.edge);

    for (SignedNote last :
        List.of(
            RecordFixtures.otherKey().sign(same.text()),
            KEY.sign(other.text()),
            KEY.sign("no checkpoint\n"))) {
      assertEquals(
          new CheckpointSigner.Outcome.NotOurs(last), signer.sign(last, log.edge, log.proof(3)));
    }
  }
}
