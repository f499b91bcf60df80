-- The review of evidence: which stores belong to a recipient's part of an inquiry, what readers said of each item for
-- each thing that was asked, tags, notes and searches (ADR 35). Rows are added and never changed, each with its event.
-- What they come to is worked out from them and kept nowhere. All of it is for staff alone: nothing is granted to a
-- recipient's people, and nothing is published.

CREATE SCHEMA review;

CREATE DOMAIN review.said AS text
  CONSTRAINT said CHECK (VALUE ~ '[^[:space:]]' AND length(VALUE) <= 4000);

CREATE DOMAIN review.tag AS text
  CONSTRAINT tag CHECK (VALUE ~ '^[^[:space:][:cntrl:]]([^[:cntrl:]]{0,48}[^[:space:][:cntrl:]])?$');

CREATE DOMAIN review.code AS text
  CONSTRAINT code CHECK (VALUE IN ('responsive', 'not-responsive', 'privileged', 'second-look'));

CREATE TABLE review.collection (
  collection record.word PRIMARY KEY CHECK (length(collection) <= 30 AND collection !~ '[/:]'),
  inquiry record.word NOT NULL REFERENCES inquiry.inquiry,
  party register.identifier NOT NULL REFERENCES register.party,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (collection, inquiry)
);
CREATE INDEX collection_of_recipient ON review.collection (inquiry, party);
COMMENT ON TABLE review.collection IS 'A store of evidence that belongs to the part of one recipient in one inquiry';

CREATE TABLE review.attached (
  collection record.word NOT NULL REFERENCES review.collection,
  version integer NOT NULL CHECK (version >= 1),
  manifest record.hash NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(version - 1, 0)) STORED,
  PRIMARY KEY (collection, version),
  CONSTRAINT attached_follows FOREIGN KEY (collection, before) REFERENCES review.attached (collection, version)
);
COMMENT ON TABLE review.attached IS 'That a collection has this manifest from now on; the highest version holds';

-- A location is too long for an index, so an item is known by the hash of its line in lists of items.
CREATE TABLE review.item (
  collection record.word NOT NULL REFERENCES review.collection,
  item record.hash NOT NULL,
  location text NOT NULL CHECK (length(location) <= 4000 AND location ~ '^[^/]+/.' AND location !~ E'[\t\n\r]'),
  hash record.hash NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  custodian text GENERATED ALWAYS AS (split_part(location, '/', 1)) STORED,
  PRIMARY KEY (collection, item),
  CONSTRAINT item_is_its_line
    CHECK (item = sha256(convert_to(location || E'\t' || encode(hash, 'hex'), 'UTF8')))
);
CREATE INDEX item_of_bytes ON review.item (hash);
COMMENT ON TABLE review.item IS 'Items of evidence of which somebody said something';
COMMENT ON COLUMN review.item.hash IS 'SHA-256 of its bytes';

CREATE TABLE review.decision (
  event bigint PRIMARY KEY REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  collection record.word NOT NULL,
  inquiry record.word NOT NULL,
  version integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('coded', 'settled', 'tagged', 'untagged')),
  revision integer,
  demand_item integer,
  code review.code,
  tag review.tag,
  said review.said,
  decided_by record.word NOT NULL,
  found text NOT NULL CHECK (found IN ('picked', 'search', 'family', 'thread')),
  words text CHECK (length(words) <= 4000),
  facets text[] NOT NULL CHECK (cardinality(facets) % 2 = 0 AND array_position(facets, NULL) IS NULL),
  items integer NOT NULL CHECK (items BETWEEN 1 AND 200000),
  list record.hash NOT NULL,
  UNIQUE (event, collection, kind, revision, demand_item, code, decided_by),
  UNIQUE (event, collection, kind, tag),
  FOREIGN KEY (collection, inquiry) REFERENCES review.collection (collection, inquiry),
  FOREIGN KEY (collection, version) REFERENCES review.attached,
  FOREIGN KEY (inquiry, revision, demand_item) REFERENCES inquiry.item,
  CONSTRAINT decision_of_its_kind CHECK (CASE
    WHEN kind IN ('coded', 'settled') THEN revision IS NOT NULL AND demand_item IS NOT NULL AND code IS NOT NULL AND tag IS NULL
    ELSE revision IS NULL AND demand_item IS NULL AND code IS NULL AND tag IS NOT NULL END),
  CONSTRAINT decision_settles CHECK (kind <> 'settled' OR code <> 'second-look' AND said IS NOT NULL),
  CONSTRAINT decision_found_by_words CHECK ((found = 'picked') = (words IS NULL) AND (found = 'search' OR facets = '{}'))
);
CREATE INDEX decision_of_collection ON review.decision (collection, event);
COMMENT ON TABLE review.decision IS 'One decision of one person for one item or many, with how these were found';
COMMENT ON COLUMN review.decision.revision IS 'Of the inquiry, as the letter asked that the items were read for';
COMMENT ON COLUMN review.decision.words IS 'Of the search, location of the root of the family, or what the thread is called';
COMMENT ON COLUMN review.decision.facets IS 'Name and value in turn, by name';
COMMENT ON COLUMN review.decision.list IS 'SHA-256 over the lines of the items: location, tab, hash, line feed, sorted by bytes';

