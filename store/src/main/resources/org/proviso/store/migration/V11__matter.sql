-- Matters: what was done between a funder and a recipient over one condition of one award, step by step, and orders
-- of courts that forbid some of it (ADR 31). Rows are added and never changed, each with its event. Whether a step may
-- be taken is worked out from them and kept nowhere.

CREATE SCHEMA matter;

CREATE DOMAIN matter.said AS text
  CONSTRAINT said CHECK (VALUE ~ '[^[:space:]]' AND length(VALUE) <= 5000);

CREATE TABLE matter.matter (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  revision integer NOT NULL,
  party register.identifier NOT NULL,
  tier text CHECK (tier IN ('direct', 'sub')),
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition),
  UNIQUE (award, condition, party),
  FOREIGN KEY (award, revision) REFERENCES register.award (subject, revision)
);
CREATE INDEX matter_party ON matter.matter (party);
COMMENT ON COLUMN matter.matter.revision IS 'What the register said of the award then';
COMMENT ON COLUMN matter.matter.tier IS 'How the recipient holds the money; null if that is not known';
COMMENT ON COLUMN matter.matter.said IS 'What the tier was read off';

CREATE FUNCTION matter.as_registered() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM register.award a
      WHERE a.subject = NEW.award AND a.revision = NEW.revision AND a.recipient <> NEW.party) THEN
    RAISE EXCEPTION '% is the award of another party', NEW.award
      USING ERRCODE = 'check_violation', CONSTRAINT = 'matter_as_registered';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER as_registered BEFORE INSERT ON matter.matter
  FOR EACH ROW EXECUTE FUNCTION matter.as_registered();

-- What a member of the grantor's staff wants to be done, and somebody else decides on.
CREATE TABLE matter.proposal (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  party register.identifier NOT NULL,
  step register.identifier NOT NULL,
  actions register.texts NOT NULL,
  clocks register.texts NOT NULL,
  dues date[] NOT NULL,
  said matter.said NOT NULL,
  override matter.said,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (award, condition, number),
  UNIQUE (award, condition, number, step),
  FOREIGN KEY (award, condition, party) REFERENCES matter.matter (award, condition, party),
  CONSTRAINT proposal_follows FOREIGN KEY (award, condition, before)
    REFERENCES matter.proposal (award, condition, number),
  CONSTRAINT proposal_has_a_day_for_each_clock CHECK (cardinality(clocks) = cardinality(dues))
);
COMMENT ON COLUMN matter.proposal.said IS 'The document that the step is';
COMMENT ON COLUMN matter.proposal.override IS
  'Why it is to be taken although the procedure does not allow it; null if it is to be taken only if that does';

CREATE TABLE matter.step (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  party register.identifier NOT NULL,
  step register.identifier NOT NULL,
  day date NOT NULL,
  actions register.texts NOT NULL,
  clocks register.texts NOT NULL,
  dues date[] NOT NULL,
  said matter.said NOT NULL,
  proposal integer,
  overriding matter.said,
  signer matter.said,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (award, condition, number),
  UNIQUE (award, condition, proposal),
  FOREIGN KEY (award, condition, party) REFERENCES matter.matter (award, condition, party),
  CONSTRAINT step_follows FOREIGN KEY (award, condition, before) REFERENCES matter.step (award, condition, number),
  CONSTRAINT step_was_proposed FOREIGN KEY (award, condition, proposal, step)
    REFERENCES matter.proposal (award, condition, number, step),
  CONSTRAINT step_has_a_day_for_each_clock CHECK (cardinality(clocks) = cardinality(dues)),
  CONSTRAINT step_overrides_by_two CHECK (overriding IS NULL OR proposal IS NOT NULL),
  CONSTRAINT step_signed_by_the_recipient CHECK (signer IS NULL OR proposal IS NULL)
);
COMMENT ON COLUMN matter.step.proposal IS 'Null for what others than the grantor did, which is a fact and needs nobody to decide it';
COMMENT ON COLUMN matter.step.signer IS 'Who signed for the recipient, where its own people did the step here; never public';
COMMENT ON COLUMN matter.step.overriding IS
  'Why who decided had it taken although the procedure does not allow it; null if that allows it';

