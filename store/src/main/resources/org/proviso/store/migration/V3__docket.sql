-- The docket: what somebody did, entry by entry, and what of it is public.

CREATE SCHEMA docket;

CREATE TABLE docket.kind (
  kind register.identifier PRIMARY KEY,
  label register.words NOT NULL UNIQUE
);

INSERT INTO docket.kind (kind, label) VALUES
  ('letter', 'Letter'),
  ('order', 'Order'),
  ('ruling', 'Ruling'),
  ('law', 'Law'),
  ('terms', 'Terms of award'),
  ('notice', 'Notice'),
  ('policy', 'Policy'),
  ('statement', 'Statement'),
  ('filing', 'Filing'),
  ('other', 'Other');

CREATE TABLE docket.entry (
  entry bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  party register.identifier NOT NULL REFERENCES register.party,
  number integer NOT NULL CHECK (number >= 1),
  day date NOT NULL,
  day_question register.words,
  entered timestamptz NOT NULL,
  entered_by register.words NOT NULL,
  side text NOT NULL CHECK (side IN ('grantor', 'recipient', 'court', 'other')),
  kind register.identifier NOT NULL REFERENCES docket.kind,
  title register.words NOT NULL,
  text text NOT NULL CHECK (length(text) <= 100000),
  about_kind text CHECK (about_kind IN ('act', 'round', 'policy', 'condition', 'award', 'statement', 'inquiry')),
  about register.identifier,
  sources jsonb NOT NULL,
  mark register.mark NOT NULL,
  caveats register.texts NOT NULL,
  corrects integer,
  origin register.identifier,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT entry_number UNIQUE (party, number),
  CONSTRAINT entry_origin UNIQUE (party, origin),
  CONSTRAINT entry_about_both_or_neither CHECK ((about_kind IS NULL) = (about IS NULL)),
  CONSTRAINT entry_sources_have_id_and_where
    CHECK (CASE WHEN jsonb_typeof(sources) = 'array'
      THEN NOT jsonb_path_exists(sources, 'strict $[*] ? (@.type() != "object")')
        AND NOT jsonb_path_exists(
          sources, 'lax $[*] ? (!(@.id.type() == "string") || !(@.where.type() == "string"))')
      ELSE false END),
  CONSTRAINT entry_corrects_an_earlier_one CHECK (corrects < number),
  CONSTRAINT entry_corrected FOREIGN KEY (party, corrects) REFERENCES docket.entry (party, number)
);
COMMENT ON COLUMN docket.entry.day_question IS
  'What is not known of the day, which is then the earliest that it can be; null if the day is known';
COMMENT ON COLUMN docket.entry.event IS
  'Written behind the entries that it says, whose numbers it has: looked for when the transaction ends';
COMMENT ON COLUMN docket.entry.origin IS
  'What the entry was made from; making it again from the same adds nothing';

CREATE INDEX entry_latest ON docket.entry (day DESC, entry DESC);
CREATE INDEX entry_corrections ON docket.entry (party, corrects) WHERE corrects IS NOT NULL;
CREATE INDEX entry_event ON docket.entry (event);
CREATE INDEX entry_inquiry ON docket.entry (about, party, number) WHERE about_kind = 'inquiry';

-- Numbers run without a gap: whoever appends to a docket waits for whoever did before, on the row of
-- the party (ADR 10). A number that is given is not looked at.
CREATE FUNCTION docket.number_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM register.party WHERE party = NEW.party FOR NO KEY UPDATE;
  NEW.number :=
    1 + coalesce((SELECT max(e.number) FROM docket.entry e WHERE e.party = NEW.party), 0);
  RETURN NEW;
END $$;

CREATE TRIGGER number_entry BEFORE INSERT ON docket.entry
  FOR EACH ROW EXECUTE FUNCTION docket.number_entry();
CREATE TRIGGER of_next_event BEFORE INSERT ON docket.entry
  FOR EACH ROW EXECUTE FUNCTION record.of_next_event();

