-- Findings: what one person of the grantor's staff concluded on each element of a breach, on which evidence, what a
-- second person said of that, and what the recipient answers (ADR 32). Rows are added and never changed, each with its
-- event: a dissent is kept for ever, and so is a finding that a later one supersedes. What a finding comes to is worked
-- out from them and kept nowhere.

CREATE SCHEMA finding;

CREATE TABLE finding.finding (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  party register.identifier NOT NULL,
  day date NOT NULL,
  standard matter.said NOT NULL,
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (award, condition, number),
  UNIQUE (award, condition, number, party),
  FOREIGN KEY (award, condition, party) REFERENCES matter.matter (award, condition, party),
  CONSTRAINT finding_follows FOREIGN KEY (award, condition, before) REFERENCES finding.finding (award, condition, number)
);
COMMENT ON COLUMN finding.finding.standard IS 'How surely each element had to be shown, in the words of the pack then';

CREATE TABLE finding.judged (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  finding integer NOT NULL,
  point integer NOT NULL CHECK (point >= 1),
  party register.identifier NOT NULL,
  element register.identifier NOT NULL,
  reading register.identifier,
  shown text NOT NULL CHECK (shown IN ('shown', 'not-shown', 'open')),
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(point - 1, 0)) STORED,
  PRIMARY KEY (award, condition, finding, point),
  CONSTRAINT judged_once UNIQUE NULLS NOT DISTINCT (award, condition, finding, element, reading),
  FOREIGN KEY (award, condition, finding, party) REFERENCES finding.finding (award, condition, number, party),
  CONSTRAINT judged_follows FOREIGN KEY (award, condition, finding, before)
    REFERENCES finding.judged (award, condition, finding, point)
);
COMMENT ON COLUMN finding.judged.reading IS 'Null where the element does not depend on one';
COMMENT ON COLUMN finding.judged.said IS 'The reasons';

CREATE TABLE finding.evidence (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  finding integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  party register.identifier NOT NULL,
  element register.identifier NOT NULL,
  kind text NOT NULL CHECK (kind IN ('entry', 'file', 'policy', 'document')),
  reference text NOT NULL,
  page text CHECK (page ~ '[^[:space:]]' AND length(page) <= 100),
  passage matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (award, condition, finding, number),
  FOREIGN KEY (award, condition, finding, party) REFERENCES finding.finding (award, condition, number, party),
  CONSTRAINT evidence_follows FOREIGN KEY (award, condition, finding, before)
    REFERENCES finding.evidence (award, condition, finding, number),
  CONSTRAINT evidence_can_be_found CHECK (CASE kind
    WHEN 'entry' THEN reference ~ '^[0-9]{1,9}$'
    WHEN 'policy' THEN reference ~ '[^[:space:]]' AND length(reference) <= 100
    ELSE reference ~ '^[0-9a-f]{64}$' END)
);
COMMENT ON COLUMN finding.evidence.reference IS
  'Number of an entry of the docket, SHA-256 of a file handed in or of a document kept elsewhere, or a policy of the register';
COMMENT ON COLUMN finding.evidence.passage IS 'Words of it, as they stand there';

CREATE TABLE finding.second_reading (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  finding integer NOT NULL,
  party register.identifier NOT NULL,
  day date NOT NULL,
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, finding),
  FOREIGN KEY (award, condition, finding, party) REFERENCES finding.finding (award, condition, number, party)
);
COMMENT ON TABLE finding.second_reading IS 'That a second person read a finding, and what that person says of it as a whole';

CREATE TABLE finding.opinion (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  finding integer NOT NULL,
  point integer NOT NULL,
  party register.identifier NOT NULL,
  agrees boolean NOT NULL,
  said matter.said,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, finding, point),
  FOREIGN KEY (award, condition, finding) REFERENCES finding.second_reading,
  FOREIGN KEY (award, condition, finding, point) REFERENCES finding.judged,
  FOREIGN KEY (award, condition, finding, party) REFERENCES finding.finding (award, condition, number, party),
  CONSTRAINT opinion_dissents_with_a_reason CHECK (agrees OR said IS NOT NULL)
);
COMMENT ON TABLE finding.opinion IS 'What the second person says of each conclusion';

