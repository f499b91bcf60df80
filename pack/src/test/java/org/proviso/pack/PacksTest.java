package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.proviso.law.act.Act;
import org.proviso.law.act.Certainty;
import org.proviso.law.act.Clause;
import org.proviso.law.act.Default;
import org.proviso.law.act.Mark;
import org.proviso.law.act.Moment;
import org.proviso.law.act.Retro;
import org.proviso.law.act.Scope;
import org.proviso.law.act.Target;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;

class PacksTest {

  private final Pack pack = PackFixtures.theMilkFund();

  private Clause clause(String id) {
    return pack.law().clause(id).orElseThrow();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void readsTheHeading() {
    assertEquals("milk-fund", pack.name());
    assertEquals(Span.of(day("2019-01-01"), day("2023-01-01")), pack.span());
    assertEquals(List.of("school-a", "school-b"), pack.defaultRound().orElseThrow().addressees());
    assertEquals(
        List.of(), PackFixtures.issues(Packs.load(PackFixtures.folder("packs/milk-fund"))));
  }

  @Nested
  class OfActs {

    @Test
    void readsAnAct() {
      Act act = pack.law().act("APPEAL").orElseThrow();

      assertEquals("The Fund's senate", act.issuer());
      assertEquals(50, act.rank());
      assertEquals(
          new Moment.Within(day("2020-09-01"), day("2020-09-10"), "the day of the ruling"),
          act.issued());
      assertEquals(new Entry(day("2020-09-01"), null), act.entry());
      assertEquals(List.of("S2"), act.provenance().sources());
    }

    @Test
    void putsActsInOrderOfTimeAndSequence() {
      assertEquals(
          List.of("STATUTE", "TERMS-2020", "RULING-1", "STAY", "APPEAL", "NOTICE"),
          pack.law().acts().stream().map(Act::id).toList());
    }

    @Test
    void takesAnActForAllItsClauses() {
      assertEquals(
          new Target.OfClauses(Set.of("RULING-1/1", "RULING-1/2")), clause("APPEAL/1").target());
    }

    @Test
    void takesTheEffectOfARulingOnAppealFromItsMandate() {
      Clause reversal = clause("APPEAL/1");

      assertEquals(
          new Moment.Within(
              day("2020-10-02"), day("2020-12-01"), "the day on which the mandate issued"),
          reversal.from());
      assertEquals(
          new Certainty.Disputed("whether the order was before the senate"), reversal.certainty());
      assertEquals(Set.of(Default.NUNC, Default.ENTERED_ON_DAY_OF_ISSUE), reversal.defaults());
    }

    @Test
    void notesTheDefaultsThatItApplied() {
      assertEquals(
          Set.of(
              Default.FROM_DAY_OF_ISSUE,
              Default.NUNC,
              Default.ENTERED_ON_DAY_OF_ISSUE,
              Default.SUB_RECIPIENTS_DISPUTED,
              Default.MEMBERSHIP_ON_EACH_DAY),
          clause("RULING-1/1").defaults());
      assertEquals(
          Set.of(Default.FROM_DAY_OF_ISSUE, Default.NUNC), clause("TERMS-2020/small").defaults());
    }

    @Test
    void readsScopesTargetsAndReach() {
      assertEquals(
          new Scope.Both(
              List.of(
                  new Scope.Within(Set.of("province"), Scope.SubRecipients.INCLUDED),
                  new Scope.Awards(Set.of("M-1")))),
          clause("NOTICE/1").scope());
      assertEquals(new Retro.From(day("2020-12-24")), clause("NOTICE/1").retro());
      assertEquals(
          new Target.OfConditions(Set.of("milk/cooling"), Set.of(), null),
          clause("STATUTE/2").target());
      assertEquals(new Target.OfReading("article-7", "narrow"), clause("RULING-1/2").target());
      assertTrue(clause("STATUTE/1").strict());
    }

    @Test
    void takesTheMarkOfTheAct() {
      assertEquals(Mark.V2, clause("RULING-1/1").mark());
      assertEquals(Mark.M, clause("STAY/1").mark());
    }

    @Test
    void joinsAFoldedGuardIntoOneLine() {
      assertEquals(
          "!policies.exists(p, 'selling' in p.allows)"
              + " && !policies.exists(p, 'advertising' in p.allows)",
          String.valueOf(pack.law().condition("milk/no-sale").orElseThrow().met().get("wide")));
    }
  }

  @Nested
  class OfTheRegister {

    private Subject subject(String year, String party) {
      return pack.register().subject("milk", year, party).orElseThrow();
    }

    @Test
    void hasASubjectForEveryPartyInEveryProgrammeYear() {
      // Three parties under two years of milk and one of the charter, and one award too many.
      assertEquals(3 * 3 + 1, pack.register().subjects().size());
      assertEquals(Award.UNKNOWN, subject("2020", "province").award());
    }

    @Test
    void givesTheFirstAwardToThePlainSubject() {
      assertEquals("M-2", subject("2021", "school-a").award().id());
      assertTrue(
          pack.register().subjects().stream()
              .anyMatch(subject -> subject.id().equals("milk/2021/school-a/M-3")));
    }

    @Test
    void knowsOfASubAwardOnlyWhoseItIs() {
      Award under = subject("2020", "school-b").award();

      assertEquals("school-a", under.under());
      assertNull(under.id());
      assertNull(under.cents());
      assertEquals(new Award.Acceptance.NotKnown(), under.acceptance());
    }

    @Test
    void keepsAmountsInCents() {
      assertEquals(120_050L, subject("2020", "school-a").award().cents());
    }

    @Test
    void keepsWhatTheLawDoesNotNeed() {
      assertEquals("PR", pack.register().party("school-a").orElseThrow().state());
      assertEquals("opened late", pack.details("school-b").orElseThrow().note());
      assertEquals(Mark.V1, pack.provenance(Section.POLICIES, "p1").orElseThrow().mark());
      assertEquals(Set.of("allows", "except-when"), pack.policyVocabulary().keySet());
    }
  }

  @Test
  void followsALinkToAPackAndNoLinkInIt(@TempDir Path temporary) throws IOException {
    Path link = temporary.resolve("milk-fund");
    Files.createSymbolicLink(link, PackFixtures.folder("packs/milk-fund"));
    Path folder = LargePack.writeTo(temporary);
    Files.createSymbolicLink(
        folder.resolve("more.yaml"), PackFixtures.folder("packs/milk-fund/pack.yaml"));

    assertEquals(pack, PackFixtures.loaded(Packs.load(link)));
    assertEquals("large", PackFixtures.loaded(Packs.load(folder)).name());
  }

  @Test
  void keepsCalendarsAndRulesAsWritten() {
    Raw version = field(pack.calendars().get("fund"), "version");

    assertEquals("register/register.yaml", version.place().file());
    assertEquals("1", assertInstanceOf(Raw.Text.class, version).text());
    assertEquals(Set.of("list-N", "notice-1", "recall"), pack.countingRules().keySet());
  }

  private static Raw field(@Nullable Raw raw, String key) {
    Raw.Fields fields = assertInstanceOf(Raw.Fields.class, raw);
    return Objects.requireNonNull(fields.fields().get(key));
  }
}
