-- D1–D8: what we know of a customer, how near we are to whom there, and where we stand as a supplier.

-- Lists show and filter by these: the owner's distance to the one who decides, and what the portrait allows at most.
alter table customer
  add column distance smallint not null default 0 check (distance between 0 and 4),
  add column distance_allowed smallint not null default 0 check (distance_allowed between 0 and 4);
create index customer_by_distance on customer (distance, id) where state <> 'archived';
create index customer_by_owner_distance on customer (owner_id, distance, id) where state <> 'archived';

-- D1: one piece of knowledge, appended: learnt, confirmed again without being typed again, or taken back. The words stand
-- apart: open ones in portrait_text, those of blocks 5 and 6 with the sealed values, under the same id.
create table portrait_value (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  field text not null,
  act text not null check (act in ('learnt', 'confirmed', 'withdrawn')),
  -- Which entry a withdrawal takes back.
  of_id uuid references portrait_value,
  sealed boolean not null,
  how text check (how in ('told', 'seen', 'colleague', 'public', 'import')),
  confidence text check (confidence in ('sure', 'likely', 'guess')),
  learnt_on date not null,
  by_id uuid not null,
  touch_id uuid references touch,
  recorded_at timestamptz not null,
  check ((act = 'withdrawn') = (of_id is not null)),
  check (act = 'withdrawn' or (how is not null and confidence is not null))
);
create index portrait_value_by_customer on portrait_value (customer_id, field, contact_id);
create unique index portrait_value_withdrawn_once on portrait_value (of_id) where of_id is not null;
select append_only('portrait_value');

create view live_portrait_value as
  select v.* from portrait_value v where v.act <> 'withdrawn' and not exists (select from portrait_value w where w.of_id = v.id);
select grant_app('select', 'live_portrait_value');

create table portrait_text (
  value_id uuid primary key references portrait_value,
  value jsonb not null
);
select grant_app('select, insert', 'portrait_text');

-- D5: asked, and not answered: not asked again for a while.
create table portrait_asked (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  field text not null,
  on_day date not null,
  by_id uuid not null,
  recorded_at timestamptz not null
);
create index portrait_asked_by_customer on portrait_asked (customer_id, on_day desc);
select append_only('portrait_asked');

-- R2: what made trust grow or fall, between one of us and a contact; without a contact it concerns all of them.
create table trust_event (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  person_id uuid not null references person,
  kind text not null check (kind in ('promise_kept', 'promise_broken', 'problem_solved', 'complaint', 'complaint_unsettled', 'delay', 'no_show',
    'preferred_equal', 'preferred_worse', 'referral', 'withdrawn')),
  of_id uuid references trust_event,
  referred_id uuid references customer,
  on_day date not null,
  touch_id uuid references touch,
  by_id uuid not null,
  recorded_at timestamptz not null,
  check ((kind = 'withdrawn') = (of_id is not null))
);
create index trust_event_by_customer on trust_event (customer_id, on_day desc, id desc);
create unique index trust_event_withdrawn_once on trust_event (of_id) where of_id is not null;
select append_only('trust_event');

create view live_trust_event as
  select e.* from trust_event e where e.kind <> 'withdrawn' and not exists (select from trust_event w where w.of_id = e.id);
select grant_app('select', 'live_trust_event');

create table trust_note (
  event_id uuid primary key references trust_event,
  note text not null
);
select grant_app('select, insert', 'trust_note');

-- D2: the distance of a pair, kept: what the portrait allows, what is proven, and since when they stand so.
create table distance_pair (
  customer_id uuid not null references customer,
  person_id uuid not null references person,
  contact_id uuid references contact,
  bound smallint not null,
  proven smallint not null,
  trust real not null,
  rung smallint not null generated always as (least(bound, proven)) stored,
  since date not null,
  -- A pair whose colleague or contact has gone stays on record.
  current boolean not null default true,
  unique nulls not distinct (customer_id, person_id, contact_id)
);
create index distance_pair_by_person on distance_pair (person_id, customer_id) where current;
select grant_app('select, insert, update', 'distance_pair');