CREATE TABLE finding.disclosure (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  finding integer NOT NULL,
  party register.identifier NOT NULL,
  day date NOT NULL,
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, finding),
  FOREIGN KEY (award, condition, finding, party) REFERENCES finding.finding (award, condition, number, party)
);
COMMENT ON TABLE finding.disclosure IS 'That the recipient is shown a finding, to answer it';

CREATE TABLE finding.cited (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  proposal integer NOT NULL,
  party register.identifier NOT NULL,
  finding integer NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, proposal),
  FOREIGN KEY (award, condition, proposal) REFERENCES matter.proposal (award, condition, number),
  FOREIGN KEY (award, condition, finding, party) REFERENCES finding.finding (award, condition, number, party)
);
COMMENT ON TABLE finding.cited IS 'The finding that a proposal names, such as one to close the inquiry';

CREATE TABLE finding.rested (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  step integer NOT NULL,
  party register.identifier NOT NULL,
  finding integer NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, step),
  FOREIGN KEY (award, condition, step) REFERENCES matter.step (award, condition, number),
  FOREIGN KEY (award, condition, finding, party) REFERENCES finding.finding (award, condition, number, party)
);
CREATE INDEX rested_finding ON finding.rested (award, condition, finding);
COMMENT ON TABLE finding.rested IS 'The finding that a step rests on: that which stood when the step needed one, or which its proposal names';

CREATE TABLE finding.answer (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  finding integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  party register.identifier NOT NULL,
  day date NOT NULL,
  said matter.said NOT NULL,
  document matter.said,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (award, condition, finding, number),
  UNIQUE (award, condition, finding, number, party),
  FOREIGN KEY (award, condition, finding, party) REFERENCES finding.finding (award, condition, number, party),
  CONSTRAINT answer_follows FOREIGN KEY (award, condition, finding, before)
    REFERENCES finding.answer (award, condition, finding, number)
);
COMMENT ON COLUMN finding.answer.document IS 'What a clerk entered it from; null if the recipient entered it';

CREATE TABLE finding.answered (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  finding integer NOT NULL,
  answer integer NOT NULL,
  element register.identifier NOT NULL,
  party register.identifier NOT NULL,
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, finding, answer, element),
  FOREIGN KEY (award, condition, finding, answer, party)
    REFERENCES finding.answer (award, condition, finding, number, party)
);
COMMENT ON TABLE finding.answered IS 'What the recipient answers to one element';

-- Looked at when the transaction ends, since parts are written behind the whole.
CREATE FUNCTION finding.complete() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM finding.finding f
      WHERE f.award = NEW.award AND f.condition = NEW.condition AND f.number = NEW.before AND f.day > NEW.day) THEN
    RAISE EXCEPTION 'finding % is earlier than the one before it', NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_goes_not_back';
  END IF;
  IF NOT EXISTS (
      SELECT FROM finding.judged j
      WHERE j.award = NEW.award AND j.condition = NEW.condition AND j.finding = NEW.number) THEN
    RAISE EXCEPTION 'finding % concludes nothing', NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_concludes';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER complete AFTER INSERT ON finding.finding DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION finding.complete();

