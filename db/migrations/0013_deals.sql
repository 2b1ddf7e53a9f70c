-- Need → quote → order → delivery → payment: what the principles need of it (P8, T3, T4, T7, T12, Q1, D8).

-- Goods: a list price, breaks by quantity, and groups of options, made to measure. A price is fen a unit, to four decimals:
-- a leaflet costs three and a half.
alter table product
  add column code text,
  -- As papers in English name it; empty: as in Chinese.
  add column name_en text not null default '',
  add column unit_en text not null default '',
  add column unit text not null default '个',
  add column active boolean not null default true,
  add column cost numeric(18, 4),
  add column breaks jsonb not null default '[]',
  add column options jsonb not null default '[]',
  add column version integer not null default 1;
alter table product alter column fen type numeric(18, 4);
alter table product rename column fen to price;
create unique index product_by_code on product (lower(code)) where code is not null;
create index product_by_order on product (active desc, name, id);

-- Wishes to buy. The deals of other systems are taken over: brewing, until one of us says that they are explicit.
alter table opportunity rename to need;
alter index opportunity_by_customer rename to need_by_customer;
alter index opportunity_by_source_key rename to need_by_source_key;
alter index opportunity_by_time rename to need_by_time;
alter table need
  add column title text,
  add column level text check (level in ('latent', 'brewing', 'explicit')),
  add column quoted_on date,
  add column outcome text check (outcome in ('won', 'lost', 'dropped')),
  -- Where it stands among its column of the board, the greatest first. Halves of halves: between two there is always room.
  add column position numeric,
  add column quantity numeric(14, 3),
  add column unit text,
  add column wanted_on date,
  add column product_id uuid references product,
  add column competitors jsonb not null default '[]',
  add column decider_id uuid references contact,
  add column next_step text,
  add column next_on date,
  add column chance smallint check (chance between 0 and 100),
  add column source text,
  add column created_by uuid,
  add column version integer not null default 1;
update need set title = coalesce(product, number, stage_told, '—'), level = case when stage = 'open' then 'brewing' else 'explicit' end,
  outcome = nullif(stage, 'open'), position = extract(epoch from recorded_at), created_by = '00000000-0000-0000-0000-000000000000';
alter table need drop column stage;
alter table need
  alter column title set not null,
  alter column level set not null,
  alter column position set not null,
  alter column created_by set not null,
  add column stage text not null generated always as (coalesce(outcome, case when quoted_on is not null then 'quoted' else level end)) stored;
create index need_on_board on need (stage, position desc, id desc);
create index need_by_next on need (next_on, id) where outcome is null and next_on is not null;
create index need_by_wanted on need (wanted_on, id) where outcome is null and wanted_on is not null;
create index need_by_amount on need (fen desc, id desc) where fen is not null;
create index need_by_owner on need (owner_id, id desc);
create index need_by_import on need (import_id) where import_id is not null;

-- The needs that count: none of an import that was undone.
create view live_need as
  select n.* from need n where n.import_id is null or exists (select from import i where i.id = n.import_id and i.undone_at is null);
select grant_app('select', 'live_need');

-- Where needs are written down, they say whether one is open (T3, T4); before, standing at a need or a quote says it.
alter table customer drop column open_needs;
alter table customer
  add column needs_known boolean not null default false,
  add column explicit_needs integer not null default 0;
alter table customer add column open_needs integer not null
  generated always as (case when needs_known then explicit_needs when stage in (3, 4) then 1 else 0 end) stored;

-- Every move of a need, dated: from which column of the board to which, who said so.
create table need_move (
  id uuid primary key,
  need_id uuid not null references need,
  from_stage text,
  to_stage text not null,
  on_day date not null,
  by_id uuid not null,
  recorded_at timestamptz not null
);
create index need_move_by_need on need_move (need_id, recorded_at, id);
select append_only('need_move');

-- Who of us was in it, and when.
create table need_person (
  id uuid primary key,
  need_id uuid not null references need,
  person_id uuid not null references person,
  joined_on date not null,
  left_on date,
  check (left_on >= joined_on)
);
create unique index need_person_once on need_person (need_id, person_id) where left_on is null;
create index need_person_by_need on need_person (need_id, joined_on);
select never_delete('need_person');

create table need_loss (
  id uuid primary key,
  need_id uuid not null references need,
  outcome text not null check (outcome in ('lost', 'dropped')),
  code text not null check (code in ('price', 'quality', 'delivery', 'relationship', 'no_budget', 'no_need', 'other')),
  reason text not null,
  competitor text,
  fen bigint,
  currency text not null default 'CNY',
  on_day date not null,
  by_id uuid not null,
  recorded_at timestamptz not null
);
create index need_loss_by_need on need_loss (need_id, recorded_at desc);
select never_delete('need_loss');

