package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Breaks each rule of the tables of the ledger once, whatever the program above would do. The
/// rules are taken from the catalogue; those that triggers hold are listed.
class LedgerConstraintsTest {

  private static final Set<String> OF_TRIGGERS =
      Set.of(
          "account_not_below_zero",
          "award_as_registered",
          "of_next_event",
          "posting_against_no_order",
          "posting_balances",
          "posting_not_before_its_step");

  private static final String NEXT = "(SELECT max(number) + 1 FROM record.event)";

  private static final String PROVIDENCE =
      "award='jag/2017/providence-ri', party='providence-ri', ";

  /// What the ledger has: postings of the fixtures, 14 of them.
  private static final Map<String, String> RIGHT =
      Map.of(
          "award",
          "award='jag/2017/central-falls-ri', revision=1, party='central-falls-ri',"
              + " programme='jag', year='2017', event="
              + NEXT,
          "posting",
          PROVIDENCE
              + "number=15, kind='drawdown', effect='2018-01-16', entered='2018-09-01', cents=5,"
              + " said='draw 3', event="
              + NEXT,
          "leg",
          PROVIDENCE + "number=15, place=3, account='drawn', debit=1, credit=0, event=" + NEXT,
          "publication",
          PROVIDENCE + "number=2, published=false, reason='x', event=" + NEXT);

  private static final String OF_MATTER = "condition='jag/1373', effect='2018-02-20', ";
  private static final String HOLD =
      OF_MATTER + "kind='hold', step=9, action='withhold', notice=5, finding=3, ";
  private static final String TERMINATION =
      OF_MATTER + "kind='termination', about=3, step=13, action='terminate', decision=7, ";
  private static final String RELEASE = OF_MATTER + "kind='release', about=3, step=15, ";
  private static final String DEBT =
      OF_MATTER
          + "kind='determination', step=17, action='recover', notice=19, mailed='2018-03-01',"
          + " due='2018-03-31', rate=100, rate_source='x', ";
  private static final String INTEREST =
      "kind='interest', said=NULL, about=7, from_day='2018-06-01', until_day='2018-06-02',"
          + " effect='2018-06-02', ";