-- Who finds does not read it as the second person, and that person says something of every conclusion.
CREATE FUNCTION finding.by_another() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM finding.finding f
      WHERE f.award = NEW.award AND f.condition = NEW.condition AND f.number = NEW.finding AND f.day > NEW.day) THEN
    RAISE EXCEPTION 'finding % was read before it was made', NEW.finding
      USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_read_once_made';
  END IF;
  IF EXISTS (
      SELECT FROM record.event a, finding.finding f JOIN record.event b ON b.number = f.event
      WHERE a.number = NEW.event AND f.award = NEW.award AND f.condition = NEW.condition
        AND f.number = NEW.finding AND a.actor = b.actor) THEN
    RAISE EXCEPTION 'finding % is read by somebody who did not make it', NEW.finding
      USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_read_by_another';
  END IF;
  IF EXISTS (
      SELECT FROM finding.judged j
      WHERE j.award = NEW.award AND j.condition = NEW.condition AND j.finding = NEW.finding AND NOT EXISTS (
        SELECT FROM finding.opinion o
        WHERE o.award = j.award AND o.condition = j.condition AND o.finding = j.finding AND o.point = j.point)) THEN
    RAISE EXCEPTION 'finding % was not read in full', NEW.finding
      USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_read_in_full';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER by_another AFTER INSERT ON finding.second_reading DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION finding.by_another();

-- Parts of a finding come with it, and not later: they have its event.
CREATE FUNCTION finding.of_one_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  whole bigint;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'opinion' THEN
      SELECT r.event INTO whole FROM finding.second_reading r
      WHERE r.award = NEW.award AND r.condition = NEW.condition AND r.finding = NEW.finding;
    WHEN 'answered' THEN
      SELECT a.event INTO whole FROM finding.answer a
      WHERE a.award = NEW.award AND a.condition = NEW.condition AND a.finding = NEW.finding AND a.number = NEW.answer;
    ELSE
      SELECT f.event INTO whole FROM finding.finding f
      WHERE f.award = NEW.award AND f.condition = NEW.condition AND f.number = NEW.finding;
  END CASE;
  IF whole <> NEW.event THEN
    RAISE EXCEPTION 'a part of event % came with event %', whole, NEW.event
      USING ERRCODE = 'check_violation', CONSTRAINT = 'of_one_event';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER of_one_event BEFORE INSERT ON finding.judged FOR EACH ROW EXECUTE FUNCTION finding.of_one_event();
CREATE TRIGGER of_one_event BEFORE INSERT ON finding.evidence FOR EACH ROW EXECUTE FUNCTION finding.of_one_event();
CREATE TRIGGER of_one_event BEFORE INSERT ON finding.opinion FOR EACH ROW EXECUTE FUNCTION finding.of_one_event();
CREATE TRIGGER of_one_event BEFORE INSERT ON finding.answered FOR EACH ROW EXECUTE FUNCTION finding.of_one_event();

CREATE FUNCTION finding.stay() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'findings are only added to' USING ERRCODE = 'insufficient_privilege';
END $$;

-- A recipient's people see what they were shown, or what a step rests on, with all that belongs to it.
DO $policies$
DECLARE
  t record;
  seen text;
  number text;
