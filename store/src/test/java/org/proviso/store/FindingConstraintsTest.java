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

/// Breaks each rule of the tables of findings once, whatever the program above would do. The rules
/// are taken from the catalogue; those that triggers hold are listed.
class FindingConstraintsTest {

  private static final Set<String> OF_TRIGGERS =
      Set.of(
          "of_next_event",
          "of_one_event",
          "finding_concludes",
          "finding_goes_not_back",
          "finding_read_by_another",
          "finding_read_in_full",
          "finding_read_once_made");

  private static final String NEXT = "(SELECT max(number) + 1 FROM record.event)";
  private static final String ROW =
      "award='jag/2017/providence-ri', condition='jag/1373', party='providence-ri', event="
          + NEXT
          + ", ";
  private static final String FINDING =
      ROW + "number=3, day='2018-03-01', standard='a standard', said='x'";
  private static final String JUDGED =
      ROW + "finding=3, point=1, element='policy', reading=NULL, shown='shown', said='x'";
  private static final String READING = ROW + "finding=2, day='2018-03-01', said='x'";
  private static final String ANSWER =
      ROW + "finding=1, number=3, day='2018-03-01', said='x', document='x'";

  /// Beside what the fixtures enter: two findings of three conclusions each, of which the second
  /// was read by nobody; two answers to the first.
  private static final Map<String, String> RIGHT =
      Map.of(
          "finding",
          FINDING,
          "judged",
          JUDGED,
          "evidence",
          ROW
              + "finding=3, number=1, element='policy', kind='document', reference='"
              + FindingFixtures.HASH
              + "', page='3', passage='x'",
          "second_reading",
          READING,
          "opinion",
          ROW + "finding=2, point=3, agrees=false, said='x'",
          "disclosure",
          ROW + "finding=2, day='2018-03-01', said='x'",
          "cited",
          ROW + "proposal=2, finding=1",
          "rested",
          ROW + "step=1, finding=1",
          "answer",
          ANSWER,
          "answered",
          ROW + "finding=1, answer=3, element='policy', said='x'");

  /// What has to be there before a row, as a table and a row each.
  private static final Map<String, List<String[]>> BEFORE =
      Map.of(
          "judged",
          List.<String[]>of(new String[] {"finding", FINDING}),
          "evidence",
          List.<String[]>of(new String[] {"finding", FINDING}, new String[] {"judged", JUDGED}),
          "opinion",
          List.<String[]>of(
              new String[] {"second_reading", READING},
              new String[] {"opinion", ROW + "finding=2, point=1, agrees=true"},
              new String[] {"opinion", ROW + "finding=2, point=2, agrees=true"}),
          "answered",
          List.<String[]>of(new String[] {"answer", ANSWER}));

  /// And after it, in the same transaction.
  private static final Map<String, List<String[]>> AFTER =
      Map.of(
          "finding",
          List.<String[]>of(new String[] {"judged", JUDGED}),
          "second_reading",
          List.<String[]>of(
              new String[] {"opinion", ROW + "finding=2, point=1, agrees=true"},
              new String[] {"opinion", ROW + "finding=2, point=2, agrees=true"},
              new String[] {"opinion", ROW + "finding=2, point=3, agrees=true"}));

  private static final String OTHER = "party='central-falls-ri'";

  private static final String[][] WRONG = {
    {"finding_pkey", "finding", "number=2"},
    {"finding_number_check", "finding", "number=0"},
    {"finding_award_condition_party_fkey", "finding", OTHER},
    {"finding_follows", "finding", "number=4"},
    {"finding_event_fkey", "finding", "event=999"},
    {"finding_goes_not_back", "finding", "day='2018-02-28'"},
    {"finding_read_once_made", "second_reading", "day='2018-02-28'"},
    {"identifier", "finding", "condition=' '"},
    {"said", "finding", "said=' '"},
    {"judged_pkey", "judged", "finding=2, point=1, element='other'"},
    {"judged_point_check", "judged", "point=0"},
    {"judged_shown_check", "judged", "shown='proved'"},
    {"judged_once", "judged", "finding=2, point=4, element='status', reading='wide'"},
    {"judged_once", "judged", "finding=2, point=4"},
    {"judged_award_condition_finding_party_fkey", "judged", OTHER},
    {"judged_follows", "judged", "point=3"},
    {"judged_event_fkey", "judged", "event=999"},
    {"evidence_pkey", "evidence", "finding=2"},
    {"evidence_number_check", "evidence", "number=0"},
    {"evidence_kind_check", "evidence", "kind='rumour'"},
    {"evidence_page_check", "evidence", "page=' '"},
    {"evidence_award_condition_finding_party_fkey", "evidence", OTHER},
    {"evidence_follows", "evidence", "number=2"},
    {"evidence_can_be_found", "evidence", "reference='page 3'"},
    {"evidence_can_be_found", "evidence", "kind='entry'"},
    {"evidence_can_be_found", "evidence", "kind='file', reference='1'"},
    {"evidence_can_be_found", "evidence", "kind='policy', reference=' '"},
    {"evidence_event_fkey", "evidence", "event=999"},
    {"second_reading_pkey", "second_reading", "finding=1"},
    {"second_reading_award_condition_finding_party_fkey", "second_reading", OTHER},
    {"second_reading_event_fkey", "second_reading", "event=999"},
    {"opinion_pkey", "opinion", "point=1"},
    {"opinion_award_condition_finding_fkey", "opinion", "award='jag/2017/central-falls-ri'"},
    {"opinion_award_condition_finding_point_fkey", "opinion", "point=4"},
    {"opinion_award_condition_finding_party_fkey", "opinion", OTHER},
    {"opinion_dissents_with_a_reason", "opinion", "said=NULL"},
    {"opinion_event_fkey", "opinion", "event=999"},
    {"disclosure_pkey", "disclosure", "finding=1"},
    {"disclosure_award_condition_finding_party_fkey", "disclosure", OTHER},
    {"disclosure_event_fkey", "disclosure", "event=999"},
    {"cited_pkey", "cited", "proposal=4"},
    {"cited_award_condition_proposal_fkey", "cited", "proposal=9"},
    {"cited_award_condition_finding_party_fkey", "cited", "finding=9"},
    {"cited_event_fkey", "cited", "event=999"},
    {"rested_award_condition_step_fkey", "rested", "step=9"},
    {"rested_award_condition_finding_party_fkey", "rested", "finding=9"},
    {"rested_event_fkey", "rested", "event=999"},
    {"answer_pkey", "answer", "number=2"},
    {"answer_number_check", "answer", "number=0"},
    {"answer_award_condition_finding_party_fkey", "answer", OTHER},
    {"answer_follows", "answer", "number=4"},
    {"answer_event_fkey", "answer", "event=999"},
    {"answered_pkey", "answered", "answer=1, element='status'"},
    {"answered_award_condition_finding_answer_party_fkey", "answered", "answer=4"},
    {"answered_event_fkey", "answered", "event=999"},
  };

