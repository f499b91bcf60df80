-- Answers of recipients to letters, their uploads, objections and requests for time (ADR 23). Rows are added and
-- never changed. Each is of one party and named so, which is what the policies at the end ask for.

CREATE SCHEMA answer;

ALTER TABLE inquiry.mailing ADD CONSTRAINT mailing_of_a_revision UNIQUE (inquiry, mailing, revision);
ALTER TABLE inquiry.letter ADD CONSTRAINT letter_of_a_mailing UNIQUE (letter, inquiry, party, mailing);

CREATE DOMAIN answer.said AS text
  CONSTRAINT said CHECK (VALUE ~ '[^[:space:]]' AND length(VALUE) <= 20000);

-- One version of the answer of a party in an inquiry. The next one is begun when this one is certified, and
-- supersedes it; both stay.
CREATE TABLE answer.version (
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  letter record.word NOT NULL,
  mailing integer NOT NULL,
  asked integer NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, party, version),
  UNIQUE (inquiry, party, version, asked),
  CONSTRAINT version_of_a_letter FOREIGN KEY (letter, inquiry, party, mailing)
    REFERENCES inquiry.letter (letter, inquiry, party, mailing),
  CONSTRAINT version_of_what_was_asked FOREIGN KEY (inquiry, mailing, asked)
    REFERENCES inquiry.mailing (inquiry, mailing, revision)
);
COMMENT ON COLUMN answer.version.asked IS 'Revision of the draft that the letter was written from: its items';

CREATE TABLE answer.reply (
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  version integer NOT NULL,
  asked integer NOT NULL,
  item integer NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  kind text NOT NULL CHECK (kind IN ('produce', 'none-exist', 'object', 'privileged', 'need-time')),
  said text NOT NULL CHECK (length(said) <= 20000),
  until_day date,
  salt bytea NOT NULL CHECK (length(salt) = 16),
  saved timestamptz NOT NULL,
  saved_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, party, version, item, revision),
  UNIQUE (inquiry, party, version, item, revision, kind, event),
  before integer GENERATED ALWAYS AS (nullif(revision - 1, 0)) STORED,
  CONSTRAINT reply_says_something CHECK (kind IN ('produce', 'privileged') OR said ~ '[^[:space:]]'),
  CONSTRAINT reply_until_a_day CHECK ((kind = 'need-time') = (until_day IS NOT NULL)),
  CONSTRAINT reply_follows FOREIGN KEY (inquiry, party, version, item, before)
    REFERENCES answer.reply (inquiry, party, version, item, revision),
  FOREIGN KEY (inquiry, party, version, asked) REFERENCES answer.version (inquiry, party, version, asked),
  CONSTRAINT reply_to_an_item FOREIGN KEY (inquiry, asked, item) REFERENCES inquiry.item (inquiry, revision, number)
);
COMMENT ON COLUMN answer.reply.salt IS 'Behind the hash that the event has of a text that could be guessed';

CREATE TABLE answer.upload (
  upload record.word PRIMARY KEY,
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  version integer NOT NULL,
  asked integer NOT NULL,
  item integer NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  length bigint NOT NULL CHECK (length >= 1),
  declared record.hash,
  begun timestamptz NOT NULL,
  begun_by record.word NOT NULL,
  UNIQUE (upload, inquiry, party),
  UNIQUE (upload, party, length),
  FOREIGN KEY (inquiry, party, version, asked) REFERENCES answer.version (inquiry, party, version, asked),
  CONSTRAINT upload_to_an_item FOREIGN KEY (inquiry, asked, item) REFERENCES inquiry.item (inquiry, revision, number)
);
COMMENT ON COLUMN answer.upload.name IS 'As it was given: data, and never a path';

