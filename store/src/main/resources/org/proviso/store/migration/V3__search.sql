-- Texts beside the docket that the search box finds: derived from packs and the register, replaced when
-- these change, and public throughout. Entries are found by their own words.

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
