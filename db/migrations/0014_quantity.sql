-- Quantity: enough customers contacted, and some will buy (Q1–Q6).

-- Q5: the last sign of life: entry, effective touch or order. Where only the day is known it is noon in Greenwich, which is
-- that same day nearly everywhere.
alter table customer add column quiet_since timestamptz not null generated always as (greatest(last_effective_touch_at,
  (entered_on + time '12:00') at time zone 'UTC', (last_order_on + time '12:00') at time zone 'UTC')) stored;
create index customer_by_owner_quiet on customer (owner_id, quiet_since, id) where state <> 'archived';
create index customer_by_quiet on customer (quiet_since, id) where state <> 'archived';

-- T10: since when touches are written down here.
create index touch_by_recording on touch (recorded_at) where import_id is null;

-- Q5: how many leads each source is to bring in a month; `month` is its first day.
create table lead_plan (
  month date primary key check (extract(day from month) = 1),
  sources jsonb not null default '{}',
  -- How many dormant customers are to be won back: a source of its own.
  dormant integer check (dormant > 0),
  version integer not null default 1,
  set_by uuid not null,
  set_at timestamptz not null
);
select never_delete('lead_plan');

-- Q5: the target trades' fairs and events. One that does not take place is cancelled.
create table fair (
  id uuid primary key,
  name text not null check (length(trim(name)) between 1 and 120),
  industry text,
  place text,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- How leads that it brings are told by.
  source text,
  remarks text,
  cancelled boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null,
  version integer not null default 1
);
create index fair_by_end on fair (ends_on, id);
select never_delete('fair');

-- Q3, Q6: a quota of new customers a week of somebody's own, where the company's does not suit.
create table new_customer_quota (
  person_id uuid primary key references person,
  weekly integer check (weekly between 0 and 200),
  version integer not null default 1,
  set_by uuid not null,
  set_at timestamptz not null
);
select never_delete('new_customer_quota');

-- Q3: that the manager was told. Once a week for each person, however often it is looked for.
create table quota_notice (
  id uuid primary key,
  person_id uuid not null references person,
  week date not null,
  on_day date not null,
  cause text not null check (cause in ('missed', 'out_of_reach')),
  reached integer not null,
  tried integer not null,
  quota integer not null,
  raised_at timestamptz not null,
  seen_by uuid references person,
  seen_at timestamptz,
  unique (person_id, week)
);
create index quota_notice_open on quota_notice (raised_at desc, id desc) where seen_at is null;
select never_delete('quota_notice');
