-- The ledger: what became of the money of each award, in double entry (ADR 28). Rows are added and never changed,
-- each with its event; what was wrong is reversed. No balance is kept: it is the sum of legs up to a day.

CREATE SCHEMA ledger;

CREATE DOMAIN ledger.said AS text
  CONSTRAINT said CHECK (VALUE ~ '[^[:space:]]' AND length(VALUE) <= 2000);

CREATE TABLE ledger.award (
  award register.identifier PRIMARY KEY,
  revision integer NOT NULL,
  party register.identifier NOT NULL,
  programme register.identifier NOT NULL,
  year register.identifier NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (award, party),
  FOREIGN KEY (award, revision) REFERENCES register.award (subject, revision)
);
COMMENT ON TABLE ledger.award IS 'Awards of which something is posted';
COMMENT ON COLUMN ledger.award.revision IS 'What the register said of it then';

CREATE FUNCTION ledger.as_registered() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM register.award a
      WHERE a.subject = NEW.award AND a.revision = NEW.revision
        AND (a.recipient, a.programme, a.year) IS DISTINCT FROM (NEW.party, NEW.programme, NEW.year)) THEN
    RAISE EXCEPTION '% is another award in the register', NEW.award
      USING ERRCODE = 'check_violation', CONSTRAINT = 'award_as_registered';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER as_registered BEFORE INSERT ON ledger.award
  FOR EACH ROW EXECUTE FUNCTION ledger.as_registered();

CREATE TABLE ledger.posting (
  award register.identifier NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  party register.identifier NOT NULL,
  kind text NOT NULL CHECK (kind IN ('obligation', 'amendment', 'drawdown', 'hold', 'release', 'termination',
    'disallowance', 'determination', 'repayment', 'offset', 'interest', 'penalty', 'write-off', 'reversal')),
  effect date NOT NULL,
  entered date NOT NULL,
  cents bigint CHECK (abs(cents) BETWEEN 1 AND 1000000000000000),
  said ledger.said,
  notice bigint REFERENCES record.event,
  finding bigint REFERENCES record.event,
  decision bigint REFERENCES record.event,
  condition register.identifier,
  step bigint REFERENCES record.event,
  action register.identifier,
  ordered_by bigint REFERENCES record.event,
  about integer,
  mailed date,
  due date,
  rate integer CHECK (rate BETWEEN 0 AND 10000),
  rate_source ledger.said,
  from_day date,
  until_day date,
  part text CHECK (part IN ('principal', 'interest', 'penalty')),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  about_kind text GENERATED ALWAYS AS (CASE
    WHEN kind IN ('release', 'termination') THEN 'hold'
    WHEN kind IN ('repayment', 'offset', 'interest', 'penalty', 'write-off') THEN 'determination' END) STORED,
  PRIMARY KEY (award, number),
  UNIQUE (award, number, kind),
  UNIQUE (award, number, party, event),
  FOREIGN KEY (award, party) REFERENCES ledger.award (award, party),
  CONSTRAINT posting_follows FOREIGN KEY (award, before) REFERENCES ledger.posting (award, number),
  CONSTRAINT posting_about_an_earlier_one FOREIGN KEY (award, about) REFERENCES ledger.posting (award, number),
  CONSTRAINT posting_about_its_kind FOREIGN KEY (award, about, about_kind)
    REFERENCES ledger.posting (award, number, kind),
  CONSTRAINT posting_not_ahead CHECK (effect <= entered),
  CONSTRAINT posting_has_an_amount CHECK ((kind = 'reversal') = (cents IS NULL) AND (cents > 0 OR kind = 'amendment')),
  CONSTRAINT posting_says_by_what CHECK ((kind IN ('interest', 'penalty')) = (said IS NULL)),
  CONSTRAINT posting_names_its_notice
    CHECK ((kind IN ('hold', 'disallowance', 'determination', 'offset')) = (notice IS NOT NULL)),
  CONSTRAINT posting_names_its_finding CHECK ((kind IN ('hold', 'disallowance')) = (finding IS NOT NULL)),
  CONSTRAINT posting_names_its_decision
    CHECK ((kind IN ('termination', 'write-off')) = (decision IS NOT NULL)),
  CONSTRAINT posting_names_its_step CHECK (CASE
    WHEN kind IN ('hold', 'disallowance', 'termination', 'determination')
      THEN num_nonnulls(condition, step, action) = 3 AND ordered_by IS NULL
    WHEN kind = 'release' THEN condition IS NOT NULL AND num_nonnulls(step, ordered_by) = 1 AND action IS NULL
    ELSE num_nonnulls(condition, step, action, ordered_by) = 0 END),
  CONSTRAINT posting_rests_on_what_was_there CHECK (
    notice < event AND finding < event AND decision < event AND step < event AND ordered_by < event),
  -- Notice of an amount follows its determination; all else comes before the step that rests on it.
  CONSTRAINT posting_rests_on_what_came_before CHECK (
    CASE WHEN kind = 'determination' THEN step < notice
    ELSE notice < step AND finding < step AND decision < step END),
  CONSTRAINT posting_is_about_something CHECK (
    (kind IN ('release', 'termination', 'repayment', 'offset', 'interest', 'penalty', 'write-off', 'reversal'))
      = (about IS NOT NULL) AND about < number),
  CONSTRAINT posting_has_terms_of_a_debt CHECK (
    num_nonnulls(mailed, due, rate, rate_source) = CASE kind WHEN 'determination' THEN 4 ELSE 0 END
    AND mailed >= effect AND due >= mailed),
  CONSTRAINT posting_has_its_days CHECK (
    num_nonnulls(from_day, until_day) = CASE WHEN kind IN ('interest', 'penalty') THEN 2 ELSE 0 END
    AND until_day > from_day AND effect >= until_day),
  CONSTRAINT posting_has_its_part CHECK ((kind = 'write-off') = (part IS NOT NULL))
);
COMMENT ON COLUMN ledger.posting.step IS
  'The step of a matter that it carries out; of a release, that frees what was held';
