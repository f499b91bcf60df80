-- Who may do what (ADR 20). What somebody was given or lost is added for good, each with its event;
-- names, passwords and other secrets lie apart, where they can be changed and removed.

CREATE SCHEMA access;

CREATE DOMAIN access.account_id AS text
  CONSTRAINT account_id CHECK (VALUE ~ '^a-[a-z0-9]{16}$');

CREATE DOMAIN access.role AS text
  CONSTRAINT role CHECK (
    VALUE IN ('clerk', 'reviewer', 'counsel', 'approver', 'administrator', 'recipient'));

CREATE TABLE access.account (
  account access.account_id PRIMARY KEY,
  opened timestamptz NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE access.closing (
  account access.account_id PRIMARY KEY REFERENCES access.account,
  closed timestamptz NOT NULL,
  closed_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE access.role_change (
  change bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account access.account_id NOT NULL REFERENCES access.account,
  role access.role NOT NULL,
  party register.identifier REFERENCES register.party,
  delegate boolean NOT NULL,
  granted boolean NOT NULL,
  decided timestamptz NOT NULL,
  decided_by record.word NOT NULL,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT role_change_of_a_party CHECK ((role = 'recipient') = (party IS NOT NULL)),
  CONSTRAINT role_change_delegate CHECK (role = 'recipient' OR NOT delegate)
);
COMMENT ON TABLE access.role_change IS
  'Grants and revocations. An account has a role, of a party or not, if the latest says so';

CREATE INDEX role_change_latest ON access.role_change (account, role, party, change DESC);

CREATE TABLE access.invitation (
  hash record.hash PRIMARY KEY,
  role access.role NOT NULL,
  party register.identifier REFERENCES register.party,
  delegate boolean NOT NULL,
  inquiry record.word,
  expires timestamptz NOT NULL,
  CONSTRAINT invitation_of_a_party CHECK ((role = 'recipient') = (party IS NOT NULL)),
  CONSTRAINT invitation_delegate CHECK (role = 'recipient' OR NOT delegate)
);
COMMENT ON COLUMN access.invitation.hash IS
  'SHA-256 of a code of 108 random bits, which is nowhere: too many to try, so no salt';

-- Used once, because of the key.
CREATE TABLE access.invitation_use (
  hash record.hash PRIMARY KEY REFERENCES access.invitation,
  account access.account_id NOT NULL REFERENCES access.account,
  used timestamptz NOT NULL
);

CREATE TRIGGER of_next_event BEFORE INSERT ON access.account
  FOR EACH ROW EXECUTE FUNCTION record.of_next_event();
CREATE TRIGGER of_next_event BEFORE INSERT ON access.closing
  FOR EACH ROW EXECUTE FUNCTION record.of_next_event();
CREATE TRIGGER of_next_event BEFORE INSERT ON access.role_change
  FOR EACH ROW EXECUTE FUNCTION record.of_next_event();

-- From here on: what changes, and goes when an account is closed.

CREATE TABLE access.identity (
  account access.account_id PRIMARY KEY REFERENCES access.account,
  name register.words NOT NULL,
  login text UNIQUE CHECK (login = lower(login) AND length(login) BETWEEN 1 AND 100),
  password text CHECK (length(password) BETWEEN 1 AND 500),
  issuer text CHECK (length(issuer) BETWEEN 1 AND 500),
  subject text CHECK (length(subject) BETWEEN 1 AND 500),
  CONSTRAINT identity_is_local_or_of_a_provider CHECK (
    (login IS NULL) = (password IS NULL) AND (issuer IS NULL) = (subject IS NULL)
    AND (login IS NULL) <> (issuer IS NULL)),
  CONSTRAINT identity_of_a_provider UNIQUE (issuer, subject)
);

CREATE TABLE access.totp (
  account access.account_id PRIMARY KEY REFERENCES access.account,
  secret bytea NOT NULL CHECK (length(secret) = 49 AND get_byte(secret, 0) > 0),
  last_step bigint NOT NULL
);
COMMENT ON COLUMN access.totp.secret IS
  'Encrypted with a key that is not in the database (ADR 30): its number, 12 bytes of nonce, 20 of the secret, 16 of the tag';
COMMENT ON COLUMN access.totp.last_step IS
  'Number of the 30 seconds whose code was used last: neither that one nor an earlier is taken again';

CREATE TABLE access.recovery_code (
  account access.account_id REFERENCES access.account,
  hash record.hash,
  PRIMARY KEY (account, hash)
);

-- A key pair of a device, of which the public half is here: both factors at once (ADR 24).
CREATE TABLE access.passkey (
  credential bytea PRIMARY KEY CHECK (length(credential) BETWEEN 1 AND 1023),
  account access.account_id NOT NULL REFERENCES access.account,
  name register.words NOT NULL,
  attested bytea NOT NULL CHECK (length(attested) BETWEEN 1 AND 20000),
  uses bigint NOT NULL CHECK (uses >= 0),
  added timestamptz NOT NULL,
  used timestamptz,
  event bigint NOT NULL REFERENCES record.event DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON COLUMN access.passkey.attested IS
  'Attestation object of WebAuthn, with the public key, as the device gave it';
COMMENT ON COLUMN access.passkey.uses IS
  'Signature counter of the device: never goes back, and stays 0 where a device has none';

CREATE INDEX passkey_of_account ON access.passkey (account);

CREATE TRIGGER of_next_event BEFORE INSERT ON access.passkey
  FOR EACH ROW EXECUTE FUNCTION record.of_next_event();
