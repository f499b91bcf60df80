package org.proviso.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What awards have at stake without and with a supposed order. Sums are made by hand from
/// `packs/us-byrne-jag/register/awards.yaml`: Providence $212,112.00, Central Falls $28,677.00, San
/// Francisco $524,845.00, all of 2017, and no other amount is known.
class MoneyCommandTest {

  private static final Commands JAG = Commands.onByrneJag();
  private static final Commands MILK = Commands.onTheMilkFund();

  private static String order(String verb, String on, String day, String kind, String court) {
    return """
    acts:
      WHAT-IF:
        title: "Supposed"
        kind: %s
        court: %s
        issued: %s
        cause: supposed
        citation: supposed
        source: []
        mark: D
        clauses:
          - id: 1
            verb: %s
            %s
            from: %s
            scope: everyone
    """
        .formatted(kind, court, day, verb, on, day);
  }

  private static Parsed json(Commands commands, String line, String yaml) {
    String file = commands.file("supposed.yaml", yaml);
    Commands.Run run = commands.run(line + " --format json --suppose " + file);
    assertEquals(0, run.exitCode(), run::err);
    return Parsed.of(run.out());
  }

  private static void assertSum(Parsed sum, int awards, String dollars, int unknown) {
    assertEquals(
        awards + " " + dollars + " " + unknown,
        sum.text("awards") + " " + sum.text("dollars") + " " + sum.text("unknownAmounts"));
  }

  private static List<String> turning(Parsed found, String turn) {
    return found.list("awards").stream()
        .map(each -> (Parsed) each)
        .filter(each -> turn.equals(each.text("turn")))
        .map(each -> each.text("award"))
        .sorted()
        .toList();
  }

  /// FY2016 of Louisville and Albuquerque was accepted; of six awards of FY2017 that is not known.
  @Test
  void anOrderAgainstAConditionFreesEveryAwardThatHasIt() {
    Parsed found =
        json(
            JAG,
            "money --on 2018-09-01 --condition jag/1373",
            order("enjoins", "conditions: [jag/1373]", "2018-09-01", "court-order", "ilnd"));

    assertSum(found.object("atStake").object("before"), 2, "0.00", 2);
    assertSum(found.object("inDoubt").object("before"), 6, "765634.00", 3);
    assertSum(found.object("atStake").object("after"), 0, "0.00", 0);
    assertSum(found.object("inDoubt").object("after"), 0, "0.00", 0);
    assertEquals("0.00", found.object("atStake").text("difference"));
    assertEquals("-765634.00", found.object("inDoubt").text("difference"));
    assertSum(found.object("freed"), 8, "765634.00", 5);
    assertEquals(
        List.of(
            "2016-DJ-BX-0217",
            "2016-DJ-BX-0488",
            "2017-DJ-BX-0990",
            "jag-2017-central-falls-ri",
            "jag-2017-louisville-ky",
            "jag-2017-providence-ri",
            "jag-2017-san-francisco-ca",
            "jag-2017-state-ca"),
        turning(found, "FREED"));
  }

  /// The judgment of 10 June 2019 is for these two cities: $212,112.00 and $28,677.00.
  @Test
  void aReversalPutsIntoDoubtWhatTheJudgmentHadFreed() {
    String reversal =
        order("reverses", "acts-on: [O29/1]", "2019-07-01", "appellate-ruling", "ca1");
    Parsed found = json(JAG, "money --on 2019-07-01 --condition jag/1373", reversal);

    assertEquals(
        List.of("jag-2017-central-falls-ri", "jag-2017-providence-ri"), turning(found, "IN_DOUBT"));
    assertSum(found.object("turnedDoubtful"), 2, "240789.00", 0);
    assertSum(found.object("frozen"), 0, "0.00", 0);
    assertSum(found.object("freed"), 0, "0.00", 0);
    assertEquals("240789.00", found.object("inDoubt").text("difference"));
    assertEquals("0.00", found.object("atStake").text("difference"));
    // On a day before its mandate nothing differs.
    assertSum(
        json(JAG, "money --on 2019-06-30 --condition jag/1373", reversal).object("turnedDoubtful"),
        0,
        "0.00",
        0);
  }

