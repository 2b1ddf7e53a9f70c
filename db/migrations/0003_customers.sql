-- An import is named by what it made, so that undoing it is one fact about the import (T8).
create table import (
  id uuid primary key,
  state text not null,
  created_by uuid not null references person,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  undone_by uuid references person,
  body jsonb not null default '{}',
  version integer not null default 1
);
create index import_by_time on import (created_at desc, id desc);
select never_delete('import');

-- Where customers without an owner wait (T6). The company's own pool is the one without a team and region.
create table pool (
  id uuid primary key,
  name text not null,
  team_id uuid references team,
  region text,
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null
);
create unique index pool_by_name on pool (lower(name)) where closed_at is null;
select never_delete('pool');
insert into pool (id, name, created_at) values (gen_random_uuid(), '公司公海', now());

create table customer (
  id uuid primary key,
  -- Itself, or after a merge the customer that it went into: what hangs on it is read through this and never moved.
  root_id uuid not null references customer,
  name text not null check (length(trim(name)) between 1 and 200),
  kind text not null check (kind in ('organisation', 'person')),
  stage smallint not null default 0 check (stage between 0 and 5),
  state text not null default 'active' check (state in ('active', 'suspended', 'recalled', 'archived')),
  tier text check (tier in ('VVIP', 'A', 'B', 'C')),
  tier_rank smallint not null generated always as (case tier when 'VVIP' then 1 when 'A' then 2 when 'B' then 3 when 'C' then 4 else 5 end) stored,
  owner_id uuid references person,
  owner_since timestamptz,
  -- The owner's team, or the one that answers for a customer without an owner.
  team_id uuid not null references team,
  pool_id uuid references pool,
  pooled_at timestamptz,
  industry text,
  source text,
  region text,
  address text,
  remarks text,
  tags text[] not null default '{}',
  entered_on date not null,
  -- Only named by touches or orders of an import so far; the ledger completes it.
  named_only boolean not null default false,
  import_id uuid references import,
  created_by uuid not null,
  created_at timestamptz not null,
  anonymised_at timestamptz,

  -- Kept figures: written only by call-down from the facts they sum up, in the same transaction.
  pursuit integer not null default 1,
  pursuit_started_at timestamptz not null,
  pursuit_started_on date not null,
  touches integer not null default 0,
  effective_touches integer not null default 0,
  effective_touches_ever integer not null default 0,
  last_touch_at timestamptz,
  last_effective_touch_at timestamptz,
  last_effective_on date,
  retry_on date,
  unanswered_since timestamptz,
  next_on date,
  next_step text,
  orders integer not null default 0,
  orders_fen bigint not null default 0,
  orders_currency text not null default 'CNY',
  first_order_on date,
  last_order_on date,
  pursuit_orders integer not null default 0,
  unpaid_orders integer not null default 0,
  open_needs integer not null default 0,
  open_complaints integer not null default 0,
  step_in_since timestamptz,

  -- T3 and T6 as days, worked out from the figures whenever these or the settings change.
  early_until date,
  due_on date,
  overdue_on date,
  recall_on date,
  neglect_since date,
  protected_until date,
  postponed_until date,
  look_again_on date,

  version integer not null default 1,
  check (owner_id is null or pool_id is null)
);
create index customer_by_id on customer (id desc) where state <> 'archived';
create index customer_by_owner on customer (owner_id, id desc) where state <> 'archived';
create index customer_by_team on customer (team_id, id desc) where state <> 'archived';
create index customer_by_owner_due on customer (owner_id, due_on, id) where state = 'active';
create index customer_by_owner_overdue on customer (owner_id, overdue_on, id) where state = 'active';
create index customer_by_owner_recall on customer (owner_id, recall_on, id) where state = 'active';
create index customer_by_owner_next on customer (owner_id, next_on, id) where state = 'active' and next_on is not null;
create index customer_by_owner_unanswered on customer (owner_id, unanswered_since, id) where state = 'active' and unanswered_since is not null;
create index customer_by_owner_step_in on customer (owner_id, step_in_since, id) where step_in_since is not null;
create index customer_by_owner_name on customer (owner_id, name, id) where state <> 'archived';
create index customer_by_owner_last_touch on customer (owner_id, last_touch_at, id) where state <> 'archived';
create index customer_by_recall on customer (recall_on) where state = 'active' and owner_id is not null;
create index customer_by_pool on customer (pool_id, pooled_at desc, id desc) where pool_id is not null;
create index customer_waiting on customer (team_id, id) where owner_id is null and pool_id is null and state <> 'archived';
create index customer_look_again on customer (look_again_on) where look_again_on is not null;
create index customer_by_due on customer (due_on, id) where state = 'active';
create index customer_by_name on customer (name, id) where state <> 'archived';
create index customer_by_last_touch on customer (last_touch_at, id) where state <> 'archived';
create index customer_by_effective on customer (effective_touches desc, id desc) where state <> 'archived';
create index customer_by_entered on customer (entered_on desc, id desc) where state <> 'archived';
create index customer_by_orders on customer (orders_fen desc, id desc) where state <> 'archived';
create index customer_by_stage on customer (stage, id) where state <> 'archived';
create index customer_by_tier on customer (tier_rank, id) where state <> 'archived';
create index customer_by_state on customer (state, id desc);
create index customer_by_import on customer (import_id) where import_id is not null;
create index customer_by_root on customer (root_id);
select never_delete('customer');

