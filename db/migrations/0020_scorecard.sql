-- G2: what somebody is to reach in a month, as often as it was set: the latest version stands. It stands for later months
-- too, until another is set; null ends it.
create table score_target (
  id uuid primary key,
  person_id uuid not null references person,
  figure text not null,
  month date not null check (extract(day from month) = 1),
  version integer not null check (version > 0),
  value bigint check (value >= 0),
  set_by uuid not null references person,
  set_at timestamptz not null,
  unique (person_id, figure, month, version)
);
create index score_target_latest on score_target (person_id, figure, set_at desc, id desc);
select append_only('score_target');

-- Who learnt what when, and what was raised when: a month of it is one range.
create index portrait_value_by_person on portrait_value (by_id, learnt_on) where act = 'learnt';
create index step_in_by_time on step_in (raised_at);