CREATE TABLE matter.turned_down (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  proposal integer NOT NULL,
  party register.identifier NOT NULL,
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, proposal),
  FOREIGN KEY (award, condition, proposal) REFERENCES matter.proposal (award, condition, number),
  FOREIGN KEY (award, condition, party) REFERENCES matter.matter (award, condition, party)
);

CREATE TABLE matter.reached (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  number integer NOT NULL,
  party register.identifier NOT NULL,
  day date NOT NULL,
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, number),
  FOREIGN KEY (award, condition, number) REFERENCES matter.step (award, condition, number),
  FOREIGN KEY (award, condition, party) REFERENCES matter.matter (award, condition, party)
);
COMMENT ON TABLE matter.reached IS 'When a step of the grantor reached whom it is addressed to, and what proves it';

-- What was done in an inquiry with the recipient counts in the matter from then on: it is read there, and not copied.
CREATE TABLE matter.joined (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (award, condition, inquiry),
  FOREIGN KEY (award, condition, party) REFERENCES matter.matter (award, condition, party)
);
COMMENT ON TABLE matter.joined IS 'Inquiries whose letters to the recipient and its answers are steps of a matter';

CREATE FUNCTION matter.asked_of_it() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
      SELECT FROM inquiry.letter l
      JOIN inquiry.mailing m ON m.inquiry = l.inquiry AND m.mailing = l.mailing
      JOIN inquiry.decision d ON d.inquiry = l.inquiry AND d.mailing = l.mailing
      WHERE l.inquiry = NEW.inquiry AND l.party = NEW.party AND m.kind IN ('demand', 'supersession') AND d.approved) THEN
    RAISE EXCEPTION 'inquiry % asks nothing of %', NEW.inquiry, NEW.party
      USING ERRCODE = 'check_violation', CONSTRAINT = 'joined_where_it_was_asked';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER asked_of_it BEFORE INSERT ON matter.joined
  FOR EACH ROW EXECUTE FUNCTION matter.asked_of_it();

CREATE TABLE matter.court_order (
  number integer PRIMARY KEY CHECK (number >= 1),
  citation matter.said NOT NULL,
  actions register.texts NOT NULL,
  from_day date NOT NULL,
  doubtful boolean NOT NULL,
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  CONSTRAINT order_follows FOREIGN KEY (before) REFERENCES matter.court_order (number)
);
COMMENT ON COLUMN matter.court_order.actions IS 'What it forbids; none for every action';

CREATE TABLE matter.ordered (
  number integer NOT NULL REFERENCES matter.court_order,
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  party register.identifier NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (number, award, condition),
  FOREIGN KEY (award, condition, party) REFERENCES matter.matter (award, condition, party)
);
COMMENT ON TABLE matter.ordered IS 'The matters in which an order operates';