-- The next piece begins where one ends, so what there is of an upload has no hole and no piece twice.
CREATE TABLE answer.chunk (
  upload record.word NOT NULL,
  party register.identifier NOT NULL,
  start bigint NOT NULL CHECK (start >= 0),
  stop bigint NOT NULL,
  length bigint NOT NULL,
  content bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 262144),
  follows bigint GENERATED ALWAYS AS (nullif(start, 0)) STORED,
  CONSTRAINT chunk_once PRIMARY KEY (upload, start),
  UNIQUE (upload, stop),
  CONSTRAINT chunk_is_as_long CHECK (stop = start + length(content)),
  CONSTRAINT chunk_within_its_upload CHECK (stop <= length),
  FOREIGN KEY (upload, party, length) REFERENCES answer.upload (upload, party, length),
  CONSTRAINT chunk_follows FOREIGN KEY (upload, follows) REFERENCES answer.chunk (upload, stop)
);

CREATE TABLE answer.finished (
  upload record.word PRIMARY KEY,
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  length bigint NOT NULL,
  hash record.hash NOT NULL,
  kind text NOT NULL CHECK (kind ~ '^[a-z-]{1,30}$'),
  finished timestamptz NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (upload, inquiry, party),
  FOREIGN KEY (upload, party, length) REFERENCES answer.upload (upload, party, length),
  CONSTRAINT finished_of_its_inquiry FOREIGN KEY (upload, inquiry, party)
    REFERENCES answer.upload (upload, inquiry, party),
  CONSTRAINT finished_when_all_is_there FOREIGN KEY (upload, length) REFERENCES answer.chunk (upload, stop)
);
COMMENT ON COLUMN answer.finished.hash IS 'SHA-256 of what was read back from the pieces';

CREATE TABLE answer.abandoned (
  upload record.word PRIMARY KEY,
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  abandoned timestamptz NOT NULL,
  FOREIGN KEY (upload, inquiry, party) REFERENCES answer.upload (upload, inquiry, party)
);
COMMENT ON TABLE answer.abandoned IS 'Given up before it was finished, or refused for its hash';

CREATE TABLE answer.produced (
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  version integer NOT NULL,
  item integer NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL CHECK (kind <> 'none-exist'),
  place integer NOT NULL CHECK (place >= 1),
  upload record.word NOT NULL,
  event bigint NOT NULL,
  PRIMARY KEY (inquiry, party, version, item, revision, place),
  UNIQUE (inquiry, party, version, item, revision, upload),
  CONSTRAINT produced_with_its_reply FOREIGN KEY (inquiry, party, version, item, revision, kind, event)
    REFERENCES answer.reply (inquiry, party, version, item, revision, kind, event),
  CONSTRAINT produced_what_is_finished FOREIGN KEY (upload, inquiry, party)
    REFERENCES answer.finished (upload, inquiry, party)
);

CREATE TABLE answer.log_line (
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  version integer NOT NULL,
  item integer NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL CHECK (kind = 'privileged'),
  place integer NOT NULL CHECK (place >= 1),
  document answer.said NOT NULL,
  dated text NOT NULL CHECK (length(dated) <= 100),
  author text NOT NULL CHECK (length(author) <= 2000),
  recipients text NOT NULL CHECK (length(recipients) <= 2000),
  document_kind text NOT NULL CHECK (length(document_kind) <= 2000),
  basis answer.said NOT NULL,
  pages text NOT NULL CHECK (length(pages) <= 200),
  event bigint NOT NULL,
  PRIMARY KEY (inquiry, party, version, item, revision, place),
  CONSTRAINT log_line_with_its_reply FOREIGN KEY (inquiry, party, version, item, revision, kind, event)
    REFERENCES answer.reply (inquiry, party, version, item, revision, kind, event)
);
COMMENT ON COLUMN answer.log_line.dated IS 'As the log says it: not every document has a day';