COMMENT ON COLUMN ledger.posting.condition IS 'Of the matter that has the step, or in which the order operates';
COMMENT ON COLUMN ledger.posting.action IS 'What the step does, by the pack; an order may forbid it';
COMMENT ON COLUMN ledger.posting.ordered_by IS 'The order of a court that frees what was held';
COMMENT ON COLUMN ledger.posting.effect IS 'From when balances have it';
COMMENT ON COLUMN ledger.posting.said IS 'The source, the reference, the authority or the reason, as its kind has it';
COMMENT ON COLUMN ledger.posting.about IS 'The hold, the determination or the posting that it is about';

CREATE UNIQUE INDEX posting_reversed_once ON ledger.posting (award, about) WHERE kind = 'reversal';
CREATE INDEX posting_party ON ledger.posting (party);
CREATE INDEX posting_event ON ledger.posting (event);

CREATE TABLE ledger.leg (
  award register.identifier NOT NULL,
  number integer NOT NULL,
  place integer NOT NULL CHECK (place >= 1),
  party register.identifier NOT NULL,
  account text NOT NULL CHECK (account IN ('obligated', 'undrawn', 'held', 'drawn', 'disallowed', 'owed', 'returned',
    'written-off', 'interest-charged', 'interest-owed', 'interest-paid', 'interest-waived',
    'penalty-charged', 'penalty-owed', 'penalty-paid', 'penalty-waived')),
  debit bigint NOT NULL CHECK (debit >= 0),
  credit bigint NOT NULL CHECK (credit >= 0),
  event bigint NOT NULL,
  book text NOT NULL GENERATED ALWAYS AS (CASE
    WHEN account LIKE 'interest-%' THEN 'interest' WHEN account LIKE 'penalty-%' THEN 'penalty' ELSE 'principal' END) STORED,
  PRIMARY KEY (award, number, place),
  CONSTRAINT leg_has_one_side CHECK ((debit > 0) <> (credit > 0)),
  CONSTRAINT leg_of_its_posting FOREIGN KEY (award, number, party, event)
    REFERENCES ledger.posting (award, number, party, event)
);
CREATE INDEX leg_party ON ledger.leg (party);

CREATE TABLE ledger.publication (
  award register.identifier NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  party register.identifier NOT NULL,
  published boolean NOT NULL,
  reason ledger.said NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  before integer GENERATED ALWAYS AS (nullif(number - 1, 0)) STORED,
  PRIMARY KEY (award, number),
  FOREIGN KEY (award, party) REFERENCES ledger.award (award, party),
  CONSTRAINT publication_follows FOREIGN KEY (award, before) REFERENCES ledger.publication (award, number)
);
COMMENT ON TABLE ledger.publication IS
  'Whether the balances of an award are public. None are until somebody says so; the latest decides';

