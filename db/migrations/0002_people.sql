create table team (
  id uuid primary key,
  name text not null check (length(trim(name)) between 1 and 80),
  parent_id uuid references team,
  version integer not null default 1,
  created_at timestamptz not null
);
create unique index one_root_team on team ((true)) where parent_id is null;
create unique index team_by_name on team (lower(name));
select never_delete('team');

create table person (
  id uuid primary key,
  name text not null check (length(trim(name)) between 1 and 80),
  email text,
  mobile text,
  role text not null check (role in ('rep', 'manager', 'director', 'marketer', 'agent', 'auditor', 'admin')),
  team_id uuid not null references team,
  -- invited: named by an import, not yet let in; left: deactivated, never deleted
  state text not null default 'active' check (state in ('invited', 'active', 'left')),
  joined_on date,
  left_on date,
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  password_hash text,
  must_change_password boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null
);
create unique index person_by_email on person (lower(email)) where email is not null;
create unique index person_by_mobile on person (mobile) where mobile is not null;
create index person_by_name on person (name);
create index person_by_team on person (team_id);
select never_delete('person');

create table session (
  id uuid primary key,
  person_id uuid not null references person,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ip text not null,
  agent text not null
);
create index session_by_person on session (person_id, seen_at desc) where ended_at is null;
select grant_app('select, insert, update, delete', 'session');

create table api_key (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  key_hash bytea not null unique,
  read_only boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_key_by_person on api_key (person_id, created_at desc);
select grant_app('select, insert, update', 'api_key');

-- Failed sign-ins, for the lock-out; swept when they are old.
create table sign_in_failure (
  login text not null,
  ip text not null,
  at timestamptz not null
);
create index sign_in_failure_by_login on sign_in_failure (login, at);
create index sign_in_failure_by_ip on sign_in_failure (ip, at);
select grant_app('select, insert, delete', 'sign_in_failure');