-- The first one of a version seals it. A later one takes the place of a wrong certifier and seals the same. The day
-- of the first of all goes from row to row, so that none can have another.
CREATE TABLE answer.certification (
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  version integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  official register.words NOT NULL,
  office register.words NOT NULL,
  typed register.words NOT NULL,
  statement answer.said NOT NULL,
  statement_hash record.hash NOT NULL,
  set_hash record.hash NOT NULL,
  day date NOT NULL,
  first_received date NOT NULL,
  instead_of register.words,
  reason text CHECK (reason ~ '[^[:space:]]' AND length(reason) <= 5000),
  certified timestamptz NOT NULL,
  certified_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  replaces integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  before_version integer GENERATED ALWAYS AS (CASE WHEN number > 1 THEN version ELSE nullif(version - 1, 0) END) STORED,
  before_number integer GENERATED ALWAYS AS (CASE WHEN number > 1 THEN number - 1 WHEN version > 1 THEN 1 END) STORED,
  PRIMARY KEY (inquiry, party, version, number),
  UNIQUE (inquiry, party, version, number, first_received),
  UNIQUE (inquiry, party, version, number, set_hash, official),
  CONSTRAINT certification_statement_is_its_hash CHECK (statement_hash = sha256(convert_to(statement, 'UTF8'))),
  CONSTRAINT certification_replaces_with_a_reason CHECK (
    (number > 1) = (instead_of IS NOT NULL) AND (number > 1) = (reason IS NOT NULL)),
  CONSTRAINT certification_by_another CHECK (lower(instead_of::text) <> lower(official::text)),
  CONSTRAINT certification_first_received CHECK (version > 1 OR number > 1 OR first_received = day),
  CONSTRAINT certification_not_before_the_first CHECK (day >= first_received),
  FOREIGN KEY (inquiry, party, version) REFERENCES answer.version,
  CONSTRAINT certification_keeps_the_first_day FOREIGN KEY (inquiry, party, before_version, before_number, first_received)
    REFERENCES answer.certification (inquiry, party, version, number, first_received),
  CONSTRAINT certification_of_the_same_set FOREIGN KEY (inquiry, party, version, replaces, set_hash, instead_of)
    REFERENCES answer.certification (inquiry, party, version, number, set_hash, official)
);

CREATE TABLE answer.certified (
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  version integer NOT NULL,
  number integer GENERATED ALWAYS AS (1) STORED,
  item integer NOT NULL,
  revision integer NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, party, version, item),
  FOREIGN KEY (inquiry, party, version, item, revision) REFERENCES answer.reply,
  FOREIGN KEY (inquiry, party, version, number) REFERENCES answer.certification (inquiry, party, version, number)
);
COMMENT ON TABLE answer.certified IS 'Which revision of each reply was certified. Staff sees these and no others';

CREATE TABLE answer.objection (
  inquiry record.word NOT NULL REFERENCES inquiry.inquiry,
  party register.identifier NOT NULL REFERENCES register.party,
  number integer NOT NULL CHECK (number >= 1),
  item integer CHECK (item >= 1),
  ground answer.said NOT NULL,
  day date NOT NULL,
  made_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  follows integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (inquiry, party, number),
  CONSTRAINT objection_follows FOREIGN KEY (inquiry, party, follows)
    REFERENCES answer.objection (inquiry, party, number)
);
COMMENT ON TABLE answer.objection IS 'Each objection that was ever made. Only a recipient''s people add one, and nobody takes one away';
COMMENT ON COLUMN answer.objection.item IS 'Null for one to the letter as a whole';

CREATE TABLE answer.objection_step (
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  number integer NOT NULL,
  place integer NOT NULL CHECK (place >= 1),
  step text NOT NULL CHECK (step IN ('kept', 'withdrawn', 'sustained', 'overruled')),
  said text NOT NULL CHECK (length(said) <= 20000),
  day date NOT NULL,
  taken_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  follows integer GENERATED ALWAYS AS (nullif(place - 1, 0)) STORED,
  PRIMARY KEY (inquiry, party, number, place),
  CONSTRAINT objection_step_says_why CHECK (step = 'kept' OR said ~ '[^[:space:]]'),
  FOREIGN KEY (inquiry, party, number) REFERENCES answer.objection,
  CONSTRAINT objection_step_follows FOREIGN KEY (inquiry, party, number, follows)
    REFERENCES answer.objection_step (inquiry, party, number, place)
);

CREATE UNIQUE INDEX objection_withdrawn_once ON answer.objection_step (inquiry, party, number)
  WHERE step = 'withdrawn';

