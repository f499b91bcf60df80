-- What the public site can see, and all that it can see.

CREATE SCHEMA published;

CREATE VIEW published.kind WITH (security_barrier) AS
SELECT kind, label FROM docket.kind;

CREATE VIEW published.party WITH (security_barrier) AS
SELECT DISTINCT ON (party) party, name, kind, state, within, circuit, districts, fips, ocd, county
FROM register.party_record
ORDER BY party, revision DESC;

-- Compared within the subquery: the planner expects one in two rows of a subquery that is a condition, but
-- one in two hundred of a subquery that is compared, and would read a whole docket for its first page.
CREATE VIEW published.entry WITH (security_barrier) AS
SELECT e.entry, e.party, e.number, e.day, e.day_question, e.entered, e.side, e.kind, e.title, e.text,
  e.about_kind, e.about, e.sources, e.mark, e.caveats, e.corrects
FROM docket.entry e
WHERE (SELECT p.decision = 'publish' FROM docket.publication p
       WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1);

-- What was public and was taken back at the desk: that it was there, and why it is not, which is written to be
-- read by everybody. What a program withdrew, and why, is not said.
CREATE VIEW published.withdrawn WITH (security_barrier) AS
SELECT e.party, e.number, e.day, e.side, e.kind, p.decided, p.reason
FROM docket.publication p
JOIN docket.entry e ON e.entry = p.entry
JOIN record.event v ON v.number = p.event
WHERE p.decision = 'withdraw' AND v.role = 'approver'
  AND NOT EXISTS (SELECT FROM docket.publication l WHERE l.entry = p.entry AND l.number > p.number)
  AND NOT EXISTS (SELECT FROM docket.redaction r WHERE r.entry = p.entry);

CREATE VIEW published.redaction WITH (security_barrier) AS
SELECT e.party, e.number, r.redacted, r.reason, r.event
FROM docket.redaction r JOIN docket.entry e ON e.entry = r.entry;

