-- Policy clauses: a reviewer drafts one from a passage of what was handed over, and counsel, who is another person, enters
-- it into the register, which is public, or declines (ADR 39). Drafts and their passages are for staff alone, as all of the
-- review is. The register has the hash of the file, page and span, and neither the words nor where in whose files they stand.

ALTER TABLE register.policy
  ADD seen_from date,
  ADD withdrawn date,
  ADD file text CHECK (file ~ '^[0-9a-f]{64}$'),
  ADD page integer CHECK (page >= 1),
  ADD text_kind text CHECK (text_kind ~ '^[a-z-]{1,30}$'),
  ADD from_character integer CHECK (from_character >= 0),
  ADD until_character integer,
  ADD CONSTRAINT policy_withdrawn_after_seen CHECK (withdrawn >= seen_from),
  ADD CONSTRAINT policy_read_somewhere CHECK (CASE WHEN file IS NULL
    THEN page IS NULL AND text_kind IS NULL AND from_character IS NULL AND until_character IS NULL
    ELSE text_kind IS NOT NULL AND from_character IS NOT NULL AND until_character > from_character AND seen_from IS NOT NULL END);
COMMENT ON COLUMN register.policy.seen_from IS 'First day on which it could be seen in the register; null if always';
COMMENT ON COLUMN register.policy.withdrawn IS 'First day on which it no longer counts';
COMMENT ON COLUMN register.policy.file IS 'SHA-256 of the file in which a reviewer found it; null of what a pack says';
COMMENT ON COLUMN register.policy.text_kind IS 'What the text is in its document: body, notes and others';
COMMENT ON COLUMN register.policy.from_character IS 'Of the text of that page and kind, in UTF-16 units from 0';

CREATE TABLE review.policy_draft (
  event bigint PRIMARY KEY REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  collection record.word NOT NULL,
  version integer NOT NULL,
  item record.hash NOT NULL,
  page integer CHECK (page >= 1),
  text_kind text NOT NULL CHECK (text_kind ~ '^[a-z-]{1,30}$'),
  from_character integer NOT NULL CHECK (from_character >= 0),
  until_character integer NOT NULL,
  passage review.said NOT NULL,
  holder register.identifier NOT NULL REFERENCES register.party,
  title register.words NOT NULL CHECK (length(title) <= 300),
  in_force_from date,
  in_force_until date,
  reaches_within boolean NOT NULL,
  features jsonb NOT NULL,
  citation text NOT NULL CHECK (length(citation) <= 500),
  mark register.mark NOT NULL,
  caveats register.texts NOT NULL,
  drafted_by record.word NOT NULL,
  FOREIGN KEY (collection, version) REFERENCES review.attached,
  FOREIGN KEY (collection, item) REFERENCES review.item,
  CONSTRAINT policy_draft_passage CHECK (until_character > from_character),
  CONSTRAINT policy_draft_span CHECK (in_force_until > in_force_from),
  CONSTRAINT policy_draft_says_something CHECK (jsonb_typeof(features) = 'object'
    AND jsonb_path_exists(features, 'lax $.*[*] ? (@.type() == "string")'))
);
CREATE INDEX policy_draft_of_collection ON review.policy_draft (collection, event);
COMMENT ON TABLE review.policy_draft IS 'What a reviewer would have the register say of a passage';

CREATE TABLE review.policy_answer (
  draft bigint PRIMARY KEY REFERENCES review.policy_draft,
  policy register.identifier UNIQUE,
  reason review.said,
  answered_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  revision integer GENERATED ALWAYS AS (CASE WHEN policy IS NULL THEN NULL ELSE 1 END) STORED,
  FOREIGN KEY (policy, revision) REFERENCES register.policy (policy, revision),
  CONSTRAINT policy_answer_enters_or_says_why CHECK ((policy IS NULL) = (reason IS NOT NULL))
);
COMMENT ON COLUMN review.policy_answer.policy IS 'As which it was entered; null if it was declined';

CREATE TABLE review.policy_withdrawal (
  policy register.identifier PRIMARY KEY REFERENCES review.policy_answer (policy),
  reason review.said NOT NULL,
  withdrawn_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);

-- Whoever is said to have done it did, and nobody answers their own draft.
CREATE FUNCTION review.policy_by_its_actor() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  who text;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'policy_draft' THEN who := NEW.drafted_by;
    WHEN 'policy_answer' THEN who := NEW.answered_by;
    ELSE who := NEW.withdrawn_by;
  END CASE;
  IF NOT EXISTS (SELECT FROM record.event e WHERE e.number = NEW.event AND e.actor = who) THEN
    RAISE EXCEPTION 'event % is not of %', NEW.event, who
      USING ERRCODE = 'check_violation', CONSTRAINT = 'by_its_actor';
  END IF;
  -- Two conditions, since a row of another table has no such column.
  IF TG_TABLE_NAME = 'policy_answer' THEN
    IF EXISTS (SELECT FROM review.policy_draft d WHERE d.event = NEW.draft AND d.drafted_by = who) THEN
      RAISE EXCEPTION '% answers a draft of their own', who
        USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_answered_by_another';
    END IF;
  END IF;
  RETURN NULL;
END $$;

DO $policies$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.relname, c.relowner FROM pg_class c WHERE c.relnamespace = 'review'::regnamespace AND c.relname IN ('policy_draft', 'policy_answer', 'policy_withdrawal') LOOP
    EXECUTE format('ALTER TABLE review.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE review.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY application ON review.%I USING ((SELECT inquiry.is_staff())) WITH CHECK ((SELECT inquiry.is_staff()))', t.relname);
    EXECUTE format('CREATE POLICY backup ON review.%I USING ((SELECT inquiry.is_backup(%s))) WITH CHECK ((SELECT inquiry.is_backup(%s)))', t.relname, t.relowner, t.relowner);
    EXECUTE format('CREATE TRIGGER of_next_event BEFORE INSERT ON review.%I FOR EACH ROW EXECUTE FUNCTION record.of_next_event()', t.relname);
    EXECUTE format('CREATE CONSTRAINT TRIGGER by_its_actor AFTER INSERT ON review.%I DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION review.policy_by_its_actor()', t.relname);
    EXECUTE format('CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON review.%I FOR EACH STATEMENT EXECUTE FUNCTION review.stay()', t.relname);
    -- Also where a session says that it is a replica.
    EXECUTE format('ALTER TABLE review.%I ENABLE ALWAYS TRIGGER stay', t.relname);
  END LOOP;
END $policies$;
