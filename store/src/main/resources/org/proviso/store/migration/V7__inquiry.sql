-- Inquiries: what is asked of whom, the letters that ask it, and what became of each of them.
-- Rows are added and never changed, each with its event. What is open, due or sent is worked out from them.

CREATE SCHEMA inquiry;

-- Who reads, said anew in each transaction. Without it there are no rows for anybody, the owner included.
-- The names of the roles are those that opening makes (ADR 10).
CREATE FUNCTION inquiry.is_staff() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT current_setting('proviso.reader', true) = 'staff'
    AND current_user = current_database() || '_app'
$$;

CREATE FUNCTION inquiry.is_backup(owner oid) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT current_setting('proviso.reader', true) = 'backup'
    AND pg_has_role(current_user, owner, 'USAGE')
$$;

-- The party whose people read; null for anybody else.
CREATE FUNCTION inquiry.own_party() RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN current_user = current_database() || '_portal'
    THEN nullif(current_setting('proviso.party', true), '') END
$$;

CREATE TABLE inquiry.inquiry (
  inquiry record.word PRIMARY KEY CHECK (length(inquiry) <= 30 AND inquiry !~ '/'),
  programme register.identifier NOT NULL REFERENCES register.programme,
  title register.words NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE inquiry.draft (
  inquiry record.word NOT NULL REFERENCES inquiry.inquiry,
  revision integer NOT NULL CHECK (revision >= 1),
  condition register.identifier NOT NULL,
  year register.identifier NOT NULL,
  counting_rule register.identifier NOT NULL,
  service_way register.identifier NOT NULL,
  template register.identifier NOT NULL,
  channels text[] NOT NULL CHECK (channels <@ ARRAY['e-mail', 'portal', 'print'] AND cardinality(channels) >= 1),
  consequence text NOT NULL CHECK (length(consequence) BETWEEN 1 AND 20000),
  questions_to text NOT NULL CHECK (length(questions_to) BETWEEN 1 AND 2000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, revision)
);
COMMENT ON COLUMN inquiry.draft.condition IS 'By which the letters ask: the term of the award of this year that is relied on';
COMMENT ON COLUMN inquiry.draft.service_way IS 'Whose service starts the clock, as the letter says';

CREATE TABLE inquiry.item (
  inquiry record.word NOT NULL,
  revision integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  who register.words NOT NULL,
  period register.words NOT NULL,
  what text NOT NULL CHECK (length(what) BETWEEN 1 AND 10000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, revision, number),
  FOREIGN KEY (inquiry, revision) REFERENCES inquiry.draft
);

CREATE TABLE inquiry.recipient (
  inquiry record.word NOT NULL,
  revision integer NOT NULL,
  party register.identifier NOT NULL REFERENCES register.party,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, revision, party),
  FOREIGN KEY (inquiry, revision) REFERENCES inquiry.draft
);

CREATE TABLE inquiry.address (
  party register.identifier NOT NULL REFERENCES register.party,
  version integer NOT NULL CHECK (version >= 1),
  attention register.words NOT NULL,
  postal text CHECK (length(postal) BETWEEN 1 AND 1000),
  email text CHECK (length(email) BETWEEN 3 AND 254 AND email ~ '^[^[:space:][:cntrl:]<>,;]+@[^[:space:][:cntrl:]<>,;]+$'),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (party, version),
  CONSTRAINT address_is_somewhere CHECK (postal IS NOT NULL OR email IS NOT NULL)
);
COMMENT ON TABLE inquiry.address IS 'Where a party takes letters; its highest version holds';

CREATE TABLE inquiry.file (
  file record.hash PRIMARY KEY,
  media_type record.word NOT NULL,
  content bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 20000000),
  CONSTRAINT file_is_its_hash CHECK (file = sha256(content))
);

CREATE TABLE inquiry.mailing (
  inquiry record.word NOT NULL,
  mailing integer NOT NULL CHECK (mailing >= 1),
  revision integer NOT NULL,
  kind text NOT NULL
    CHECK (kind IN ('demand', 'supersession', 'reminder', 'extension-granted', 'extension-denied', 'closing', 'again')),
  day date NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, mailing),
  FOREIGN KEY (inquiry, revision) REFERENCES inquiry.draft
);
COMMENT ON TABLE inquiry.mailing IS 'What goes out together, proposed by one person and approved by another';
COMMENT ON COLUMN inquiry.mailing.day IS 'The date on its letters';

