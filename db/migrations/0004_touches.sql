-- T1: every touch, for ever. A correction is a new row that names the old; what was said stands apart,
-- where an anonymisation can redact it.
create table touch (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_ids uuid[] not null default '{}',
  -- Who made it, and colleagues who joined (a joint visit).
  by_id uuid not null references person,
  colleague_ids uuid[] not null default '{}',
  channel text not null check (channel in ('phone', 'wechat', 'sms', 'email', 'letter', 'visit_out', 'visit_in', 'video', 'fax', 'event', 'social', 'chat', 'other')),
  direction text not null check (direction in ('out', 'in')),
  effective boolean not null,
  happened_at timestamptz not null,
  -- The company's day of it. `whole_day`: only the day is known, no time.
  day date not null,
  whole_day boolean not null default false,
  next_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  source text not null default 'manual' check (source in ('manual', 'import', 'mail', 'call', 'event', 'appointment')),
  corrects_id uuid references touch,
  -- A correction that takes the touch back altogether.
  retracted boolean not null default false,
  import_id uuid references import,
  source_key text
);
create index touch_by_customer on touch (customer_id, happened_at desc, id desc);
create index touch_by_person on touch (by_id, day desc);
create unique index touch_corrected_once on touch (corrects_id) where corrects_id is not null;
create index touch_by_source_key on touch (source_key) where source_key is not null;
create index touch_by_import on touch (import_id) where import_id is not null;
select append_only('touch');

create table touch_text (
  touch_id uuid primary key references touch,
  summary text not null,
  next_step text
);
select grant_app('select, insert', 'touch_text');

-- The touches that count: not corrected by a later version, not taken back, not of an import that was undone.
create view live_touch as
  select t.* from touch t
  where not t.retracted
    and not exists (select from touch later where later.corrects_id = t.id)
    and (t.import_id is null or exists (select from import i where i.id = t.import_id and i.undone_at is null));
select grant_app('select', 'live_touch');

-- T7: the manager's turn. One for a pursuit; decided once.
create table step_in (
  id uuid primary key,
  customer_id uuid not null references customer,
  pursuit integer not null,
  cause text not null check (cause in ('tenth_touch', 'asked')),
  asked_by uuid,
  raised_at timestamptz not null,
  effective_touches integer not null,
  decision text check (decision in ('join', 'reassign', 'go_on', 'suspend', 'lapsed')),
  note text,
  decided_by uuid,
  decided_at timestamptz
);
create unique index step_in_once on step_in (customer_id, pursuit) where cause = 'tenth_touch' and decision is distinct from 'lapsed';
create index step_in_open on step_in (customer_id) where decided_at is null;
create index step_in_by_customer on step_in (customer_id, raised_at desc);
select never_delete('step_in');

-- T11: put off on the day's list, with a reason; the cadence goes on.
create table postponement (
  id uuid primary key,
  customer_id uuid not null references customer,
  by_id uuid not null references person,
  until_day date not null,
  reason text not null,
  at timestamptz not null
);
create index postponement_by_customer on postponement (customer_id, at desc);
select never_delete('postponement');

-- Templates of what was said, own and the company's.
create table touch_template (
  id uuid primary key,
  person_id uuid references person,
  channel text,
  effective boolean not null default true,
  body text not null check (length(trim(body)) between 1 and 500),
  position integer not null default 0
);
create index touch_template_by_person on touch_template (person_id, position, id);
select grant_app('select, insert, update, delete', 'touch_template');

-- C1: what the one history tells of this module; the last migration of a release joins the modules' views.
create view touch_history as
  select t.id, t.customer_id, t.happened_at as at, 'touch'::text as kind, t.by_id,
    jsonb_build_object('channel', t.channel, 'direction', t.direction, 'effective', t.effective, 'summary', x.summary, 'nextStep', x.next_step,
      'nextOn', t.next_on, 'day', t.day, 'wholeDay', t.whole_day, 'source', t.source, 'corrected', t.corrects_id is not null,
      'contactIds', t.contact_ids, 'colleagueIds', t.colleague_ids, 'recordedAt', t.recorded_at) as body
  from live_touch t join touch_text x on x.touch_id = t.id
  union all
  select s.id, s.customer_id, s.raised_at, 'step_in', s.asked_by,
    jsonb_build_object('cause', s.cause, 'effectiveTouches', s.effective_touches, 'decision', case when s.decided_at is null and s.pursuit <> c.pursuit then 'lapsed' else s.decision end,
      'note', s.note, 'decidedAt', s.decided_at)
  from step_in s join customer c on c.id = s.customer_id
  union all
  select p.id, p.customer_id, p.at, 'postponed', p.by_id, jsonb_build_object('until', p.until_day, 'reason', p.reason)
  from postponement p;
