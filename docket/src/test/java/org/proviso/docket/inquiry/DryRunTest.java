package org.proviso.docket.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.proviso.law.engine.Answer;
import org.proviso.law.engine.LawEngine;
import org.proviso.law.fact.Award;
import org.proviso.pack.Pack;
import org.proviso.pack.Packs;

/// The dry run under the first pack. What is expected is from the pack's decided cases, which cite
/// their sources, and from its table of letters: no order stops condition 23 of FY2016, by which
/// the 23 letters of 24 January 2018 asked (q21).
class DryRunTest {

  private static final Pack PACK = pack();
  private static final LawEngine ENGINE = LawEngine.of(PACK.law(), PACK.register());
  private static final LocalDate DAY = LocalDate.of(2018, 1, 24);

  private static Pack pack() {
    return switch (Packs.load(Path.of("../packs/us-byrne-jag"))) {
      case Packs.Outcome.Loaded(Pack pack, var warnings) -> pack;
      case Packs.Outcome.Rejected(var issues) -> throw new AssertionError(issues);
    };
  }

  private static Draft draft(String condition, String year, List<String> parties) {
    return new Draft(
        condition,
        year,
        "frcp-30-days",
        "e-mail",
        "demand@1",
        Set.of(Channel.EMAIL, Channel.PRINT),
        "What may follow.",
        "The office.",
        List.of(new Draft.Item("all", "since 2016", "orders")),
        parties);
  }

  private static Map<String, Address> addresses(List<String> parties) {
    Map<String, Address> addresses = new HashMap<>();
    for (String party : parties) {
      addresses.put(party, new Address("Office", "1 Main Street", "office@mail.invalid"));
    }
    return addresses;
  }

  private static List<Blocker> ofLaw(
      String condition, String year, LocalDate day, String... parties) {
    List<String> all = List.of(parties);
    return new DryRun(ENGINE).blockers(draft(condition, year, all), day, addresses(all), Map.of());
  }

  @Test
  void nothingOfTheLawStopsTheLettersOfThatDay() {
    List<String> addressees = List.copyOf(PACK.round("R4").orElseThrow().addressees());
    assertEquals(23, addressees.size());

    List<Blocker> blockers =
        new DryRun(ENGINE)
            .blockers(
                draft("jag/monitoring", "2016", addressees), DAY, addresses(addressees), Map.of());

    assertEquals(List.of(), blockers.stream().filter(Blocker::stops).toList());
  }

  @Test
  void anOrderForOnePartyStopsItsLetterAndIsNamed() {
    // q15 and q17: the order of 15 November 2017 reaches its party only.
    LocalDate day = LocalDate.of(2017, 11, 16);
    List<Blocker> blockers = ofLaw("jag/1373", "2017", day, "philadelphia-pa", "pittsburgh-pa");

    Answer answer =
        blockers.stream()
            .filter(Blocker.OrderInForce.class::isInstance)
            .map(Blocker.OrderInForce.class::cast)
            .filter(each -> each.party().equals("philadelphia-pa"))
            .findFirst()
            .orElseThrow()
            .answer();
    assertTrue(
        answer.decidedBy().stream().anyMatch(clause -> clause.id().startsWith("O05")),
        () -> answer.decidedBy().toString());
    assertTrue(
        blockers.stream()
            .noneMatch(
                each ->
                    each instanceof Blocker.OrderInForce && each.party().equals("pittsburgh-pa")));
    // The day before the order was made, nothing barred it (q14).
    assertTrue(
        ofLaw("jag/1373", "2017", LocalDate.of(2017, 11, 14), "philadelphia-pa").stream()
            .noneMatch(Blocker.OrderInForce.class::isInstance));
  }

  @Test
  void nothingIsAskedUnderAnAwardThatWasNeverMade() {
    // q23: nothing had been awarded for FY2017.
    List<Blocker> blockers = ofLaw("jag/notice", "2017", DAY, "louisville-ky");

    assertEquals(2, blockers.size(), blockers::toString);
    assertInstanceOf(Blocker.OrderInForce.class, blockers.getFirst());
    Blocker.AwardNotAccepted award =
        assertInstanceOf(Blocker.AwardNotAccepted.class, blockers.getLast());
    assertEquals(Award.Status.NONE, award.answer().lanes().award());
    assertTrue(award.stops());
  }

  @Test
  void whatIsNotAmongTheTermsIsNoAuthority() {
    // Notice before a release is a condition of FY2017 and later.
    Blocker blocker = ofLaw("jag/notice", "2016", DAY, "louisville-ky").getFirst();

    assertTrue(assertInstanceOf(Blocker.NoAuthority.class, blocker).stops());
  }

  @Test
  void whatTheProgrammeDoesNotHaveIsNoAward() {
    assertEquals(
        List.of(new Blocker.NoSuchAward("louisville-ky")),
        ofLaw("jag/monitoring", "1999", DAY, "louisville-ky"));
    assertEquals(
        List.of(new Blocker.NoSuchAward("louisville-ky")),
        ofLaw("none/such", "2016", DAY, "louisville-ky"));
  }

  @Test
  void aRecipientNeedsAnAddressForEachChannel() {
    Draft draft = draft("jag/monitoring", "2016", List.of("louisville-ky"));
    Address onPaper = new Address("Office", "1 Main Street", null);

    assertEquals(
        List.of(new Blocker.NoAddress("louisville-ky", Channel.EMAIL)),
        stops(new DryRun(ENGINE).blockers(draft, DAY, Map.of("louisville-ky", onPaper), Map.of())));
    assertEquals(
        List.of(
            new Blocker.NoAddress("louisville-ky", Channel.EMAIL),
            new Blocker.NoAddress("louisville-ky", Channel.PRINT)),
        stops(new DryRun(ENGINE).blockers(draft, DAY, Map.of(), Map.of())));
  }

  @Test
  void whoWasAskedIsNotAskedTwice() {
    List<String> parties = List.of("louisville-ky");

    assertEquals(
        List.of(new Blocker.AlreadyAsked("louisville-ky", "drill/louisville-ky/1")),
        stops(
            new DryRun(ENGINE)
                .blockers(
                    draft("jag/monitoring", "2016", parties),
                    DAY,
                    addresses(parties),
                    Map.of("louisville-ky", "drill/louisville-ky/1"))));
  }

  private static List<Blocker> stops(List<Blocker> blockers) {
    return blockers.stream().filter(Blocker::stops).toList();
  }
}