-- P8: check, diagnose, prescribe; every version stays.
create table need_diagnosis (
  need_id uuid not null references need,
  version integer not null,
  purpose text not null,
  conditions text not null,
  equipment text not null,
  process text not null,
  budget text not null,
  findings text not null,
  prescription text not null,
  by_id uuid not null references person,
  at timestamptz not null,
  primary key (need_id, version)
);
select never_delete('need_diagnosis');

-- T7: a need above the threshold is reported once; whoever asks for support may name the need.
alter table step_in drop constraint step_in_cause_check;
alter table step_in
  add column need_id uuid references need,
  add constraint step_in_cause_check check (cause in ('tenth_touch', 'asked', 'big_order'));
create unique index step_in_of_need on step_in (need_id) where cause = 'big_order';

-- Numbers without gaps: the count is part of the transaction that takes one.
create table document_number (
  kind text not null check (kind in ('quote', 'order')),
  year integer not null,
  last integer not null,
  primary key (kind, year)
);
select grant_app('select, insert, update', 'document_number');

create table quote (
  id uuid primary key,
  number text not null unique,
  customer_id uuid not null references customer,
  need_id uuid references need,
  state text not null default 'draft' check (state in ('draft', 'awaiting', 'approved', 'returned', 'sent', 'accepted', 'refused')),
  -- The version that counts; those before it are superseded. What lists show and sort by stands here too.
  current integer not null default 1,
  fen bigint not null,
  currency text not null,
  valid_until date,
  decided_on date,
  reason text,
  created_by uuid not null references person,
  created_at timestamptz not null,
  version integer not null default 1
);
create index quote_by_customer on quote (customer_id, id desc);
create index quote_by_need on quote (need_id) where need_id is not null;
create index quote_by_time on quote (id desc);
create index quote_by_state on quote (state, id desc);
select never_delete('quote');

create table quote_version (
  quote_id uuid not null references quote,
  number integer not null,
  contact_id uuid references contact,
  lines jsonb not null,
  tax_included boolean not null,
  net_fen bigint not null,
  tax_fen bigint not null,
  fen bigint not null,
  cost_fen bigint,
  currency text not null,
  valid_days integer not null check (valid_days between 1 and 366),
  terms text not null,
  terms_en text not null default '',
  by_id uuid not null references person,
  at timestamptz not null,
  sent_on date,
  sent_at timestamptz,
  sent_by uuid references person,
  primary key (quote_id, number)
);
create index quote_version_sent on quote_version (quote_id, sent_on) where sent_on is not null;
select never_delete('quote_version');
-- What the customer has in hand never changes.
create trigger sent_stays before update on quote_version for each row
  when (old.sent_at is not null and coalesce(current_setting('jinke.anonymising', true), '') <> 'on') execute function refuse_change();

create table quote_approval (
  id uuid primary key,
  quote_id uuid not null references quote,
  number integer not null,
  reasons text[] not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  decision text check (decision in ('approved', 'returned')),
  note text,
  decided_by uuid references person,
  decided_at timestamptz
);
create index quote_approval_by_quote on quote_approval (quote_id, asked_at desc);
create unique index quote_approval_open on quote_approval (quote_id) where decision is null;
select never_delete('quote_approval');

alter table sales_order
  add column quote_id uuid references quote,
  add column need_id uuid references need,
  add column lines jsonb not null default '[]',
  add column tax_included boolean not null default true,
  add column cost_fen bigint,
  add column net_fen bigint,
  add column due_on date,
  add column delivery text not null default 'none' check (delivery in ('none', 'partly', 'delivered')),
  add column delivered_on date,
  -- Null where an import told of a part without saying how much.
  add column paid_fen bigint,
  add column quality text,
  add column cancelled_on date,
  add column cancel_reason text,
  -- What became of what was paid for a cancelled one: given back with the cancellation, to be given back, or kept as agreed.
  add column refund text check (refund in ('now', 'later', 'kept')),
  -- What of it lies beyond the limits, who wrote it so, and who said yes; until then no goods go out.
  add column beyond text[] not null default '{}',
  add column beyond_by uuid references person,
  add column approved_by uuid references person,
  add column approved_at timestamptz;
update sales_order set paid_fen = case payment when 'paid' then fen when 'unpaid' then 0 end,
  delivery = case when completed_on is not null then 'delivered' else 'none' end, delivered_on = completed_on;