CREATE TABLE matter.lifted (
  number integer PRIMARY KEY REFERENCES matter.court_order,
  day date NOT NULL,
  said matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON COLUMN matter.lifted.day IS 'First day on which the order does not operate any more';

CREATE TABLE matter.publication (
  award register.identifier NOT NULL,
  condition register.identifier NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  party register.identifier NOT NULL,
  published boolean NOT NULL,
  reason matter.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (award, condition, number),
  FOREIGN KEY (award, condition, party) REFERENCES matter.matter (award, condition, party),
  CONSTRAINT publication_follows FOREIGN KEY (award, condition, before)
    REFERENCES matter.publication (award, condition, number)
);
COMMENT ON TABLE matter.publication IS
  'Whether what is done in a matter is public. Nothing is until somebody says so, but what overrides; the latest decides';

-- Who proposed a step does not decide on it. Looked at when the transaction ends, since the event is written behind
-- its row.
CREATE FUNCTION matter.by_another() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM record.event a, matter.proposal p JOIN record.event b ON b.number = p.event
      WHERE a.number = NEW.event AND p.award = NEW.award AND p.condition = NEW.condition
        AND p.number = NEW.proposal AND (a.role <> 'approver' OR a.actor = b.actor)) THEN
    RAISE EXCEPTION 'proposal % is decided by an approver who did not make it', NEW.proposal
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_decided_by_another';
  END IF;
  IF TG_TABLE_NAME = 'turned_down' AND EXISTS (
      SELECT FROM matter.step s
      WHERE s.award = NEW.award AND s.condition = NEW.condition AND s.proposal = NEW.proposal)
    OR TG_TABLE_NAME = 'step' AND EXISTS (
      SELECT FROM matter.turned_down d
      WHERE d.award = NEW.award AND d.condition = NEW.condition AND d.proposal = NEW.proposal) THEN
    RAISE EXCEPTION 'proposal % was decided before', NEW.proposal
      USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_decided_once';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER by_another AFTER INSERT ON matter.step DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.proposal IS NOT NULL) EXECUTE FUNCTION matter.by_another();
CREATE CONSTRAINT TRIGGER by_another AFTER INSERT ON matter.turned_down DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION matter.by_another();

CREATE FUNCTION matter.stay() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'matters are only added to' USING ERRCODE = 'insufficient_privilege';
END $$;

DO $policies$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.relname, c.relowner FROM pg_class c WHERE c.relnamespace = 'matter'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE matter.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE matter.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY application ON matter.%I USING ((SELECT inquiry.is_staff())) WITH CHECK ((SELECT inquiry.is_staff()))', t.relname);
    EXECUTE format('CREATE POLICY backup ON matter.%I USING ((SELECT inquiry.is_backup(%s))) WITH CHECK ((SELECT inquiry.is_backup(%s)))', t.relname, t.relowner, t.relowner);
    IF t.relname IN ('court_order', 'lifted') THEN
      -- An order that reaches none of the party's matters is not there for it.
      EXECUTE format('CREATE POLICY recipient ON matter.%I FOR SELECT USING (number IN (SELECT o.number FROM matter.ordered o))', t.relname);
    ELSE
      EXECUTE format('CREATE POLICY recipient ON matter.%I FOR SELECT USING (party = (SELECT inquiry.own_party()))', t.relname);
    END IF;
    EXECUTE format('CREATE TRIGGER of_next_event BEFORE INSERT ON matter.%I FOR EACH ROW EXECUTE FUNCTION record.of_next_event()', t.relname);
    EXECUTE format('CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON matter.%I FOR EACH STATEMENT EXECUTE FUNCTION matter.stay()', t.relname);
    -- Also where a session says that it is a replica.
    EXECUTE format('ALTER TABLE matter.%I ENABLE ALWAYS TRIGGER stay', t.relname);
  END LOOP;
END $policies$;

-- A recipient's people add what the recipient does: nothing that was proposed, overrides, names actions or sets days.
CREATE POLICY recipient_adds ON matter.step FOR INSERT WITH CHECK (party = (SELECT inquiry.own_party())
  AND proposal IS NULL AND overriding IS NULL AND signer IS NOT NULL AND actions = '{}' AND clocks = '{}');

