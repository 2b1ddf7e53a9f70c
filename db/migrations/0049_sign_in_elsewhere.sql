-- G4: signing in by an account that the company has elsewhere (OpenID Connect).

create table sign_in_provider (
  -- There is one.
  one boolean primary key default true check (one),
  issuer text not null,
  client_id text not null,
  -- Sealed.
  client_secret text not null,
  label text not null check (length(trim(label)) between 1 and 40),
  changed_at timestamptz not null
);
select grant_app('select, insert, update, delete', 'sign_in_provider');

-- Whose an account elsewhere is. The subject never changes hands; a mail address may.
create table identity (
  id uuid primary key,
  person_id uuid not null references person,
  issuer text not null,
  subject text not null,
  linked_at timestamptz not null,
  used_at timestamptz not null,
  unique (issuer, subject),
  unique (person_id, issuer)
);
select grant_app('select, insert, update, delete', 'identity');

-- The state, nonce and verifier of a sign-in that went there and has not come back.
alter table sign_in_attempt add column elsewhere jsonb;