CREATE TABLE answer.extension_request (
  inquiry record.word NOT NULL REFERENCES inquiry.inquiry,
  party register.identifier NOT NULL REFERENCES register.party,
  number integer NOT NULL CHECK (number >= 1),
  item integer CHECK (item >= 1),
  until_day date NOT NULL,
  reason answer.said NOT NULL,
  day date NOT NULL,
  asked_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  follows integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (inquiry, party, number),
  CONSTRAINT extension_request_follows FOREIGN KEY (inquiry, party, follows)
    REFERENCES answer.extension_request (inquiry, party, number)
);
COMMENT ON COLUMN answer.extension_request.item IS 'Null where time is asked for the whole answer';

CREATE INDEX upload_version ON answer.upload (inquiry, party, version);
CREATE INDEX produced_upload ON answer.produced (upload);

-- A reference would close a circle of tables, in which none can be copied first.
CREATE FUNCTION answer.supersede() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.version > 1 AND NOT EXISTS (
      SELECT FROM answer.certification c
      WHERE c.inquiry = NEW.inquiry AND c.party = NEW.party AND c.version = NEW.version - 1) THEN
    RAISE EXCEPTION 'version % would supersede one that is not certified', NEW.version
      USING ERRCODE = 'check_violation', CONSTRAINT = 'version_supersedes_a_certified_one';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER supersede BEFORE INSERT ON answer.version FOR EACH ROW EXECUTE FUNCTION answer.supersede();

-- What is certified is sealed.
CREATE FUNCTION answer.not_sealed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM answer.certification c
             WHERE c.inquiry = NEW.inquiry AND c.party = NEW.party AND c.version = NEW.version) THEN
    RAISE EXCEPTION 'version % of the answer is certified', NEW.version
      USING ERRCODE = 'check_violation', CONSTRAINT = 'not_sealed';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER not_sealed BEFORE INSERT ON answer.reply FOR EACH ROW EXECUTE FUNCTION answer.not_sealed();
CREATE TRIGGER not_sealed BEFORE INSERT ON answer.upload FOR EACH ROW EXECUTE FUNCTION answer.not_sealed();

-- Looked at when the transaction ends: each item that was asked for has its reply, and it is the latest.
CREATE FUNCTION answer.is_whole() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM answer.version v JOIN inquiry.item i ON i.inquiry = v.inquiry AND i.revision = v.asked
      WHERE v.inquiry = NEW.inquiry AND v.party = NEW.party AND v.version = NEW.version
        AND NOT EXISTS (
          SELECT FROM answer.certified c
          WHERE c.inquiry = v.inquiry AND c.party = v.party AND c.version = v.version AND c.item = i.number
            AND NOT EXISTS (
              SELECT FROM answer.reply r
              WHERE r.inquiry = c.inquiry AND r.party = c.party AND r.version = c.version AND r.item = c.item
                AND r.revision > c.revision))) THEN
    RAISE EXCEPTION 'an item of version % has no reply', NEW.version
      USING ERRCODE = 'check_violation', CONSTRAINT = 'certification_is_whole';
  END IF;
  RETURN NEW;
END $$;

CREATE CONSTRAINT TRIGGER is_whole AFTER INSERT ON answer.certification DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION answer.is_whole();

-- No objection that was certified is missing in the list, and none of those there is withdrawn.
CREATE FUNCTION answer.keeps_objections() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM answer.reply r
      WHERE r.inquiry = NEW.inquiry AND r.party = NEW.party AND r.version = NEW.version AND r.item = NEW.item
        AND r.revision = NEW.revision AND r.kind = 'object'
        AND NOT EXISTS (
          SELECT FROM answer.objection o
          WHERE o.inquiry = r.inquiry AND o.party = r.party AND o.item = r.item AND o.ground = r.said
            AND NOT EXISTS (
              SELECT FROM answer.objection_step s
              WHERE s.inquiry = o.inquiry AND s.party = o.party AND s.number = o.number AND s.step = 'withdrawn'))) THEN
    RAISE EXCEPTION 'the objection to item % is not in the list', NEW.item
      USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_is_kept';
  END IF;
  RETURN NEW;