CREATE TABLE inquiry.letter (
  letter record.word PRIMARY KEY,
  inquiry record.word NOT NULL,
  mailing integer NOT NULL,
  party register.identifier NOT NULL REFERENCES register.party,
  number integer NOT NULL CHECK (number >= 1),
  subject register.words NOT NULL,
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 200000),
  public_body text NOT NULL CHECK (length(public_body) BETWEEN 1 AND 200000),
  template_hash record.hash NOT NULL,
  data_hash record.hash NOT NULL,
  pdf record.hash NOT NULL REFERENCES inquiry.file,
  docx record.hash NOT NULL REFERENCES inquiry.file,
  desk_pdf record.hash NOT NULL REFERENCES inquiry.file,
  desk_docx record.hash NOT NULL REFERENCES inquiry.file,
  replaces record.word,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (inquiry, party, number),
  UNIQUE (inquiry, mailing, party),
  UNIQUE (letter, inquiry, party),
  FOREIGN KEY (inquiry, mailing) REFERENCES inquiry.mailing,
  FOREIGN KEY (replaces, inquiry, party) REFERENCES inquiry.letter (letter, inquiry, party)
);
COMMENT ON COLUMN inquiry.letter.body IS 'The letter as plain text, as an e-mail has it, with its one-time code';
COMMENT ON COLUMN inquiry.letter.public_body IS 'The same without code and address, for everybody once it is published';
COMMENT ON COLUMN inquiry.letter.desk_pdf IS 'The letter without its code, for the site''s staff; the same file where a letter has none';

CREATE TABLE inquiry.delivery (
  delivery record.word PRIMARY KEY,
  inquiry record.word NOT NULL,
  mailing integer NOT NULL,
  letter record.word NOT NULL,
  party register.identifier NOT NULL,
  channel text NOT NULL CHECK (channel IN ('e-mail', 'portal', 'print')),
  address_version integer NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT delivery_once UNIQUE (letter, channel, address_version),
  UNIQUE (delivery, inquiry, mailing),
  FOREIGN KEY (inquiry, mailing) REFERENCES inquiry.mailing,
  FOREIGN KEY (letter, inquiry, party) REFERENCES inquiry.letter (letter, inquiry, party),
  FOREIGN KEY (party, address_version) REFERENCES inquiry.address
);
COMMENT ON TABLE inquiry.delivery IS 'One letter to one address by one channel. Its name is the key by which it is sent once';

CREATE TABLE inquiry.proposal (
  inquiry record.word NOT NULL,
  mailing integer NOT NULL,
  proposed_by record.word NOT NULL,
  letters integer NOT NULL CHECK (letters >= 0),
  overridden register.texts NOT NULL,
  reason text NOT NULL CHECK (length(reason) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, mailing),
  UNIQUE (inquiry, mailing, proposed_by),
  CONSTRAINT proposal_says_why CHECK (overridden = '{}' OR reason ~ '[^[:space:]]'),
  FOREIGN KEY (inquiry, mailing) REFERENCES inquiry.mailing
);
COMMENT ON COLUMN inquiry.proposal.overridden IS 'Cautions of the dry run that were seen and gone past, with the reason';

CREATE TABLE inquiry.decision (
  inquiry record.word NOT NULL,
  mailing integer NOT NULL,
  approved boolean NOT NULL,
  proposed_by record.word NOT NULL,
  decided_by record.word NOT NULL,
  reason text NOT NULL CHECK (length(reason) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, mailing),
  UNIQUE (inquiry, mailing, approved),
  CONSTRAINT decision_of_another_person CHECK (decided_by <> proposed_by),
  CONSTRAINT decision_says_why CHECK (approved OR reason ~ '[^[:space:]]'),
  FOREIGN KEY (inquiry, mailing, proposed_by) REFERENCES inquiry.proposal (inquiry, mailing, proposed_by)
);

