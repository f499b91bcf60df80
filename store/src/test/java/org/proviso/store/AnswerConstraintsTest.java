package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/// Breaks each rule of the tables of answers once. The rules are taken from the catalogue, so that
/// one that is added later has to be broken here as well; those that triggers hold are listed.
class AnswerConstraintsTest {

  private static final Set<String> OF_TRIGGERS =
      Set.of(
          "certification_is_whole",
          "not_abandoned",
          "not_finished",
          "not_sealed",
          "objection_is_kept",
          "of_next_event",
          "version_supersedes_a_certified_one");

  private static final String OAK = "inquiry='jag17', party='oak', ";

  /// A row of each table that is right, as `column=value` pairs.
  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry(
              "version",
              "inquiry='jag17', party='elm', version=1, letter='jag17/elm/1', mailing=1, asked=1,"
                  + " event=0"),
          Map.entry(
              "reply",
              OAK
                  + "version=2, asked=1, item=3, revision=1, kind='none-exist', said='Searched.',"
                  + " salt=substr(sha256(''), 1, 16), saved='2018-02-01', saved_by='a', event=0"),
          Map.entry(
              "upload",
              "upload='u-8', "
                  + OAK
                  + "version=2, asked=1, item=1, name='a', length=3, begun='2018-02-01',"
                  + " begun_by='a'"),
          Map.entry(
              "chunk", "upload='u-1', party='oak', start=1, stop=3, length=3, content='bc'::bytea"),
          Map.entry(
              "finished",
              "upload='u-2', "
                  + OAK
                  + "length=1, hash=sha256('a'), kind='text', finished='2018-02-01', event=0"),
          Map.entry("abandoned", "upload='u-1', " + OAK + "abandoned='2018-02-01'"),
          Map.entry(
              "produced",
              OAK
                  + "version=2, item=1, revision=1, kind='produce', place=2, upload='u-4',"
                  + " event=0"),
          Map.entry(
              "log_line",
              OAK
                  + "version=2, item=2, revision=1, kind='privileged', place=2, document='D',"
                  + " dated='', author='', recipients='', document_kind='', basis='B', pages='',"
                  + " event=0"),
          Map.entry(
              "certification",
              OAK
                  + "version=1, number=2, official='Second', office='O', typed='Second',"
                  + " statement='S', statement_hash=sha256('S'), set_hash=sha256('set'),"
                  + " day='2018-02-21', first_received='2018-02-20', instead_of='First',"
                  + " reason='Left.', certified='2018-02-21', certified_by='a', event=0"),
          Map.entry(
              "certified", "inquiry='jag17', party='ash', version=1, item=2, revision=1, event=0"),
          Map.entry(
              "objection",
              OAK + "number=3, item=1, ground='G', day='2018-02-20', made_by='a', event=0"),
          Map.entry(
              "objection_step",
              OAK
                  + "number=1, place=2, step='kept', said='', day='2018-02-20', taken_by='a',"
                  + " event=0"),
          Map.entry(
              "extension_request",
              OAK
                  + "number=2, item=1, until_day='2018-03-20', reason='R', day='2018-02-20',"
                  + " asked_by='a', event=0"));

  private static final String FIRST = "number=1, instead_of=NULL, reason=NULL";

  /// What breaks each rule: a table, and what differs from its right row.
  private static final String[][] WRONG = {
    {"said", "objection", "ground=' '"},
    {"version_pkey", "version", "party='oak', letter='jag17/oak/1'"},
    {"version_version_check", "version", "version=0"},
    {"version_of_a_letter", "version", "letter='jag17/oak/1'"},
    {"version_of_what_was_asked", "version", "asked=2"},
    {"version_supersedes_a_certified_one", "version", "version=2"},
    {"version_event_fkey", "version", "event=999"},
    {"reply_pkey", "reply", "item=1"},
    {"reply_revision_check", "reply", "revision=0"},
    {"reply_kind_check", "reply", "kind='x'"},
    {"reply_said_check", "reply", "said=repeat('x', 20001)"},
    {"reply_salt_check", "reply", "salt='x'"},
    {"reply_says_something", "reply", "said=' '"},
    {"reply_until_a_day", "reply", "kind='need-time'"},
    {"reply_until_a_day", "reply", "until_day='2018-03-01'"},
    {"reply_follows", "reply", "revision=2"},
    {"reply_inquiry_party_version_asked_fkey", "reply", "version=3"},
    {"reply_to_an_item", "reply", "item=4"},
    {"reply_event_fkey", "reply", "event=999"},
    {"not_sealed", "reply", "version=1"},
    {"upload_pkey", "upload", "upload='u-1'"},
    {"upload_name_check", "upload", "name=''"},
    {"upload_length_check", "upload", "length=0"},
    {"upload_inquiry_party_version_asked_fkey", "upload", "version=3"},
    {"upload_to_an_item", "upload", "item=4"},
    {"not_sealed", "upload", "version=1"},
    {"chunk_once", "chunk", "start=0, stop=2"},
    {"chunk_upload_stop_key", "chunk", "upload='u-6', start=2, content='c'::bytea"},
    {"chunk_start_check", "chunk", "start=-1, stop=1"},
    {"chunk_content_check", "chunk", "content='', stop=1"},
    {
      "chunk_content_check",
      "chunk",
      "content=repeat('x', 262145)::bytea, stop=262146, length=300000"
    },
    {"chunk_is_as_long", "chunk", "stop=2"},
    {"chunk_within_its_upload", "chunk", "content='bcd'::bytea, stop=4"},
    {"chunk_upload_party_length_fkey", "chunk", "length=4"},
    {"chunk_follows", "chunk", "start=2, content='c'::bytea"},
    {"not_abandoned", "chunk", "upload='u-3', start=0, stop=1, content='a'::bytea"},
    {"finished_pkey", "finished", "upload='u-4'"},
    {"finished_kind_check", "finished", "kind='A'"},
    {"finished_upload_party_length_fkey", "finished", "length=2"},
    {"finished_of_its_inquiry", "finished", "inquiry='other'"},
    {"finished_when_all_is_there", "finished", "upload='u-1', length=3"},
    {"finished_event_fkey", "finished", "event=999"},
    {"not_abandoned", "finished", "upload='u-3', length=3"},
    {"abandoned_pkey", "abandoned", "upload='u-3'"},
    {"abandoned_upload_inquiry_party_fkey", "abandoned", "upload='u-9'"},
    {"not_finished", "abandoned", "upload='u-4'"},
    {"produced_pkey", "produced", "place=1"},
    {"produced_inquiry_party_version_item_revision_upload_key", "produced", "upload='u-5'"},
    {"produced_kind_check", "produced", "kind='none-exist'"},
    {"produced_place_check", "produced", "place=0"},
    {"produced_with_its_reply", "produced", "event=1"},
    {"produced_what_is_finished", "produced", "upload='u-2'"},
    {"log_line_pkey", "log_line", "place=1"},
    {"log_line_kind_check", "log_line", "kind='produce'"},
    {"log_line_place_check", "log_line", "place=0"},
    {"log_line_dated_check", "log_line", "dated=repeat('x', 101)"},
    {"log_line_author_check", "log_line", "author=repeat('x', 2001)"},
    {"log_line_recipients_check", "log_line", "recipients=repeat('x', 2001)"},
    {"log_line_document_kind_check", "log_line", "document_kind=repeat('x', 2001)"},
    {"log_line_pages_check", "log_line", "pages=repeat('x', 201)"},
    {"log_line_with_its_reply", "log_line", "item=1"},
    {"certification_pkey", "certification", FIRST + ", day='2018-02-20'"},
    {
      "certification_number_check",
      "certification",
      "number=0, instead_of=NULL, reason=NULL, day='2018-02-20'"
    },
    {"certification_reason_check", "certification", "reason=' '"},
    {"certification_statement_is_its_hash", "certification", "statement='other'"},
    {"certification_replaces_with_a_reason", "certification", "reason=NULL"},
    {"certification_by_another", "certification", "official='FIRST'"},
    {"certification_first_received", "certification", "party='elm', " + FIRST},
    {"certification_not_before_the_first", "certification", "day='2018-02-19'"},
    {
      "certification_inquiry_party_version_fkey",
      "certification",
      "party='elm', day='2018-02-20', " + FIRST
    },
    {"certification_keeps_the_first_day", "certification", "first_received='2018-02-21'"},
    {"certification_of_the_same_set", "certification", "set_hash=sha256('other')"},
    {"certification_of_the_same_set", "certification", "instead_of='Third'"},
    {"certification_event_fkey", "certification", "event=999"},
    {"certification_is_whole", "certification", "version=2, " + FIRST},
    {"certified_pkey", "certified", "item=1"},
    {"certified_inquiry_party_version_item_revision_fkey", "certified", "revision=2"},
    {"certified_inquiry_party_version_number_fkey", "certified", "party='oak', version=2"},
    {"certified_event_fkey", "certified", "event=999"},
    {"objection_is_kept", "certified", "item=3"},
    {"objection_pkey", "objection", "number=1"},
    {"objection_inquiry_fkey", "objection", "inquiry='other', number=1"},
    {"objection_party_fkey", "objection", "party='other', number=1"},
    {"objection_number_check", "objection", "number=0"},
    {"objection_item_check", "objection", "item=0"},
    {"objection_follows", "objection", "number=4"},
    {"objection_event_fkey", "objection", "event=999"},
    {"objection_step_pkey", "objection_step", "place=1"},
    {"objection_step_place_check", "objection_step", "place=0"},
    {"objection_step_step_check", "objection_step", "step='x', said='y'"},
    {"objection_step_said_check", "objection_step", "said=repeat('x', 20001)"},
    {"objection_step_says_why", "objection_step", "step='sustained'"},
    {"objection_step_inquiry_party_number_fkey", "objection_step", "number=9, place=1"},
    {"objection_step_follows", "objection_step", "place=3"},
    {"objection_step_event_fkey", "objection_step", "event=999"},
    {"objection_withdrawn_once", "objection_step", "number=2, step='withdrawn', said='x'"},
    {"extension_request_pkey", "extension_request", "number=1"},
    {"extension_request_inquiry_fkey", "extension_request", "inquiry='other', number=1"},
    {"extension_request_party_fkey", "extension_request", "party='other', number=1"},
    {"extension_request_number_check", "extension_request", "number=0"},
    {"extension_request_item_check", "extension_request", "item=0"},
    {"extension_request_follows", "extension_request", "number=3"},
    {"extension_request_event_fkey", "extension_request", "event=999"},
  };

  /// What is there before: `oak` has a certified version and an open one, `ash` one that is being
  /// certified.
  private static final String[][] ROWS = {
    {"version", "party='oak', letter='jag17/oak/1'"},
    {"version", "party='oak', letter='jag17/oak/1', version=2"},
    {"version", "party='ash', letter='jag17/ash/1', mailing=2"},
    {"reply", "version=1, item=1"},
    {"reply", "version=1, item=2"},
    {"reply", "version=1, item=3"},
    {"reply", "item=1, kind='produce'"},
    {"reply", "item=2, kind='privileged'"},
    {"reply", "party='ash', version=1, item=1"},
    {"reply", "party='ash', version=1, item=2, kind='object', said='G'"},
    {"reply", "party='ash', version=1, item=3, kind='object', said='H'"},
    {"upload", "upload='u-1'"},
    {"upload", "upload='u-2', length=1"},
    {"upload", "upload='u-3'"},
    {"upload", "upload='u-4', length=1"},
    {"upload", "upload='u-5', length=1"},
    {"upload", "upload='u-6'"},
    {"chunk", "start=0, stop=1, content='a'::bytea"},
    {"chunk", "upload='u-2', length=1, start=0, stop=1, content='a'::bytea"},
    {"chunk", "upload='u-4', length=1, start=0, stop=1, content='a'::bytea"},
    {"chunk", "upload='u-5', length=1, start=0, stop=1, content='a'::bytea"},
    {"chunk", "upload='u-6', start=0, stop=1, content='a'::bytea"},
    {"chunk", "upload='u-6'"},
    {"finished", "upload='u-4'"},
    {"finished", "upload='u-5'"},
    {"abandoned", "upload='u-3'"},
    {"produced", "place=1, upload='u-5'"},
    {"log_line", "place=1"},
    {"certification", "official='First', day='2018-02-20', " + FIRST},
    {"certification", "party='ash', day='2018-02-20', " + FIRST},
    {"certified", "party='oak', item=1"},
    {"certified", "party='oak', item=2"},
    {"certified", "party='oak', item=3"},
    {"certified", "item=1"},
    {"objection", "number=1"},
    {"objection", "number=2"},
    {"objection", "party='ash', number=1, item=2"},
    {"objection_step", "place=1"},
    {"objection_step", "number=2, place=1, step='withdrawn', said='x'"},
    {"extension_request", "number=1"},
  };

  @Test
  void eachRuleRefusesWhatBreaksIt() throws SQLException {
    OwnerLogin login = TestServer.login();
    try (Database database = TestServer.open(login)) {
      AnswerFixtures.fill(database);
    }
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      fill(owner, statement);
      Set<String> broken = new TreeSet<>();
      for (String table : RIGHT.keySet()) {
        accepts(owner, statement, insert(table, ""), false);
      }
      for (String[] wrong : WRONG) {
        String sql = insert(wrong[1], wrong[2]);
        assertEquals(wrong[0], refusing(owner, statement, sql, false), sql);
        broken.add(wrong[0]);
      }
      for (String table : tablesWithEvents(statement)) {
        String sql = insert(table, "");
        assertEquals("of_next_event", refusing(owner, statement, sql, true), sql);
        broken.add("of_next_event");
      }
      Set<String> rules = rules(statement);
      rules.addAll(OF_TRIGGERS);
      assertEquals(rules, broken);
    }
  }

  private static void fill(Connection owner, Statement statement) throws SQLException {
    owner.setAutoCommit(false);
    for (String table : RIGHT.keySet()) {
      statement.execute("ALTER TABLE answer." + table + " DISABLE TRIGGER USER");
    }
    for (String[] row : ROWS) {
      statement.execute(insert(row[0], row[1]));
    }
    statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    for (String table : RIGHT.keySet()) {
      statement.execute("ALTER TABLE answer." + table + " ENABLE TRIGGER USER");
    }
    owner.commit();
    owner.setAutoCommit(true);
  }

  private static String refusing(
      Connection owner, Statement statement, String sql, boolean withEvents) {
    PSQLException refusal =
        assertThrows(PSQLException.class, () -> accepts(owner, statement, sql, withEvents), sql);
    var message = refusal.getServerErrorMessage();
    return message == null ? "" : String.valueOf(message.getConstraint());
  }

  private static void accepts(Connection owner, Statement statement, String sql, boolean withEvents)
      throws SQLException {
    owner.setAutoCommit(false);
    try {
      if (!withEvents) {
        // One event will do for all rows.
        for (String table : tablesWithEvents(statement)) {
          statement.execute("ALTER TABLE answer." + table + " DISABLE TRIGGER of_next_event");
        }
      }
      statement.execute(sql);
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }

  private static String insert(String table, String changed) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String pairs : List.of(RIGHT.getOrDefault(table, ""), changed)) {
      for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(", (?=[a-z_]+=)", -1)) {
        int at = pair.indexOf('=');
        columns.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    return "INSERT INTO answer."
        + table
        + " ("
        + String.join(", ", columns.keySet())
        + ") VALUES ("
        + String.join(", ", columns.values())
        + ")";
  }

  private static Set<String> tablesWithEvents(Statement statement) throws SQLException {
    return texts(
        statement,
        "SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            + " WHERE c.relnamespace = 'answer'::regnamespace AND c.relkind = 'r'"
            + " AND a.attname = 'event'");
  }

  /// Keys that have the columns of the primary key and more are there to be referred to.
  private static Set<String> rules(Statement statement) throws SQLException {
    return texts(
        statement,
        "SELECT conname FROM pg_constraint c WHERE connamespace = 'answer'::regnamespace"
            + " AND contype IN ('c', 'f', 'p', 'u', 'x')"
            + " AND NOT (contype = 'u' AND EXISTS (SELECT FROM pg_constraint p"
            + " WHERE p.conrelid = c.conrelid AND p.contype = 'p' AND p.conkey <@ c.conkey))"
            + " UNION SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            + " WHERE i.indisunique AND c.relnamespace = 'answer'::regnamespace"
            + " AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)");
  }

  private static Set<String> texts(Statement statement, String sql) throws SQLException {
    Set<String> texts = new TreeSet<>();
    try (var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
