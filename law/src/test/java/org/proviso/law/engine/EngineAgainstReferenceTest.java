package org.proviso.law.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.law.proof.Headline;
import org.proviso.law.proof.Proof;
import org.proviso.law.proof.ProofChecker;
import org.proviso.law.reference.ReferenceEngine;

class EngineAgainstReferenceTest {

  private static final boolean FULL = Boolean.getBoolean("proviso.full");
  private static final int POINTS = FULL ? 1_000_000 : 200_000;
  private static final int PROOFS = FULL ? 2_000 : 400;

  @Test
  void engineGivesTheReferenceAnswerOnRandomPoints() {
    long seed = Seeds.next("engine against reference");
    RandomLaws random = new RandomLaws(seed);
    int points = 0;
    int uncertain = 0;
    while (points < POINTS) {
      RandomLaws.Sample sample = random.next();
      LawEngine engine = LawEngine.of(sample.law(), sample.register());
      ReferenceEngine reference = new ReferenceEngine(sample.law(), sample.register());
      for (int histories = 0; histories < 12; histories++) {
        Subject subject = random.any(sample.register().subjects());
        String condition = random.any(RandomLaws.CONDITIONS);
        Asking asking = random.asking();
        History history = engine.history(condition, subject, asking);
        for (int i = -1; i <= RandomLaws.DAYS + 25; i++) {
          LocalDate day = RandomLaws.FIRST.plusDays(i);
          Set<Headline> expected = reference.possible(condition, subject, day, asking);
          Verdict found = history.verdicts().at(day);
          points++;
          uncertain += found.possible().size() > 1 ? 1 : 0;
          if (!expected.equals(found.possible())
              || ReferenceEngine.headline(expected) != found.headline()) {
            fail(
                "seed %d: %s of %s on %s, %s: engine %s, reference %s%n%s"
                    .formatted(
                        seed,
                        condition,
                        subject.id(),
                        day,
                        asking,
                        found,
                        expected,
                        sample.law().acts()));
          }
        }
      }
    }
    System.out.println(points + " points, " + uncertain + " of them uncertain");
  }

  @Test
  void checkerAcceptsEveryProofOfRandomLaws() {
    long seed = Seeds.next("proofs of random laws");
    RandomLaws random = new RandomLaws(seed);
    int proofs = 0;
    while (proofs < PROOFS) {
      RandomLaws.Sample sample = random.next();
      LawEngine engine = LawEngine.of(sample.law(), sample.register());
      Subject subject = random.any(sample.register().subjects());
      Asking asking = random.asking();
      Optional<Proof> proof =
          engine.history(random.any(RandomLaws.CONDITIONS), subject, asking).proof();
      if (proof.isPresent() && proof.get().questions().size() <= 8) {
        proofs++;
        assertEquals(
            new ProofChecker.Outcome.Accepted(),
            ProofChecker.check(sample.law(), sample.register(), proof.get()),
            () -> "seed " + seed);
      }
    }
    System.out.println(proofs + " proofs accepted");
  }
}
