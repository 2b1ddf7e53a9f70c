-- A2, A6: when each of us works, is away or is busy elsewhere, and how our appointments reach their own calendars.

-- A person's own hours; null hours: the company's, null zone: the company's.
create table working_hours (
  person_id uuid primary key references person,
  hours jsonb,
  zone text,
  version integer not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null
);
select grant_app('select, insert, update', 'working_hours');

-- Away from a day (and a time of it) to another. The instants are reckoned when it is noted, in the person's zone.
create table absence (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('leave', 'sick', 'trip', 'training', 'other')),
  first_on date not null,
  last_on date not null check (last_on >= first_on),
  from_time text,
  until_time text,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  note text,
  noted_by uuid not null,
  noted_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz
);
create index absence_by_person on absence (person_id, ends_at) where withdrawn_at is null;
create index absence_by_end on absence (ends_at) where withdrawn_at is null;
select never_delete('absence');

-- A6: a person's own calendar elsewhere (CalDAV).
create table calendar_account (
  id uuid primary key,
  person_id uuid not null references person,
  url text not null,
  login text not null,
  -- Opened by the key of the data folder only; emptied when the account is removed.
  password_sealed text,
  state text not null default 'new' check (state in ('new', 'fine', 'partly', 'failed')),
  -- {reason, values}: the refusal that was met.
  problem jsonb,
  tried_at timestamptz,
  read_at timestamptz,
  added_at timestamptz not null,
  removed_at timestamptz,
  version integer not null default 1
);
create unique index calendar_account_once on calendar_account (person_id, url, login) where removed_at is null;
create index calendar_account_live on calendar_account (id) where removed_at is null;
select never_delete('calendar_account');

-- One calendar of an account: whether its events take our time, and whether our appointments are written into it.
create table calendar_source (
  id uuid primary key,
  account_id uuid not null references calendar_account,
  url text not null,
  name text not null,
  busy boolean not null,
  writes boolean not null default false,
  read_only boolean not null default false,
  -- What the server says of the state of the whole: while it says the same, nothing there has changed.
  mark text,
  -- The day on which all of it was read last: with each day another one comes into sight.
  read_on date,
  gone_at timestamptz,
  unique (account_id, url)
);
create unique index calendar_source_writes on calendar_source (account_id) where writes and gone_at is null;
select never_delete('calendar_source');

-- What was read of each file there, and the times in it. Titles are not kept. A copy of what stands elsewhere: it goes when that goes.
create table outer_file (
  source_id uuid not null references calendar_source,
  href text not null,
  etag text not null,
  uid text,
  -- One of our own appointments: known already, never counted as busy twice.
  ours boolean not null,
  events integer not null,
  unread integer not null,
  cut integer not null,
  primary key (source_id, href)
);
select grant_app('select, insert, update, delete', 'outer_file');

create table outer_busy (
  source_id uuid not null,
  href text not null,
  person_id uuid not null references person,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  whole_day boolean not null
);
create index outer_busy_by_person on outer_busy (person_id, ends_at);
create index outer_busy_by_file on outer_busy (source_id, href);
select grant_app('select, insert, delete', 'outer_busy');

-- Our appointments as they were written into a person's calendar, and what the person did to them there.
create table outer_entry (
  source_id uuid not null references calendar_source,
  uid text not null,
  href text not null,
  etag text,
  -- Of the text that was written: what changed is written again.
  print text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  written_at timestamptz not null,
  -- Moved or taken out by the person there: a proposal, never more.
  moved_starts_at timestamptz,
  moved_ends_at timestamptz,
  gone_at timestamptz,
  primary key (source_id, uid)
);
select grant_app('select, insert, update, delete', 'outer_entry');

-- A subscribed calendar: whoever has the link reads it, until it is revoked.
create table feed_token (
  id uuid primary key,
  person_id uuid not null references person,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  read_at timestamptz,
  revoked_at timestamptz
);
create unique index feed_token_once on feed_token (person_id) where revoked_at is null;
select never_delete('feed_token');

-- Answers that came by mail, so that one seen in two mailboxes is taken once. Of the address only its digest.
create table answer_seen (
  uid text not null,
  attendee_hash bytea not null,
  sequence integer not null,
  stamped_at timestamptz,
  method text not null check (method in ('REPLY', 'COUNTER')),
  taken boolean not null,
  seen_at timestamptz not null,
  unique nulls not distinct (uid, attendee_hash, sequence, stamped_at, method)
);
select append_only('answer_seen');
