package org.proviso.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/// Breaks each rule of the tables once. The rules are taken from the catalogue, so that one that is
/// added later has to be broken here as well.
class ConstraintsTest {

  private static final String PROVENANCE =
      "citation='', sources='{}', mark='M', caveats='{}', addition=1";

  /// A row of each table that is right, as `column=value` pairs.
  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry(
              "record.event",
              "number=7, instant='2018-01-01', role='r', actor='a', kind='k', subject_kind='s',"
                  + " subject='i', commitment=sha256('')"),
          Map.entry(
              "record.payload", "event=1, salt=substr(sha256(''), 1, 16), content='x'::bytea"),
          Map.entry("record.subtree", "level=0, index=1, hash=sha256('')"),
          Map.entry("record.checkpoint", "size=1, note='x'"),
          Map.entry("record.document", "hash=sha256('y'), event=1"),
          Map.entry(
              "register.addition",
              "addition=50, entered='2018-01-01', entered_by='a test', event=1"),
          Map.entry("register.programme", "programme='p2', place=50, title='P', addition=1"),
          Map.entry("register.programme_year", "programme='p', year='2018', place=50, addition=1"),
          Map.entry("register.party", "party='c', place=50, addition=1"),
          Map.entry(
              "register.party_record",
              "party='b', revision=1, name='B', kind='city', policies_known='f', districts='{}',"
                  + " note='', "
                  + PROVENANCE),
          Map.entry("register.party_group", "party_group='h', addition=1"),
          Map.entry(
              "register.party_group_record",
              "party_group='g', revision=1, name='G', eligible_kinds='{}', otherwise='UNKNOWN',"
                  + " addition=1"),
          Map.entry(
              "register.membership",
              "membership='m', revision=1, party='a', party_group='g', standing='MEMBER', "
                  + PROVENANCE),
          Map.entry(
              "register.policy",
              "policy='q', revision=1, holder='a', title='Q', reaches_within='f', features='{}', "
                  + PROVENANCE),
          Map.entry(
              "register.award",
              "subject='p/2017/a', revision=1, recipient='a', programme='p', year='2017',"
                  + " number='n2', acceptance='not known', "
                  + PROVENANCE),
          Map.entry(
              "register.award_fact",
              "award_fact='f', revision=1, programme='p', year='2017', status='NONE', "
                  + PROVENANCE),
          Map.entry("register.award_fact_exception", "award_fact='f0', revision=1, party='a'"),
          Map.entry("docket.kind", "kind='k', label='K'"),
          Map.entry(
              "docket.entry",
              "entry=50, party='a', number=2, day='2018-01-24', entered='2018-02-01',"
                  + " entered_by='a test', side='court', kind='order', title='T', text='',"
                  + " sources='[]', mark='M', caveats='{}', event=0"),
          Map.entry(
              "docket.publication",
              "entry=1, number=2, decision='publish', decided='2018-02-01', decided_by='a test',"
                  + " reason='', event=0"),
          Map.entry("docket.redaction", "entry=2, redacted='2018-02-01', reason='r', event=0"),
          Map.entry("access.account", "account='a-000000000000000c', opened='2018-01-01', event=0"),
          Map.entry(
              "access.closing",
              "account='a-000000000000000a', closed='2018-01-01', closed_by='s', event=0"),
          Map.entry(
              "access.role_change",
              "change=50, account='a-000000000000000a', role='clerk', delegate=false, granted=true,"
                  + " decided='2018-01-01', decided_by='s', event=0"),
          Map.entry(
              "access.invitation",
              "hash=sha256('z'), role='clerk', delegate=false, expires='2018-01-01'"),
          Map.entry(
              "access.invitation_use",
              "hash=sha256('b'), account='a-000000000000000a', used='2018-01-01'"),
          Map.entry(
              "access.identity", "account='a-000000000000000a', name='N', login='n', password='p'"),
          Map.entry(
              "access.totp",
              "account='a-000000000000000a', secret=decode(repeat('01', 49), 'hex'), last_step=0"),
          Map.entry(
              "access.passkey",
              "credential='z', account='a-000000000000000a', name='N', attested='x', uses=0,"
                  + " added='2018-01-01', event=0"),
          Map.entry("access.recovery_code", "account='a-000000000000000a', hash=sha256('z')"),
          Map.entry("search.words", "kind='act', id='i', title='T', body=''"),
          Map.entry("search.entry_words", "entry=2, day='2018-01-24', tsv=''"));

  /// A policy that somebody found in a file.
  private static final String READ =
      "seen_from='2018-01-01', file=repeat('0', 64), page=1, text_kind='body', from_character=0,"
          + " until_character=5, ";

  /// What breaks each rule: a table, and what differs from its right row.
  private static final String[][] WRONG = {
    {"word", "record.event", "role='r s'"},
    {"hash", "record.event", "commitment='x'"},
    {"event_pkey", "record.event", "number=0"},
    {"event_number_check", "record.event", "number=-1"},
    {"event_instant_check", "record.event", "instant='10000-01-01 00:00:00+00'"},
    {"event_instant_check", "record.event", "instant='-infinity'"},
    {
      "event_redacts_an_earlier_one",
      "record.event",
      "kind='redaction', subject_kind='event', subject='7'"
    },
    {
      "event_redacts_an_earlier_one",
      "record.event",
      "kind='redaction', subject_kind='entry', subject='1'"
    },
    {"event_redacted_once", "record.event", "kind='redaction', subject_kind='event', subject='1'"},
    {"payload_pkey", "record.payload", "event=0"},
    {"payload_event_fkey", "record.payload", "event=9"},
    {"payload_salt_check", "record.payload", "salt='x'"},
    {"payload_content_check", "record.payload", "content=''"},
    {"payload_content_check", "record.payload", "content=repeat('x', 1048577)::bytea"},
    {"subtree_pkey", "record.subtree", "index=0"},
    {"subtree_level_check", "record.subtree", "level=63"},
    {"subtree_index_check", "record.subtree", "index=-1"},
    {"checkpoint_pkey", "record.checkpoint", "size=0"},
    {"checkpoint_size_check", "record.checkpoint", "size=-1"},
    {"checkpoint_note_check", "record.checkpoint", "note=''"},
    {"document_pkey", "record.document", "event=0"},
    {"document_event_fkey", "record.document", "event=9"},
    {"hash", "record.document", "hash='x'"},
    {"addition_event_key", "register.addition", "event=0"},
    {"addition_event_fkey", "register.addition", "event=9"},
    {"entry_event_fkey", "docket.entry", "event=9"},
    {"publication_event_fkey", "docket.publication", "event=9"},
    {"identifier", "docket.kind", "kind=' k'"},
    {"words", "docket.kind", "label=' '"},
    {"texts", "register.party_record", "caveats='{NULL}'"},
    {"mark", "register.party_record", "mark='V3'"},
    {"addition_pkey", "register.addition", "addition=1"},
    {"programme_pkey", "register.programme", "programme='p'"},
    {"programme_place_key", "register.programme", "place=1"},
    {"programme_addition_fkey", "register.programme", "addition=9"},
    {"programme_year_pkey", "register.programme_year", "year='2017'"},
    {"programme_year_place_key", "register.programme_year", "place=1"},
    {"programme_year_programme_fkey", "register.programme_year", "programme='none'"},
    {"programme_year_addition_fkey", "register.programme_year", "addition=9"},
    {"party_pkey", "register.party", "party='a'"},
    {"party_place_key", "register.party", "place=1"},
    {"party_addition_fkey", "register.party", "addition=9"},
    {"party_record_pkey", "register.party_record", "party='a'"},
    {"party_record_revision_check", "register.party_record", "revision=0"},
    {"party_record_party_fkey", "register.party_record", "party='none'"},
    {"party_record_party_previous_fkey", "register.party_record", "revision=2"},
    {"party_record_within_fkey", "register.party_record", "within='none'"},
    {"party_record_not_within_itself", "register.party_record", "within='b'"},
    {"party_record_fips_check", "register.party_record", "fips='123'"},
    {"party_record_county_check", "register.party_record", "county='123'"},
    {"party_record_ocd_check", "register.party_record", "ocd='us'"},
    {"party_record_addition_fkey", "register.party_record", "addition=9"},
    {"party_group_pkey", "register.party_group", "party_group='g'"},
    {"party_group_addition_fkey", "register.party_group", "addition=9"},
    {"party_group_record_pkey", "register.party_group_record", "party_group='g0'"},
    {"party_group_record_revision_check", "register.party_group_record", "revision=0"},
    {"party_group_record_party_group_fkey", "register.party_group_record", "party_group='none'"},
    {"party_group_record_party_group_previous_fkey", "register.party_group_record", "revision=2"},
    {"party_group_record_otherwise_check", "register.party_group_record", "otherwise='x'"},
    {"party_group_record_addition_fkey", "register.party_group_record", "addition=9"},
    {"membership_pkey", "register.membership", "membership='m0'"},
    {"membership_revision_check", "register.membership", "revision=0"},
    {"membership_membership_previous_fkey", "register.membership", "revision=2"},
    {"membership_party_fkey", "register.membership", "party='none'"},
    {"membership_party_group_fkey", "register.membership", "party_group='none'"},
    {"membership_standing_check", "register.membership", "standing='x'"},
    {"membership_addition_fkey", "register.membership", "addition=9"},
    {"membership_span", "register.membership", "valid_from='2018-01-02', valid_until='2018-01-02'"},
    {
      "membership_withdrawn_after_seen",
      "register.membership",
      "seen_from='2018-01-02', withdrawn='2018-01-01'"
    },
    {"policy_pkey", "register.policy", "policy='q0'"},
    {"policy_revision_check", "register.policy", "revision=0"},
    {"policy_policy_previous_fkey", "register.policy", "revision=2"},
    {"policy_holder_fkey", "register.policy", "holder='none'"},
    {"policy_features_are_lists_of_terms", "register.policy", "features='{\"a\": [1]}'"},
    {"policy_features_are_lists_of_terms", "register.policy", "features='7'"},
    {"policy_features_are_lists_of_terms", "register.policy", "features='{\"a\": \"b\"}'"},
    {"policy_span", "register.policy", "in_force_from='2018-01-02', in_force_until='2018-01-01'"},
    {
      "policy_withdrawn_after_seen",
      "register.policy",
      "seen_from='2018-01-02', withdrawn='2018-01-01'"
    },
    {"policy_file_check", "register.policy", READ + "file='x'"},
    {"policy_page_check", "register.policy", READ + "page=0"},
    {"policy_text_kind_check", "register.policy", READ + "text_kind='Body'"},
    {"policy_from_character_check", "register.policy", READ + "from_character=-1"},
    {"policy_read_somewhere", "register.policy", READ + "until_character=0"},
    {"policy_read_somewhere", "register.policy", READ + "seen_from=NULL"},
    {"policy_read_somewhere", "register.policy", READ + "text_kind=NULL"},
    {"policy_read_somewhere", "register.policy", "page=1"},
    {"policy_addition_fkey", "register.policy", "addition=9"},
    {"award_pkey", "register.award", "subject='p/2017/b', recipient='b'"},
    {"award_revision_check", "register.award", "revision=0"},
    {"award_subject_previous_fkey", "register.award", "revision=2"},
    {"award_recipient_fkey", "register.award", "recipient='none', subject='p/2017/none'"},
    {"award_programme_year_fkey", "register.award", "year='1999', subject='p/1999/a'"},
    {"award_acceptance_check", "register.award", "acceptance='x'"},
    {"award_accepted_has_a_day", "register.award", "acceptance='on'"},
    {
      "award_accepted_after_the_offer",
      "register.award",
      "acceptance='on', accepted='2018-01-01', offered='2018-01-02'"
    },
    {"award_cents_check", "register.award", "cents=-1"},
    {"award_drawn_from_fkey", "register.award", "drawn_from='none'"},
    {"award_not_drawn_from_itself", "register.award", "drawn_from='a'"},
    {"award_subject_names_its_parts", "register.award", "subject='p/2017/ab'"},
    {"award_number", "register.award", "number='n'"},
    {"award_addition_fkey", "register.award", "addition=9"},
    {"award_fact_pkey", "register.award_fact", "award_fact='f0'"},
    {"award_fact_revision_check", "register.award_fact", "revision=0"},
    {"award_fact_award_fact_previous_fkey", "register.award_fact", "revision=2"},
    {"award_fact_programme_year_fkey", "register.award_fact", "year='1999'"},
    {"award_fact_status_check", "register.award_fact", "status='x'"},
    {"award_fact_span", "register.award_fact", "valid_from='2018-01-02', valid_until='2018-01-02'"},
    {"award_fact_addition_fkey", "register.award_fact", "addition=9"},
    {"award_fact_exception_pkey", "register.award_fact_exception", "party='b'"},
    {"award_fact_exception_party_fkey", "register.award_fact_exception", "party='none'"},
    {
      "award_fact_exception_award_fact_revision_fkey",
      "register.award_fact_exception",
      "award_fact='none'"
    },
    {"kind_pkey", "docket.kind", "kind='order'"},
    {"kind_label_key", "docket.kind", "label='Order'"},
    {"entry_pkey", "docket.entry", "entry=1"},
    {"entry_party_fkey", "docket.entry", "party='none'"},
    {"entry_number_check", "docket.entry", "number=0"},
    {"entry_number", "docket.entry", "number=1"},
    {"entry_origin", "docket.entry", "origin='o'"},
    {"entry_side_check", "docket.entry", "side='x'"},
    {"entry_kind_fkey", "docket.entry", "kind='none'"},
    {"entry_text_check", "docket.entry", "text=repeat('x', 100001)"},
    {"entry_about_kind_check", "docket.entry", "about_kind='x', about='y'"},
    {"entry_about_both_or_neither", "docket.entry", "about_kind='act'"},
    {"entry_sources_have_id_and_where", "docket.entry", "sources='[{\"id\": \"S1\"}]'"},
    {"entry_sources_have_id_and_where", "docket.entry", "sources='{}'"},
    {"entry_sources_have_id_and_where", "docket.entry", "sources='[7]'"},
    {"entry_corrects_an_earlier_one", "docket.entry", "corrects=2"},
    {"entry_corrected", "docket.entry", "number=9, corrects=7"},
    {"publication_pkey", "docket.publication", "number=1"},
    {"publication_number_check", "docket.publication", "number=0"},
    {"publication_entry_fkey", "docket.publication", "entry=9"},
    {"publication_decision_check", "docket.publication", "decision='x', reason='y'"},
    {"publication_reason", "docket.publication", "decision='withdraw'"},
    {"redaction_pkey", "docket.redaction", "entry=1"},
    {"redaction_entry_fkey", "docket.redaction", "entry=9"},
    {"redaction_reason_check", "docket.redaction", "reason=' '"},
    {"redaction_event_fkey", "docket.redaction", "event=9"},
    {"account_id", "access.account", "account='someone'"},
    {"account_pkey", "access.account", "account='a-000000000000000a'"},
    {"account_event_fkey", "access.account", "event=9"},
    {"closing_pkey", "access.closing", "account='a-000000000000000b'"},
    {"closing_account_fkey", "access.closing", "account='a-000000000000000d'"},
    {"closing_event_fkey", "access.closing", "event=9"},
    {"role", "access.role_change", "role='king'"},
    {"role_change_pkey", "access.role_change", "change=1"},
    {"role_change_account_fkey", "access.role_change", "account='a-000000000000000d'"},
    {"role_change_party_fkey", "access.role_change", "role='recipient', party='none'"},
    {"role_change_of_a_party", "access.role_change", "party='a'"},
    {"role_change_of_a_party", "access.role_change", "role='recipient'"},
    {"role_change_delegate", "access.role_change", "delegate=true"},
    {"role_change_event_fkey", "access.role_change", "event=9"},
    {"invitation_pkey", "access.invitation", "hash=sha256('')"},
    {"invitation_party_fkey", "access.invitation", "role='recipient', party='none'"},
    {"invitation_of_a_party", "access.invitation", "party='a'"},
    {"invitation_delegate", "access.invitation", "delegate=true"},
    {"invitation_use_pkey", "access.invitation_use", "hash=sha256('')"},
    {"invitation_use_hash_fkey", "access.invitation_use", "hash=sha256('none')"},
    {"invitation_use_account_fkey", "access.invitation_use", "account='a-000000000000000d'"},
    {"identity_pkey", "access.identity", "account='a-000000000000000b'"},
    {"identity_account_fkey", "access.identity", "account='a-000000000000000d'"},
    {"identity_login_key", "access.identity", "login='taken'"},
    {"identity_login_check", "access.identity", "login='N'"},
    {"identity_password_check", "access.identity", "password=''"},
    {
      "identity_issuer_check",
      "access.identity",
      "login=NULL, password=NULL, issuer='', subject='s'"
    },
    {
      "identity_subject_check",
      "access.identity",
      "login=NULL, password=NULL, issuer='i', subject=''"
    },
    {"identity_is_local_or_of_a_provider", "access.identity", "issuer='i', subject='s'"},
    {
      "identity_of_a_provider",
      "access.identity",
      "login=NULL, password=NULL, issuer='taken', subject='s'"
    },
    {"totp_pkey", "access.totp", "account='a-000000000000000b'"},
    {"totp_account_fkey", "access.totp", "account='a-000000000000000d'"},
    {"totp_secret_check", "access.totp", "secret='x'"},
    {"totp_secret_check", "access.totp", "secret=decode(repeat('01', 20), 'hex')"},
    {"totp_secret_check", "access.totp", "secret=decode(repeat('00', 49), 'hex')"},
    {"passkey_pkey", "access.passkey", "credential='x'"},
    {"passkey_credential_check", "access.passkey", "credential=''"},
    {"passkey_account_fkey", "access.passkey", "account='a-000000000000000d'"},
    {"passkey_attested_check", "access.passkey", "attested=''"},
    {"passkey_uses_check", "access.passkey", "uses=-1"},
    {"passkey_event_fkey", "access.passkey", "event=9"},
    {"recovery_code_pkey", "access.recovery_code", "hash=sha256('')"},
    {"recovery_code_account_fkey", "access.recovery_code", "account='a-000000000000000d'"},
    {"words_pkey", "search.words", "id='i0'"},
    {"words_kind_check", "search.words", "kind='x'"},
    {"words_party_fkey", "search.words", "party='none'"},
    {"words_body_check", "search.words", "body=repeat('x', 100001)"},
    // The first entry is published, and so has its words.
    {"entry_words_pkey", "search.entry_words", "entry=1"},
    {"entry_words_entry_fkey", "search.entry_words", "entry=9"},
  };

  @Test
  void eachRuleRefusesWhatBreaksIt() throws SQLException {
    OwnerLogin login = TestServer.login();
    TestServer.open(login).close();
    try (Connection owner = login.connect();
        Statement statement = owner.createStatement()) {
      fill(statement);
      Set<String> broken = new TreeSet<>();
      for (String table : RIGHT.keySet()) {
        accepts(owner, statement, insert(table, ""));
      }
      for (String[] wrong : WRONG) {
        String sql = insert(wrong[1], wrong[2]);
        PSQLException refusal =
            assertThrows(PSQLException.class, () -> accepts(owner, statement, sql), wrong[0]);
        var message = refusal.getServerErrorMessage();
        assertEquals(wrong[0], message == null ? null : message.getConstraint(), sql);
        broken.add(wrong[0]);
      }
      assertEquals(rules(statement), broken);
    }
  }

  private static void accepts(Connection owner, Statement statement, String sql)
      throws SQLException {
    owner.setAutoCommit(false);
    try {
      // They would give a right number in place of a wrong one.
      statement.execute("ALTER TABLE docket.entry DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE docket.publication DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE docket.redaction DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE register.addition DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE access.account DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE access.closing DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE access.role_change DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE access.passkey DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE record.event DISABLE TRIGGER USER");
      statement.execute("ALTER TABLE record.payload DISABLE TRIGGER USER");
      statement.execute(sql);
      statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
    } finally {
      owner.rollback();
      owner.setAutoCommit(true);
    }
  }

  private static String insert(String table, String changed) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String pairs : new String[] {RIGHT.getOrDefault(table, ""), changed}) {
      for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(", (?=[a-z_]+=)", -1)) {
        int at = pair.indexOf('=');
        columns.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    return "INSERT INTO "
        + table
        + " ("
        + String.join(", ", columns.keySet())
        + ") OVERRIDING SYSTEM VALUE VALUES ("
        + String.join(", ", columns.values())
        + ")";
  }

  private static void fill(Statement statement) throws SQLException {
    String[][] rows = {
      {"record.event", "number=0, commitment=sha256(substr(sha256(''), 1, 16) || 'x'::bytea)"},
      {"record.event", "number=1"},
      {"record.event", "number=2, kind='redaction', subject_kind='event', subject='1'"},
      {"record.payload", "event=0"},
      {"record.subtree", "index=0"},
      {"record.checkpoint", "size=0"},
      {"record.document", "event=0"},
      {"register.addition", "addition=1, event=0"},
      {"register.programme", "programme='p', place=1"},
      {"register.programme_year", "year='2017', place=1"},
      {"register.party", "party='a', place=1"},
      {"register.party", "party='b', place=2"},
      {"register.party_record", "party='a'"},
      {"register.party_group", "party_group='g'"},
      {"register.party_group", "party_group='g0'"},
      {"register.party_group_record", "party_group='g0'"},
      {"register.membership", "membership='m0'"},
      {"register.policy", "policy='q0'"},
      {"register.award", "subject='p/2017/b', recipient='b', number='n'"},
      {"register.award_fact", "award_fact='f0'"},
      {"register.award_fact_exception", "party='b'"},
      {"docket.entry", "entry=1, number=1, origin='o'"},
      {"docket.entry", "entry=2, party='b', number=1, origin='o'"},
      {"docket.publication", "number=1"},
      {"docket.redaction", "entry=1"},
      {"access.account", "account='a-000000000000000a'"},
      {"access.account", "account='a-000000000000000b'"},
      {"access.account", "account='a-000000000000000e'"},
      {"access.closing", "account='a-000000000000000b'"},
      {"access.role_change", "change=1"},
      {"access.invitation", "hash=sha256('')"},
      {"access.invitation", "hash=sha256('b')"},
      {"access.invitation_use", "hash=sha256('')"},
      {"access.identity", "account='a-000000000000000b', login='taken'"},
      {
        "access.identity",
        "account='a-000000000000000e', login=NULL, password=NULL, issuer='taken', subject='s'"
      },
      {"access.totp", "account='a-000000000000000b'"},
      {"access.passkey", "credential='x'"},
      {"access.recovery_code", "hash=sha256('')"},
      {"search.words", "id='i0'"},
    };
    // One event will do for all of them.
    String[] tables = {
      "register.addition",
      "docket.entry",
      "docket.publication",
      "docket.redaction",
      "access.account",
      "access.closing",
      "access.role_change",
      "access.passkey"
    };
    for (String table : tables) {
      statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER of_next_event");
    }
    statement.execute("ALTER TABLE docket.redaction DISABLE TRIGGER by_another");
    for (String[] row : rows) {
      statement.execute(insert(row[0], row[1]));
    }
    for (String table : tables) {
      statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER of_next_event");
    }
    statement.execute("ALTER TABLE docket.redaction ENABLE TRIGGER by_another");
  }

  private static Set<String> rules(Statement statement) throws SQLException {
    Set<String> rules = new TreeSet<>();
    try (var rows =
        statement.executeQuery(
            "SELECT conname FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace"
                + " WHERE n.nspname IN ('record', 'register', 'docket', 'access', 'search', 'published')"
                + " AND contype IN ('c', 'f', 'p', 'u', 'x')"
                + " UNION SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE i.indisunique"
                + " AND n.nspname IN ('record', 'register', 'docket', 'access', 'search')")) {
      while (rows.next()) {
        rules.add(rows.getString(1));
      }
    }
    return rules;
  }
}