-- A letter that what happened since it was written made wrong does not go out with its mailing.
CREATE TABLE inquiry.left_out (
  inquiry record.word NOT NULL,
  mailing integer NOT NULL,
  party register.identifier NOT NULL,
  approved boolean NOT NULL CHECK (approved),
  reason text NOT NULL CHECK (reason ~ '[^[:space:]]' AND length(reason) <= 2000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, mailing, party),
  FOREIGN KEY (inquiry, mailing, party) REFERENCES inquiry.letter (inquiry, mailing, party),
  CONSTRAINT left_out_of_what_was_approved
    FOREIGN KEY (inquiry, mailing, approved) REFERENCES inquiry.decision (inquiry, mailing, approved)
);
COMMENT ON TABLE inquiry.left_out IS 'That a mailing was approved without the letter to a party, and why';

-- At most one letter that demands of a recipient in an inquiry goes out; what follows replaces it.
CREATE TABLE inquiry.demand (
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  letter record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT demand_once PRIMARY KEY (inquiry, party),
  FOREIGN KEY (letter, inquiry, party) REFERENCES inquiry.letter (letter, inquiry, party)
);

-- What takes the place of nothing would be a second demand under another name.
CREATE FUNCTION inquiry.letter_replaces() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM inquiry.mailing m
      WHERE m.inquiry = NEW.inquiry AND m.mailing = NEW.mailing AND m.kind = 'supersession')
    AND NOT EXISTS (
      SELECT FROM inquiry.letter l
      JOIN inquiry.mailing m ON m.inquiry = l.inquiry AND m.mailing = l.mailing
      JOIN inquiry.decision d ON d.inquiry = l.inquiry AND d.mailing = l.mailing
      WHERE l.letter = NEW.replaces AND l.inquiry = NEW.inquiry AND l.party = NEW.party
        AND m.kind IN ('demand', 'supersession') AND d.approved) THEN
    RAISE EXCEPTION 'letter % takes the place of none that asks', NEW.letter
      USING ERRCODE = 'check_violation', CONSTRAINT = 'letter_replaces_one_that_asks';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER letter_replaces BEFORE INSERT ON inquiry.letter
  FOR EACH ROW EXECUTE FUNCTION inquiry.letter_replaces();

CREATE TABLE inquiry.attempt (
  delivery record.word NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  inquiry record.word NOT NULL,
  mailing integer NOT NULL,
  approved boolean NOT NULL CHECK (approved),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT attempt_once PRIMARY KEY (delivery, number),
  FOREIGN KEY (delivery, inquiry, mailing) REFERENCES inquiry.delivery (delivery, inquiry, mailing),
  CONSTRAINT attempt_of_what_was_approved
    FOREIGN KEY (inquiry, mailing, approved) REFERENCES inquiry.decision (inquiry, mailing, approved)
);
COMMENT ON TABLE inquiry.attempt IS 'Said before the text of a letter is handed over, so that none is handed over unsaid';

CREATE TABLE inquiry.outcome (
  delivery record.word NOT NULL,
  number integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('accepted', 'refused', 'deferred', 'unknown')),
  reply text NOT NULL CHECK (length(reply) <= 2000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (delivery, number),
  UNIQUE (delivery, number, outcome),
  FOREIGN KEY (delivery, number) REFERENCES inquiry.attempt
);
COMMENT ON COLUMN inquiry.outcome.outcome IS
  'refused: for good; deferred: surely not taken, and to be tried again; unknown: it may have been taken';

