-- What every module of a company stands on: settings, the log of facts, and the keys that make writes happen once.

create table setting (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null
);
select grant_app('select, insert, update, delete', 'setting');

-- Facts, appended in the transaction that made them. `data` holds ids and codes only: what a person may ask
-- to have erased stands in the modules' own tables.
create table event (
  id uuid primary key,
  at timestamptz not null,
  type text not null,
  actor_id uuid not null,
  customer_id uuid,
  subject_id uuid,
  data jsonb not null,
  trace_id text not null
);
create index event_by_customer on event (customer_id, at desc, id desc) where customer_id is not null;
create index event_by_subject on event (subject_id, at desc, id desc) where subject_id is not null;
select append_only('event');

create table idempotency_key (
  person_id uuid not null,
  key text not null check (length(key) between 1 and 200),
  print text not null,
  reply jsonb,
  created_at timestamptz not null,
  primary key (person_id, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
select grant_app('select, insert, update, delete', 'idempotency_key');