-- Every spelling under which a customer is known; `fold` is equal for spellings of the same name, `loose` for likely ones.
create table customer_name (
  customer_id uuid not null references customer,
  name text not null,
  fold text not null,
  loose text not null,
  main boolean not null default false,
  import_id uuid references import,
  primary key (customer_id, name)
);
create index customer_name_by_name on customer_name (name);
create index customer_name_by_fold on customer_name (fold);
create index customer_name_by_loose on customer_name (loose);
select grant_app('select, insert, update, delete', 'customer_name');

-- Apart from the customer, so that a touch does not rewrite the search's index.
create table customer_search (
  customer_id uuid primary key references customer,
  folded text not null,
  grams text[] not null
);
create index customer_search_grams on customer_search using gin (grams) with (fastupdate = off);
select grant_app('select, insert, update', 'customer_search');

create table contact (
  id uuid primary key,
  customer_id uuid not null references customer,
  name text not null check (length(name) <= 100),
  job text,
  birth_year smallint,
  birth_month smallint check (birth_month between 1 and 12),
  birth_day smallint check (birth_day between 1 and 31),
  birth_lunar boolean not null default false,
  best_times text,
  worst_times text,
  remarks text,
  main boolean not null default false,
  left_on date,
  import_id uuid references import,
  created_at timestamptz not null,
  anonymised_at timestamptz,
  version integer not null default 1
);
create index contact_by_customer on contact (customer_id, main desc, id);
create index contact_by_birthday on contact (birth_lunar, birth_month, birth_day) where birth_month is not null and left_on is null;
select never_delete('contact');

-- Ways to reach a contact, or the customer itself. `key` is equal for the same number or address however written.
create table contact_point (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  kind text not null check (kind in ('phone', 'mail', 'wechat', 'other')),
  value text not null,
  key text not null,
  position smallint not null default 0,
  import_id uuid references import
);
create index contact_point_by_key on contact_point (kind, key);
create index contact_point_by_customer on contact_point (customer_id);
create index contact_point_by_contact on contact_point (contact_id);
select grant_app('select, insert, update, delete', 'contact_point');

-- Who held a customer, from when to when and why.
create table ownership (
  id uuid primary key,
  customer_id uuid not null references customer,
  owner_id uuid not null references person,
  cause text not null check (cause in ('created', 'imported', 'claimed', 'assigned', 'handed_over')),
  started_at timestamptz not null,
  started_by uuid not null,
  ended_at timestamptz,
  end_cause text
);
create unique index ownership_open on ownership (customer_id) where ended_at is null;
create index ownership_by_owner on ownership (owner_id, customer_id, ended_at desc);
create index ownership_by_customer on ownership (customer_id, started_at desc);
select never_delete('ownership');

create table pursuit (
  id uuid primary key,
  customer_id uuid not null references customer,
  number integer not null,
  owner_id uuid,
  cause text not null check (cause in ('created', 'imported', 'claimed', 'assigned', 'handed_over', 'order_completed')),
  started_at timestamptz not null,
  started_on date not null,
  import_id uuid references import,
  recorded_at timestamptz not null
);
create index pursuit_by_customer on pursuit (customer_id, started_at desc);
select append_only('pursuit');

-- The pursuits that count: of the starts by entry (created, imported) the one recorded last, and all later ones,
-- none of an import that was undone.
create view live_pursuit as
  select p.* from pursuit p
  where (p.import_id is null or exists (select from import i where i.id = p.import_id and i.undone_at is null))
    and not (p.cause in ('created', 'imported') and exists (
      select from pursuit later
      where later.customer_id = p.customer_id and later.cause in ('created', 'imported') and (later.recorded_at, later.id) > (p.recorded_at, p.id)
        and (later.import_id is null or exists (select from import i where i.id = later.import_id and i.undone_at is null))));
select grant_app('select', 'live_pursuit');

-- Q1: every move through the funnel, dated.
create table stage_move (
  id uuid primary key,
  customer_id uuid not null references customer,
  from_stage smallint not null,
  to_stage smallint not null,
  on_day date not null,
  by_id uuid not null,
  recorded_at timestamptz not null
);
create index stage_move_by_customer on stage_move (customer_id, on_day);
select append_only('stage_move');

