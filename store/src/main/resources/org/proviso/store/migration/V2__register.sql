-- The register: parties, groups, memberships, policies, awards. Append-only: a correction is the next
-- revision of the same record, and the latest revision is what the register says now.

CREATE SCHEMA register;

CREATE DOMAIN register.identifier AS text
  CONSTRAINT identifier CHECK (VALUE ~ '^[^[:space:][:cntrl:]]([^[:cntrl:]]{0,248}[^[:space:][:cntrl:]])?$');

CREATE DOMAIN register.words AS text
  CONSTRAINT words CHECK (VALUE ~ '[^[:space:]]' AND length(VALUE) <= 2000);

CREATE DOMAIN register.texts AS text[]
  CONSTRAINT texts CHECK (array_position(VALUE, NULL) IS NULL);

CREATE DOMAIN register.mark AS text
  CONSTRAINT mark CHECK (VALUE IN ('V1', 'V2', 'M', 'D'));

CREATE TABLE register.addition (
  addition bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entered timestamptz NOT NULL,
  entered_by register.words NOT NULL,
  event bigint NOT NULL UNIQUE REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER of_next_event BEFORE INSERT ON register.addition
  FOR EACH ROW EXECUTE FUNCTION record.of_next_event();
COMMENT ON TABLE register.addition IS 'When records came into the register, and where they were taken from';

CREATE TABLE register.programme (
  programme register.identifier PRIMARY KEY,
  place integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  title register.words NOT NULL,
  addition bigint NOT NULL REFERENCES register.addition
);

CREATE TABLE register.programme_year (
  programme register.identifier NOT NULL REFERENCES register.programme,
  year register.identifier NOT NULL,
  place integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  addition bigint NOT NULL REFERENCES register.addition,
  PRIMARY KEY (programme, year)
);

CREATE TABLE register.party (
  party register.identifier PRIMARY KEY,
  place integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  addition bigint NOT NULL REFERENCES register.addition
);
COMMENT ON TABLE register.party IS 'That there is such a party; what is known of it stands in party_record';

CREATE TABLE register.party_record (
  party register.identifier NOT NULL REFERENCES register.party,
  revision integer NOT NULL CHECK (revision >= 1),
  previous integer GENERATED ALWAYS AS (nullif(revision - 1, 0)) STORED,
  name register.words NOT NULL,
  kind register.words NOT NULL,
  state register.words,
  within register.identifier REFERENCES register.party,
  circuit register.words,
  policies_known boolean NOT NULL,
  districts register.texts NOT NULL,
  fips text CHECK (fips ~ '^([0-9]{2}|[0-9]{5}|[0-9]{7}|[0-9]{10})$'),
  ocd text CHECK (ocd ~ '^ocd-division/[^[:space:]]+$'),
  county text CHECK (county ~ '^[0-9]{5}$'),
  note text NOT NULL,
  citation text NOT NULL,
  sources register.texts NOT NULL,
  mark register.mark NOT NULL,
  caveats register.texts NOT NULL,
  addition bigint NOT NULL REFERENCES register.addition,
  PRIMARY KEY (party, revision),
  FOREIGN KEY (party, previous) REFERENCES register.party_record (party, revision),
  CONSTRAINT party_record_not_within_itself CHECK (within <> party)
);

CREATE TABLE register.party_group (
  party_group register.identifier PRIMARY KEY,
  addition bigint NOT NULL REFERENCES register.addition
);

CREATE TABLE register.party_group_record (
  party_group register.identifier NOT NULL REFERENCES register.party_group,
  revision integer NOT NULL CHECK (revision >= 1),
  previous integer GENERATED ALWAYS AS (nullif(revision - 1, 0)) STORED,
  name register.words NOT NULL,
  eligible_kinds register.texts NOT NULL,
  otherwise text NOT NULL CHECK (otherwise IN ('MEMBER', 'NON_MEMBER', 'UNKNOWN')),
  addition bigint NOT NULL REFERENCES register.addition,
  PRIMARY KEY (party_group, revision),
  FOREIGN KEY (party_group, previous) REFERENCES register.party_group_record (party_group, revision)
);

CREATE TABLE register.membership (
  membership register.identifier NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  previous integer GENERATED ALWAYS AS (nullif(revision - 1, 0)) STORED,
  party register.identifier NOT NULL REFERENCES register.party,
  party_group register.identifier NOT NULL REFERENCES register.party_group,
  valid_from date,
  valid_until date,
  standing text NOT NULL CHECK (standing IN ('MEMBER', 'NON_MEMBER', 'UNKNOWN')),
  seen_from date,
  withdrawn date,
  citation text NOT NULL,
  sources register.texts NOT NULL,
  mark register.mark NOT NULL,
  caveats register.texts NOT NULL,
  addition bigint NOT NULL REFERENCES register.addition,
  PRIMARY KEY (membership, revision),
  FOREIGN KEY (membership, previous) REFERENCES register.membership (membership, revision),
  CONSTRAINT membership_span CHECK (valid_until > valid_from),
  CONSTRAINT membership_withdrawn_after_seen CHECK (withdrawn >= seen_from)
);

CREATE TABLE register.policy (
  policy register.identifier NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  previous integer GENERATED ALWAYS AS (nullif(revision - 1, 0)) STORED,
  holder register.identifier NOT NULL REFERENCES register.party,
  title register.words NOT NULL,
  in_force_from date,
  in_force_until date,
  reaches_within boolean NOT NULL,
  features jsonb NOT NULL,
  citation text NOT NULL,
  sources register.texts NOT NULL,
  mark register.mark NOT NULL,
  caveats register.texts NOT NULL,
  addition bigint NOT NULL REFERENCES register.addition,
  PRIMARY KEY (policy, revision),
  FOREIGN KEY (policy, previous) REFERENCES register.policy (policy, revision),
  CONSTRAINT policy_span CHECK (in_force_until > in_force_from),
  CONSTRAINT policy_features_are_lists_of_terms
    CHECK (CASE WHEN jsonb_typeof(features) = 'object'
      THEN NOT jsonb_path_exists(features, 'strict $.* ? (@.type() != "array")')
        AND NOT jsonb_path_exists(features, 'lax $.*[*] ? (@.type() != "string")')
      ELSE false END)
);

CREATE TABLE register.award (
  subject register.identifier NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  previous integer GENERATED ALWAYS AS (nullif(revision - 1, 0)) STORED,
  recipient register.identifier NOT NULL REFERENCES register.party,
  programme register.identifier NOT NULL,
  year register.identifier NOT NULL,
  number register.identifier,
  offered date,
  acceptance text NOT NULL CHECK (acceptance IN ('on', 'by', 'never', 'not known')),
  accepted date,
  cents bigint CHECK (cents >= 0),
  drawn_from register.identifier REFERENCES register.party,
  citation text NOT NULL,
  sources register.texts NOT NULL,
  mark register.mark NOT NULL,
  caveats register.texts NOT NULL,
  addition bigint NOT NULL REFERENCES register.addition,
  PRIMARY KEY (subject, revision),
  FOREIGN KEY (subject, previous) REFERENCES register.award (subject, revision),
  FOREIGN KEY (programme, year) REFERENCES register.programme_year (programme, year),
  CONSTRAINT award_subject_names_its_parts
    CHECK (subject = programme || '/' || year || '/' || recipient
      OR starts_with(subject, programme || '/' || year || '/' || recipient || '/')),
  CONSTRAINT award_accepted_has_a_day CHECK ((acceptance IN ('on', 'by')) = (accepted IS NOT NULL)),
  CONSTRAINT award_accepted_after_the_offer CHECK (acceptance <> 'on' OR accepted >= offered),
  CONSTRAINT award_not_drawn_from_itself CHECK (drawn_from <> recipient)
);
CREATE UNIQUE INDEX award_number ON register.award (number) WHERE revision = 1;
CREATE INDEX award_recipient ON register.award (recipient);

CREATE TABLE register.award_fact (
  award_fact register.identifier NOT NULL,
  revision integer NOT NULL CHECK (revision >= 1),
  previous integer GENERATED ALWAYS AS (nullif(revision - 1, 0)) STORED,
  programme register.identifier NOT NULL,
  year register.identifier NOT NULL,
  valid_from date,
  valid_until date,
  status text NOT NULL CHECK (status IN ('NONE', 'OFFERED', 'ACCEPTED', 'UNKNOWN')),
  citation text NOT NULL,
  sources register.texts NOT NULL,
  mark register.mark NOT NULL,
  caveats register.texts NOT NULL,
  addition bigint NOT NULL REFERENCES register.addition,
  PRIMARY KEY (award_fact, revision),
  FOREIGN KEY (award_fact, previous) REFERENCES register.award_fact (award_fact, revision),
  FOREIGN KEY (programme, year) REFERENCES register.programme_year (programme, year),
  CONSTRAINT award_fact_span CHECK (valid_until > valid_from)
);

CREATE TABLE register.award_fact_exception (
  award_fact register.identifier NOT NULL,
  revision integer NOT NULL,
  party register.identifier NOT NULL REFERENCES register.party,
  PRIMARY KEY (award_fact, revision, party),
  FOREIGN KEY (award_fact, revision) REFERENCES register.award_fact (award_fact, revision)
);