-- D4: its trace.
create table distance_move (
  id uuid primary key,
  customer_id uuid not null references customer,
  person_id uuid not null references person,
  contact_id uuid references contact,
  on_day date not null,
  bound smallint not null,
  proven smallint not null,
  trust real not null,
  -- The rung that was in force before.
  rung_before smallint not null,
  recorded_at timestamptz not null
);
create index distance_move_by_customer on distance_move (customer_id, on_day, id);
create index distance_move_by_person on distance_move (person_id, on_day, id);
select append_only('distance_move');

-- What lists ask of a portrait: how complete (S3), when to be gone through again (D5), stuck since when (D6).
create table portrait_standing (
  customer_id uuid primary key references customer,
  -- Whose distance the customer shows, and to whom: the owner and the one who decides, as they were reckoned with.
  owner_id uuid references person,
  decider_id uuid references contact,
  filled smallint not null,
  review_on date,
  stuck_since date,
  stuck_touches integer,
  -- Where more is proven than the portrait allows, only the portrait is wanting.
  stuck_by text check (stuck_by in ('portrait', 'person')),
  rank text check (rank in ('none', 'backup', 'secondary', 'main', 'first', 'sole')),
  -- [{field, contactId, why}]: what to ask next, for the day's list.
  questions jsonb not null default '[]',
  reckoned_on date not null
);
create index portrait_standing_review on portrait_standing (review_on, customer_id) where review_on is not null;
create index portrait_standing_stuck on portrait_standing (stuck_since, customer_id) where stuck_since is not null;
select grant_app('select, insert, update', 'portrait_standing');

-- D8: our share of what the customer buys, known or estimated, dated, and who has the rest.
create table wallet_share (
  id uuid primary key,
  customer_id uuid not null references customer,
  on_day date not null,
  ours smallint not null check (ours between 0 and 100),
  known boolean not null,
  -- [{name, percent}]
  rivals jsonb not null default '[]',
  yearly_fen bigint check (yearly_fen >= 0),
  currency text not null default 'CNY',
  by_id uuid not null references person,
  recorded_at timestamptz not null
);
create index wallet_share_by_customer on wallet_share (customer_id, on_day desc, recorded_at desc);
select never_delete('wallet_share');

create table share_plan (
  customer_id uuid not null references customer,
  version integer not null,
  target_percent smallint not null check (target_percent between 1 and 100),
  by_day date not null,
  steps text not null,
  by_id uuid not null references person,
  recorded_at timestamptz not null,
  primary key (customer_id, version)
);
select never_delete('share_plan');

-- D5: manager and rep went through a portrait together.
create table portrait_review (
  id uuid primary key,
  customer_id uuid not null references customer,
  held_on date not null,
  people uuid[] not null,
  next_on date,
  by_id uuid not null references person,
  recorded_at timestamptz not null
);
create index portrait_review_by_customer on portrait_review (customer_id, held_on desc, id desc);
select append_only('portrait_review');

create table portrait_review_text (
  review_id uuid primary key references portrait_review,
  found text not null,
  ask_next text not null
);
select grant_app('select, insert', 'portrait_review_text');

-- C1, D4, D5: what the one history tells of closeness: a rung gained or lost, with the pair, and reviews. Of a portrait it tells nothing.
create view closeness_history as
  select m.id, m.customer_id, m.recorded_at as at, 'closeness'::text as kind, null::uuid as by_id,
    jsonb_build_object('day', m.on_day, 'person', p.name, 'contactId', m.contact_id,
      'from', (array['none', 'doctor', 'teacher', 'friend', 'brother'])[m.rung_before + 1],
      'to', (array['none', 'doctor', 'teacher', 'friend', 'brother'])[least(m.bound, m.proven) + 1]) as body
  from distance_move m join person p on p.id = m.person_id
  where m.rung_before <> least(m.bound, m.proven)
  union all
  select r.id, r.customer_id, r.recorded_at, 'review', r.by_id,
    jsonb_build_object('day', r.held_on, 'people', (select jsonb_agg(p.name order by p.name) from person p where p.id = any(r.people)),
      'note', t.found, 'nextStep', t.ask_next)
  from portrait_review r join portrait_review_text t on t.review_id = r.id;

