package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Breaks each rule of the tables of matters once, whatever the program above would do. The rules
/// are taken from the catalogue; those that triggers hold are listed.
class MatterConstraintsTest {

  private static final Set<String> OF_TRIGGERS =
      Set.of(
          "joined_where_it_was_asked",
          "matter_as_registered",
          "of_next_event",
          "proposal_decided_by_another",
          "proposal_decided_once");

  private static final String NEXT = "(SELECT max(number) + 1 FROM record.event)";

  private static final String PROVIDENCE =
      "award='jag/2017/providence-ri', condition='jag/1373', party='providence-ri', ";
  private static final String STEP =
      PROVIDENCE
          + "step='close', actions='{}', clocks='{answer}', dues='{2018-03-01}', said='x', event="
          + NEXT
          + ", ";

  /// Beside what the fixtures enter: two steps, three proposals of which the second is open.
  private static final Map<String, String> RIGHT =
      Map.of(
          "matter",
          "award='jag/2017/providence-ri', condition='jag/access', revision=1,"
              + " party='providence-ri', tier='direct', said='x', event="
              + NEXT,
          "proposal",
          STEP + "number=4, override='urgent'",
          "step",
          STEP + "number=3, day='2018-03-01', proposal=2, overriding='agreed'",
          "joined",
          "award='jag/2017/central-falls-ri', condition='jag/1373', party='central-falls-ri',"
              + " inquiry='m1', event="
              + NEXT,
          "turned_down",
          PROVIDENCE + "proposal=2, said='x', event=" + NEXT,
          "reached",
          PROVIDENCE + "number=2, day='2018-03-01', said='x', event=" + NEXT,
          "court_order",
          "number=2, citation='x', actions='{}', from_day='2018-03-01', doubtful=true, said='x',"
              + " event="
              + NEXT,
          "ordered",
          "number=1, award='jag/2017/central-falls-ri', condition='jag/1373',"
              + " party='central-falls-ri', event="
              + NEXT,
          "lifted",
          "number=2, day='2018-03-01', said='x', event=" + NEXT,
          "publication",
          PROVIDENCE + "number=2, published=false, reason='x', event=" + NEXT);

  private static final String[][] WRONG = {
    {"matter_pkey", "matter", "condition='jag/1373'"},
    {"matter_tier_check", "matter", "tier='indirect'"},
    {"matter_award_revision_fkey", "matter", "revision=9"},
    {"matter_as_registered", "matter", "party='central-falls-ri'"},
    {"matter_event_fkey", "matter", "event=999"},
    {"identifier", "matter", "condition=' '"},
    {"said", "matter", "said=' '"},
    {"proposal_pkey", "proposal", "number=3"},
    {"proposal_number_check", "proposal", "number=0"},
    {"proposal_award_condition_party_fkey", "proposal", "party='central-falls-ri'"},
    {"proposal_follows", "proposal", "number=5"},
    {"proposal_has_a_day_for_each_clock", "proposal", "dues='{}'"},
    {"proposal_event_fkey", "proposal", "event=999"},
    {"step_pkey", "step", "number=2"},
    {"step_number_check", "step", "number=0"},
    {"step_award_condition_party_fkey", "step", "party='central-falls-ri'"},
    {"step_follows", "step", "number=4"},
    {"step_was_proposed", "step", "step='notice'"},
    {"step_was_proposed", "step", "proposal=9"},
    {"step_award_condition_proposal_key", "step", "step='notice', proposal=1"},
    {"proposal_decided_once", "step", "step='hearing', proposal=3"},
    {"step_has_a_day_for_each_clock", "step", "clocks='{}'"},
    {"step_overrides_by_two", "step", "proposal=NULL"},
    {"step_event_fkey", "step", "event=999"},
    {"step_has_its_event", "step", "event=(SELECT event FROM matter.step WHERE number = 1)"},
    {"step_signed_by_the_recipient", "step", "signer='An official'"},
    {"joined_pkey", "joined", PROVIDENCE},
    {"joined_where_it_was_asked", "joined", "inquiry='m2'"},
    {"joined_award_condition_party_fkey", "joined", "party='providence-ri'"},
    {"joined_event_fkey", "joined", "event=999"},
    {"turned_down_pkey", "turned_down", "proposal=3"},
    {"turned_down_award_condition_proposal_fkey", "turned_down", "proposal=9"},
    {"turned_down_award_condition_party_fkey", "turned_down", "party='central-falls-ri'"},
    {"proposal_decided_once", "turned_down", "proposal=1"},
    {"turned_down_event_fkey", "turned_down", "event=999"},
    {"reached_pkey", "reached", "number=1"},
    {"reached_award_condition_number_fkey", "reached", "number=9"},
    {"reached_award_condition_party_fkey", "reached", "party='central-falls-ri'"},
    {"reached_event_fkey", "reached", "event=999"},
    {"court_order_pkey", "court_order", "number=1"},
    {"court_order_number_check", "court_order", "number=0"},
    {"order_follows", "court_order", "number=3"},
    {"court_order_event_fkey", "court_order", "event=999"},
    {"ordered_pkey", "ordered", PROVIDENCE},
    {"ordered_number_fkey", "ordered", "number=9"},
    {"ordered_award_condition_party_fkey", "ordered", "party='providence-ri'"},
    {"ordered_event_fkey", "ordered", "event=999"},
    {
      "ordered_has_its_event",
      "ordered",
      PROVIDENCE + "number=2, event=(SELECT event FROM matter.ordered WHERE number = 1)"
    },
    {"lifted_pkey", "lifted", "number=1"},
    {"lifted_number_fkey", "lifted", "number=9"},
    {"lifted_event_fkey", "lifted", "event=999"},
    {"publication_pkey", "publication", "number=1"},
    {"publication_number_check", "publication", "number=0"},
    {"publication_award_condition_party_fkey", "publication", "party='central-falls-ri'"},
    {"publication_follows", "publication", "number=3"},
    {"publication_event_fkey", "publication", "event=999"},
  };

