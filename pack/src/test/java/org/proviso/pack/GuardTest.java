package org.proviso.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.proviso.law.act.Guard;
import org.proviso.law.act.Truth;
import org.proviso.law.fact.Award;
import org.proviso.law.fact.Circumstances;
import org.proviso.law.fact.Entry;
import org.proviso.law.fact.Group;
import org.proviso.law.fact.Party;
import org.proviso.law.fact.Policy;
import org.proviso.law.fact.Subject;
import org.proviso.law.time.Span;

class GuardTest {

  private static final CelGuards GUARDS =
      new CelGuards(
          new GuardSchema(
              new TreeMap<>(Map.of("restricts", List.of("asking"), "at-night", List.of("never"))),
              List.of("in", "out", "maybe")));

  private static Circumstances circumstances(Award.Status status, boolean policiesKnown) {
    Policy policy =
        new Policy(
            "q",
            "p",
            "Rules",
            Span.ALWAYS,
            false,
            Map.of("restricts", List.of("asking")),
            Entry.ALWAYS,
            "",
            "");
    return new Circumstances(
        Subject.of("p", "aid", "2017", Award.UNKNOWN),
        new Party("p", "P", "city", "IL", null, "7", policiesKnown),
        status,
        Map.of(
            "in", Group.Standing.MEMBER,
            "out", Group.Standing.NON_MEMBER,
            "maybe", Group.Standing.UNKNOWN),
        List.of(policy),
        policiesKnown);
  }

  private static Truth evaluate(String text, Circumstances circumstances) {
    assertEquals(List.of(), GUARDS.check(text).problems());
    return GUARDS.evaluate(text, circumstances).truth();
  }