create index sales_order_by_time on sales_order (ordered_on desc, id desc);
create index sales_order_by_due on sales_order (due_on, id) where delivery <> 'delivered' and cancelled_on is null and due_on is not null;
create index sales_order_waiting on sales_order (id) where beyond <> '{}' and approved_by is null and cancelled_on is null;
create unique index sales_order_of_quote on sales_order (quote_id) where cancelled_on is null and quote_id is not null;
create index sales_order_by_need on sales_order (need_id) where need_id is not null;

create table delivery (
  id uuid primary key,
  order_id uuid not null references sales_order,
  on_day date not null,
  lines jsonb not null,
  complete boolean not null,
  note text,
  by_id uuid not null,
  at timestamptz not null
);
create index delivery_by_order on delivery (order_id, on_day, id);
select never_delete('delivery');

-- A payment taken in error is met by one below nothing: what was recorded stays.
create table payment (
  id uuid primary key,
  order_id uuid not null references sales_order,
  fen bigint not null check (fen <> 0),
  on_day date not null,
  note text,
  by_id uuid not null,
  at timestamptz not null
);
create index payment_by_order on payment (order_id, on_day, id);
select never_delete('payment');

create or replace view live_order as
  select o.* from sales_order o
  where o.import_id is null or exists (select from import i where i.id = o.import_id and i.undone_at is null);

-- C1: what the one history tells of this module.
create or replace view order_history as
  select o.id, o.customer_id, o.ordered_on::timestamptz as at, 'order'::text as kind, o.recorded_by as by_id,
    jsonb_build_object('number', o.number, 'day', o.ordered_on, 'amount', jsonb_build_object('fen', o.fen, 'currency', o.currency),
      'payment', o.payment, 'product', o.product, 'delivery', o.delivery, 'dueOn', o.due_on, 'completedOn', o.completed_on,
      'cancelledOn', o.cancelled_on, 'reason', o.cancel_reason) as body
  from live_order o;

create view need_history as
  select m.id, n.customer_id, m.recorded_at as at, 'need'::text as kind, m.by_id,
    jsonb_build_object('needId', n.id, 'title', n.title, 'from', m.from_stage, 'to', m.to_stage, 'day', m.on_day, 'chance', n.chance,
      'amount', case when n.fen is not null then jsonb_build_object('fen', n.fen, 'currency', n.currency) end,
      'reason', l.reason, 'code', l.code, 'competitor', l.competitor) as body
  from need_move m join live_need n on n.id = m.need_id
    left join need_loss l on l.need_id = m.need_id and l.recorded_at = m.recorded_at and l.outcome = m.to_stage;

create view quote_history as
  select e.id, q.customer_id, e.at, 'quote'::text as kind, e.actor_id as by_id,
    jsonb_build_object('quoteId', q.id, 'number', q.number, 'act', e.type, 'version', e.data -> 'version',
      'amount', jsonb_build_object('fen', v.fen, 'currency', v.currency), 'reason', case when e.type = 'quote.refused' then q.reason end) as body
  from quote q join event e on e.subject_id = q.id join quote_version v on v.quote_id = q.id and v.number = (e.data ->> 'version')::integer
  where e.type in ('quote.sent', 'quote.accepted', 'quote.refused');

create or replace view timeline_entry as
  select * from customer_history union all select * from touch_history union all select * from pool_history union all select * from order_history
  union all select * from need_history union all select * from quote_history;

-- T8: an anonymisation redacts these words too: without some words, or (no words given) whole.
create function redacted(said text, words text[]) returns text language sql immutable as $$
  select case when said is null then null when words is null then '***' else without_words(said, words) end
$$;

create function redact_deals(members uuid[], words text[]) returns void language plpgsql as $$
declare
  needs constant uuid[] := array(select id from need where customer_id = any(members));
  quotes constant uuid[] := array(select id from quote where customer_id = any(members));
begin
  update need set title = redacted(title, words), next_step = redacted(next_step, words), source = redacted(source, words),
    decider_id = case when words is null then null else decider_id end,
    competitors = coalesce((select jsonb_agg(c || jsonb_build_object('name', redacted(c ->> 'name', words), 'strong', redacted(c ->> 'strong', words),
      'weak', redacted(c ->> 'weak', words)) order by at) from jsonb_array_elements(competitors) with ordinality e(c, at)), '[]') where id = any(needs);
  update need_loss set reason = redacted(reason, words), competitor = redacted(competitor, words) where need_id = any(needs);
  update need_diagnosis set purpose = redacted(purpose, words), conditions = redacted(conditions, words), equipment = redacted(equipment, words),
    process = redacted(process, words), budget = redacted(budget, words), findings = redacted(findings, words), prescription = redacted(prescription, words)
    where need_id = any(needs);
  update quote set reason = redacted(reason, words) where id = any(quotes);
  update quote_version set terms = redacted(terms, words), terms_en = redacted(terms_en, words) where quote_id = any(quotes);
  update quote_approval set note = redacted(note, words) where quote_id = any(quotes);
  update sales_order set quality = redacted(quality, words), cancel_reason = redacted(cancel_reason, words) where customer_id = any(members);
  update delivery d set note = redacted(d.note, words) from sales_order o where o.id = d.order_id and o.customer_id = any(members);
  update payment p set note = redacted(p.note, words) from sales_order o where o.id = p.order_id and o.customer_id = any(members);
