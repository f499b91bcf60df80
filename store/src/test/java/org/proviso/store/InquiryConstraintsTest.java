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

/// Breaks each rule of the tables of inquiries and timers once. The rules are taken from the
/// catalogue, so that one that is added later has to be broken here as well.
class InquiryConstraintsTest {

  /// A row of each table that is right, as `column=value` pairs. Its event is the next one, and
  /// appended behind it.
  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry("inquiry.inquiry", "inquiry='j', programme='p', title='T', event=0"),
          Map.entry(
              "inquiry.draft",
              "inquiry='i', revision=2, condition='c', year='2016', counting_rule='r',"
                  + " service_way='w', template='t', channels='{e-mail}', consequence='x',"
                  + " questions_to='x', event=0"),
          Map.entry(
              "inquiry.item",
              "inquiry='i', revision=1, number=2, who='x', period='x', what='x', event=0"),
          Map.entry("inquiry.recipient", "inquiry='i', revision=1, party='b', event=0"),
          Map.entry(
              "inquiry.address",
              "party='b', version=1, attention='x', postal='x', email='a@b', event=0"),
          Map.entry("inquiry.file", "file=sha256('y'), media_type='x', content='y'"),
          Map.entry(
              "inquiry.mailing",
              "inquiry='i', mailing=5, revision=1, kind='reminder', day='2018-01-24', event=0"),
          Map.entry(
              "inquiry.letter",
              "letter='l9', inquiry='i', mailing=4, party='b', number=9, subject='x', body='x',"
                  + " public_body='x', template_hash=sha256(''), data_hash=sha256(''),"
                  + " pdf=sha256('x'), docx=sha256('x'), desk_pdf=sha256('x'),"
                  + " desk_docx=sha256('x'), event=0"),
          Map.entry(
              "inquiry.delivery",
              "delivery='d9', inquiry='i', mailing=1, letter='l', party='a', channel='print',"
                  + " address_version=1, event=0"),
          Map.entry(
              "inquiry.proposal",
              "inquiry='i', mailing=4, proposed_by='one', letters=1, overridden='{}', reason='',"
                  + " event=0"),
          Map.entry(
              "inquiry.decision",
              "inquiry='i', mailing=3, approved=true, proposed_by='one', decided_by='two',"
                  + " reason='', event=0"),
          Map.entry(
              "inquiry.left_out",
              "inquiry='i', mailing=7, party='b', approved=true, reason='x', event=0"),
          Map.entry("inquiry.demand", "inquiry='i', party='b', letter='lb', event=0"),
          Map.entry(
              "inquiry.attempt",
              "delivery='d2', number=1, inquiry='i', mailing=1, approved=true, event=0"),
          Map.entry(
              "inquiry.outcome", "delivery='d1', number=1, outcome='accepted', reply='', event=0"),
          Map.entry(
              "inquiry.settlement",
              "delivery='d0', number=1, outcome='unknown', arrived=true, settled_by='x',"
                  + " reason='x', event=0"),
          Map.entry(
              "inquiry.renewal", "delivery='d0', number=1, renewed_by='x', reason='x', event=0"),
          Map.entry(
              "inquiry.report",
              "delivery='d0', number=2, report='bounced', day='2018-01-24', detail='', event=0"),
          Map.entry(
              "inquiry.service",
              "letter='l', inquiry='i', party='a', number=2, said='delivered', of_number=1,"
                  + " day='2018-01-24', proof='x', event=0"),
          Map.entry(
              "inquiry.report_taken_back",
              "delivery='d0', number=1, taken_back_by='x', reason='x', event=0"),
          Map.entry(
              "inquiry.service_taken_back",
              "letter='l', number=1, taken_back_by='x', reason='x', event=0"),
          Map.entry(
              "inquiry.toll",
              "inquiry='i', party='a', number=2, from_day='2018-01-24', authority='x', event=0"),
          Map.entry(
              "inquiry.extension",
              "inquiry='i', party='a', number=2, asked='2018-01-24', decided='2018-01-24',"
                  + " granted=true, due='2018-02-24', authority='x', event=0"),
          Map.entry(
              "inquiry.rebinding",
              "inquiry='i', party='a', number=2, calendar='c', from_version='1', to_version='2',"
                  + " authority='x', event=0"),
          Map.entry(
              "inquiry.closing",
              "inquiry='i', party='a', number=2, closed=true, day='2018-01-24', reason='x',"
                  + " event=0"),
          Map.entry(
              "timer.task",
              "task_name='n', task_instance='2', execution_time='2018-01-24', picked=false,"
                  + " version=1"));

  private static final String LONG = "repeat('x', 5001)";

  /// What breaks each rule: a table, and what differs from its right row. References to events are
  /// broken one by one below.
  private static final String[][] WRONG = {
    {"inquiry_pkey", "inquiry.inquiry", "inquiry='i'"},
    {"word", "inquiry.inquiry", "inquiry='a b'"},
    {"inquiry_inquiry_check", "inquiry.inquiry", "inquiry='a/b'"},
    {"inquiry_inquiry_check", "inquiry.inquiry", "inquiry=repeat('x', 31)"},
    {"inquiry_programme_fkey", "inquiry.inquiry", "programme='none'"},
    {"words", "inquiry.inquiry", "title=' '"},
    {"draft_pkey", "inquiry.draft", "revision=1"},
    {"draft_inquiry_fkey", "inquiry.draft", "inquiry='none'"},
    {"draft_revision_check", "inquiry.draft", "revision=0"},
    {"draft_channels_check", "inquiry.draft", "channels='{}'"},
    {"draft_channels_check", "inquiry.draft", "channels='{fax}'"},
    {"draft_consequence_check", "inquiry.draft", "consequence=''"},
    {"draft_questions_to_check", "inquiry.draft", "questions_to=''"},
    {"item_pkey", "inquiry.item", "number=1"},
    {"item_number_check", "inquiry.item", "number=0"},
    {"item_what_check", "inquiry.item", "what=''"},
    {"item_inquiry_revision_fkey", "inquiry.item", "revision=9"},
    {"recipient_pkey", "inquiry.recipient", "party='a'"},
    {"recipient_party_fkey", "inquiry.recipient", "party='none'"},
    {"recipient_inquiry_revision_fkey", "inquiry.recipient", "revision=9"},
    {"address_pkey", "inquiry.address", "party='a'"},
    {"address_party_fkey", "inquiry.address", "party='none'"},
    {"address_version_check", "inquiry.address", "version=0"},
    {"address_postal_check", "inquiry.address", "postal=''"},
    {"address_email_check", "inquiry.address", "email='nowhere'"},
    {"address_email_check", "inquiry.address", "email='a@b,c@d'"},
    {"address_email_check", "inquiry.address", "email=E'a@b\\nBcc:c@d'"},
    {"address_is_somewhere", "inquiry.address", "postal=null, email=null"},
    {"file_pkey", "inquiry.file", "file=sha256('x'), content='x'"},
    {"file_content_check", "inquiry.file", "file=sha256(''), content=''"},
    {"file_is_its_hash", "inquiry.file", "content='z'"},
    {"mailing_pkey", "inquiry.mailing", "mailing=1"},
    {"mailing_mailing_check", "inquiry.mailing", "mailing=0"},
    {"mailing_kind_check", "inquiry.mailing", "kind='x'"},
    {"mailing_inquiry_revision_fkey", "inquiry.mailing", "revision=9"},
    {"letter_pkey", "inquiry.letter", "letter='l'"},
    {"letter_party_fkey", "inquiry.letter", "party='none'"},
    {"letter_number_check", "inquiry.letter", "number=0"},
    {"letter_body_check", "inquiry.letter", "body=''"},
    {"letter_public_body_check", "inquiry.letter", "public_body=''"},
    {"letter_pdf_fkey", "inquiry.letter", "pdf=sha256('none')"},
    {"letter_docx_fkey", "inquiry.letter", "docx=sha256('none')"},
    {"letter_desk_pdf_fkey", "inquiry.letter", "desk_pdf=sha256('none')"},
    {"letter_desk_docx_fkey", "inquiry.letter", "desk_docx=sha256('none')"},
    {"letter_inquiry_party_number_key", "inquiry.letter", "party='a', number=1"},
    {"letter_inquiry_mailing_party_key", "inquiry.letter", "mailing=1, party='a'"},
    {"letter_inquiry_mailing_fkey", "inquiry.letter", "mailing=9"},
    // A letter to another party.
    {"letter_replaces_inquiry_party_fkey", "inquiry.letter", "replaces='l'"},
    // One that replaces nothing; what is of another party; what is not approved, or does not ask.
    {"letter_replaces_one_that_asks", "inquiry.letter", "mailing=6"},
    {"letter_replaces_one_that_asks", "inquiry.letter", "mailing=6, replaces='l'"},
    {"letter_replaces_one_that_asks", "inquiry.letter", "mailing=6, party='a', replaces='l4'"},
    {"letter_replaces_one_that_asks", "inquiry.letter", "mailing=6, party='a', replaces='l'"},
    {"delivery_pkey", "inquiry.delivery", "delivery='d0'"},
    {"delivery_channel_check", "inquiry.delivery", "channel='fax'"},
    {"delivery_once", "inquiry.delivery", "channel='e-mail'"},
    {"delivery_inquiry_mailing_fkey", "inquiry.delivery", "mailing=9"},
    {"delivery_letter_inquiry_party_fkey", "inquiry.delivery", "letter='lb'"},
    {"delivery_party_address_version_fkey", "inquiry.delivery", "address_version=9"},
    {"proposal_pkey", "inquiry.proposal", "mailing=1, proposed_by='x'"},
    {"proposal_letters_check", "inquiry.proposal", "letters=-1"},
    {"texts", "inquiry.proposal", "overridden='{NULL}'"},
    {"proposal_reason_check", "inquiry.proposal", "reason=" + LONG},
    {"proposal_says_why", "inquiry.proposal", "overridden='{x}', reason=' '"},
    {"proposal_inquiry_mailing_fkey", "inquiry.proposal", "mailing=9"},
    {"decision_pkey", "inquiry.decision", "mailing=1, approved=false, reason='x'"},
    {"decision_reason_check", "inquiry.decision", "reason=" + LONG},
    {"decision_of_another_person", "inquiry.decision", "decided_by='one'"},
    {"decision_says_why", "inquiry.decision", "approved=false"},
    {"decision_inquiry_mailing_proposed_by_fkey", "inquiry.decision", "proposed_by='three'"},
    {"left_out_pkey", "inquiry.left_out", "mailing=1"},
    {"left_out_approved_check", "inquiry.left_out", "approved=false"},
    {"left_out_reason_check", "inquiry.left_out", "reason=' '"},
    {"left_out_inquiry_mailing_party_fkey", "inquiry.left_out", "party='a'"},
    {"left_out_of_what_was_approved", "inquiry.left_out", "mailing=3, party='a'"},
    {"left_out_before_any_attempt", "inquiry.left_out", "mailing=1, party='a'"},
    {"attempt_of_what_was_not_left_out", "inquiry.attempt", "delivery='d6'"},
    {"demand_once", "inquiry.demand", "party='a', letter='l'"},
    {"demand_letter_inquiry_party_fkey", "inquiry.demand", "letter='l'"},
    {"attempt_once", "inquiry.attempt", "delivery='d0'"},
    {"attempt_number_check", "inquiry.attempt", "number=0"},
    {"attempt_approved_check", "inquiry.attempt", "approved=false"},
    {"attempt_delivery_inquiry_mailing_fkey", "inquiry.attempt", "delivery='none'"},
    {"attempt_of_what_was_approved", "inquiry.attempt", "delivery='d3', mailing=2"},
    // Nothing is known of the first attempt; it was taken; a person found that it arrived.
    {"attempt_after_a_failed_one", "inquiry.attempt", "delivery='d1', number=2"},
    {"attempt_after_a_failed_one", "inquiry.attempt", "delivery='d2', number=2"},
    {"attempt_after_a_failed_one", "inquiry.attempt", "delivery='d0', number=2"},
    {"attempt_after_a_failed_one", "inquiry.attempt", "delivery='d4', number=2"},
    {"attempt_after_a_failed_one", "inquiry.attempt", "delivery='d5', number=2"},
    {"outcome_pkey", "inquiry.outcome", "delivery='d0'"},
    {"outcome_outcome_check", "inquiry.outcome", "outcome='x'"},
    {"outcome_reply_check", "inquiry.outcome", "reply=" + LONG},
    {"outcome_delivery_number_fkey", "inquiry.outcome", "number=9"},
    {"settlement_pkey", "inquiry.settlement", "delivery='d5'"},
    {"settlement_outcome_check", "inquiry.settlement", "outcome='accepted'"},
    {"settlement_reason_check", "inquiry.settlement", "reason=' '"},
    {"settlement_delivery_number_outcome_fkey", "inquiry.settlement", "delivery='d4'"},
    {"renewal_pkey", "inquiry.renewal", "delivery='d1'"},
    {"renewal_reason_check", "inquiry.renewal", "reason=' '"},
    {"renewal_delivery_number_fkey", "inquiry.renewal", "number=9"},
    {"report_pkey", "inquiry.report", "number=1"},
    {"report_delivery_fkey", "inquiry.report", "delivery='none'"},
    {"report_number_check", "inquiry.report", "number=0"},
    {"report_report_check", "inquiry.report", "report='x'"},
    {"report_detail_check", "inquiry.report", "detail=" + LONG},
    {"service_pkey", "inquiry.service", "number=1, said='dispatched', way='w', of_number=null"},
    {
      "service_number_check",
      "inquiry.service",
      "number=0, said='dispatched', way='w', of_number=null"
    },
    {"service_said_check", "inquiry.service", "said='x'"},
    {"service_proof_check", "inquiry.service", "proof=' '"},
    {"service_dispatch_has_a_way", "inquiry.service", "way='w'"},
    {"service_speaks_of_an_earlier_one", "inquiry.service", "of_number=2"},
    {"service_speaks_of_an_earlier_one", "inquiry.service", "of_number=null"},
    {"service_letter_of_number_fkey", "inquiry.service", "number=9, of_number=8"},
    {"service_letter_inquiry_party_fkey", "inquiry.service", "party='b'"},
    {"report_taken_back_pkey", "inquiry.report_taken_back", "number=3"},
    {"report_taken_back_reason_check", "inquiry.report_taken_back", "reason=' '"},
    {"report_taken_back_reason_check", "inquiry.report_taken_back", "reason=" + LONG},
    {"report_taken_back_delivery_number_fkey", "inquiry.report_taken_back", "number=9"},
    {"service_taken_back_pkey", "inquiry.service_taken_back", "number=3"},
    {"service_taken_back_reason_check", "inquiry.service_taken_back", "reason=' '"},
    {"service_taken_back_reason_check", "inquiry.service_taken_back", "reason=" + LONG},
    {"service_taken_back_letter_number_fkey", "inquiry.service_taken_back", "number=9"},
    {"toll_pkey", "inquiry.toll", "number=1"},
    {"toll_inquiry_fkey", "inquiry.toll", "inquiry='none'"},
    {"toll_party_fkey", "inquiry.toll", "party='none'"},
    {"toll_number_check", "inquiry.toll", "number=0"},
    {"toll_authority_check", "inquiry.toll", "authority=' '"},
    {"toll_is_some_time", "inquiry.toll", "until_day='2018-01-24'"},
    {"toll_ends_an_earlier_one", "inquiry.toll", "ends=2"},
    {"toll_inquiry_party_ends_fkey", "inquiry.toll", "number=9, ends=8"},
    {"extension_pkey", "inquiry.extension", "number=1"},
    {"extension_inquiry_fkey", "inquiry.extension", "inquiry='none'"},
    {"extension_party_fkey", "inquiry.extension", "party='none'"},
    {"extension_number_check", "inquiry.extension", "number=0"},
    {"extension_authority_check", "inquiry.extension", "authority=' '"},
    {"extension_has_a_day", "inquiry.extension", "granted=false"},
    {"rebinding_pkey", "inquiry.rebinding", "number=1"},
    {"rebinding_inquiry_fkey", "inquiry.rebinding", "inquiry='none'"},
    {"rebinding_party_fkey", "inquiry.rebinding", "party='none'"},
    {"rebinding_number_check", "inquiry.rebinding", "number=0"},
    {"rebinding_authority_check", "inquiry.rebinding", "authority=' '"},
    {"rebinding_to_another_version", "inquiry.rebinding", "to_version='1'"},
    {"closing_pkey", "inquiry.closing", "number=1"},
    {"closing_inquiry_fkey", "inquiry.closing", "inquiry='none'"},
    {"closing_party_fkey", "inquiry.closing", "party='none'"},
    {"closing_number_check", "inquiry.closing", "number=0"},
    {"closing_reason_check", "inquiry.closing", "reason=' '"},
    {"task_pkey", "timer.task", "task_instance='1'"},
  };

  /// Rules that only repeat another one's columns, so that they can be referred to: the primary key
  /// is broken first.
  private static final Set<String> FOR_REFERENCE =
      Set.of(
          "letter_letter_inquiry_party_key",
          "letter_of_a_mailing",
          "mailing_of_a_revision",
          "delivery_delivery_inquiry_mailing_key",
          "proposal_inquiry_mailing_proposed_by_key",
          "decision_inquiry_mailing_approved_key",
          "outcome_delivery_number_outcome_key");

  @Test
  void eachRuleRefusesWhatBreaksIt() throws SQLException {
    OwnerLogin login = TestServer.login();
    TestServer.open(login).close();
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      fill(statement);
      Set<String> broken = new TreeSet<>(FOR_REFERENCE);
      for (String table : RIGHT.keySet()) {
        accepts(owner, statement, insert(table, ""));
      }
      for (String[] wrong : WRONG) {
        assertEquals(wrong[0], refusal(owner, insert(wrong[1], wrong[2])), wrong[1] + wrong[2]);
        broken.add(wrong[0]);
      }
      for (String table : withEvents()) {
        assertEquals("of_next_event", refusal(owner, insert(table, "event=-1")), table);
        String name = table.substring(table.indexOf('.') + 1) + "_event_fkey";
        assertEquals(name, refusalWithoutEvent(owner, insert(table, "")), table);
        broken.add(name);
      }
      broken.removeAll(
          Set.of(
              "word",
              "words",
              "texts",
              "attempt_after_a_failed_one",
              "attempt_of_what_was_not_left_out",
              "left_out_before_any_attempt",
              "letter_replaces_one_that_asks",
              "of_next_event"));
      assertEquals(rules(owner), broken);
    }
  }

  private static List<String> withEvents() {
    return RIGHT.keySet().stream()
        .filter(table -> !table.equals("inquiry.file") && !table.equals("timer.task"))
        .sorted()
        .toList();
  }

  private static String refusal(Connection owner, String sql) {
    return refusal(owner, sql, TestServer.EVENT);
  }

  /// What becomes of a row that is of the next event, if that is never appended.
  private static String refusalWithoutEvent(Connection owner, String sql) {
    return refusal(owner, sql, "");
  }

  private static String refusal(Connection owner, String sql, String event) {
    PSQLException refusal =
        assertThrows(
            PSQLException.class,
            () -> {
              try (Statement statement = owner.createStatement()) {
                accepts(owner, statement, sql, event);
              }
            },
            sql);
    var message = refusal.getServerErrorMessage();
    return String.valueOf(message == null ? null : message.getConstraint());
  }

  private static void accepts(Connection owner, Statement statement, String sql)
      throws SQLException {
    accepts(owner, statement, sql, TestServer.EVENT);
  }

  private static void accepts(Connection owner, Statement statement, String sql, String event)
      throws SQLException {
    owner.setAutoCommit(false);
    try {
      statement.execute(sql);
      statement.execute(
          event.isEmpty() ? "SELECT" : event.replace("VALUES (0,", "VALUES ((" + NEXT + "),"));
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }

  private static final String NEXT = "SELECT coalesce(max(number), -1) + 1 FROM record.event";

  private static String insert(String table, String changed) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String pairs : new String[] {RIGHT.getOrDefault(table, ""), changed}) {
      for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(", (?=[a-z_]+=)", -1)) {
        int at = pair.indexOf('=');
        columns.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    // The event of what is right is the next one.
    columns.computeIfPresent(
        "event", (name, value) -> value.equals("0") ? "(" + NEXT + ")" : value);
    return "INSERT INTO "
        + table
        + " ("
        + String.join(", ", columns.keySet())
        + ") VALUES ("
        + String.join(", ", columns.values())
        + ")";
  }

  private static void fill(Statement statement) throws SQLException {
    String[][] rows = {
      {"inquiry.inquiry", "inquiry='i'"},
      {"inquiry.draft", "revision=1"},
      {"inquiry.item", "number=1"},
      {"inquiry.recipient", "party='a'"},
      {"inquiry.address", "party='a'"},
      {"inquiry.file", "file=sha256('x'), content='x'"},
      {"inquiry.mailing", "mailing=1"},
      {"inquiry.mailing", "mailing=2"},
      {"inquiry.mailing", "mailing=3"},
      {"inquiry.mailing", "mailing=4"},
      {"inquiry.mailing", "mailing=6, kind='supersession'"},
      {"inquiry.mailing", "mailing=7"},
      {"inquiry.letter", "letter='l7', mailing=7, party='b', number=7"},
      {"inquiry.letter", "letter='l', mailing=1, party='a', number=1"},
      {"inquiry.letter", "letter='lb', mailing=1, party='b', number=1"},
      {"inquiry.letter", "letter='l2', mailing=2, party='a', number=2"},
      {"inquiry.letter", "letter='l3', mailing=3, party='a', number=3"},
      {"inquiry.letter", "letter='l4', mailing=4, party='a', number=4"},
      {"inquiry.address", "party='a', version=2"},
      {"inquiry.address", "party='a', version=3"},
      {"inquiry.address", "party='a', version=4"},
      {"inquiry.address", "party='a', version=5"},
      {"inquiry.address", "party='b', version=6"},
      {"inquiry.delivery", "delivery='d0', channel='e-mail'"},
      {"inquiry.delivery", "delivery='d1', channel='portal'"},
      {"inquiry.delivery", "delivery='d2', channel='e-mail', address_version=2"},
      {"inquiry.delivery", "delivery='d3', channel='e-mail', letter='l2', mailing=2"},
      {"inquiry.delivery", "delivery='d4', channel='e-mail', address_version=4"},
      {"inquiry.delivery", "delivery='d5', channel='e-mail', address_version=5"},
      {
        "inquiry.delivery",
        "delivery='d6', channel='e-mail', letter='lb', party='b', address_version=6"
      },
      {"inquiry.proposal", "mailing=1"},
      {"inquiry.proposal", "mailing=7"},
      {"inquiry.proposal", "mailing=3"},
      {"inquiry.decision", "mailing=1"},
      {"inquiry.decision", "mailing=7"},
      {"inquiry.left_out", "mailing=1"},
      {"inquiry.demand", "party='a', letter='l'"},
      {"inquiry.attempt", "delivery='d0'"},
      {"inquiry.attempt", "delivery='d1'"},
      {"inquiry.attempt", "delivery='d4'"},
      {"inquiry.attempt", "delivery='d5'"},
      {"inquiry.outcome", "delivery='d0', outcome='unknown'"},
      {"inquiry.outcome", "delivery='d4', outcome='accepted'"},
      {"inquiry.outcome", "delivery='d5', outcome='unknown'"},
      {"inquiry.settlement", "delivery='d5', arrived=true"},
      {"inquiry.renewal", "delivery='d1'"},
      {"inquiry.report", "number=1"},
      {"inquiry.service", "number=1, said='dispatched', way='w', of_number=null"},
      {"inquiry.report", "number=3"},
      {"inquiry.report_taken_back", "number=3"},
      {"inquiry.service", "number=3, said='dispatched', way='w', of_number=null"},
      {"inquiry.service_taken_back", "number=3"},
      {"inquiry.toll", "number=1"},
      {"inquiry.extension", "number=1"},
      {"inquiry.rebinding", "number=1"},
      {"inquiry.closing", "number=1"},
      {"timer.task", "task_instance='1'"},
    };
    // All of one event, which is appended behind them.
    statement.execute(
        "BEGIN;"
            + "INSERT INTO register.addition (addition, entered, entered_by, event) OVERRIDING"
            + " SYSTEM VALUE VALUES (1, '2018-01-01', 'a test', 0);"
            + "INSERT INTO register.programme (programme, title, addition) VALUES ('p', 'P', 1);"
            + "INSERT INTO register.party (party, addition) VALUES ('a', 1), ('b', 1)");
    for (String[] row : rows) {
      statement.execute(insert(row[0], row[1]));
    }
    statement.execute(TestServer.EVENT);
    statement.execute("COMMIT");
  }

  private static Set<String> rules(Connection owner) throws SQLException {
    return new TreeSet<>(
        InquiryFixtures.texts(
            owner,
            "SELECT conname FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace"
                + " WHERE n.nspname IN ('inquiry', 'timer') AND contype IN ('c', 'f', 'p', 'u',"
                + " 'x') UNION SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid ="
                + " i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.indisunique"
                + " AND n.nspname IN ('inquiry', 'timer')"));
  }
}