END $$;

CREATE CONSTRAINT TRIGGER keeps_objections AFTER INSERT ON answer.certified DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION answer.keeps_objections();

-- Given up: neither a piece more nor an end.
CREATE FUNCTION answer.not_abandoned() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM answer.abandoned a WHERE a.upload = NEW.upload) THEN
    RAISE EXCEPTION 'upload % was given up', NEW.upload
      USING ERRCODE = 'check_violation', CONSTRAINT = 'not_abandoned';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER not_abandoned BEFORE INSERT ON answer.chunk FOR EACH ROW EXECUTE FUNCTION answer.not_abandoned();
CREATE TRIGGER not_abandoned BEFORE INSERT ON answer.finished FOR EACH ROW EXECUTE FUNCTION answer.not_abandoned();

CREATE FUNCTION answer.not_finished() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM answer.finished f WHERE f.upload = NEW.upload) THEN
    RAISE EXCEPTION 'upload % is finished', NEW.upload
      USING ERRCODE = 'check_violation', CONSTRAINT = 'not_finished';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER not_finished BEFORE INSERT ON answer.abandoned FOR EACH ROW EXECUTE FUNCTION answer.not_finished();

-- Whose event it is, for a recipient's people: they append with the rights of the owner, and what they append is
-- said by a recipient, of an answer, about their own party. Inside, current_user is the owner.
CREATE FUNCTION answer.append(number bigint, instant timestamptz, actor text, kind text, inquiry text,
  commitment bytea, salt bytea, content bytea, levels integer[], indexes bigint[], hashes bytea[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  party text := nullif(current_setting('proviso.party', true), '');
BEGIN
  IF session_user <> current_database() || '_portal' OR party IS NULL OR kind !~ '^answer\.' THEN
    RAISE EXCEPTION 'not an event of an answer' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO record.event (number, instant, role, actor, kind, subject_kind, subject, commitment)
    VALUES (number, instant, 'recipient', actor, kind, 'recipient', inquiry || '/' || party, commitment);
  INSERT INTO record.payload (event, salt, content) VALUES (number, salt, content);
  INSERT INTO record.subtree (level, index, hash)
    SELECT s.level, s.index, s.hash FROM unnest(levels, indexes, hashes) AS s (level, index, hash);
END $$;

-- What was begun and not finished is nobody's answer, and goes. What is finished stays: it is not looked at here.
-- Policies keep rows from the owner too, but not while it reads as backups do.
CREATE FUNCTION answer.expire(begun_before timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone text[];
  reader text := coalesce(current_setting('proviso.reader', true), '');
BEGIN
  -- Not a setting of the function: only a superuser may give one to it.
  PERFORM set_config('proviso.reader', 'backup', true);
  SELECT coalesce(array_agg(u.upload::text), '{}') INTO gone FROM (
    SELECT u.upload FROM answer.upload u
    WHERE (u.begun < begun_before OR EXISTS (SELECT FROM answer.abandoned a WHERE a.upload = u.upload))
      AND NOT EXISTS (SELECT FROM answer.finished f WHERE f.upload = u.upload)
    ORDER BY u.upload FOR UPDATE) u;
  -- Whoever finishes one of them meanwhile waits for the row, and finds it gone.
  gone := ARRAY(SELECT g FROM unnest(gone) AS g WHERE NOT EXISTS (SELECT FROM answer.finished f WHERE f.upload = g));
  DELETE FROM answer.abandoned a WHERE a.upload = ANY (gone);
  DELETE FROM answer.chunk c WHERE c.upload = ANY (gone);
  DELETE FROM answer.upload u WHERE u.upload = ANY (gone);
  PERFORM set_config('proviso.reader', reader, true);
  RETURN cardinality(gone);
END $$;

DO $policies$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.relname, c.relowner, EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'event') AS has_event
    FROM pg_class c WHERE c.relnamespace = 'answer'::regnamespace AND c.relkind = 'r'
  LOOP
    EXECUTE format('ALTER TABLE answer.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE answer.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY recipient ON answer.%I FOR SELECT USING (party = (SELECT inquiry.own_party()))', t.relname);
    EXECUTE format('CREATE POLICY recipient_adds ON answer.%I FOR INSERT WITH CHECK (party = (SELECT inquiry.own_party()))', t.relname);
    EXECUTE format('CREATE POLICY backup ON answer.%I USING ((SELECT inquiry.is_backup(%s))) WITH CHECK ((SELECT inquiry.is_backup(%s)))', t.relname, t.relowner, t.relowner);
    IF t.has_event THEN
      EXECUTE format('CREATE TRIGGER of_next_event BEFORE INSERT ON answer.%I FOR EACH ROW EXECUTE FUNCTION record.of_next_event()', t.relname);
    END IF;
  END LOOP;
END $policies$;

-- Only of a letter that went out to it, and no ruling on one's own objection.
CREATE POLICY of_a_letter ON answer.version AS RESTRICTIVE FOR INSERT WITH CHECK (
  EXISTS (SELECT FROM inquiry.letter l WHERE l.letter = version.letter)
  OR (SELECT inquiry.own_party()) IS NULL);
CREATE POLICY own_step ON answer.objection_step AS RESTRICTIVE FOR INSERT WITH CHECK (
  step IN ('kept', 'withdrawn') OR (SELECT inquiry.own_party()) IS NULL);

-- Staff sees what was certified, or filed outside of an answer, and decides on objections. It adds nothing else.
CREATE POLICY staff ON answer.certification FOR SELECT USING ((SELECT inquiry.is_staff()));
CREATE POLICY staff ON answer.certified FOR SELECT USING ((SELECT inquiry.is_staff()));
CREATE POLICY staff ON answer.objection FOR SELECT USING ((SELECT inquiry.is_staff()));
CREATE POLICY staff ON answer.objection_step FOR SELECT USING ((SELECT inquiry.is_staff()));
CREATE POLICY staff_rules ON answer.objection_step FOR INSERT WITH CHECK (
  (SELECT inquiry.is_staff()) AND step IN ('sustained', 'overruled'));
CREATE POLICY staff ON answer.extension_request FOR SELECT USING ((SELECT inquiry.is_staff()));
CREATE POLICY staff ON answer.version FOR SELECT USING ((SELECT inquiry.is_staff()) AND EXISTS (
  SELECT FROM answer.certification c
  WHERE c.inquiry = version.inquiry AND c.party = version.party AND c.version = version.version));
CREATE POLICY staff ON answer.reply FOR SELECT USING ((SELECT inquiry.is_staff()) AND EXISTS (
  SELECT FROM answer.certified c
  WHERE c.inquiry = reply.inquiry AND c.party = reply.party AND c.version = reply.version AND c.item = reply.item
    AND c.revision = reply.revision));
CREATE POLICY staff ON answer.produced FOR SELECT USING ((SELECT inquiry.is_staff()) AND EXISTS (
  SELECT FROM answer.certified c
  WHERE c.inquiry = produced.inquiry AND c.party = produced.party AND c.version = produced.version
    AND c.item = produced.item AND c.revision = produced.revision));
CREATE POLICY staff ON answer.log_line FOR SELECT USING ((SELECT inquiry.is_staff()) AND EXISTS (
  SELECT FROM answer.certified c
  WHERE c.inquiry = log_line.inquiry AND c.party = log_line.party AND c.version = log_line.version
    AND c.item = log_line.item AND c.revision = log_line.revision));
CREATE POLICY staff ON answer.upload FOR SELECT USING ((SELECT inquiry.is_staff()) AND EXISTS (
  SELECT FROM answer.produced p WHERE p.upload = upload.upload));
CREATE POLICY staff ON answer.chunk FOR SELECT USING ((SELECT inquiry.is_staff()) AND EXISTS (
  SELECT FROM answer.produced p WHERE p.upload = chunk.upload));
CREATE POLICY staff ON answer.finished FOR SELECT USING ((SELECT inquiry.is_staff()) AND EXISTS (
  SELECT FROM answer.produced p WHERE p.upload = finished.upload));
