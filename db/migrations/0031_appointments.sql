-- METHOD §8: appointments at the customer's best time, prepared, confirmed, kept; never twice.

-- A9: a room, a service bay, a car: whatever of ours only one can have at a time.
create table resource (
  id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('room', 'bay', 'vehicle', 'equipment', 'other')),
  state text not null default 'on' check (state in ('on', 'off')),
  version integer not null default 1,
  created_at timestamptz not null
);
create unique index resource_by_name on resource (lower(name)) where state = 'on';
select never_delete('resource');

-- An agreed meeting, from the first offer to what became of it. The words stand apart, where they can be redacted.
create table appointment (
  id uuid primary key,
  customer_id uuid not null references customer,
  kind text not null,
  organiser_id uuid not null references person,
  state text not null check (state in ('proposed', 'booked', 'held', 'no_show', 'cancelled', 'declined')),
  minutes integer not null check (minutes between 5 and 1440),
  -- Blocked before and after, for the way and for breath (A3).
  buffer_before integer not null check (buffer_before between 0 and 600),
  buffer_after integer not null check (buffer_after between 0 and 600),
  starts_at timestamptz,
  ends_at timestamptz,
  -- The customer's: in it times are told outside.
  zone text not null,
  locale text not null check (locale in ('zh', 'en')),
  -- Rises with every change that calendars must hear of (iTIP).
  sequence integer not null default 0,
  -- What of it waits for us: the customer found no time, proposed another or called it off, one of us moved it in an own calendar, or
  -- whoever took the customer over has something else then.
  waiting text check (waiting in ('none_fits', 'countered', 'moved_elsewhere', 'mail_answer', 'called_off', 'clashes')),
  waiting_since timestamptz,
  touch_id uuid,
  -- The address at which links lead to us, as the one who offered reached it.
  origin text,
  created_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  check (state not in ('booked', 'held', 'no_show') or starts_at is not null),
  check ((starts_at is null) = (ends_at is null) and (ends_at is null or ends_at > starts_at))
);
create index appointment_by_customer on appointment (customer_id, created_at desc, id desc);
create index appointment_by_customer_time on appointment (customer_id, starts_at, id) where starts_at is not null;
create index appointment_by_time on appointment (starts_at, id) where starts_at is not null;
create index appointment_by_organiser on appointment (organiser_id, starts_at);
create index appointment_waiting on appointment (organiser_id) where waiting is not null;
create index appointment_waiting_longest on appointment (waiting_since, id) where waiting is not null;
create index appointment_unsettled on appointment (organiser_id, starts_at) where state = 'booked';
create index appointment_open on appointment (created_at desc, id desc) where state = 'proposed';
select never_delete('appointment');

create table appointment_text (
  appointment_id uuid primary key references appointment,
  place text,
  parking text,
  -- Told to the customer: what it is about, why it matters, what to have ready.
  agenda text,
  importance text,
  have_ready text,
  -- Among us: what they need and care about, what to bring, what was said.
  cares text,
  materials text,
  record text
);
select never_delete('appointment_text');

create table appointment_person (
  appointment_id uuid not null references appointment,
  person_id uuid not null references person,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (appointment_id, person_id)
);
create index appointment_person_by_person on appointment_person (person_id, appointment_id) where ended_at is null;
select never_delete('appointment_person');

create table appointment_contact (
  appointment_id uuid not null references appointment,
  contact_id uuid not null references contact,
  answer text not null default 'none' check (answer in ('none', 'accepted', 'tentative', 'declined')),
  answered_at timestamptz,
  -- To which the invitation went: answers from another are nobody's.
  address text,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (appointment_id, contact_id)
);
create index appointment_contact_by_contact on appointment_contact (contact_id);
select never_delete('appointment_contact');

create table appointment_resource (
  appointment_id uuid not null references appointment,
  resource_id uuid not null references resource,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (appointment_id, resource_id)
);
select never_delete('appointment_resource');

