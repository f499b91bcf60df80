-- The record: every event, in one log that can only grow (ADR 16, ADR 17). docs/record.md defines each byte.

CREATE SCHEMA record;

CREATE DOMAIN record.word AS text
  CONSTRAINT word CHECK (VALUE ~ '^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,99}$');

CREATE DOMAIN record.hash AS bytea
  CONSTRAINT hash CHECK (length(VALUE) = 32);

CREATE TABLE record.event (
  number bigint PRIMARY KEY CHECK (number BETWEEN 0 AND 999999999999999999),
  instant timestamptz NOT NULL
    CHECK (instant >= '0001-01-01 00:00:00+00 BC' AND instant < '10000-01-01 00:00:00+00'),
  role record.word NOT NULL,
  actor record.word NOT NULL,
  kind record.word NOT NULL,
  subject_kind record.word NOT NULL,
  subject record.word NOT NULL,
  commitment record.hash NOT NULL,
  CONSTRAINT event_redacts_an_earlier_one CHECK (
    CASE WHEN kind <> 'redaction' THEN true
      WHEN subject_kind = 'event' AND subject ~ '^(0|[1-9][0-9]{0,17})$' THEN subject::bigint < number
      ELSE false END)
);
COMMENT ON TABLE record.event IS 'Headers of events, which stay for good: no personal data';

CREATE UNIQUE INDEX event_redacted_once ON record.event (subject) WHERE kind = 'redaction';

CREATE TABLE record.payload (
  event bigint PRIMARY KEY REFERENCES record.event,
  salt bytea NOT NULL CHECK (length(salt) = 16),
  content bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 1048576)
);

CREATE TABLE record.subtree (
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 62),
  index bigint NOT NULL CHECK (index >= 0),
  hash record.hash NOT NULL,
  PRIMARY KEY (level, index)
);
COMMENT ON TABLE record.subtree IS 'Hashes of the 2^level leaves from index * 2^level on, for proofs';

CREATE TABLE record.checkpoint (
  size bigint PRIMARY KEY CHECK (size >= 0),
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 10000)
);
COMMENT ON TABLE record.checkpoint IS 'Signed elsewhere, and kept elsewhere too: whoever rewrites this database rewrites these';

CREATE TABLE record.document (
  hash record.hash NOT NULL,
  event bigint NOT NULL REFERENCES record.event,
  PRIMARY KEY (hash, event)
);
COMMENT ON TABLE record.document IS 'SHA-256 of the files that an event speaks of, for who has a file and asks for its event';

-- For each row, and not for each statement: a later row of a statement sees the earlier ones. Two
-- transactions that take the same number meet at the primary key.
CREATE FUNCTION record.follow() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last record.event;
BEGIN
  SELECT * INTO last FROM record.event e ORDER BY e.number DESC LIMIT 1;
  IF NEW.number <> coalesce(last.number, -1) + 1 THEN
    RAISE EXCEPTION 'event % does not follow event %', NEW.number, last.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_follows';
  END IF;
  IF NEW.instant < last.instant THEN
    RAISE EXCEPTION 'event % would be earlier than event %', NEW.number, last.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_not_back_dated';
  END IF;
  RETURN NEW;
END $$;

-- A payload that was removed does not come back as another one.
CREATE FUNCTION record.commit_to() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF sha256(NEW.salt || NEW.content)
      <> (SELECT e.commitment FROM record.event e WHERE e.number = NEW.event) THEN
    RAISE EXCEPTION 'event % does not commit to this payload', NEW.event
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payload_is_committed_to';
  END IF;
  RETURN NEW;
END $$;

-- For what refers to its event: that is not there yet, and has to be when the transaction ends. So nothing
-- is said to be of an event that was appended before.
CREATE FUNCTION record.of_next_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.event <> coalesce((SELECT max(e.number) FROM record.event e), -1) + 1 THEN
    RAISE EXCEPTION 'event % is not the next one', NEW.event
      USING ERRCODE = 'check_violation', CONSTRAINT = 'of_next_event';
  END IF;
  RETURN NEW;
END $$;

-- Rights bind the application. This binds whoever owns the tables, until he takes it away.
CREATE FUNCTION record.stay() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the record is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER follow BEFORE INSERT ON record.event
  FOR EACH ROW EXECUTE FUNCTION record.follow();
CREATE TRIGGER commit_to BEFORE INSERT ON record.payload
  FOR EACH ROW EXECUTE FUNCTION record.commit_to();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON record.event
  FOR EACH STATEMENT EXECUTE FUNCTION record.stay();
CREATE TRIGGER stay BEFORE UPDATE OR TRUNCATE ON record.payload
  FOR EACH STATEMENT EXECUTE FUNCTION record.stay();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON record.subtree
  FOR EACH STATEMENT EXECUTE FUNCTION record.stay();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON record.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION record.stay();
CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON record.document
  FOR EACH STATEMENT EXECUTE FUNCTION record.stay();

-- Also where a session says that it is a replica.
ALTER TABLE record.event ENABLE ALWAYS TRIGGER follow;
ALTER TABLE record.event ENABLE ALWAYS TRIGGER stay;
ALTER TABLE record.payload ENABLE ALWAYS TRIGGER commit_to;
ALTER TABLE record.payload ENABLE ALWAYS TRIGGER stay;
ALTER TABLE record.subtree ENABLE ALWAYS TRIGGER stay;
ALTER TABLE record.checkpoint ENABLE ALWAYS TRIGGER stay;
ALTER TABLE record.document ENABLE ALWAYS TRIGGER stay;

-- The one way in which something goes. Says whether there was a payload, and an event by which it goes.
CREATE FUNCTION record.redact(of_event bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DELETE FROM record.payload p
  WHERE p.event = of_event
    AND EXISTS (SELECT FROM record.event r
                WHERE r.kind = 'redaction' AND r.subject_kind = 'event' AND r.subject = of_event::text);
  RETURN FOUND;
END $$;
