-- Who may do what. Run at every opening, after the migrations, in one transaction: a table that a
-- migration adds is covered without being named here.
-- ${app}: the application. ${portal}: a recipient's people. ${site}: the public site. They own nothing.

DO $rights$
DECLARE
  name text;
  policy record;
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM ${app}, ${portal}, ${site}', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${app}, ${portal}, ${site}', current_database());

  FOREACH name IN ARRAY ARRAY['record', 'register', 'docket', 'access', 'search', 'published', 'inquiry', 'answer', 'ledger', 'matter', 'finding', 'review', 'timer', 'migration'] LOOP
    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC, ${app}, ${portal}, ${site}', name);
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM PUBLIC, ${app}, ${portal}, ${site}', name);
    EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM PUBLIC, ${app}, ${portal}, ${site}', name);
    EXECUTE format('REVOKE ALL ON ALL ROUTINES IN SCHEMA %I FROM PUBLIC, ${app}, ${portal}, ${site}', name);
  END LOOP;

  -- Append-only: the application adds and reads.
  FOREACH name IN ARRAY ARRAY['record', 'register', 'docket', 'inquiry', 'ledger', 'matter', 'finding', 'review'] LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${app}', name);
    EXECUTE format('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA %I TO ${app}', name);
  END LOOP;

  -- Takes a payload away, and only where the record says so.
  GRANT EXECUTE ON FUNCTION record.redact(bigint), docket.redact(bigint) TO ${app};

  -- Accounts: what was given and taken is added for good; names and secrets change and go.
  GRANT USAGE ON SCHEMA access TO ${app};
  GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA access TO ${app};
  GRANT UPDATE, DELETE ON access.identity, access.totp, access.passkey TO ${app};
  GRANT DELETE ON access.recovery_code TO ${app};

  -- Derived, so it may be replaced.
  GRANT USAGE ON SCHEMA search TO ${app};
  GRANT SELECT, INSERT, DELETE ON ALL TABLES IN SCHEMA search TO ${app};

  -- What policies ask of whoever reads.
  GRANT EXECUTE ON FUNCTION inquiry.is_staff(), inquiry.is_backup(oid), inquiry.own_party() TO ${app}, ${portal};

  -- When something is to be done next: worked through, and so changed.
  GRANT USAGE ON SCHEMA timer TO ${app};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA timer TO ${app};

  -- Which rows of these, policies say.
  GRANT USAGE ON SCHEMA inquiry TO ${portal};
  GRANT SELECT ON inquiry.inquiry, inquiry.draft, inquiry.item, inquiry.mailing, inquiry.letter, inquiry.file,
    inquiry.service, inquiry.toll, inquiry.extension, inquiry.rebinding, inquiry.closing TO ${portal};
  GRANT SELECT (inquiry, mailing, approved) ON inquiry.decision TO ${portal};
  GRANT SELECT (inquiry, mailing, party) ON inquiry.left_out TO ${portal};
  GRANT SELECT (letter, number, reason, event) ON inquiry.service_taken_back TO ${portal};
  GRANT USAGE ON SCHEMA ledger TO ${portal};
  GRANT SELECT ON ledger.award, ledger.posting, ledger.leg TO ${portal};
  GRANT USAGE ON SCHEMA matter TO ${portal};
  GRANT SELECT ON matter.matter, matter.step, matter.reached, matter.court_order, matter.ordered, matter.lifted,
    matter.joined TO ${portal};
  GRANT INSERT ON matter.step TO ${portal};
  GRANT USAGE ON SCHEMA finding TO ${portal};
  GRANT SELECT ON finding.finding, finding.judged, finding.evidence, finding.second_reading, finding.opinion,
    finding.disclosure, finding.rested, finding.answer, finding.answered TO ${portal};
  GRANT INSERT ON finding.answer, finding.answered TO ${portal};
  GRANT EXECUTE ON FUNCTION finding.append(bigint, timestamptz, text, text, bytea, bytea, bytea, integer[], bigint[], bytea[])
    TO ${portal};

  -- Each policy is for one role: the server then plans what a role reads without those of others. Only where that
  -- is not so yet, since it waits for whoever reads the table, as a backup does.
  FOR policy IN
    SELECT p.policyname, p.schemaname, p.tablename, r.wanted
    FROM pg_policies p JOIN pg_tables t ON t.schemaname = p.schemaname AND t.tablename = p.tablename,
      LATERAL (SELECT CASE p.policyname
        WHEN 'application' THEN current_database() || '_app'
        WHEN 'recipient' THEN current_database() || '_portal'
        WHEN 'recipient_adds' THEN current_database() || '_portal'
        WHEN 'backup' THEN t.tableowner END AS wanted) r
    WHERE p.schemaname IN ('inquiry', 'ledger', 'matter', 'finding', 'review') AND p.roles <> ARRAY[r.wanted::name]
  LOOP
    EXECUTE format('ALTER POLICY %I ON %I.%I TO %I', policy.policyname, policy.schemaname, policy.tablename, policy.wanted);
  END LOOP;

  -- Answers are a recipient's own: staff reads what was certified, as policies say, and rules on objections.
  GRANT USAGE ON SCHEMA answer TO ${app}, ${portal};
  GRANT SELECT ON ALL TABLES IN SCHEMA answer TO ${app};
  GRANT INSERT ON answer.objection_step TO ${app};
  GRANT EXECUTE ON FUNCTION answer.expire(timestamptz) TO ${app};
  GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA answer TO ${portal};

  -- Who appends has to know where the record ends; all of that is public. It is appended by a function.
  GRANT USAGE ON SCHEMA record TO ${portal};
  GRANT SELECT (number, instant) ON record.event TO ${portal};
  GRANT SELECT ON record.subtree TO ${portal};
  GRANT EXECUTE ON FUNCTION
    answer.append(bigint, timestamptz, text, text, text, bytea, bytea, bytea, integer[], bigint[], bytea[]),
    matter.append(bigint, timestamptz, text, text, text, bytea, bytea, bytea, integer[], bigint[], bytea[])
    TO ${portal};

  GRANT USAGE ON SCHEMA published TO ${site};
  GRANT SELECT ON ALL TABLES IN SCHEMA published TO ${site};
  GRANT EXECUTE ON ALL ROUTINES IN SCHEMA published TO ${site};
END
$rights$;