-- The order of an index is lost behind a barrier, and all entries would be sorted for the latest ones.
CREATE FUNCTION published.latest(before_day date, before_entry bigint, most integer)
RETURNS TABLE (entry bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.entry
  FROM docket.entry e
  WHERE (e.day, e.entry)
      < (coalesce(before_day, 'infinity'), coalesce(before_entry, 9223372036854775807))
    AND (SELECT p.decision = 'publish' FROM docket.publication p
         WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1)
  ORDER BY e.day DESC, e.entry DESC
  LIMIT most
$$;

-- A page of a docket, for the same reason: all of its entries would be read and sorted.
CREATE FUNCTION published.page_of(of_party text, newest_first boolean, after_number integer,
  from_day date, until_day date, of_sides text[], of_kind text, most integer)
RETURNS TABLE (entry bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF newest_first THEN
    RETURN QUERY
    SELECT e.entry
    FROM docket.entry e
    WHERE e.party = of_party
      AND e.number < coalesce(after_number, 2147483647)
      AND e.day >= coalesce(from_day, '-infinity') AND e.day < coalesce(until_day, 'infinity')
      AND e.side = ANY (of_sides) AND (of_kind IS NULL OR e.kind = of_kind)
      AND (SELECT p.decision = 'publish' FROM docket.publication p
           WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1)
    ORDER BY e.number DESC
    LIMIT most;
  ELSE
    RETURN QUERY
    SELECT e.entry
    FROM docket.entry e
    WHERE e.party = of_party
      AND e.number > coalesce(after_number, 0)
      AND e.day >= coalesce(from_day, '-infinity') AND e.day < coalesce(until_day, 'infinity')
      AND e.side = ANY (of_sides) AND (of_kind IS NULL OR e.kind = of_kind)
      AND (SELECT p.decision = 'publish' FROM docket.publication p
           WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1)
    ORDER BY e.number
    LIMIT most;
  END IF;
END $$;

-- A condition on words is not leakproof, so a view that is a security barrier would read every row
-- before it looks at one word. These functions look at the words with their owner's rights; they give
-- what is published, the latest day first, after a given entry or from the beginning.

-- However common the words are: never reads more than it is told to.
CREATE FUNCTION published.newest_with(asked tsquery, after_entry bigint, looked_at integer, most integer)
RETURNS TABLE (entry bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT n.entry
  FROM (
    SELECT w.entry, w.day, w.tsv FROM search.entry_words w
    WHERE (w.day, w.entry) < (
      coalesce((SELECT e.day FROM docket.entry e WHERE e.entry = after_entry), 'infinity'),
      coalesce(after_entry, 9223372036854775807))
    ORDER BY w.day DESC, w.entry DESC
    LIMIT looked_at) n
  WHERE n.tsv @@ asked
  ORDER BY n.day DESC, n.entry DESC
  LIMIT most
$$;

-- By the index on words, for words that are not common. The planner takes words to be independent of
-- each other and would walk through all days for two that never meet, if it were free to.
CREATE FUNCTION published.any_with(asked tsquery, after_entry bigint, most integer)
RETURNS TABLE (entry bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET work_mem = '64MB' SET jit = off AS $$
  WITH found AS MATERIALIZED (
    SELECT w.entry, w.day FROM search.entry_words w WHERE w.tsv @@ asked)
  SELECT f.entry
  FROM found f
  WHERE (f.day, f.entry) < (
    coalesce((SELECT e.day FROM docket.entry e WHERE e.entry = after_entry), 'infinity'),
    coalesce(after_entry, 9223372036854775807))
  ORDER BY f.day DESC, f.entry DESC
  LIMIT most
$$;

-- Texts beside the docket, the best first: who is called so before what is called so, and that before
-- what mentions it.
CREATE FUNCTION published.texts_with(asked tsquery, typed tsquery, most integer)
RETURNS TABLE (kind text, id text, party text, title text, body text, day date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.kind, w.id, w.party, w.title, w.body, w.day
  FROM search.words w
  WHERE w.tsv @@ asked OR w.names @@ typed
  ORDER BY coalesce(w.names @@ typed, false) DESC, w.kind = 'party' DESC,
    greatest(ts_rank(w.tsv, asked), coalesce(ts_rank(w.names, typed), 0)) DESC,
    length(w.title), w.kind, w.id
  LIMIT most
$$;

-- For who takes all entries away, part by part.
CREATE FUNCTION published.entered_after(after_entry bigint, most integer)
RETURNS TABLE (entry bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.entry
  FROM docket.entry e
  WHERE e.entry > after_entry
    AND (SELECT p.decision = 'publish' FROM docket.publication p
         WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1)
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

-- What is public of the inquiries of this site, each seen as a whole.
CREATE FUNCTION published.inquiries()
RETURNS TABLE (inquiry text, first date, latest date, recipients bigint, letters bigint, filings bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.about::text, min(e.day), max(e.day), count(DISTINCT e.party),
    count(*) FILTER (WHERE e.side = 'grantor'), count(*) FILTER (WHERE e.side = 'recipient')
  FROM docket.entry e
  WHERE e.about_kind = 'inquiry'
    AND (SELECT p.decision = 'publish' FROM docket.publication p
         WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1)
  GROUP BY e.about
  ORDER BY min(e.day), e.about
$$;

CREATE FUNCTION published.of_inquiry(of_inquiry text)
RETURNS TABLE (entry bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.entry
  FROM docket.entry e
  WHERE e.about_kind = 'inquiry' AND e.about = of_inquiry
    AND (SELECT p.decision = 'publish' FROM docket.publication p
         WHERE p.entry = e.entry ORDER BY p.number DESC LIMIT 1)
$$;

-- The record. Headers are public, so hashes over them are.
CREATE VIEW published.head WITH (security_barrier) AS
SELECT number + 1 AS size, instant FROM record.event ORDER BY number DESC LIMIT 1;

CREATE VIEW published.subtree WITH (security_barrier) AS
SELECT level, index, hash FROM record.subtree;

CREATE VIEW published.checkpoint WITH (security_barrier) AS
SELECT size, note FROM record.checkpoint;

-- Whoever has a file may learn that the record speaks of it, and no name of it.
CREATE VIEW published.document WITH (security_barrier) AS
SELECT hash, event FROM record.document;

-- What an event says is public while everything in it is: entries, and what decisions are about, by the
-- decisions that hold now. Who entered or decided is public nowhere, and so neither is an event that says
-- more of it than its header does. Additions are public, as the register is, and so are dumps. Nothing is said here of other
-- events, such as redactions, so their payloads are withheld. A payload that is not there was removed.
-- By index throughout: most events have a few rows here and some thousands, and the planner would look for
-- the first row of an event that has none in the whole table.
CREATE FUNCTION published.events_from(from_number bigint, most integer)
RETURNS TABLE (number bigint, instant timestamptz, role text, actor text, kind text, subject_kind text,
  subject text, commitment bytea, redaction bigint, removed boolean, salt bytea, content bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET jit = off AS $$
  WITH asked AS MATERIALIZED (
    SELECT e.*,
      coalesce(
        (SELECT true FROM docket.entry d WHERE d.event = e.number LIMIT 1),
        (SELECT true FROM docket.publication d WHERE d.event = e.number LIMIT 1),
        (SELECT true FROM register.addition d WHERE d.event = e.number LIMIT 1),
        e.kind = 'dumped')
      AND NOT EXISTS (
        SELECT FROM docket.entry d
        WHERE d.event = e.number
          AND (d.entered_by <> e.role || ' ' || e.actor
            OR NOT coalesce((SELECT p.decision = 'publish' FROM docket.publication p
                             WHERE p.entry = d.entry ORDER BY p.number DESC LIMIT 1), false)))
      AND NOT EXISTS (
        SELECT FROM docket.publication d
        WHERE d.event = e.number
          AND (d.decided_by <> e.role || ' ' || e.actor
            OR NOT (SELECT p.decision = 'publish' FROM docket.publication p
                    WHERE p.entry = d.entry ORDER BY p.number DESC LIMIT 1))) AS is_public
    FROM record.event e
    WHERE e.number >= from_number
    ORDER BY e.number
    LIMIT most)
  SELECT a.number, a.instant, a.role, a.actor, a.kind, a.subject_kind, a.subject, a.commitment,
    CASE WHEN p.event IS NULL THEN (
      SELECT r.number FROM record.event r WHERE r.kind = 'redaction' AND r.subject = a.number::text)
    END,
    p.event IS NULL,
    CASE WHEN a.is_public THEN p.salt END,
    CASE WHEN a.is_public THEN p.content END
  FROM asked a
  LEFT JOIN LATERAL (SELECT * FROM record.payload k WHERE k.event = a.number LIMIT 1) p ON true
  ORDER BY a.number
$$;