CREATE TABLE inquiry.settlement (
  delivery record.word NOT NULL,
  number integer NOT NULL,
  outcome text NOT NULL CHECK (outcome = 'unknown'),
  arrived boolean NOT NULL,
  settled_by record.word NOT NULL,
  reason text NOT NULL CHECK (reason ~ '[^[:space:]]' AND length(reason) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (delivery, number),
  FOREIGN KEY (delivery, number, outcome) REFERENCES inquiry.outcome (delivery, number, outcome)
);
COMMENT ON TABLE inquiry.settlement IS 'What a person found out of an attempt whose outcome was unknown';

CREATE TABLE inquiry.renewal (
  delivery record.word NOT NULL,
  number integer NOT NULL,
  renewed_by record.word NOT NULL,
  reason text NOT NULL CHECK (reason ~ '[^[:space:]]' AND length(reason) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (delivery, number),
  FOREIGN KEY (delivery, number) REFERENCES inquiry.attempt
);
COMMENT ON TABLE inquiry.renewal IS
  'That a person has a letter offered further at the same address, after the attempt of this number was the last that the site made by itself';

-- A second attempt is made only of what surely did not arrive.
CREATE FUNCTION inquiry.attempt_again() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.number > 1 AND NOT EXISTS (
      SELECT FROM inquiry.outcome o
      WHERE o.delivery = NEW.delivery AND o.number = NEW.number - 1
        AND (o.outcome = 'deferred' OR o.outcome = 'unknown' AND EXISTS (
          SELECT FROM inquiry.settlement s
          WHERE s.delivery = o.delivery AND s.number = o.number AND NOT s.arrived))) THEN
    RAISE EXCEPTION 'attempt % of % would be a second copy', NEW.number, NEW.delivery
      USING ERRCODE = 'check_violation', CONSTRAINT = 'attempt_after_a_failed_one';
  END IF;
  RETURN NEW;
END $$;

-- What was left out is not sent, and what is on its way is not left out.
CREATE FUNCTION inquiry.attempt_of_left_out() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM inquiry.delivery d
      JOIN inquiry.left_out o ON o.inquiry = d.inquiry AND o.mailing = d.mailing AND o.party = d.party
      WHERE d.delivery = NEW.delivery) THEN
    RAISE EXCEPTION '% was left out', NEW.delivery
      USING ERRCODE = 'check_violation', CONSTRAINT = 'attempt_of_what_was_not_left_out';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER attempt_of_left_out BEFORE INSERT ON inquiry.attempt
  FOR EACH ROW EXECUTE FUNCTION inquiry.attempt_of_left_out();

CREATE FUNCTION inquiry.left_out_before() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM inquiry.delivery d
      JOIN inquiry.attempt a ON a.delivery = d.delivery
      WHERE d.inquiry = NEW.inquiry AND d.mailing = NEW.mailing AND d.party = NEW.party) THEN
    RAISE EXCEPTION 'the letter of mailing % to % is on its way', NEW.mailing, NEW.party
      USING ERRCODE = 'check_violation', CONSTRAINT = 'left_out_before_any_attempt';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER left_out_before BEFORE INSERT ON inquiry.left_out
  FOR EACH ROW EXECUTE FUNCTION inquiry.left_out_before();

CREATE TRIGGER attempt_again BEFORE INSERT ON inquiry.attempt
  FOR EACH ROW EXECUTE FUNCTION inquiry.attempt_again();

