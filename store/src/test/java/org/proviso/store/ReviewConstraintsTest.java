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
import org.proviso.docket.record.Digest;

/// Breaks each rule of the tables of a review once, whatever the program above would do. The rules
/// are taken from the catalogue; those that triggers hold are listed.
class ReviewConstraintsTest {

  private static final Set<String> OF_TRIGGERS =
      Set.of(
          "of_next_event",
          "by_its_actor",
          "decision_in_full",
          "coding_not_once_settled",
          "coding_settled_by_another",
          "policy_answered_by_another");

  private static final Set<String> OF_DOMAINS =
      Set.of("word", "hash", "identifier", "words", "said", "tag", "code", "mark", "texts");

  private static final String NEXT = "(SELECT max(number) + 1 FROM record.event)";
  private static final String BOX = "collection='box-1', event=" + NEXT + ", ";
  private static final String ORDER = "item=" + bytes(ReviewFixtures.ORDER.key());
  private static final String MEMO = "item=" + bytes(ReviewFixtures.MEMO.key());

  private static String bytes(Digest hash) {
    return "'\\x" + hash + "'";
  }

  private static final String CODES =
      BOX
          + "inquiry='drill', version=1, kind='coded', revision=1, demand_item=1,"
          + " code='responsive', tag=NULL, said=NULL, decided_by='a-13', found='picked',"
          + " words=NULL, facets='{}', items=1, list="
          + bytes(ReviewFixtures.MANIFEST);
  private static final String TAGS =
      CODES + ", kind='tagged', revision=NULL, demand_item=NULL, code=NULL, tag='x'";
  private static final String CODING =
      BOX
          + ORDER
          + ", demand_item=1, kind='coded', revision=1, code='responsive', decided_by='a-13'";
  private static final String DRAFT =
      BOX
          + ORDER
          + ", version=1, page=1, text_kind='body', from_character=0, until_character=5,"
          + " passage='x', holder='chicago-il', title='x', in_force_from='2018-01-01',"
          + " in_force_until=NULL, reaches_within='f', features='{\"restricts\": [\"asking\"]}',"
          + " citation='', mark='M', caveats='{}', drafted_by='a-13'";
  private static final String ENTERED =
      "(SELECT policy FROM review.policy_answer a WHERE policy IS NOT NULL AND NOT EXISTS"
          + " (SELECT FROM review.policy_withdrawal w WHERE w.policy = a.policy))";
  private static final String RUN = BOX + "name='orders', version=1";

  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry(
              "collection",
              "collection='box-2', inquiry='drill', party='chicago-il', event=" + NEXT),
          Map.entry("attached", BOX + "version=2, manifest=" + bytes(ReviewFixtures.LATER)),
          Map.entry(
              "item",
              BOX
                  + "item="
                  + bytes(ReviewFixtures.MAIL.key())
                  + ", location='"
                  + ReviewFixtures.MAIL.location()
                  + "', hash="
                  + bytes(ReviewFixtures.MAIL.sha256())),
          Map.entry("decision", CODES),
          Map.entry("coding", CODING),
          Map.entry("tagging", BOX + ORDER + ", tag='x', kind='tagged'"),
          Map.entry(
              "note",
              BOX
                  + ORDER
                  + ", said='x', page=1, from_character=0, until_character=5, written_by='a-13'"),
          Map.entry(
              "note_withdrawn", "event=" + NEXT + ", note=(SELECT min(event) FROM review.note)"),
          Map.entry(
              "search",
              BOX
                  + "name='more', inquiry='drill', words='x', facets='{}', revision=1,"
                  + " demand_item=1"),
          Map.entry("policy_draft", DRAFT),
          Map.entry(
              "policy_answer",
              "event="
                  + NEXT
                  + ", draft=(SELECT max(event) FROM review.policy_draft), policy=NULL,"
                  + " reason='x', answered_by='a-13'"),
          Map.entry(
              "policy_withdrawal",
              "event=" + NEXT + ", policy=" + ENTERED + ", reason='x', withdrawn_by='a-13'"),
          Map.entry("run", RUN),
          Map.entry("ran", "run=" + NEXT + ", event=" + NEXT + ", custodian='chief', found=0"));

  /// What has to be there before a row, in the same transaction, as a table and a row.
  private static final Map<String, String[]> BEFORE =
      Map.of(
          "coding", new String[] {"decision", CODES},
          "tagging", new String[] {"decision", TAGS},
          "ran", new String[] {"run", RUN});

  /// An item whose key is right, whatever its location.
  private static String at(String location) {
    return "location="
        + location
        + ", hash=decode(repeat('11', 32), 'hex'), item=sha256(convert_to("
        + location
        + " || E'\\t' || repeat('11', 32), 'UTF8'))";
  }

  private static final String[][] WRONG = {
    {"collection_pkey", "collection", "collection='box-1'"},
    {"collection_collection_check", "collection", "collection='box/2'"},
    {"collection_collection_check", "collection", "collection='box:2'"},
    {"collection_collection_check", "collection", "collection=repeat('x', 31)"},
    {"collection_inquiry_fkey", "collection", "inquiry='other'"},
    {"collection_party_fkey", "collection", "party='nobody'"},
    {"collection_event_fkey", "collection", "event=999"},
    {"word", "collection", "collection='box 2'"},
    {"identifier", "collection", "party=' '"},
    {"attached_pkey", "attached", "version=1"},
    {"attached_version_check", "attached", "version=0"},
    {"attached_collection_fkey", "attached", "collection='box-9', version=1"},
    {"attached_follows", "attached", "version=3"},
    {"attached_event_fkey", "attached", "event=999"},
    {"hash", "attached", "manifest='\\x00'"},
    {"item_pkey", "item", "location='chief/order.pdf', hash=sha256('chief/order.pdf'), " + ORDER},
    {"item_is_its_line", "item", "location='clerk/mails.mbox#4'"},
    {"item_is_its_line", "item", "hash=sha256('other')"},
    {"item_location_check", "item", at("'chief'")},
    {"item_location_check", "item", at("'chief/'")},
    {"item_location_check", "item", at("'/order'")},
    {"item_location_check", "item", at("E'chief/a\\tb'")},
    {"item_location_check", "item", at("('chief/' || repeat('x', 3995))")},
    {"item_collection_fkey", "item", "collection='box-9'"},
    {"item_event_fkey", "item", "event=999"},
    {"decision_kind_check", "decision", "kind='guessed'"},
    {"decision_found_check", "decision", "found='somehow', words='x'"},
    {"decision_words_check", "decision", "found='family', words=repeat('x', 4001)"},
    {"decision_facets_check", "decision", "found='search', words='x', facets='{a}'"},
    {"decision_facets_check", "decision", "found='search', words='x', facets='{a,NULL}'"},
    {"decision_items_check", "decision", "items=0"},
    {"decision_items_check", "decision", "items=200001"},
    {"decision_collection_inquiry_fkey", "decision", "collection='box-9'"},
    {"decision_collection_version_fkey", "decision", "version=2"},
    {"decision_inquiry_revision_demand_item_fkey", "decision", "demand_item=2"},
    {"decision_inquiry_revision_demand_item_fkey", "decision", "revision=2"},
    {"decision_of_its_kind", "decision", "tag='x'"},
    {"decision_of_its_kind", "decision", "code=NULL"},
    {"decision_of_its_kind", "decision", "demand_item=NULL"},
    {"decision_of_its_kind", "decision", "kind='tagged', tag='x'"},
    {"decision_settles", "decision", "kind='settled'"},
    {"decision_settles", "decision", "kind='settled', code='second-look', said='x'"},
    {"decision_found_by_words", "decision", "words='x'"},
    {"decision_found_by_words", "decision", "found='thread'"},
    {"decision_found_by_words", "decision", "found='family', words='x', facets='{a,b}'"},
    {"decision_event_fkey", "decision", "event=999"},
    {"code", "decision", "code='perhaps'"},
    {"said", "decision", "said=' '"},
    {"said", "decision", "said=repeat('x', 4001)"},
    {"tag", "tagging", "tag=' x'"},
    {"tag", "tagging", "tag=repeat('x', 51)"},
    {"coding_kind_check", "coding", "kind='tagged'"},
    {"coding_collection_item_fkey", "coding", "item=sha256('other')"},
    {"coding_of_its_decision", "coding", "code='privileged'"},
    {"coding_of_its_decision", "coding", "decided_by='a-12'"},
    {"coding_of_its_decision", "coding", "demand_item=2"},
    {"coding_not_once_settled", "coding", MEMO},
    {"tagging_kind_check", "tagging", "kind='coded'"},
    {"tagging_collection_item_fkey", "tagging", "item=sha256('other')"},
    {"tagging_of_its_decision", "tagging", "tag='y'"},
    {"tagging_of_its_decision", "tagging", "kind='untagged'"},
    {"note_page_check", "note", "page=0"},
    {"note_from_character_check", "note", "from_character=-1"},
    {"note_on_a_span", "note", "until_character=0"},
    {"note_on_a_span", "note", "until_character=NULL"},
    {"note_on_a_span", "note", "from_character=NULL"},
    {"note_collection_item_fkey", "note", "item=sha256('other')"},
    {"note_event_fkey", "note", "event=999"},
    {"note_withdrawn_pkey", "note_withdrawn", "note=(SELECT max(event) FROM review.note)"},
    {"note_withdrawn_note_fkey", "note_withdrawn", "note=0"},
    {"note_withdrawn_event_fkey", "note_withdrawn", "event=999"},
    {"search_pkey", "search", "name='orders'"},
    {"search_name_check", "search", "name=repeat('x', 101)"},
    {"search_words_check", "search", "words=repeat('x', 4001)"},
    {"search_facets_check", "search", "facets='{a}'"},
    {"search_collection_inquiry_fkey", "search", "collection='box-9'"},
    {"search_inquiry_revision_demand_item_fkey", "search", "demand_item=2"},
    {"search_for_an_item", "search", "revision=NULL"},
    {"search_looks_for_something", "search", "words=' '"},
    {"search_event_fkey", "search", "event=999"},
    {"words", "search", "name=' '"},
    {"run_collection_name_fkey", "run", "name='other'"},
    {"run_collection_version_fkey", "run", "version=2"},
    {"run_event_fkey", "run", "event=999"},
    {"ran_custodian_check", "ran", "custodian=''"},
    {"ran_custodian_check", "ran", "custodian='a/b'"},
    {"ran_found_check", "ran", "found=-1"},
    {"policy_draft_page_check", "policy_draft", "page=0"},
    {"policy_draft_text_kind_check", "policy_draft", "text_kind='Body'"},
    {"policy_draft_text_kind_check", "policy_draft", "text_kind=repeat('x', 31)"},
    {"policy_draft_from_character_check", "policy_draft", "from_character=-1"},
    {"policy_draft_passage", "policy_draft", "until_character=0"},
    {"policy_draft_title_check", "policy_draft", "title=repeat('x', 301)"},
    {"policy_draft_citation_check", "policy_draft", "citation=repeat('x', 501)"},
    {"policy_draft_span", "policy_draft", "in_force_until='2018-01-01'"},
    {"policy_draft_says_something", "policy_draft", "features='{}'"},
    {"policy_draft_says_something", "policy_draft", "features='[\"asking\"]'"},
    {"policy_draft_says_something", "policy_draft", "features='{\"restricts\": []}'"},
    {"policy_draft_holder_fkey", "policy_draft", "holder='nobody'"},
    {"policy_draft_collection_version_fkey", "policy_draft", "version=2"},
    {"policy_draft_collection_item_fkey", "policy_draft", "item=sha256('other')"},
    {"policy_draft_event_fkey", "policy_draft", "event=999"},
    {"mark", "policy_draft", "mark='V9'"},
    {"texts", "policy_draft", "caveats='{NULL}'"},
    {"policy_answer_pkey", "policy_answer", "draft=(SELECT min(event) FROM review.policy_draft)"},
    {"policy_answer_draft_fkey", "policy_answer", "draft=0"},
    {"policy_answer_policy_revision_fkey", "policy_answer", "policy='nothing', reason=NULL"},
    {"policy_answer_policy_key", "policy_answer", "policy=" + ENTERED + ", reason=NULL"},
    {"policy_answer_enters_or_says_why", "policy_answer", "reason=NULL"},
    {"policy_answer_enters_or_says_why", "policy_answer", "policy='ca-sb-54'"},
    {"policy_answer_event_fkey", "policy_answer", "event=999"},
    {
      "policy_withdrawal_pkey",
      "policy_withdrawal",
      "policy=(SELECT min(policy) FROM review.policy_withdrawal)"
    },
    {"policy_withdrawal_policy_fkey", "policy_withdrawal", "policy='ca-sb-54'"},
    {"policy_withdrawal_event_fkey", "policy_withdrawal", "event=999"},
    {"ran_run_fkey", "ran", "run=999, event=999"},
    {"ran_of_one_event", "ran", "run=(SELECT min(event) FROM review.run)"},
  };

  /// Rows that would be added to decisions which were made before.
  private static final String[][] LATE = {
    {
      "coding",
      "code='privileged', decided_by='a-12', event=(SELECT event FROM review.decision"
          + " WHERE kind = 'coded' AND code = 'privileged')"
    },
    {
      "tagging",
      "tag='hot', kind='untagged', event=(SELECT event FROM review.decision"
          + " WHERE kind = 'untagged')"
    },
  };

  @Test
  void eachRuleRefusesWhatBreaksIt() throws SQLException {
    OwnerLogin login = TestServer.login();
    try (Database database = InquiryFixtures.withThePack(login)) {
      ReviewFixtures.fill(database);
    }
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("SET proviso.reader = 'backup'");
      Set<String> broken = new TreeSet<>();
      for (String table : RIGHT.keySet()) {
        inserting(owner, statement, table, "", writer(table), false);
        // Rows of a decision are refused before, since there is none of that event.
        if (!List.of("coding", "tagging").contains(table)) {
          assertEquals(
              "of_next_event",
              SchemaRules.constraint(
                  () -> inserting(owner, statement, table, "event=0", writer(table), false)),
              table);
        }
      }
      for (String[] late : LATE) {
        assertEquals(
            "of_next_event",
            SchemaRules.constraint(
                () -> inserting(owner, statement, late[0], late[1], writer(late[0]), false)),
            late[0]);
      }
      broken.add("of_next_event");
      for (String[] wrong : WRONG) {
        // The trigger on events would come first; it is broken above.
        assertEquals(
            wrong[0],
            SchemaRules.constraint(
                () -> inserting(owner, statement, wrong[1], wrong[2], writer(wrong[1]), true)),
            wrong[1] + " " + wrong[2]);
        broken.add(wrong[0]);
      }
      for (String table :
          List.of("decision", "coding", "tagging", "note", "run", "ran", "policy_draft")) {
        assertEquals(table + "_pkey", SchemaRules.constraint(() -> twice(owner, statement, table)));
        broken.add(table + "_pkey");
      }
      settlingOnesOwn(owner, statement);
      broken.add("coding_settled_by_another");
      answeringOnesOwn(owner, statement);
      broken.add("policy_answered_by_another");
      for (String table :
          List.of(
              "decision",
              "note",
              "note_withdrawn",
              "policy_draft",
              "policy_answer",
              "policy_withdrawal")) {
        assertEquals(
            "by_its_actor",
            SchemaRules.constraint(() -> inserting(owner, statement, table, "", "a-12", false)),
            table);
      }
      broken.add("by_its_actor");
      assertEquals(
          "decision_in_full",
          SchemaRules.constraint(
              () -> inserting(owner, statement, "decision", "items=2", "a-13", false)));
      broken.add("decision_in_full");
      Set<String> rules = SchemaRules.of(statement, "review");
      rules.addAll(OF_TRIGGERS);
      rules.addAll(OF_DOMAINS);
      assertEquals(rules, broken);
    }
  }

  /// The second of the two who differ settles what they differ on.
  private static void settlingOnesOwn(Connection owner, Statement statement) throws SQLException {
    String settles = "kind='settled', code='privileged', decided_by='a-12'";
    owner.setAutoCommit(false);
    try {
      statement.execute(SchemaRules.insert("review.decision", CODES, settles + ", said='x'"));
      assertEquals(
          "coding_settled_by_another",
          SchemaRules.constraint(
              () ->
                  statement.execute(
                      SchemaRules.insert("review.coding", CODING, settles + ", " + MEMO))));
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }

  private static void answeringOnesOwn(Connection owner, Statement statement) {
    assertEquals(
        "policy_answered_by_another",
        SchemaRules.constraint(
            () ->
                inserting(owner, statement, "policy_answer", "answered_by='a-12'", "a-12", false)));
  }

  /// Returns the account that a row of a table is of.
  private static String writer(String table) {
    return table.equals("note_withdrawn") ? "a-11" : "a-13";
  }

  private static void twice(Connection owner, Statement statement, String table)
      throws SQLException {
    owner.setAutoCommit(false);
    try {
      String[] before = BEFORE.get(table);
      if (before != null) {
        statement.execute(SchemaRules.insert("review." + before[0], before[1], ""));
      }
      String row = SchemaRules.insert("review." + table, RIGHT.getOrDefault(table, ""), "");
      statement.execute(row);
      statement.execute(row);
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }

  /// @param actor account of whoever the event is said to be of
  /// @param anyEvent whether the trigger on events is left out
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
          statement.execute("ALTER TABLE review." + each + " DISABLE TRIGGER of_next_event");
        }
      }
      String[] before = BEFORE.get(table);
      if (before != null) {
        statement.execute(SchemaRules.insert("review." + before[0], before[1], ""));
      }
      statement.execute(
          SchemaRules.insert("review." + table, RIGHT.getOrDefault(table, ""), changed));
      if (table.equals("decision") && !anyEvent) {
        statement.execute(SchemaRules.insert("review.coding", CODING, ""));
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