-- A9: whose time is taken, buffers included. Whoever books first waits in line for each subject (advisory locks, in order);
-- that two overlap is impossible even for those who do not.
create table booked_time (
  id uuid primary key,
  subject_id uuid not null,
  appointment_id uuid not null references appointment,
  during tstzrange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- Of a time that is only offered: until when it is kept free.
  expires_at timestamptz,
  booked_at timestamptz not null,
  released_at timestamptz,
  constraint never_twice exclude using gist (subject_id with =, during with &&) where (released_at is null)
);
create index booked_time_by_appointment on booked_time (appointment_id) where released_at is null;
create index booked_time_expiring on booked_time (expires_at) where released_at is null and expires_at is not null;
select never_delete('booked_time');

-- A1: times offered to a customer.
create table offer_time (
  id uuid primary key,
  appointment_id uuid not null references appointment,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  position smallint not null,
  offered_at timestamptz not null,
  withdrawn_at timestamptz
);
create index offer_time_live on offer_time (appointment_id, position) where withdrawn_at is null;
select never_delete('offer_time');

-- The links that lead a customer to an appointment: only their digests.
create table appointment_link (
  id uuid primary key,
  appointment_id uuid not null references appointment,
  contact_id uuid references contact,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  made_by uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  acted_at timestamptz
);
create index appointment_link_live on appointment_link (appointment_id) where revoked_at is null;
select never_delete('appointment_link');

-- What became of an appointment, step by step.
create table appointment_move (
  id uuid primary key,
  appointment_id uuid not null references appointment,
  at timestamptz not null,
  what text not null check (what in ('proposed', 'offered', 'booked', 'moved', 'changed', 'none_fits', 'declined', 'cancelled', 'no_show',
    'held', 'answered', 'countered', 'moved_elsewhere', 'kept', 'links_revoked', 'handed_over')),
  -- Us, or null with the link by which the customer did it.
  by_id uuid,
  link_id uuid references appointment_link,
  contact_id uuid references contact,
  starts_at timestamptz,
  ends_at timestamptz,
  sequence integer not null,
  code text
);
create index appointment_move_by_appointment on appointment_move (appointment_id, at, id);
select append_only('appointment_move');

create table appointment_move_text (
  move_id uuid primary key references appointment_move,
  note text not null
);
select never_delete('appointment_move_text');

-- A4: what is to be done before it.
create table checklist_item (
  id uuid primary key,
  appointment_id uuid not null references appointment,
  position smallint not null,
  what text not null,
  owner_id uuid not null references person,
  due_on date,
  done_at timestamptz,
  done_by uuid,
  dropped_at timestamptz
);
create index checklist_item_by_appointment on checklist_item (appointment_id, position) where dropped_at is null;
create index checklist_item_due on checklist_item (owner_id, due_on) where done_at is null and dropped_at is null;
select never_delete('checklist_item');

-- A5: reminders, each meant for one version of the appointment: of one that moved since, it is never sent.
create table appointment_reminder (
  id uuid primary key,
  appointment_id uuid not null references appointment,
  sequence integer not null,
  to_whom text not null check (to_whom in ('customer', 'us')),
  at timestamptz not null,
  settled_at timestamptz,
  became text check (became in ('sent', 'moved', 'over', 'no_address', 'no_sender'))
);
create index appointment_reminder_due on appointment_reminder (at) where settled_at is null;
create index appointment_reminder_waiting on appointment_reminder (appointment_id) where settled_at is null;
select never_delete('appointment_reminder');

-- A2: when a contact likes to be met, as it was said to us; what is learned is reckoned from what happened, and never mixed with it.
create table contact_time (
  id uuid primary key,
  contact_id uuid not null references contact,
  kind text not null check (kind in ('good', 'bad', 'meal')),
  -- 1 Monday to 7 Sunday; null: every day.
  weekday smallint check (weekday between 1 and 7),
  from_time text not null,
  to_time text not null,
  stated_by uuid not null,
  stated_at timestamptz not null,
  withdrawn_at timestamptz
);
create index contact_time_live on contact_time (contact_id) where withdrawn_at is null;
select never_delete('contact_time');