CREATE FUNCTION matter.append(number bigint, instant timestamptz, actor text, kind text, subject text,
  commitment bytea, salt bytea, content bytea, levels integer[], indexes bigint[], hashes bytea[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  own text := nullif(current_setting('proviso.party', true), '');
  reader text := coalesce(current_setting('proviso.reader', true), '');
  is_own boolean;
BEGIN
  -- Not a setting of the function: only a superuser may give one to it.
  PERFORM set_config('proviso.reader', 'backup', true);
  is_own := EXISTS (SELECT FROM matter.matter m WHERE m.party = own AND m.award || ':' || m.condition = subject);
  PERFORM set_config('proviso.reader', reader, true);
  IF session_user <> current_database() || '_portal' OR kind <> 'step.taken' OR NOT is_own THEN
    RAISE EXCEPTION 'not an event of a matter of its own' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO record.event (number, instant, role, actor, kind, subject_kind, subject, commitment)
    VALUES (number, instant, 'recipient', actor, kind, 'matter', subject, commitment);
  INSERT INTO record.payload (event, salt, content) VALUES (number, salt, content);
  INSERT INTO record.subtree (level, index, hash)
    SELECT s.level, s.index, s.hash FROM unnest(levels, indexes, hashes) AS s (level, index, hash);
END $$;

-- The steps of the matters of a party, or of all, that are public, and of others each step that overrides, with both
-- reasons.
CREATE FUNCTION published.matter_steps(of_party text)
RETURNS TABLE (award text, condition text, party text, tier text, whole boolean, number integer, step text, day date,
  reached date, actions text[], clocks text[], dues date[], said text, override text, overriding text, event bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('proviso.reader', 'backup', true);
  RETURN QUERY
  SELECT m.award::text, m.condition::text, m.party::text, m.tier, w.whole, s.number, s.step::text, s.day,
    CASE WHEN s.proposal IS NULL THEN s.day ELSE r.day END,
    s.actions::text[], s.clocks::text[], s.dues, s.said::text, p.override::text, s.overriding::text, s.event
  FROM matter.matter m
  CROSS JOIN LATERAL (SELECT coalesce((SELECT b.published FROM matter.publication b
    WHERE b.award = m.award AND b.condition = m.condition ORDER BY b.number DESC LIMIT 1), false) AS whole) w
  LEFT JOIN matter.step s ON s.award = m.award AND s.condition = m.condition AND (w.whole OR s.overriding IS NOT NULL)
  LEFT JOIN matter.reached r ON r.award = s.award AND r.condition = s.condition AND r.number = s.number
  LEFT JOIN matter.proposal p ON p.award = s.award AND p.condition = s.condition AND p.number = s.proposal
  WHERE (of_party IS NULL OR m.party = of_party) AND (w.whole OR s.overriding IS NOT NULL)
  ORDER BY m.award COLLATE "C", m.condition COLLATE "C", s.day, s.number;
  PERFORM set_config('proviso.reader', '', true);
END $$;

-- Orders of courts are public; in which matters one operates, as far as those are.
CREATE FUNCTION published.matter_orders(of_party text)
RETURNS TABLE (award text, condition text, number integer, citation text, actions text[], from_day date, until_day date,
  doubtful boolean, event bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('proviso.reader', 'backup', true);
  RETURN QUERY
  SELECT o.award::text, o.condition::text, c.number, c.citation::text, c.actions::text[], c.from_day, l.day, c.doubtful, c.event
  FROM matter.ordered o
  JOIN matter.court_order c ON c.number = o.number
  LEFT JOIN matter.lifted l ON l.number = o.number
  WHERE (of_party IS NULL OR o.party = of_party) AND (SELECT b.published FROM matter.publication b
    WHERE b.award = o.award AND b.condition = o.condition ORDER BY b.number DESC LIMIT 1)
  ORDER BY o.award COLLATE "C", o.condition COLLATE "C", c.number;
  PERFORM set_config('proviso.reader', '', true);
END $$;

-- The inquiries that public matters joined.
CREATE FUNCTION published.matter_inquiries(of_party text)
RETURNS TABLE (award text, condition text, inquiry text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('proviso.reader', 'backup', true);
  RETURN QUERY
  SELECT j.award::text, j.condition::text, j.inquiry::text
  FROM matter.joined j
  WHERE (of_party IS NULL OR j.party = of_party) AND (SELECT b.published FROM matter.publication b
    WHERE b.award = j.award AND b.condition = j.condition ORDER BY b.number DESC LIMIT 1)
  ORDER BY j.award COLLATE "C", j.condition COLLATE "C", j.event;
  PERFORM set_config('proviso.reader', '', true);
END $$;