  @Test
  void eachRuleRefusesWhatBreaksIt() throws SQLException {
    OwnerLogin login = TestServer.login();
    try (Database database = InquiryFixtures.withThePack(login)) {
      MatterFixtures.fill(database);
    }
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("SET proviso.reader = 'backup'");
      Set<String> broken = new TreeSet<>();
      for (String table : RIGHT.keySet()) {
        inserting(owner, statement, table, "", "approver', 'a-2", false);
        assertEquals(
            "of_next_event",
            SchemaRules.constraint(
                () -> inserting(owner, statement, table, "event=0", "approver', 'a-2", false)),
            table);
      }
      broken.add("of_next_event");
      for (String[] wrong : WRONG) {
        // The trigger on events would come first; it is broken above.
        assertEquals(
            wrong[0],
            SchemaRules.constraint(
                () -> inserting(owner, statement, wrong[1], wrong[2], "approver', 'a-2", true)),
            wrong[1] + " " + wrong[2]);
        broken.add(wrong[0]);
      }
      for (String table : Set.of("step", "turned_down")) {
        // By who proposed it, and by another who is no approver.
        for (String actor : Set.of("approver', 'a-1", "clerk', 'a-2")) {
          assertEquals(
              "proposal_decided_by_another",
              SchemaRules.constraint(() -> inserting(owner, statement, table, "", actor, false)),
              table + " " + actor);
        }
      }
      broken.add("proposal_decided_by_another");
      Set<String> rules = SchemaRules.of(statement, "matter");
      rules.addAll(OF_TRIGGERS);
      rules.addAll(Set.of("identifier", "said"));
      assertEquals(rules, broken);
    }
  }

  /// @param actor role and identifier of whoever the event is said to be of, as SQL has them within
  ///   the outer quotes
  private static void inserting(
      Connection owner,
      Statement statement,
      String table,
      String changed,
      String actor,
      boolean anyEvent)
      throws SQLException {
    owner.setAutoCommit(false);
    try {
      if (anyEvent) {
        for (String each : RIGHT.keySet()) {
          statement.execute("ALTER TABLE matter." + each + " DISABLE TRIGGER of_next_event");
        }
      }
      if (table.equals("lifted")) {
        // The order of the fixtures is lifted.
        statement.execute(
            SchemaRules.insert("matter.court_order", RIGHT.getOrDefault("court_order", ""), ""));
      }
      statement.execute(
          SchemaRules.insert("matter." + table, RIGHT.getOrDefault(table, ""), changed));
      statement.execute(
          TestServer.EVENT
              .replace("VALUES (0,", "VALUES (" + NEXT + ",")
              .replace("'2018-01-01'", "'2018-09-02'")
              .replace("a', 'test", actor));
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }
}