CREATE TABLE review.coding (
  collection record.word NOT NULL,
  demand_item integer NOT NULL,
  item record.hash NOT NULL,
  event bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('coded', 'settled')),
  revision integer NOT NULL,
  code review.code NOT NULL,
  decided_by record.word NOT NULL,
  PRIMARY KEY (event, item),
  FOREIGN KEY (collection, item) REFERENCES review.item,
  CONSTRAINT coding_of_its_decision FOREIGN KEY (event, collection, kind, revision, demand_item, code, decided_by)
    REFERENCES review.decision (event, collection, kind, revision, demand_item, code, decided_by)
);
-- In the order in which the latest of each person is found, with all that is asked of it.
CREATE INDEX coding_latest ON review.coding (collection, demand_item, item, decided_by, event DESC)
  INCLUDE (kind, code, revision);
CREATE INDEX coding_settled ON review.coding (collection, demand_item, item) WHERE kind = 'settled';
COMMENT ON TABLE review.coding IS 'What a decision says of each item. Of one person the latest counts';

CREATE TABLE review.tagging (
  collection record.word NOT NULL,
  item record.hash NOT NULL,
  tag review.tag NOT NULL,
  event bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('tagged', 'untagged')),
  PRIMARY KEY (event, item),
  FOREIGN KEY (collection, item) REFERENCES review.item,
  CONSTRAINT tagging_of_its_decision FOREIGN KEY (event, collection, kind, tag)
    REFERENCES review.decision (event, collection, kind, tag)
);
CREATE INDEX tagging_latest ON review.tagging (collection, tag, item, event DESC) INCLUDE (kind);
CREATE INDEX tagging_item ON review.tagging (collection, item);
COMMENT ON TABLE review.tagging IS 'That a tag was put on an item or taken off; the latest holds';

CREATE TABLE review.note (
  event bigint PRIMARY KEY REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  collection record.word NOT NULL,
  item record.hash NOT NULL,
  said review.said NOT NULL,
  page integer CHECK (page >= 1),
  from_character integer CHECK (from_character >= 0),
  until_character integer,
  written_by record.word NOT NULL,
  FOREIGN KEY (collection, item) REFERENCES review.item,
  CONSTRAINT note_on_a_span CHECK ((from_character IS NULL) = (until_character IS NULL) AND until_character > from_character)
);
CREATE INDEX note_item ON review.note (collection, item);

