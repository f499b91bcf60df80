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
  about_kind text CHECK (about_kind IN ('act', 'round', 'policy', 'condition', 'award', 'statement')),
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