-- When the transaction ends, debits are credits in every book of every posting that it added. A leg can only come
-- with its posting, since both have the event that is the next one.
CREATE FUNCTION ledger.balance() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM ledger.leg l WHERE l.award = NEW.award AND l.number = NEW.number)
    OR EXISTS (
      SELECT FROM ledger.leg l WHERE l.award = NEW.award AND l.number = NEW.number
      GROUP BY l.book HAVING sum(l.debit) <> sum(l.credit)) THEN
    RAISE EXCEPTION 'posting % of % is out of balance', NEW.number, NEW.award
      USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_balances';
  END IF;
  IF EXISTS (
      SELECT FROM (
        SELECT l.account, sum(sum(l.debit - l.credit)) OVER (PARTITION BY l.account ORDER BY p.effect) AS balance
        FROM ledger.leg l JOIN ledger.posting p ON p.award = l.award AND p.number = l.number
        WHERE l.award = NEW.award
        GROUP BY l.account, p.effect) b
      WHERE CASE WHEN b.account IN ('obligated', 'interest-charged', 'penalty-charged') THEN b.balance > 0
        ELSE b.balance < 0 END) THEN
    RAISE EXCEPTION 'an account of % falls below zero', NEW.award
      USING ERRCODE = 'check_violation', CONSTRAINT = 'account_not_below_zero';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER balance AFTER INSERT ON ledger.posting
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.balance();

-- As inquiries have it (ADR 21), and what the record has besides: nobody changes a row, the owner included, until he
-- takes the trigger away.
CREATE FUNCTION ledger.stay() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;

DO $policies$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.relname, c.relowner FROM pg_class c WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE ledger.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY application ON ledger.%I USING ((SELECT inquiry.is_staff())) WITH CHECK ((SELECT inquiry.is_staff()))', t.relname);
    EXECUTE format('CREATE POLICY backup ON ledger.%I USING ((SELECT inquiry.is_backup(%s))) WITH CHECK ((SELECT inquiry.is_backup(%s)))', t.relname, t.relowner, t.relowner);
    EXECUTE format('CREATE POLICY recipient ON ledger.%I FOR SELECT USING (party = (SELECT inquiry.own_party()))', t.relname);
    EXECUTE format('CREATE TRIGGER of_next_event BEFORE INSERT ON ledger.%I FOR EACH ROW EXECUTE FUNCTION record.of_next_event()', t.relname);
    EXECUTE format('CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.%I FOR EACH STATEMENT EXECUTE FUNCTION ledger.stay()', t.relname);
    -- Also where a session says that it is a replica.
    EXECUTE format('ALTER TABLE ledger.%I ENABLE ALWAYS TRIGGER stay', t.relname);
  END LOOP;
END $policies$;

-- Balances at the end of a day of the awards that are published: sums, and no line of the ledger. What was released
-- is no balance and stands beside them under a name that no account has.
CREATE FUNCTION published.ledger(as_of date)
RETURNS TABLE (award text, party text, programme text, year text, account text, cents bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- Not a setting of the function: only a superuser may give one to it. It ends with the transaction, and gives the
  -- site, as whom nobody is the owner, nothing.
  PERFORM set_config('proviso.reader', 'backup', true);
  RETURN QUERY
  WITH public AS MATERIALIZED (
    SELECT a.award, a.party, a.programme, a.year FROM ledger.award a
    WHERE (SELECT p.published FROM ledger.publication p WHERE p.award = a.award ORDER BY p.number DESC LIMIT 1)),
  counted AS (
    SELECT l.award, l.account, sum(CASE WHEN l.account IN ('obligated', 'interest-charged', 'penalty-charged')
        THEN l.credit - l.debit ELSE l.debit - l.credit END)::bigint AS cents
    FROM public a
    JOIN ledger.posting p ON p.award = a.award AND p.effect <= as_of
    JOIN ledger.leg l ON l.award = p.award AND l.number = p.number
    GROUP BY l.award, l.account
    UNION ALL
    SELECT p.award, 'released', sum(CASE WHEN p.kind = 'release' THEN p.cents ELSE -r.cents END)::bigint
    FROM public a
    JOIN ledger.posting p ON p.award = a.award AND p.effect <= as_of
    LEFT JOIN ledger.posting r ON p.kind = 'reversal' AND r.award = p.award AND r.number = p.about
    WHERE p.kind = 'release' OR r.kind = 'release'
    GROUP BY p.award)
  SELECT a.award::text, a.party::text, a.programme::text, a.year::text, c.account, c.cents
  FROM public a JOIN counted c ON c.award = a.award
  ORDER BY a.award COLLATE "C", c.account;
  PERFORM set_config('proviso.reader', '', true);
END $$;