create or replace view timeline_entry as
  select * from customer_history union all select * from touch_history union all select * from pool_history union all select * from order_history
  union all select * from need_history union all select * from quote_history union all select * from closeness_history;

-- D7: whose closeness goes over to whom, step by step.
create table handover_plan (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  from_id uuid not null references person,
  to_id uuid not null references person,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  created_by uuid not null references person,
  created_at timestamptz not null,
  version integer not null default 1,
  check (from_id <> to_id)
);
create index handover_plan_by_customer on handover_plan (customer_id, id desc);
select never_delete('handover_plan');

create table handover_step (
  plan_id uuid not null references handover_plan,
  position smallint not null,
  what text not null,
  on_day date,
  done_on date,
  primary key (plan_id, position)
);
select never_delete('handover_step');

-- T8: words that were written about somebody stay as they were; only an anonymisation redacts them.
do $$
declare
  words regclass;
begin
  foreach words in array array['portrait_text', 'trust_note', 'portrait_review_text']::regclass[] loop
    execute format('create trigger never_delete before delete on %s for each row execute function refuse_change()', words);
    execute format('create trigger never_truncate before truncate on %s for each statement execute function refuse_change()', words);
    execute format(
      'create trigger never_update before update on %s for each row
         when (coalesce(current_setting(''jinke.anonymising'', true), '''') <> ''on'') execute function refuse_change()', words);
  end loop;
end $$;

-- T8: follows every anonymisation, of a customer or of one contact. Of a contact, what tells of it goes whole, and its
-- name goes from what was written of others. Sealed values follow by a trigger of their own.
create function redact_portrait() returns trigger language plpgsql security definer as $$
declare
  whole constant boolean := tg_table_name = 'customer';
  members uuid[];
  words text[];
begin
  if whole then
    members := array[new.id];
  else
    members := array(select id from customer where root_id = (select root_id from customer where id = new.customer_id));
    words := case when length(old.name) >= 2 and old.name <> new.name then array[old.name] else '{}'::text[] end;
  end if;
  update portrait_text x set value = case when whole or v.contact_id = new.id then '"***"'::jsonb else without_words(x.value, words) end
    from portrait_value v where v.id = x.value_id and v.customer_id = any(members);
  update trust_note n set note = case when whole or e.contact_id = new.id then '***' else without_words(n.note, words) end
    from trust_event e where e.id = n.event_id and e.customer_id = any(members);
  update portrait_review_text t set found = redacted(t.found, words), ask_next = redacted(t.ask_next, words)
    from portrait_review r where r.id = t.review_id and r.customer_id = any(members);
  update share_plan set steps = redacted(steps, words) where customer_id = any(members);
  update wallet_share set rivals = coalesce((select jsonb_agg(r || jsonb_build_object('name', redacted(r ->> 'name', words)) order by at)
    from jsonb_array_elements(rivals) with ordinality e(r, at)), '[]') where customer_id = any(members);
  update handover_step s set what = case when whole or p.contact_id = new.id then '***' else without_words(s.what, words) end
    from handover_plan p where p.id = s.plan_id and p.customer_id = any(members);
  return null;
end $$;
create trigger redact_portrait after update of anonymised_at on customer for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_portrait();
create trigger redact_portrait after update of anonymised_at on contact for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_portrait();
do $$
begin
  execute format('alter function redact_portrait() set search_path = %I, public, pg_temp', current_schema());
end $$;
revoke all on function redact_portrait() from public;
