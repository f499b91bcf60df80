-- What the public site can see, and all that it can see.

CREATE SCHEMA published;

CREATE VIEW published.kind WITH (security_barrier) AS
SELECT kind, label FROM docket.kind;

CREATE VIEW published.party WITH (security_barrier) AS
SELECT DISTINCT ON (party) party, name, kind, state, within, circuit, districts, fips, ocd, county
FROM register.party_record
ORDER BY party, revision DESC;

CREATE VIEW published.entry WITH (security_barrier) AS
SELECT e.entry, e.party, e.number, e.day, e.day_question, e.entered, e.side, e.kind, e.title, e.text,
  e.about_kind, e.about, e.sources, e.mark, e.caveats, e.corrects
FROM docket.entry e
WHERE (SELECT p.decision FROM docket.publication p
       WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1) = 'publish';

-- The order of an index is lost behind a barrier, and all entries would be sorted for the latest ones.
CREATE FUNCTION published.latest(before_day date, before_entry bigint, most integer)
RETURNS TABLE (entry bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.entry
  FROM docket.entry e
  WHERE (e.day, e.entry)
      < (coalesce(before_day, 'infinity'), coalesce(before_entry, 9223372036854775807))
    AND (SELECT p.decision FROM docket.publication p
         WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1) = 'publish'
  ORDER BY e.day DESC, e.entry DESC
  LIMIT most
$$;

-- A condition on words is not leakproof, so a view that is a security barrier would read every row
-- before it looks at one word. These functions look at the words with their owner's rights and give
-- what is published.

-- The newest entries, however common the words are: never reads more than it is told to.
CREATE FUNCTION published.newest_with(asked tsquery, looked_at integer, most integer)
RETURNS TABLE (entry bigint, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.entry, ts_rank(n.tsv, asked)
  FROM (SELECT e.entry, e.tsv FROM docket.entry e ORDER BY e.day DESC, e.entry DESC LIMIT looked_at) n
  WHERE n.tsv @@ asked
    AND (SELECT p.decision FROM docket.publication p
         WHERE p.entry = n.entry ORDER BY p.number DESC LIMIT 1) = 'publish'
  LIMIT most
$$;

-- Entries by the index on their words; for words that are not common.
CREATE FUNCTION published.any_with(asked tsquery, most integer)
RETURNS TABLE (entry bigint, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET work_mem = '64MB' AS $$
  SELECT e.entry, ts_rank(e.tsv, asked)
  FROM docket.entry e
  WHERE e.tsv @@ asked
    AND (SELECT p.decision FROM docket.publication p
         WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1) = 'publish'
  LIMIT most
$$;

CREATE FUNCTION published.texts_with(asked tsquery, typed tsquery, most integer)
RETURNS TABLE (
  kind text, id text, party text, title text, body text, day date, named boolean, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.kind, w.id, w.party, w.title, w.body, w.day, coalesce(w.names @@ typed, false),
    greatest(ts_rank(w.tsv, asked), coalesce(ts_rank(w.names, typed), 0))
  FROM search.words w
  WHERE w.tsv @@ asked OR w.names @@ typed
  ORDER BY 7 DESC, w.kind = 'party' DESC, 8 DESC, length(w.title), w.kind, w.id
  LIMIT most
$$;

-- For who takes all entries away, part by part.
CREATE FUNCTION published.entered_after(after_entry bigint, most integer)
RETURNS TABLE (entry bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.entry
  FROM docket.entry e
  WHERE e.entry > after_entry
    AND (SELECT p.decision FROM docket.publication p
         WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1) = 'publish'
  ORDER BY e.entry
  LIMIT most
$$;

-- What became public last: the decision that holds, and when it was taken.
CREATE FUNCTION published.newest(before_time timestamptz, before_entry bigint, most integer)
RETURNS TABLE (entry bigint, published timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p.entry, p.decided
  FROM docket.publication p
  WHERE p.decision = 'publish'
    AND (p.decided, p.entry)
      < (coalesce(before_time, 'infinity'), coalesce(before_entry, 9223372036854775807))
    AND NOT EXISTS (SELECT FROM docket.publication l WHERE l.entry = p.entry AND l.number > p.number)
  ORDER BY p.decided DESC, p.entry DESC
  LIMIT most
$$;

CREATE FUNCTION published.newest_of(
  of_party text, before_time timestamptz, before_entry bigint, most integer)
RETURNS TABLE (entry bigint, published timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.entry, p.decided
  FROM docket.entry e
  CROSS JOIN LATERAL (
    SELECT l.decision, l.decided FROM docket.publication l
    WHERE l.entry = e.entry ORDER BY l.number DESC LIMIT 1) p
  WHERE e.party = of_party AND p.decision = 'publish'
    AND (p.decided, e.entry)
      < (coalesce(before_time, 'infinity'), coalesce(before_entry, 9223372036854775807))
  ORDER BY p.decided DESC, e.entry DESC
  LIMIT most
$$;