  private static final String[][] WRONG = {
    {"award_pkey", "award", PROVIDENCE + "revision=1"},
    {"award_award_revision_fkey", "award", "revision=9"},
    {"award_as_registered", "award", "party='providence-ri'"},
    {"award_as_registered", "award", "year='2016'"},
    {"award_event_fkey", "award", "event=999"},
    {"identifier", "award", "programme=' '"},
    {"posting_pkey", "posting", "number=14"},
    {"posting_number_check", "posting", "number=0"},
    {"posting_kind_check", "posting", "kind='gift'"},
    {"posting_cents_check", "posting", "cents=0"},
    {"posting_cents_check", "posting", "cents=1000000000000001"},
    {"said", "posting", "said=' '"},
    {"posting_notice_fkey", "posting", "kind='offset', about=7, effect='2018-08-31', notice=-1"},
    {"posting_finding_fkey", "posting", HOLD + "finding=-1"},
    {"posting_decision_fkey", "posting", TERMINATION + "decision=-1"},
    {"posting_step_fkey", "posting", RELEASE + "step=-1"},
    {"posting_ordered_by_fkey", "posting", RELEASE + "step=NULL, ordered_by=-1"},
    {"posting_rate_check", "posting", DEBT + "rate=10001"},
    {"posting_part_check", "posting", "kind='write-off', about=7, decision=0, part='all'"},
    {"posting_event_fkey", "posting", "event=999"},
    {"posting_award_party_fkey", "posting", "party='central-falls-ri'"},
    {"posting_follows", "posting", "number=16"},
    {"posting_about_an_earlier_one", "posting", "kind='reversal', cents=NULL, about=0"},
    {"posting_about_its_kind", "posting", RELEASE + "about=2"},
    {"posting_about_its_kind", "posting", INTEREST + "about=6"},
    {"posting_not_ahead", "posting", "effect='2018-09-02'"},
    {"posting_has_an_amount", "posting", "cents=NULL"},
    {"posting_has_an_amount", "posting", "cents=-5"},
    {"posting_says_by_what", "posting", "said=NULL"},
    {"posting_names_its_notice", "posting", HOLD + "notice=NULL"},
    {"posting_names_its_finding", "posting", HOLD + "finding=NULL"},
    {"posting_says_by_what", "posting", HOLD + "said=NULL"},
    {"posting_names_its_decision", "posting", TERMINATION + "decision=NULL"},
    {"posting_names_its_step", "posting", HOLD + "step=NULL"},
    {"posting_names_its_step", "posting", HOLD + "action=NULL"},
    {"posting_names_its_step", "posting", HOLD + "condition=NULL"},
    {"posting_names_its_step", "posting", RELEASE + "step=NULL"},
    {"posting_names_its_step", "posting", RELEASE + "ordered_by=10"},
    {"posting_names_its_step", "posting", "condition='jag/1373', step=9"},
    {"posting_rests_on_what_came_before", "posting", HOLD + "notice=11"},
    {"posting_rests_on_what_came_before", "posting", HOLD + "finding=9"},
    {"posting_rests_on_what_came_before", "posting", TERMINATION + "decision=15"},
    {"posting_rests_on_what_came_before", "posting", DEBT + "notice=15"},
    {"posting_rests_on_what_was_there", "posting", RELEASE + "step=" + NEXT},
    {"posting_of_a_matter", "posting", HOLD + "condition='jag/access'"},
    {"posting_carries_out_a_step", "posting", HOLD + "step=8"},
    {"posting_notice_is_a_step", "posting", HOLD + "notice=4"},
    {"posting_finding_is_a_step", "posting", HOLD + "finding=0"},
    {"posting_decision_is_a_step", "posting", TERMINATION + "decision=6"},
    {"posting_freed_by_its_order", "posting", RELEASE + "step=NULL, ordered_by=15"},
    {"posting_not_before_its_step", "posting", HOLD + "effect='2018-01-24'"},
    {"posting_against_no_order", "posting", HOLD + "action='suspend'"},
    {"posting_against_no_order", "posting", HOLD + "action='suspend', effect='2018-08-31'"},
    {"posting_is_about_something", "posting", "kind='repayment'"},
    {"posting_has_terms_of_a_debt", "posting", DEBT + "rate=NULL"},
    {"posting_has_terms_of_a_debt", "posting", DEBT + "effect='2018-03-02'"},
    {"posting_has_its_days", "posting", INTEREST + "until_day='2018-06-01'"},
    {"posting_has_its_days", "posting", INTEREST + "effect='2018-06-01'"},
    {"posting_has_its_part", "posting", "kind='write-off', about=7, decision=0"},
    {"posting_reversed_once", "posting", "kind='reversal', cents=NULL, about=12"},
    {"leg_pkey", "leg", "place=1"},
    {"leg_place_check", "leg", "place=0"},
    {"leg_account_check", "leg", "account='purse'"},
    {"leg_debit_check", "leg", "debit=-1, credit=1"},
    {"leg_credit_check", "leg", "credit=-1"},
    {"leg_has_one_side", "leg", "credit=1"},
    {"leg_has_one_side", "leg", "debit=0"},
    {"leg_of_its_posting", "leg", "number=14"},
    {"posting_balances", "leg", "account='drawn'"},
    {"publication_pkey", "publication", "number=1"},
    {"publication_number_check", "publication", "number=0"},
    {"publication_award_party_fkey", "publication", "party='central-falls-ri'"},
    {"publication_follows", "publication", "number=3"},
    {"publication_event_fkey", "publication", "event=999"},
  };

