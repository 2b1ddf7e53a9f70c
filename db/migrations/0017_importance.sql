-- I1: what people judge of a customer, criterion by criterion; the latest counts, a null takes it back.
create table importance_mark (
  id uuid primary key,
  customer_id uuid not null references customer,
  criterion text not null,
  value numeric,
  by_id uuid not null,
  at timestamptz not null
);
create index importance_mark_by_customer on importance_mark (customer_id, criterion, at desc, id desc);
select append_only('importance_mark');

-- Where the scorecard stands with a customer. Whether the tier is its own, the last change of the tier tells.
create table importance_score (
  customer_id uuid primary key references customer,
  values jsonb not null,
  score numeric,
  known numeric not null,
  tier text check (tier in ('VVIP', 'A', 'B', 'C')),
  -- A fall that waits for the manager's word.
  waits_since timestamptz,
  scored_on date not null
);
create index importance_score_waiting on importance_score (waits_since, customer_id) where waits_since is not null;
select never_delete('importance_score');

alter table customer_change drop constraint customer_change_cause_check;
alter table customer_change add constraint customer_change_cause_check check (cause in ('edit', 'import', 'merge', 'undo', 'scorecard'));