  @Test
  void eachRuleRefusesWhatBreaksIt() throws SQLException {
    OwnerLogin login = TestServer.login();
    try (Database database = InquiryFixtures.withThePack(login)) {
      FindingFixtures.fill(database);
    }
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("SET proviso.reader = 'backup'");
      Set<String> broken = new TreeSet<>();
      for (String table : RIGHT.keySet()) {
        inserting(owner, statement, table, "", "a-3", false, true);
        assertEquals(
            "of_next_event",
            SchemaRules.constraint(
                () -> inserting(owner, statement, table, "event=0", "a-3", false, true)),
            table);
      }
      broken.add("of_next_event");
      for (String[] wrong : WRONG) {
        // The triggers on events would come first; they are broken above and below.
        assertEquals(
            wrong[0],
            SchemaRules.constraint(
                () -> inserting(owner, statement, wrong[1], wrong[2], "a-3", true, true)),
            wrong[1] + " " + wrong[2]);
        broken.add(wrong[0]);
      }
      // A step rests on one finding.
      statement.execute("BEGIN");
      String rested = SchemaRules.insert("finding.rested", RIGHT.getOrDefault("rested", ""), "");
      statement.execute(rested);
      assertEquals("rested_pkey", SchemaRules.constraint(() -> statement.execute(rested)));
      statement.execute("ROLLBACK");
      broken.add("rested_pkey");
      // What comes later is no part of what was there.
      for (String[] late :
          List.of(
              new String[] {"judged", "finding=2, point=4"},
              new String[] {"evidence", "finding=2, number=3"},
              new String[] {"opinion", "finding=1, point=1"},
              new String[] {"answered", "answer=1"})) {
        assertEquals(
            "of_one_event",
            SchemaRules.constraint(
                () -> inserting(owner, statement, late[0], late[1], "a-3", false, true)),
            late[0]);
      }
      broken.add("of_one_event");
      assertEquals(
          "finding_concludes",
          SchemaRules.constraint(
              () -> inserting(owner, statement, "finding", "", "a-3", false, false)));
      broken.add("finding_concludes");
      assertEquals(
          "finding_read_in_full",
          SchemaRules.constraint(
              () -> inserting(owner, statement, "second_reading", "", "a-3", false, false)));
      broken.add("finding_read_in_full");
      // By the account that made it, in whichever role.
      assertEquals(
          "finding_read_by_another",
          SchemaRules.constraint(
              () -> inserting(owner, statement, "second_reading", "", "a-1", false, true)));
      broken.add("finding_read_by_another");
      Set<String> rules = SchemaRules.of(statement, "finding");
      rules.addAll(OF_TRIGGERS);
      rules.addAll(Set.of("identifier", "said"));
      assertEquals(rules, broken);
    }
  }

  /// @param actor account of whoever the event is said to be of
  /// @param anyEvent whether triggers on events are left out
  /// @param inFull whether what has to follow is added too
  private static void inserting(
      Connection owner,
      Statement statement,
      String table,
      String changed,
      String actor,
      boolean anyEvent,
      boolean inFull)
      throws SQLException {
    owner.setAutoCommit(false);
    try {
      if (anyEvent) {
        for (String each : RIGHT.keySet()) {
          statement.execute("ALTER TABLE finding." + each + " DISABLE TRIGGER of_next_event");
        }
        for (String each : List.of("judged", "evidence", "opinion", "answered")) {
          statement.execute("ALTER TABLE finding." + each + " DISABLE TRIGGER of_one_event");
        }
      }
      for (String[] each : BEFORE.getOrDefault(table, List.of())) {
        statement.execute(SchemaRules.insert("finding." + each[0], each[1], ""));
      }
      statement.execute(
          SchemaRules.insert("finding." + table, RIGHT.getOrDefault(table, ""), changed));
      if (inFull) {
        for (String[] each : AFTER.getOrDefault(table, List.of())) {
          statement.execute(SchemaRules.insert("finding." + each[0], each[1], ""));
        }
      }
      statement.execute(
          TestServer.EVENT
              .replace("VALUES (0,", "VALUES (" + NEXT + ",")
              .replace("'2018-01-01'", "'2018-09-02'")
              .replace("a', 'test", "reviewer', '" + actor));
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }
}