-- Field history: the fact that a field changed stays; the values stand apart, where anonymisation can redact them.
create table customer_change (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  field text not null,
  cause text not null check (cause in ('edit', 'import', 'merge', 'undo')),
  cause_id uuid,
  by_id uuid not null,
  at timestamptz not null
);
create index customer_change_by_customer on customer_change (customer_id, at desc, id desc);
create index customer_change_by_cause on customer_change (cause_id) where cause_id is not null;
select append_only('customer_change');

create table customer_change_text (
  change_id uuid primary key references customer_change,
  before jsonb,
  after jsonb
);
select grant_app('select, insert', 'customer_change_text');

-- D7: colleagues who work on a customer besides its owner.
create table customer_member (
  customer_id uuid not null references customer,
  person_id uuid not null references person,
  role text not null default 'member',
  since timestamptz not null,
  added_by uuid not null,
  ended_at timestamptz,
  primary key (customer_id, person_id)
);
create index customer_member_by_person on customer_member (person_id, customer_id) where ended_at is null;
select never_delete('customer_member');

-- Why somebody archived, restored, merged or parted a customer: the words apart from the facts, where
-- anonymisation can redact them.
create table customer_reason (
  id uuid primary key,
  customer_id uuid not null references customer,
  reason text not null
);
create index customer_reason_by_customer on customer_reason (customer_id);
select grant_app('select, insert', 'customer_reason');

-- How a customer stood before it was archived or merged, so that it can be put back.
create table laid_aside (
  id uuid primary key,
  customer_id uuid not null references customer,
  state text not null,
  owner_id uuid references person,
  owner_since timestamptz,
  pool_id uuid references pool,
  pooled_at timestamptz,
  at timestamptz not null,
  ended_at timestamptz
);
create unique index laid_aside_open on laid_aside (customer_id) where ended_at is null;
select never_delete('laid_aside');

-- A merge moves nothing: it points one customer at the other, so that it can be undone.
create table customer_merge (
  id uuid primary key,
  kept_id uuid not null references customer,
  merged_id uuid not null references customer,
  by_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid
);
create index customer_merge_by_kept on customer_merge (kept_id) where undone_at is null;
create unique index customer_merge_open on customer_merge (merged_id) where undone_at is null;
select never_delete('customer_merge');

-- Likely duplicates that a person is to decide on.
create table duplicate_proposal (
  id uuid primary key,
  one_id uuid not null references customer,
  other_id uuid not null references customer,
  evidence text[] not null,
  score real not null,
  state text not null default 'open' check (state in ('open', 'merged', 'dismissed')),
  import_id uuid references import,
  created_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  unique (one_id, other_id),
  check (one_id < other_id)
);
create index duplicate_proposal_open on duplicate_proposal (score desc, id desc) where state = 'open';
create index duplicate_proposal_by_other on duplicate_proposal (other_id) where state = 'open';
select never_delete('duplicate_proposal');

create table saved_view (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null check (length(trim(name)) between 1 and 60),
  shared boolean not null default false,
  query jsonb not null,
  columns text[] not null,
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null
);
create index saved_view_by_person on saved_view (person_id, position, id);
create index saved_view_shared on saved_view (position, id) where shared;
select grant_app('select, insert, update, delete', 'saved_view');

-- C1: what the one history tells of this module.
create view customer_history as
  select o.id, o.customer_id, o.started_at as at, 'owner'::text as kind, o.started_by as by_id,
    jsonb_build_object('owner', p.name, 'ownerId', o.owner_id, 'cause', o.cause) as body
  from ownership o join person p on p.id = o.owner_id
  union all
  select c.id, c.customer_id, c.at, 'edit', c.by_id,
    jsonb_build_object('field', c.field, 'before', x.before, 'after', x.after, 'cause', c.cause, 'contactId', c.contact_id)
  from customer_change c left join customer_change_text x on x.change_id = c.id
  union all
  select e.id, e.customer_id, e.at, 'event', e.actor_id,
    jsonb_build_object('type', e.type, 'data', e.data, 'reason', r.reason, 'subject', coalesce(p.name, s.name))
  from event e left join customer_reason r on r.id = (e.data ->> 'reasonId')::uuid
    left join person p on p.id = e.subject_id left join customer s on s.id = e.subject_id
  where e.customer_id is not null
    and e.type in ('customer.created', 'customer.archived', 'customer.restored', 'customer.anonymised', 'customer.merged', 'customer.merge_undone',
      'customer.member_joined', 'customer.member_left')
  union all
  -- What one that was merged and parted again has of it; while merged, the other's entry stands for both.
  select e.id, e.subject_id, e.at, 'event', e.actor_id, jsonb_build_object('type', e.type, 'data', e.data, 'reason', r.reason, 'subject', k.name)
  from event e join customer k on k.id = e.customer_id join customer s on s.id = e.subject_id and s.root_id <> k.root_id
    left join customer_reason r on r.id = (e.data ->> 'reasonId')::uuid
  where e.type in ('customer.merged', 'customer.merge_undone');