CREATE TABLE docket.publication (
  entry bigint NOT NULL REFERENCES docket.entry,
  number integer NOT NULL CHECK (number >= 1),
  decision text NOT NULL CHECK (decision IN ('publish', 'withhold', 'withdraw')),
  decided timestamptz NOT NULL,
  decided_by register.words NOT NULL,
  reason text NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (entry, number),
  CONSTRAINT publication_reason CHECK (decision = 'publish' OR reason ~ '[^[:space:]]')
);
COMMENT ON TABLE docket.publication IS
  'Decisions on what is public. An entry is public exactly if its latest decision is publish';

CREATE FUNCTION docket.number_publication() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM docket.entry WHERE entry = NEW.entry FOR NO KEY UPDATE;
  NEW.number :=
    1 + coalesce((SELECT max(p.number) FROM docket.publication p WHERE p.entry = NEW.entry), 0);
  RETURN NEW;
END $$;

CREATE TRIGGER number_publication BEFORE INSERT ON docket.publication
  FOR EACH ROW EXECUTE FUNCTION docket.number_publication();
CREATE TRIGGER of_next_event BEFORE INSERT ON docket.publication
  FOR EACH ROW EXECUTE FUNCTION record.of_next_event();

-- Index-only, so that a page asks for each of its entries once and reads no row for it.
CREATE INDEX publication_latest ON docket.publication (entry, number DESC) INCLUDE (decision);

CREATE INDEX publication_newest ON docket.publication (decided DESC, entry DESC) WHERE decision = 'publish';

CREATE INDEX publication_event ON docket.publication (event);

CREATE INDEX publication_withdrawn ON docket.publication (entry) WHERE decision = 'withdraw';

CREATE TABLE docket.redaction (
  entry bigint PRIMARY KEY REFERENCES docket.entry,
  redacted timestamptz NOT NULL,
  reason text NOT NULL CHECK (length(reason) <= 5000 AND reason ~ '[^[:space:]]'),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE docket.redaction IS
  'Entries whose words are gone, and why, which is public. Their numbers and days stay (ADR 26)';

CREATE TRIGGER of_next_event BEFORE INSERT ON docket.redaction
  FOR EACH ROW EXECUTE FUNCTION record.of_next_event();

-- Of staff, only an approver takes back what is public, and not who entered it. Looked at when the
-- transaction ends, since the event is written behind its row. What a program of the site does, such as an
-- import, it may withdraw again: it can not redact.
CREATE FUNCTION docket.by_another() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM record.event a, docket.entry d JOIN record.event b ON b.number = d.event
      WHERE a.number = NEW.event AND d.entry = NEW.entry
        AND (a.role <> 'approver' OR a.actor = b.actor)
        AND (TG_TABLE_NAME = 'redaction' OR a.role IN ('clerk', 'reviewer', 'counsel', 'approver', 'administrator')))
  THEN
    RAISE EXCEPTION 'entry % is taken back by an approver who did not enter it', NEW.entry
      USING ERRCODE = 'check_violation', CONSTRAINT = 'taken_back_by_another';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER by_another AFTER INSERT ON docket.publication DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.decision = 'withdraw') EXECUTE FUNCTION docket.by_another();
CREATE CONSTRAINT TRIGGER by_another AFTER INSERT ON docket.redaction DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION docket.by_another();

-- The one way in which an entry changes: its words go, once the payload of its event has gone and the record
-- says that they go. What stands in their place is fixed here, so that nobody puts other words there.
-- Schema search is made after this one, and looked for when this runs.
CREATE FUNCTION docket.redact(of_entry bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE docket.entry e
  SET title = 'Redacted',
    text = 'The words of this entry were removed, as event ' || r.event || ' of the record says. Reason: ' || r.reason,
    day_question = NULL, about_kind = NULL, about = NULL, sources = '[]', caveats = '{}'
  FROM docket.redaction r JOIN record.event v ON v.number = r.event
  WHERE e.entry = of_entry AND r.entry = of_entry
    AND v.kind = 'entry-redacted' AND v.subject_kind = 'entry' AND v.subject = of_entry::text
    AND NOT EXISTS (SELECT FROM record.payload p WHERE p.event = e.event);
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE search.entry_words w SET tsv = search.words_of(e.party, e.title, e.text)
  FROM docket.entry e WHERE e.entry = of_entry AND w.entry = of_entry;
  RETURN true;
END $$;