  @Test
  void eachRuleRefusesWhatBreaksIt() throws SQLException {
    OwnerLogin login = TestServer.login();
    try (Database database = InquiryFixtures.withThePack(login)) {
      LedgerFixtures.fill(database);
      MatterFixtures.done(
          MatterFixtures.matters(database)
              .order(
                  "an order",
                  Set.of("suspend"),
                  LedgerFixtures.day("2018-09-01"),
                  false,
                  "seen",
                  List.of(LedgerFixtures.MATTER),
                  LedgerFixtures.CLERK));
      LedgerFixtures.ledgers(database)
          .publish(LedgerFixtures.PROVIDENCE, true, "x", LedgerFixtures.APPROVER);
    }
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("SET proviso.reader = 'backup'");
      Set<String> broken = new TreeSet<>();
      for (String table : RIGHT.keySet()) {
        if (!table.equals("leg")) {
          accepts(owner, statement, table, "", false);
        }
      }
      for (String[] wrong : WRONG) {
        // The trigger on events would come first; it is broken below.
        String found = refusing(owner, statement, wrong[1], wrong[2], true);
        assertEquals(wrong[0], found, wrong[1] + " " + wrong[2]);
        broken.add(wrong[0]);
      }
      for (String table : List.of("award", "posting", "leg", "publication")) {
        assertEquals("of_next_event", refusing(owner, statement, table, "event=0", false), table);
        broken.add("of_next_event");
      }
      assertEquals("posting_balances", unbalanced(owner, statement, ""));
      assertEquals(
          "posting_balances",
          unbalanced(owner, statement, leg(1, "drawn", 5) + leg(2, "undrawn", -4)));
      // As a whole the sides are equal, and in no book.
      assertEquals(
          "posting_balances",
          unbalanced(owner, statement, leg(1, "interest-owed", 5) + leg(2, "undrawn", -5)));
      assertEquals(
          "account_not_below_zero",
          unbalanced(
              owner, statement, leg(1, "drawn", 99_000_000) + leg(2, "undrawn", -99_000_000)));
      broken.add("account_not_below_zero");
      Set<String> rules = SchemaRules.of(statement, "ledger");
      rules.addAll(OF_TRIGGERS);
      rules.addAll(Set.of("identifier", "said"));
      assertEquals(rules, broken);
    }
  }

  private static String leg(int place, String account, long debit) {
    return "INSERT INTO ledger.leg (award, number, place, party, account, debit, credit, event)"
        + " VALUES ('jag/2017/providence-ri', 15, "
        + place
        + ", 'providence-ri', '"
        + account
        + "', "
        + Math.max(debit, 0)
        + ", "
        + Math.max(-debit, 0)
        + ", (SELECT event FROM ledger.posting WHERE number = 15)"
        + ");";
  }

  private static String unbalanced(Connection owner, Statement statement, String legs) {
    return SchemaRules.constraint(
        () -> inserting(owner, statement, insert("posting", "") + ";" + legs, false));
  }

  private static String refusing(
      Connection owner, Statement statement, String table, String changed, boolean anyEvent) {
    return SchemaRules.constraint(() -> accepts(owner, statement, table, changed, anyEvent));
  }

  /// A posting comes with its legs, and a leg with its posting.
  private static void accepts(
      Connection owner, Statement statement, String table, String changed, boolean anyEvent)
      throws SQLException {
    String sql =
        switch (table) {
          case "posting" ->
              insert(table, changed) + ";" + leg(1, "drawn", 5) + leg(2, "undrawn", -5);
          case "leg" ->
              insert("posting", "")
                  + ";"
                  + leg(1, "drawn", 5)
                  + leg(2, "undrawn", -5)
                  + insert(table, changed);
          default -> insert(table, changed);
        };
    inserting(owner, statement, sql, anyEvent);
  }

  private static void inserting(Connection owner, Statement statement, String sql, boolean anyEvent)
      throws SQLException {
    owner.setAutoCommit(false);
    try {
      if (anyEvent) {
        for (String table : RIGHT.keySet()) {
          statement.execute("ALTER TABLE ledger." + table + " DISABLE TRIGGER of_next_event");
        }
      }
      statement.execute(sql);
      statement.execute(
          TestServer.EVENT
              .replace("VALUES (0,", "VALUES (" + NEXT + ",")
              .replace("'2018-01-01'", "'2018-09-02'"));
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }

  private static String insert(String table, String changed) {
    return SchemaRules.insert("ledger." + table, RIGHT.getOrDefault(table, ""), changed);
  }
}