-- In which zone and language a contact lives, where not the company's.
create table contact_manner (
  contact_id uuid primary key references contact,
  zone text,
  locale text check (locale in ('zh', 'en')),
  changed_by uuid not null,
  changed_at timestamptz not null
);
select grant_app('select, insert, update', 'contact_manner');

-- A7: what was promised to a customer, with a day.
create table task (
  id uuid primary key,
  customer_id uuid not null references customer,
  owner_id uuid not null references person,
  what text not null,
  due_on date not null,
  appointment_id uuid references appointment,
  created_by uuid not null,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  dropped_at timestamptz,
  version integer not null default 1
);
create index task_due on task (owner_id, due_on, id) where done_at is null and dropped_at is null;
create index task_by_customer on task (customer_id, due_on, id);
select never_delete('task');

-- C1: what became of appointments stands in the customer's history; what was held is a touch besides.
create view appointment_history as
  select m.id, a.customer_id, m.at, 'appointment'::text as kind, m.by_id,
    jsonb_build_object('appointmentId', a.id, 'what', m.what, 'appointmentKind', a.kind, 'startsAt', m.starts_at, 'endsAt', m.ends_at,
      'byLink', m.link_id is not null, 'note', t.note) as body
  from appointment_move m join appointment a on a.id = m.appointment_id left join appointment_move_text t on t.move_id = m.id
  where m.what <> 'held';

create or replace view timeline_entry as
  select * from customer_history union all select * from touch_history union all select * from pool_history union all select * from order_history
  union all select * from need_history union all select * from quote_history union all select * from closeness_history union all select * from mail_history
  union all select * from appointment_history;

-- T8: follows every anonymisation, of a customer or of one contact.
create function redact_appointments() returns trigger language plpgsql security definer as $$
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
  update appointment_contact x set address = null
    from appointment a where a.id = x.appointment_id and a.customer_id = any(members) and (whole or x.contact_id = new.id);
  if whole then
    update appointment_text t set place = null, parking = null, agenda = null, importance = null, have_ready = null, cares = null, materials = null,
        record = case when record is not null then '***' end
      from appointment a where a.id = t.appointment_id and a.customer_id = any(members);
    update appointment_move_text t set note = '***' from appointment_move m join appointment a on a.id = m.appointment_id
      where m.id = t.move_id and a.customer_id = any(members);
    update checklist_item i set what = '***' from appointment a where a.id = i.appointment_id and a.customer_id = any(members);
    update task set what = '***' where customer_id = any(members);
    update appointment_link l set revoked_at = coalesce(l.revoked_at, new.anonymised_at) from appointment a where a.id = l.appointment_id and a.customer_id = any(members);
  elsif words <> '{}' then
    update appointment_text t set place = redacted(place, words), parking = redacted(parking, words), agenda = redacted(agenda, words),
        importance = redacted(importance, words), have_ready = redacted(have_ready, words), cares = redacted(cares, words),
        materials = redacted(materials, words), record = redacted(record, words)
      from appointment a where a.id = t.appointment_id and a.customer_id = any(members);
    update appointment_move_text t set note = redacted(t.note, words) from appointment_move m join appointment a on a.id = m.appointment_id
      where m.id = t.move_id and a.customer_id = any(members);
    update checklist_item i set what = redacted(i.what, words) from appointment a where a.id = i.appointment_id and a.customer_id = any(members);
    update task set what = redacted(what, words) where customer_id = any(members);
  end if;
  if not whole then
    update contact_time set withdrawn_at = coalesce(withdrawn_at, new.anonymised_at) where contact_id = new.id;
    update appointment_link set revoked_at = coalesce(revoked_at, new.anonymised_at) where contact_id = new.id;
  end if;
  return null;
end $$;
create trigger redact_appointments after update of anonymised_at on customer for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_appointments();
create trigger redact_appointments after update of anonymised_at on contact for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_appointments();
do $$
begin
  execute format('alter function redact_appointments() set search_path = %I, public, pg_temp', current_schema());
  revoke all on function redact_appointments() from public;
end $$;