end $$;

create or replace function anonymise(request uuid, whose uuid, who uuid, asked_by uuid, asked_at timestamptz) returns void
language plpgsql security definer as $$
declare
  mark constant text := '***';
  -- In other people's words one character, or a few digits, is too little to be somebody.
  shortest_name constant integer := 2;
  shortest_number constant integer := 6;
  members constant uuid[] := array(select c.id from customer c where c.root_id = whose);
  words text[];
begin
  perform set_config('jinke.anonymising', 'on', true);
  if who is null then
    update touch_text x set summary = mark, next_step = null from touch t where t.id = x.touch_id and t.customer_id = any(members);
    update pool_move_text x set reason = mark from pool_move m where m.id = x.move_id and m.customer_id = any(members);
    update step_in set note = mark where customer_id = any(members) and note is not null;
    update postponement set reason = mark where customer_id = any(members);
    update customer_reason r set reason = mark where customer_id = any(members) and r.id <> request and not exists (select from anonymisation a where a.id = r.id);
    update customer_change_text x set before = null, after = null from customer_change c
      where c.id = x.change_id and c.customer_id = any(members)
        and (c.contact_id is not null or c.field in ('name', 'address', 'remarks', 'phones', 'mails'));
    update sales_order set remarks = null where customer_id = any(members);
    delete from contact_point where customer_id = any(members);
    delete from customer_name where customer_id = any(members);
    update contact set name = mark, job = null, birth_year = null, birth_month = null, birth_day = null, best_times = null, worst_times = null, remarks = null,
      anonymised_at = asked_at, version = version + 1 where customer_id = any(members);
    update customer set name = mark, address = null, remarks = null, next_step = null, anonymised_at = asked_at, version = version + 1 where id = any(members);
  else
    words := array(
      select name from contact where id = who and length(name) >= shortest_name
      union select unnest(array[value, key]) from contact_point where contact_id = who and length(key) >= shortest_number);
    update touch_text x set summary = case when who = any(t.contact_ids) then mark else without_words(x.summary, words) end,
      next_step = case when who = any(t.contact_ids) then null else without_words(x.next_step, words) end
      from touch t where t.id = x.touch_id and t.customer_id = any(members);
    update pool_move_text x set reason = without_words(x.reason, words) from pool_move m where m.id = x.move_id and m.customer_id = any(members);
    update step_in set note = without_words(note, words) where customer_id = any(members) and note is not null;
    update postponement set reason = without_words(reason, words) where customer_id = any(members);
    update customer_reason r set reason = without_words(reason, words) where customer_id = any(members) and r.id <> request;
    update customer_change_text x set before = case when c.contact_id = who then null else without_words(x.before, words) end,
      after = case when c.contact_id = who then null else without_words(x.after, words) end
      from customer_change c where c.id = x.change_id and c.customer_id = any(members);
    update sales_order set remarks = without_words(remarks, words) where customer_id = any(members) and remarks is not null;
    delete from contact_point where contact_id = who;
    update contact set name = mark, job = null, birth_year = null, birth_month = null, birth_day = null, best_times = null, worst_times = null, remarks = null,
      anonymised_at = asked_at, version = version + 1 where id = who;
    update contact set remarks = without_words(remarks, words) where customer_id = any(members) and remarks is not null;
    update customer set remarks = without_words(remarks, words), next_step = without_words(next_step, words), version = version + 1 where id = any(members);
  end if;
  perform redact_deals(members, words);
  -- Replies kept for callers who repeat a request hold the customer as it was.
  delete from idempotency_key k where exists (select from unnest(members) m where strpos(k.reply::text, m::text) > 0);
  insert into anonymisation (id, customer_id, contact_id, by_id, at) values (request, whose, who, asked_by, asked_at);
  perform set_config('jinke.anonymising', '', true);
end $$;

do $$
begin
  execute format('alter function anonymise(uuid, uuid, uuid, uuid, timestamptz) set search_path = %I, public, pg_temp', current_schema());
end $$;
revoke all on function redact_deals(uuid[], text[]) from public;
revoke all on function anonymise(uuid, uuid, uuid, uuid, timestamptz) from public;
select grant_app('execute', 'function anonymise(uuid, uuid, uuid, uuid, timestamptz)');