  /// The tables of Kleene's strong logic, with `in` for true, `out` for false and `maybe` for
  /// unknown.
  @ParameterizedTest
  @CsvSource({
    "in,    in,    TRUE,    TRUE",
    "in,    out,   FALSE,   TRUE",
    "in,    maybe, UNKNOWN, TRUE",
    "out,   in,    FALSE,   TRUE",
    "out,   out,   FALSE,   FALSE",
    "out,   maybe, FALSE,   UNKNOWN",
    "maybe, in,    UNKNOWN, TRUE",
    "maybe, out,   FALSE,   UNKNOWN",
    "maybe, maybe, UNKNOWN, UNKNOWN",
  })
  void joinsTruthsAsKleeneDoes(String left, String right, Truth and, Truth or) {
    Circumstances facts = circumstances(Award.Status.NONE, true);

    assertEquals(and, evaluate("member['%s'] && member['%s']".formatted(left, right), facts));
    assertEquals(or, evaluate("member['%s'] || member['%s']".formatted(left, right), facts));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "!member['in'];                                      FALSE",
        "!member['out'];                                     TRUE",
        "!member['maybe'];                                   UNKNOWN",
        "member.maybe ? true : true;                         UNKNOWN",
        "award.status == 'none';                             UNKNOWN",
        "award.status in ['none', 'offered'];                UNKNOWN",
        "award.status == 'none' && party.kind == 'county';   FALSE",
        "award.year == '2017' || award.status == 'none';     TRUE",
        "award.programme == 'aid' && !award.is_sub_award;    TRUE",
        "award.accepted < '2018-01-01';                      UNKNOWN",
        "policies.exists(p, 'never' in p.at_night);          UNKNOWN",
        "policies.size() > 0;                                UNKNOWN",
        "policies.all(p, true) || party.state == 'IL';       TRUE",
        "party.circuit == '7' && party.id == 'p';            TRUE",
      })
  void leavesUnknownWhatTurnsOnUnknownFacts(String text, Truth expected) {
    assertEquals(expected, evaluate(text, circumstances(Award.Status.UNKNOWN, false)));
  }

  /// The list has one policy, which restricts asking, and there may be others. What follows is what
  /// holds, or does not, whatever the others are: worked out by hand.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "policies.exists(p, 'asking' in p.restricts);        TRUE",
        "!policies.exists(p, 'asking' in p.restricts);       FALSE",
        "policies.all(p, !('asking' in p.restricts));        FALSE",
        "policies.all(p, 'asking' in p.restricts);           UNKNOWN",
        "policies.exists(p, p.id == 'other');                UNKNOWN",
        "policies.exists(p, true);                           TRUE",
        "policies.all(p, true);                              TRUE",
        "policies.exists_one(p, 'asking' in p.restricts);    UNKNOWN",
        "policies.filter(p, 'asking' in p.restricts).size() == 1; UNKNOWN",
        "policies.map(p, p.id).size() == 2;                  UNKNOWN",
        "policies.size() == 1;                               UNKNOWN",
        "policies.size() == 2;                               UNKNOWN",
        "policies == policies;                               UNKNOWN",
        "policies.exists(p, p.restricts.exists(r, r in ['asking'])); TRUE",
        "policies.exists(p, p.restricts.all(r, r in ['asking']) && p.holder == party.id); TRUE",
      })
  void answersOfAnIncompleteListWhatNoOtherPolicyCanChange(String text, Truth expected) {
    assertEquals(expected, evaluate(text, circumstances(Award.Status.NONE, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "award.status == 'none';                             TRUE",
        "award.status != 'none';                             FALSE",
        "policies.exists(p, 'asking' in p.restricts);        TRUE",
        "policies.exists(p, 'never' in p.at_night);          FALSE",
        "policies.all(p, p.holder == party.id);              TRUE",
      })
  void answersFromKnownFacts(String text, Truth expected) {
    assertEquals(expected, evaluate(text, circumstances(Award.Status.NONE, true)));
  }

  @Test
  void takesAFailureForUnknown() {
    CelGuards.Evaluation evaluation =
        GUARDS.evaluate("int(party.kind) == 1", circumstances(Award.Status.NONE, true));

    assertEquals(Truth.UNKNOWN, evaluation.truth());
    assertTrue(evaluation.failure().contains("city"), evaluation.failure());
  }

  @Test
  void refusesToAskForAPolicyByItsNumber() {
    List<CelGuards.Problem> problems =
        GUARDS.check("party.id == 'p' || policies[0].id == 'q'").problems();

    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().message().contains("no order"), problems.getFirst().message());
  }

  /// Of a party none of whose policies is on record there may be none, or some.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "policies.exists(p, true);                           UNKNOWN",
        "policies.all(p, false);                             UNKNOWN",
        "policies.exists(p, party.kind == 'city');           UNKNOWN",
        "policies.exists(p, party.kind == 'county');         FALSE",
        "policies.all(p, party.kind == 'city');              TRUE",
        "policies.exists_one(p, true);                       UNKNOWN",
        "!policies.exists(p, 'asking' in p.restricts);       UNKNOWN",
      })
  void answersOfAnEmptyIncompleteListWhatHoldsWithAndWithoutOthers(String text, Truth expected) {
    Circumstances facts = circumstances(Award.Status.NONE, false);
    Circumstances none =
        new Circumstances(
            facts.subject(), facts.party(), facts.status(), facts.memberships(), List.of(), false);

    assertEquals(expected, evaluate(text, none));
  }

  @Test
  void refusesExpressionsWithoutBounds() {
    String nested = "(".repeat(200) + "true" + ")".repeat(200);
    String longOne = "true && ".repeat(1_000) + "true";

    assertFalse(GUARDS.check(nested).problems().isEmpty());
    assertFalse(GUARDS.check(longOne).problems().isEmpty());
  }

  @Test
  void tellsWhichFactsAnExpressionLooksAt() {
    assertEquals(
        Set.of(Guard.Input.STATUS, Guard.Input.POLICIES),
        GUARDS.check("award.status == 'none' || policies.all(p, p.id != '')").reads());
    assertEquals(
        Set.of(Guard.Input.AWARD, Guard.Input.MEMBERS, Guard.Input.KIND),
        GUARDS.check("award.is_sub_award || member.out || party.kind == ''").reads());
  }

  @Test
  void evaluatesAnewWhereACaseOverridesFacts() {
    Pack pack = PackFixtures.theMilkFund();
    FactGuard guard = (FactGuard) pack.law().clause("TERMS-2020/small").orElseThrow().guard();
    Subject subject = pack.register().subject("milk", "2020", "school-a").orElseThrow();
    Party other = new Party("school-a", "School A", "nursery", "PR", "province", "1", true);

    assertEquals(Truth.UNKNOWN, guard.test(of(pack, subject, Award.Status.UNKNOWN)));
    assertEquals(Truth.TRUE, guard.test(of(pack, subject, Award.Status.NONE)));
    assertEquals(
        Truth.TRUE,
        guard.test(
            new Circumstances(subject, other, Award.Status.UNKNOWN, Map.of(), List.of(), true)));
  }

  private static Circumstances of(Pack pack, Subject subject, Award.Status status) {
    Party party = pack.register().party("school-a").orElseThrow();
    return new Circumstances(subject, party, status, Map.of(), List.of(), true);
  }
}