CREATE TABLE inquiry.report (
  delivery record.word NOT NULL REFERENCES inquiry.delivery,
  number integer NOT NULL CHECK (number >= 1),
  report text NOT NULL CHECK (report IN ('delivered', 'opened', 'bounced', 'returned')),
  day date NOT NULL,
  detail text NOT NULL CHECK (length(detail) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (delivery, number)
);
COMMENT ON TABLE inquiry.report IS 'What was heard of a letter after it was handed over';

CREATE TABLE inquiry.service (
  letter record.word NOT NULL,
  inquiry record.word NOT NULL,
  party register.identifier NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  said text NOT NULL CHECK (said IN ('dispatched', 'delivered', 'corrected')),
  way register.identifier,
  of_number integer,
  day date NOT NULL,
  proof text NOT NULL CHECK (proof ~ '[^[:space:]]' AND length(proof) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (letter, number),
  CONSTRAINT service_dispatch_has_a_way CHECK ((said = 'dispatched') = (way IS NOT NULL)),
  CONSTRAINT service_speaks_of_an_earlier_one
    CHECK ((said = 'dispatched') = (of_number IS NULL) AND of_number < number),
  FOREIGN KEY (letter, of_number) REFERENCES inquiry.service (letter, number),
  FOREIGN KEY (letter, inquiry, party) REFERENCES inquiry.letter (letter, inquiry, party)
);
COMMENT ON TABLE inquiry.service IS
  'What a clerk enters of service by other ways than the site''s own: that a letter was sent, that it arrived, that a day was another';

CREATE TABLE inquiry.report_taken_back (
  delivery record.word NOT NULL,
  number integer NOT NULL,
  taken_back_by record.word NOT NULL,
  reason text NOT NULL CHECK (reason ~ '[^[:space:]]' AND length(reason) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (delivery, number),
  FOREIGN KEY (delivery, number) REFERENCES inquiry.report
);
COMMENT ON TABLE inquiry.report_taken_back IS 'Reports that a clerk entered wrongly: they stay, and count no longer';

CREATE TABLE inquiry.service_taken_back (
  letter record.word NOT NULL,
  number integer NOT NULL,
  taken_back_by record.word NOT NULL,
  reason text NOT NULL CHECK (reason ~ '[^[:space:]]' AND length(reason) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (letter, number),
  FOREIGN KEY (letter, number) REFERENCES inquiry.service
);
COMMENT ON TABLE inquiry.service_taken_back IS
  'Entries of service that were wrong: they stay, and count no longer, and neither does what speaks of them';

CREATE TABLE inquiry.toll (
  inquiry record.word NOT NULL REFERENCES inquiry.inquiry,
  party register.identifier NOT NULL REFERENCES register.party,
  number integer NOT NULL CHECK (number >= 1),
  from_day date NOT NULL,
  until_day date,
  authority text NOT NULL CHECK (authority ~ '[^[:space:]]' AND length(authority) <= 5000),
  ends integer,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, party, number),
  CONSTRAINT toll_is_some_time CHECK (until_day > from_day),
  CONSTRAINT toll_ends_an_earlier_one CHECK (ends < number),
  FOREIGN KEY (inquiry, party, ends) REFERENCES inquiry.toll (inquiry, party, number)
);
COMMENT ON COLUMN inquiry.toll.until_day IS 'Exclusive; null while no end is known';
COMMENT ON COLUMN inquiry.toll.ends IS 'The toll whose place this one takes, as when its end becomes known';

CREATE TABLE inquiry.extension (
  inquiry record.word NOT NULL REFERENCES inquiry.inquiry,
  party register.identifier NOT NULL REFERENCES register.party,
  number integer NOT NULL CHECK (number >= 1),
  asked date NOT NULL,
  decided date NOT NULL,
  granted boolean NOT NULL,
  due date,
  authority text NOT NULL CHECK (authority ~ '[^[:space:]]' AND length(authority) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, party, number),
  CONSTRAINT extension_has_a_day CHECK (granted = (due IS NOT NULL))
);

CREATE TABLE inquiry.rebinding (
  inquiry record.word NOT NULL REFERENCES inquiry.inquiry,
  party register.identifier NOT NULL REFERENCES register.party,
  number integer NOT NULL CHECK (number >= 1),
  calendar register.identifier NOT NULL,
  from_version register.identifier NOT NULL,
  to_version register.identifier NOT NULL,
  authority text NOT NULL CHECK (authority ~ '[^[:space:]]' AND length(authority) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, party, number),
  CONSTRAINT rebinding_to_another_version CHECK (from_version <> to_version)
);
COMMENT ON TABLE inquiry.rebinding IS 'A clock is moved to another version of a calendar by somebody, and never by itself';

CREATE TABLE inquiry.closing (
  inquiry record.word NOT NULL REFERENCES inquiry.inquiry,
  party register.identifier NOT NULL REFERENCES register.party,
  number integer NOT NULL CHECK (number >= 1),
  closed boolean NOT NULL,
  day date NOT NULL,
  reason text NOT NULL CHECK (reason ~ '[^[:space:]]' AND length(reason) <= 5000),
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (inquiry, party, number)
);
COMMENT ON COLUMN inquiry.closing.closed IS 'False where it is opened again';

-- What a policy looks for first; of a mailing's letters a unique key has the index.
CREATE INDEX letter_party ON inquiry.letter (party);
CREATE INDEX delivery_mailing ON inquiry.delivery (inquiry, mailing);
CREATE INDEX recipient_party ON inquiry.recipient (party);

-- The names of the tables are those of the catalogue, so that one that is added above is covered. Opening says
-- which role each policy is for, so that no reading pays for those of others.
DO $policies$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT c.relname, c.relowner, EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'event') AS has_event
    FROM pg_class c WHERE c.relnamespace = 'inquiry'::regnamespace AND c.relkind = 'r'
  LOOP
    EXECUTE format('ALTER TABLE inquiry.%I ENABLE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('ALTER TABLE inquiry.%I FORCE ROW LEVEL SECURITY', t.relname);
    EXECUTE format('CREATE POLICY application ON inquiry.%I USING ((SELECT inquiry.is_staff())) WITH CHECK ((SELECT inquiry.is_staff()))', t.relname);
    EXECUTE format('CREATE POLICY backup ON inquiry.%I USING ((SELECT inquiry.is_backup(%s))) WITH CHECK ((SELECT inquiry.is_backup(%s)))', t.relname, t.relowner, t.relowner);
    IF t.has_event THEN
      EXECUTE format('CREATE TRIGGER of_next_event BEFORE INSERT ON inquiry.%I FOR EACH ROW EXECUTE FUNCTION record.of_next_event()', t.relname);
    END IF;
  END LOOP;
END $policies$;

-- A recipient's people see what went out to it, and what was decided of its clock.
CREATE POLICY recipient ON inquiry.letter FOR SELECT USING (party = (SELECT inquiry.own_party())
  AND EXISTS (SELECT FROM inquiry.decision d WHERE d.inquiry = letter.inquiry AND d.mailing = letter.mailing AND d.approved)
  AND NOT EXISTS (SELECT FROM inquiry.left_out o
    WHERE o.inquiry = letter.inquiry AND o.mailing = letter.mailing AND o.party = letter.party));
CREATE POLICY recipient ON inquiry.left_out FOR SELECT USING (party = (SELECT inquiry.own_party()));
CREATE POLICY recipient ON inquiry.decision FOR SELECT USING (approved AND (SELECT inquiry.own_party()) IS NOT NULL);
CREATE POLICY recipient ON inquiry.mailing FOR SELECT USING (EXISTS (
  SELECT FROM inquiry.letter l WHERE l.inquiry = mailing.inquiry AND l.mailing = mailing.mailing));
CREATE POLICY recipient ON inquiry.draft FOR SELECT USING (EXISTS (
  SELECT FROM inquiry.mailing m WHERE m.inquiry = draft.inquiry AND m.revision = draft.revision));
CREATE POLICY recipient ON inquiry.item FOR SELECT USING (EXISTS (
  SELECT FROM inquiry.draft d WHERE d.inquiry = item.inquiry AND d.revision = item.revision));
CREATE POLICY recipient ON inquiry.inquiry FOR SELECT USING (EXISTS (
  SELECT FROM inquiry.draft d WHERE d.inquiry = inquiry.inquiry));
CREATE POLICY recipient ON inquiry.file FOR SELECT USING (EXISTS (
  SELECT FROM inquiry.letter l WHERE l.pdf = file OR l.docx = file));
CREATE POLICY recipient ON inquiry.service FOR SELECT USING (party = (SELECT inquiry.own_party()));
CREATE POLICY recipient ON inquiry.service_taken_back FOR SELECT USING (EXISTS (
  SELECT FROM inquiry.service s WHERE s.letter = service_taken_back.letter AND s.number = service_taken_back.number));
CREATE POLICY recipient ON inquiry.toll FOR SELECT USING (party = (SELECT inquiry.own_party()));
CREATE POLICY recipient ON inquiry.extension FOR SELECT USING (party = (SELECT inquiry.own_party()));
CREATE POLICY recipient ON inquiry.rebinding FOR SELECT USING (party = (SELECT inquiry.own_party()));
CREATE POLICY recipient ON inquiry.closing FOR SELECT USING (party = (SELECT inquiry.own_party()));
