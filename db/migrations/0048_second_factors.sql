-- G4: second factors. What proves beside a password who somebody is; one who has one is let in with it only.

-- A secret shared with an app that shows six digits every half minute; until it is confirmed it counts for nothing.
create table totp (
  person_id uuid primary key references person,
  -- Sealed.
  secret text not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  -- The half minute of the last code that was taken: none is taken twice, and none older.
  last_step bigint not null default 0
);
select grant_app('select, insert, update, delete', 'totp');

-- For who has lost the phone; of each only the argon2id hash, and each for once.
create table recovery_code (
  id uuid primary key,
  person_id uuid not null references person,
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index recovery_code_by_person on recovery_code (person_id);
select grant_app('select, insert, update, delete', 'recovery_code');

create table passkey (
  id uuid primary key,
  person_id uuid not null references person,
  credential_id text not null unique,
  public_key bytea not null,
  -- How often the authenticator says it signed; one that falls back was copied.
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (length(trim(name)) between 1 and 80),
  -- Whether its maker keeps it on several devices.
  synced boolean not null,
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_by_person on passkey (person_id, made_at);
select grant_app('select, insert, update, delete', 'passkey');

-- A sign-in that has begun: the password was right and a factor is awaited, or a passkey was asked for. Swept when it is over.
create table sign_in_attempt (
  token_hash bytea primary key,
  person_id uuid references person,
  -- What a passkey is to sign, once.
  challenge text,
  expires_at timestamptz not null
);
create index sign_in_attempt_by_end on sign_in_attempt (expires_at);
select grant_app('select, insert, update, delete', 'sign_in_attempt');

-- Whose factors an admin took off, until the person has read it.
create table factors_removed (
  person_id uuid primary key references person,
  by_id uuid not null references person,
  at timestamptz not null
);
select grant_app('select, insert, update, delete', 'factors_removed');

-- When whoever uses the session last proved who it is; and whether it is good for setting up a factor only.
alter table session add column proved_at timestamptz;
update session set proved_at = created_at;
alter table session alter column proved_at set not null;
alter table session add column only_set_up boolean not null default false;
-- What a new passkey, or one that proves again, is to sign.
alter table session add column challenge text;