BEGIN
  FOR t IN SELECT c.relname, c.relowner FROM pg_class c WHERE c.relnamespace = 'finding'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE finding.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE finding.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY application ON finding.%I USING ((SELECT inquiry.is_staff())) WITH CHECK ((SELECT inquiry.is_staff())%s)',
      t.relname, CASE WHEN t.relname = 'answer' THEN ' AND document IS NOT NULL' ELSE '' END);
    EXECUTE format('CREATE POLICY backup ON finding.%I USING ((SELECT inquiry.is_backup(%s))) WITH CHECK ((SELECT inquiry.is_backup(%s)))', t.relname, t.relowner, t.relowner);
    number := CASE WHEN t.relname = 'finding' THEN 'number' ELSE 'finding' END;
    seen := format('party = (SELECT inquiry.own_party())');
    IF t.relname NOT IN ('disclosure', 'rested') THEN
      seen := seen || format(
        ' AND (EXISTS (SELECT FROM finding.disclosure d WHERE d.award = %1$I.award AND d.condition = %1$I.condition AND d.finding = %1$I.%2$I)'
        || ' OR EXISTS (SELECT FROM finding.rested r WHERE r.award = %1$I.award AND r.condition = %1$I.condition AND r.finding = %1$I.%2$I))',
        t.relname, number);
    END IF;
    EXECUTE format('CREATE POLICY recipient ON finding.%I FOR SELECT USING (%s)', t.relname, seen);
    IF t.relname IN ('answer', 'answered') THEN
      EXECUTE format('CREATE POLICY recipient_adds ON finding.%I FOR INSERT WITH CHECK (%s%s)',
        t.relname, seen, CASE WHEN t.relname = 'answer' THEN ' AND document IS NULL' ELSE '' END);
    END IF;
    EXECUTE format('CREATE TRIGGER of_next_event BEFORE INSERT ON finding.%I FOR EACH ROW EXECUTE FUNCTION record.of_next_event()', t.relname);
    EXECUTE format('CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON finding.%I FOR EACH STATEMENT EXECUTE FUNCTION finding.stay()', t.relname);
    -- Also where a session says that it is a replica.
    EXECUTE format('ALTER TABLE finding.%I ENABLE ALWAYS TRIGGER stay', t.relname);
  END LOOP;
END $policies$;

-- Appends the event of an answer of a recipient's people, which was added before it in the same transaction.
CREATE FUNCTION finding.append(number bigint, instant timestamptz, actor text, subject text,
  commitment bytea, salt bytea, content bytea, levels integer[], indexes bigint[], hashes bytea[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  caller text := nullif(current_setting('proviso.party', true), '');
  reader text := coalesce(current_setting('proviso.reader', true), '');
  own boolean;
BEGIN
  PERFORM set_config('proviso.reader', 'backup', true);
  SELECT EXISTS (SELECT FROM finding.answer a
    WHERE a.event = append.number AND a.party = caller AND a.award || ':' || a.condition = append.subject) INTO own;
  PERFORM set_config('proviso.reader', reader, true);
  IF session_user <> current_database() || '_portal' OR caller IS NULL OR NOT own THEN
    RAISE EXCEPTION 'not the event of an answer to a finding' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO record.event (number, instant, role, actor, kind, subject_kind, subject, commitment)
    VALUES (number, instant, 'recipient', actor, 'finding.answered', 'matter', subject, commitment);
  INSERT INTO record.payload (event, salt, content) VALUES (number, salt, content);
  INSERT INTO record.subtree (level, index, hash)
    SELECT s.level, s.index, s.hash FROM unnest(levels, indexes, hashes) AS s (level, index, hash);
END $$;

CREATE FUNCTION finding.is_public(of_award text, of_condition text, of_number integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT b.published FROM matter.publication b
      WHERE b.award = of_award AND b.condition = of_condition ORDER BY b.number DESC LIMIT 1), false)
    AND EXISTS (SELECT FROM finding.rested s
      WHERE s.award = of_award AND s.condition = of_condition AND s.finding = of_number)
$$;

-- Findings of the matters of a party that are public, each only where a step rests on it, with all that belongs to them.
DO $published$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.relname, CASE WHEN c.relname = 'finding' THEN 'number' ELSE 'finding' END AS number
    FROM pg_class c WHERE c.relnamespace = 'finding'::regnamespace AND c.relkind = 'r' AND c.relname <> 'cited' LOOP
    EXECUTE format($f$
      CREATE FUNCTION published.findings_%1$s(of_party text) RETURNS SETOF finding.%1$I
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM set_config('proviso.reader', 'backup', true);
        RETURN QUERY SELECT t.* FROM finding.%1$I t
          WHERE (of_party IS NULL OR t.party = of_party) AND finding.is_public(t.award, t.condition, t.%2$I);
        PERFORM set_config('proviso.reader', '', true);
      END $$
    $f$, t.relname, t.number);
  END LOOP;
END $published$;
