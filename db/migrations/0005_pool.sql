-- What moved customers between people and pools, and why; the words stand apart, where anonymisation can redact them.
create table pool_move (
  id uuid primary key,
  customer_id uuid not null references customer,
  kind text not null check (kind in ('suspended', 'claimed', 'assigned', 'recalled', 'handed_over')),
  code text,
  from_id uuid references person,
  to_id uuid references person,
  look_again_on date,
  by_id uuid not null,
  at timestamptz not null
);
create index pool_move_by_customer on pool_move (customer_id, at desc);
create index pool_move_by_time on pool_move (at desc, id desc);
select append_only('pool_move');

create table pool_move_text (
  move_id uuid primary key references pool_move,
  reason text not null
);
select grant_app('select, insert', 'pool_move_text');

-- T6: claims of a day, counted as events: giving a customer back does not give the claim back.
create table claim_quota (
  person_id uuid not null references person,
  day date not null,
  used integer not null,
  primary key (person_id, day)
);
select grant_app('select, insert, update', 'claim_quota');

create view pool_history as
  select m.id, m.customer_id, m.at, 'pool'::text as kind, m.by_id,
    jsonb_build_object('kind', m.kind, 'code', m.code, 'reason', x.reason, 'lookAgainOn', m.look_again_on, 'from', f.name, 'to', t.name) as body
  from pool_move m left join pool_move_text x on x.move_id = m.id left join person f on f.id = m.from_id left join person t on t.id = m.to_id;
