package org.proviso.law.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Proof;
import org.proviso.law.proof.ProofChecker;

class ProofMutationTest {

  private static final int MUTANTS = Boolean.getBoolean("proviso.full") ? 20_000 : 4_000;

  @Test
  void checkerRejectsEverySpoiledProof() {
    long seed = Seeds.next("spoiled proofs");
    RandomLaws random = new RandomLaws(seed);
    List<String> survivors = new ArrayList<>();
    int mutants = 0;
    while (mutants < MUTANTS) {
      RandomLaws.Sample sample = random.next();
      Subject subject = random.any(sample.register().subjects());
      Proof proof =
          LawEngine.of(sample.law(), sample.register())
              .history(random.any(RandomLaws.CONDITIONS), subject, Asking.CONTEMPORANEOUS)
              .proof()
              .filter(found -> found.questions().size() <= 5)
              .orElse(null);
      if (proof == null) {
        continue;
      }
      for (Map.Entry<String, Proof> mutant : ProofMutations.of(sample.law(), proof).entrySet()) {
        mutants++;
        if (ProofChecker.check(sample.law(), sample.register(), mutant.getValue())
            instanceof ProofChecker.Outcome.Accepted) {
          survivors.add(mutant.getKey());
        }
      }
    }
    System.out.println(mutants + " spoiled proofs, " + survivors.size() + " accepted");
    assertTrue(mutants >= MUTANTS);
    assertEquals(List.of(), survivors, "seed " + seed);
  }
}
