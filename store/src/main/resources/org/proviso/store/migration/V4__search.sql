-- What the search box finds: derived from packs, the register and the docket, replaced when these
-- change, and public throughout.

CREATE SCHEMA search;

CREATE TABLE search.words (
  kind text NOT NULL CHECK (kind IN ('party', 'act', 'condition', 'statement')),
  id register.identifier NOT NULL,
  party register.identifier REFERENCES register.party,
  title register.words NOT NULL,
  body text NOT NULL CHECK (length(body) <= 100000),
  day date,
  tsv tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('pg_catalog.english', title), 'A')
    || setweight(to_tsvector('pg_catalog.english', body), 'C')) STORED,
  names tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple', title)) STORED,
  PRIMARY KEY (kind, id)
);
CREATE INDEX words_tsv ON search.words USING gin (tsv);
CREATE INDEX words_names ON search.words USING gin (names);

-- The words of the entries that are public now, and of no others (ADR 14). An entry is found by every
-- name that its party has had.
CREATE TABLE search.entry_words (
  entry bigint PRIMARY KEY REFERENCES docket.entry,
  day date NOT NULL,
  tsv tsvector NOT NULL
);
CREATE INDEX entry_words_latest ON search.entry_words (day DESC, entry DESC);
CREATE INDEX entry_words_tsv ON search.entry_words USING gin (tsv) WITH (fastupdate = off);

-- A function and no view: a view could be written through, with its owner's rights.
CREATE FUNCTION search.words_of(of_party text, title text, body text) RETURNS tsvector
LANGUAGE sql STABLE AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', title), 'A')
    || setweight(to_tsvector('pg_catalog.english', coalesce(
      (SELECT string_agg(DISTINCT r.name, ' ' ORDER BY r.name)
       FROM register.party_record r WHERE r.party = of_party), '')), 'B')
    || setweight(to_tsvector('pg_catalog.english', body), 'C')
$$;

CREATE FUNCTION search.publish_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.decision = 'publish' THEN
    INSERT INTO search.entry_words (entry, day, tsv)
    SELECT e.entry, e.day, search.words_of(e.party, e.title, e.text)
    FROM docket.entry e WHERE e.entry = NEW.entry
    ON CONFLICT (entry) DO NOTHING;
  ELSE
    DELETE FROM search.entry_words w WHERE w.entry = NEW.entry;
  END IF;
  RETURN NULL;
END $$;

-- A decision is given the next number of its entry under a lock, so the last one added is the latest.
CREATE TRIGGER publish_words AFTER INSERT ON docket.publication
  FOR EACH ROW EXECUTE FUNCTION search.publish_words();

CREATE FUNCTION search.rename_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.revision > 1 THEN
    UPDATE search.entry_words w SET tsv = search.words_of(e.party, e.title, e.text)
    FROM docket.entry e
    WHERE e.party = NEW.party AND w.entry = e.entry
      AND EXISTS (SELECT FROM register.party_record r
                  WHERE r.party = NEW.party AND r.revision = NEW.revision - 1 AND r.name <> NEW.name);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER rename_words AFTER INSERT ON register.party_record
  FOR EACH ROW EXECUTE FUNCTION search.rename_words();