CREATE TABLE review.note_withdrawn (
  note bigint PRIMARY KEY REFERENCES review.note,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE review.note_withdrawn IS 'That who wrote a note does not stand by it; the note stays';

CREATE TABLE review.search (
  collection record.word NOT NULL,
  name register.words NOT NULL CHECK (length(name) <= 100),
  inquiry record.word NOT NULL,
  words text NOT NULL CHECK (length(words) <= 4000),
  facets text[] NOT NULL CHECK (cardinality(facets) % 2 = 0 AND array_position(facets, NULL) IS NULL),
  revision integer,
  demand_item integer,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (collection, name),
  FOREIGN KEY (collection, inquiry) REFERENCES review.collection (collection, inquiry),
  FOREIGN KEY (inquiry, revision, demand_item) REFERENCES inquiry.item,
  CONSTRAINT search_for_an_item CHECK ((revision IS NULL) = (demand_item IS NULL)),
  CONSTRAINT search_looks_for_something CHECK (words ~ '[^[:space:]]' OR facets <> '{}')
);
COMMENT ON COLUMN review.search.demand_item IS 'What was asked that it looks for; null if for nothing of it';

CREATE TABLE review.run (
  event bigint PRIMARY KEY REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  collection record.word NOT NULL,
  name register.words NOT NULL,
  version integer NOT NULL,
  FOREIGN KEY (collection, name) REFERENCES review.search,
  FOREIGN KEY (collection, version) REFERENCES review.attached
);
CREATE INDEX run_of_search ON review.run (collection, name);
COMMENT ON COLUMN review.run.version IS 'Which manifest of the collection was searched';

CREATE TABLE review.ran (
  run bigint NOT NULL REFERENCES review.run,
  custodian text NOT NULL CHECK (length(custodian) BETWEEN 1 AND 100 AND custodian !~ '/'),
  found bigint NOT NULL CHECK (found >= 0),
  event bigint NOT NULL,
  PRIMARY KEY (run, custodian),
  CONSTRAINT ran_of_one_event CHECK (event = run)
);
COMMENT ON TABLE review.ran IS 'Whose files a run looked at, and how many items it found there';

-- Who is said to have decided did: the event says so too.
CREATE FUNCTION review.by_its_actor() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  who text;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'decision' THEN who := NEW.decided_by;
    WHEN 'note' THEN who := NEW.written_by;
    ELSE SELECT n.written_by INTO who FROM review.note n WHERE n.event = NEW.note;
  END CASE;
  IF NOT EXISTS (SELECT FROM record.event e WHERE e.number = NEW.event AND e.actor = who) THEN
    RAISE EXCEPTION 'event % is not of %', NEW.event, who
      USING ERRCODE = 'check_violation', CONSTRAINT = 'by_its_actor';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER by_its_actor AFTER INSERT ON review.decision DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION review.by_its_actor();
CREATE CONSTRAINT TRIGGER by_its_actor AFTER INSERT ON review.note DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION review.by_its_actor();
CREATE CONSTRAINT TRIGGER by_its_actor AFTER INSERT ON review.note_withdrawn DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION review.by_its_actor();

-- A decision has as many rows as it says, all of them.
CREATE FUNCTION review.in_full() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  there bigint;
BEGIN
  IF NEW.tag IS NULL THEN
    SELECT count(*) INTO there FROM review.coding c WHERE c.event = NEW.event;
  ELSE
    SELECT count(*) INTO there FROM review.tagging t WHERE t.event = NEW.event;
  END IF;
  IF there <> NEW.items THEN
    RAISE EXCEPTION 'decision % is of % items and has %', NEW.event, NEW.items, there
      USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_in_full';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER in_full AFTER INSERT ON review.decision DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION review.in_full();

-- What is settled is not coded any more, and who settles has not read it. Whether there is anything to settle the
-- program asks. Once for all rows of a statement, since these are up to 200,000.
CREATE FUNCTION review.settle() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM added a JOIN review.coding c ON c.collection = a.collection AND c.demand_item = a.demand_item
        AND c.item = a.item AND c.revision = a.revision
      WHERE a.kind = 'coded' AND c.kind = 'settled') THEN
    RAISE EXCEPTION 'an item of a decision was settled'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'coding_not_once_settled';
  END IF;
  IF EXISTS (SELECT FROM added a WHERE a.kind = 'settled') AND EXISTS (
      SELECT FROM added a JOIN review.coding c ON c.collection = a.collection AND c.demand_item = a.demand_item
        AND c.item = a.item AND c.decided_by = a.decided_by
      WHERE a.kind = 'settled' AND c.kind = 'coded') THEN
    RAISE EXCEPTION 'an item of a decision is settled by one of its readers'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'coding_settled_by_another';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER settle AFTER INSERT ON review.coding REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION review.settle();

-- As record.of_next_event, likewise once for all rows.
CREATE FUNCTION review.of_next_event() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  expected bigint := coalesce((SELECT max(e.number) FROM record.event e), -1) + 1;
BEGIN
  IF EXISTS (SELECT FROM added a WHERE a.event <> expected) THEN
    RAISE EXCEPTION 'a row is not of event %, the next one', expected
      USING ERRCODE = 'check_violation', CONSTRAINT = 'of_next_event';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION review.stay() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a review is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;

DO $policies$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.relname, c.relowner FROM pg_class c WHERE c.relnamespace = 'review'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE review.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE review.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY application ON review.%I USING ((SELECT inquiry.is_staff())) WITH CHECK ((SELECT inquiry.is_staff()))', t.relname);
    EXECUTE format('CREATE POLICY backup ON review.%I USING ((SELECT inquiry.is_backup(%s))) WITH CHECK ((SELECT inquiry.is_backup(%s)))', t.relname, t.relowner, t.relowner);
    IF t.relname IN ('item', 'coding', 'tagging') THEN
      EXECUTE format('CREATE TRIGGER of_next_event AFTER INSERT ON review.%I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION review.of_next_event()', t.relname);
    ELSE
      EXECUTE format('CREATE TRIGGER of_next_event BEFORE INSERT ON review.%I FOR EACH ROW EXECUTE FUNCTION record.of_next_event()', t.relname);
    END IF;
    EXECUTE format('CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON review.%I FOR EACH STATEMENT EXECUTE FUNCTION review.stay()', t.relname);
    -- Also where a session says that it is a replica.
    EXECUTE format('ALTER TABLE review.%I ENABLE ALWAYS TRIGGER stay', t.relname);
  END LOOP;
END $policies$;
