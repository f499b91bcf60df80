package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.proviso.law.act.Condition;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Membership;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Register;
import org.proviso.law.fact.Subject;
import org.proviso.law.proof.Asking;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;
import org.proviso.pack.Section;

class RegisterStoreTest {

  private static final Instant ENTERED = Instant.parse("2018-02-01T12:00:00Z");
  private static final Pack PACK = pack();

  private final Database database = TestServer.open(TestServer.migrated());
  private final RegisterStore store = new RegisterStore(database);

  static Pack pack() {
    return switch (Packs.load(Path.of("../packs/us-byrne-jag"))) {
      case Packs.Outcome.Loaded(Pack pack, var warnings) -> pack;
      case Packs.Outcome.Rejected(var issues) -> throw new AssertionError(issues);
    };
  }

  @BeforeEach
  void startsEmpty() {
    assertEquals(Optional.empty(), store.updated());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void givesBackEveryFieldOfThePacksRegister() {
    store.add(PACK, ENTERED);

    Register stored = store.register();
    Register packs = PACK.register();
    assertEquals(Optional.of(ENTERED), store.updated());
    assertTrue(packs.parties().size() > 50);
    assertEquals(List.copyOf(packs.parties()), List.copyOf(stored.parties()));
    assertEquals(packs.groups(), stored.groups());
    assertEquals(packs.memberships(), stored.memberships());
    assertEquals(packs.policies(), stored.policies());
    assertEquals(packs.subjects(), stored.subjects());
    assertEquals(packs.awardFacts(), stored.awardFacts());
  }

  @Test
  void givesBackWhereEachRecordComesFrom() {
    store.add(PACK, ENTERED);

    Register packs = PACK.register();
    List<String> compared = new ArrayList<>();
    for (Membership each : packs.memberships()) {
      same(Section.MEMBERSHIPS, each.id(), compared);
    }
    for (Policy each : packs.policies()) {
      same(Section.POLICIES, each.id(), compared);
    }
    for (Subject each : packs.subjects()) {
      String number = each.award().id();
      if (number != null) {
        same(Section.AWARDS, number, compared);
      }
    }
    packs.awardFacts().forEach(each -> same(Section.AWARD_FACTS, each.id(), compared));
    assertTrue(compared.size() > 20, compared::toString);
    var details = store.details();
    for (Party each : packs.parties()) {
      assertEquals(PACK.details(each.id()).orElseThrow(), details.get(each.id()));
      assertEquals(
          PACK.details(each.id()).map(known -> known.provenance()),
          store.provenance(Section.PARTIES, each.id()));
    }
  }

  private void same(Section section, String id, List<String> compared) {
    assertTrue(PACK.provenance(section, id).isPresent(), id);
    assertEquals(PACK.provenance(section, id), store.provenance(section, id), id);
    compared.add(id);
  }

  @Test
  void theEngineAnswersTheSameFromIt() {
    store.add(PACK, ENTERED);

    LawEngine ofStore = LawEngine.of(PACK.law(), store.register());
    LawEngine ofPack = LawEngine.of(PACK.law(), PACK.register());
    List<Asking> askings = List.of(Asking.CONTEMPORANEOUS, Asking.from(LocalDate.of(2020, 3, 1)));
    int subjects = 0;
    for (Condition condition : PACK.law().conditions()) {
      for (Asking asking : askings) {
        // A verdict's timeline has the answer for every day there is.
        var expected = ofPack.verdicts(condition.id(), asking);
        assertEquals(expected, ofStore.verdicts(condition.id(), asking), condition.id());
        subjects += expected.size();
      }
    }
    assertTrue(subjects > 1_000, "" + subjects);
  }

  @Test
  void addsNothingTwice() {
    assertTrue(store.add(PACK, ENTERED).records() > 100);

    assertEquals(0, store.add(PACK, ENTERED.plusSeconds(60)).records());
    assertEquals(
        1, database.app().sql("SELECT count(*) FROM register.addition").query(Long.class).single());
  }
}