  /// No local award of 2017 had been made by June 2018 but for two whose recipients are not known.
  @Test
  void whatWasNotAwardedIsNotFrozen() {
    Commands.Run run =
        JAG.run(
            "money --on 2018-06-01 --condition jag/notice --suppose"
                + " ../docs/examples/supposed-reversal.yaml");

    assertEquals(0, run.exitCode(), run::err);
    assertTrue(run.out().contains("Frozen: none."), run::out);
    assertTrue(run.out().contains("Turned doubtful: none."), run::out);
  }

  /// M-1 is $1,200.50, accepted on 1 March 2020; a ruling of 1 May 2020 bars its condition for it.
  @Test
  void aReversalFreezesAndAnOrderFrees() {
    String on = " --condition milk/no-sale";
    Parsed frozen =
        json(
            MILK,
            "money --on 2020-05-02" + on,
            order("reverses", "acts-on: [RULING-1/1]", "2020-05-02", "ruling-on-appeal", "senate"));
    assertSum(frozen.object("frozen"), 1, "1200.50", 0);
    assertEquals(List.of("M-1"), turning(frozen, "FROZEN"));
    assertEquals("1200.50", frozen.object("atStake").text("difference"));

    Parsed freed =
        json(
            MILK,
            "money --on 2020-04-01" + on,
            order("enjoins", "conditions: [milk/no-sale]", "2020-04-01", "ruling", "tribunal"));
    assertSum(freed.object("freed"), 1, "1200.50", 0);
    assertEquals("-1200.50", freed.object("atStake").text("difference"));
  }

  @Test
  void saysTheSameInTextAndInAFile() {
    String file =
        MILK.file(
            "order.yaml",
            order("enjoins", "conditions: [milk/no-sale]", "2020-04-01", "ruling", "tribunal"));
    String line = "money --on 2020-04-01 --condition milk/no-sale --suppose " + file;

    String text = MILK.run(line).out();
    assertTrue(text.contains("School A, milk 2020 (M-1): $1,200.50\n"), text);
    assertTrue(text.contains("  at stake by milk/no-sale → free\n"), text);
    assertTrue(text.contains("    milk/no-sale: at stake → barred\n"), text);
    assertTrue(
        text.contains(
            "At stake: $1,200.50 in 1 awards → $0.00 in 0 awards; difference -$1,200.50.\n"),
        text);
    assertTrue(text.contains("Freed: $1,200.50 in 1 awards: School A 2020.\n"), text);
    assertTrue(text.contains("as of 1 Apr 2020"), text);
    List<String> csv = MILK.run(line + " --format csv").out().lines().toList();
    assertEquals(
        "on,viewpoint,known,party,name,award,programme,year,amount,before,after,turn,"
            + "at_stake_before,at_stake_after,at_stake_difference,in_doubt_before,in_doubt_after,"
            + "in_doubt_difference,conditions_before,conditions_after",
        csv.getFirst());
    assertEquals(
        "2020-04-01,contemporaneous,,school-a,School A,M-1,milk,2020,1200.50,AT_STAKE,FREE,FREED,"
            + "1200.50,0.00,-1200.50,0.00,0.00,0.00,milk/no-sale,",
        csv.get(1));
    // Of an amount that is not known no dollars are told.
    assertTrue(
        csv.get(2).startsWith("2020-04-01,contemporaneous,,school-a,School A,M-2,milk,2021,,"),
        csv.get(2));
  }

  @Test
  void withoutASuppositionItSaysWhatIsAtStake() {
    String text = MILK.run("money --on 2020-04-01 --condition milk/no-sale").out();

    assertTrue(text.contains("  at stake by milk/no-sale\n"), text);
    assertTrue(text.contains("At stake: $1,200.50 in 1 awards.\n"), text);
    assertEquals(2, MILK.run("money --on 2020-04-01 --condition milk/nothing").exitCode());
  }

  @Test
  void theTableAsksOnInThePackThatItWasAskedIn() {
    String text =
        JAG.runAll("table", "--on", "2020-05-02", "--pack", MILK.home() + "/packs/milk-fund").out();

    assertTrue(
        text.replaceAll("\\s+", " ").contains(" --pack " + MILK.home() + "/packs/milk-fund"), text);
  }
}
