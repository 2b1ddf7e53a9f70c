-- METHOD A10: service slots with capacity, booked by customers and by us; their machines, the reception's record, the return call.

-- A slot is given out by a service, which the organiser answers for and need not attend; and it has a name of its own.
alter table appointment
  add column hosted boolean not null default true,
  add column called_zh text check (length(called_zh) between 1 and 60),
  add column called_en text check (length(called_en) between 1 and 80);

-- Who booked without being known to us, or without our saying so: told in writing in place of the contacts.
create table appointment_guest (
  appointment_id uuid primary key references appointment,
  name text not null,
  firm text,
  phone text,
  mail text
);
select never_delete('appointment_guest');

create table service (
  id uuid primary key,
  name_zh text not null check (length(name_zh) between 1 and 60),
  name_en text not null check (length(name_en) between 1 and 80),
  about_zh text,
  about_en text,
  place text,
  responsible_id uuid not null references person,
  minutes integer not null check (minutes between 5 and 1440),
  buffer integer not null check (buffer between 0 and 600),
  capacity integer not null check (capacity between 1 and 500),
  notice_hours integer not null check (notice_hours between 0 and 720),
  ahead_days integer not null check (ahead_days between 1 and 365),
  hours jsonb not null,
  -- The public address: /book/<company>/<slug>.
  slug text not null check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 40),
  state text not null default 'closed' check (state in ('open', 'closed')),
  -- The address at which links lead to us, as the one who keeps it reached it.
  origin text,
  changed_by uuid not null,
  created_at timestamptz not null,
  version integer not null default 1
);
create unique index service_by_slug on service (slug);
select never_delete('service');

-- Any one of them is taken for a booking.
create table service_resource (
  service_id uuid not null references service,
  resource_id uuid not null references resource,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (service_id, resource_id)
);
select never_delete('service_resource');

-- A customer's machine or vehicle.
create table asset (
  id uuid primary key,
  customer_id uuid not null references customer,
  created_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1
);
create index asset_by_customer on asset (customer_id, created_at desc, id desc);
select never_delete('asset');

create table asset_text (
  asset_id uuid primary key references asset,
  name text not null,
  serial text,
  note text
);
select never_delete('asset_text');

-- Places taken in a slot; whether they still are, says the appointment.
create table service_booking (
  appointment_id uuid primary key references appointment,
  service_id uuid not null references service,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  places integer not null check (places >= 1),
  asset_id uuid references asset,
  by_link boolean not null,
  -- Of the form that made it: sent twice, it is one booking.
  form_hash bytea unique,
  booked_at timestamptz not null
);
create index service_booking_by_time on service_booking (service_id, starts_at);
create index service_booking_by_day on service_booking (starts_at, appointment_id);
select never_delete('service_booking');

-- What was brought to us, from the yard to its return.
create table reception (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  asset_id uuid references asset,
  appointment_id uuid references appointment,
  state text not null check (state in ('in', 'at_work', 'ready', 'returned')),
  received_by uuid not null references person,
  received_at timestamptz not null,
  -- To whom in the workshop it was handed.
  worker_id uuid references person,
  returned_at timestamptz,
  touch_id uuid,
  -- The return call: due so many days after; null where none is wanted.
  call_on date,
  call_task_id uuid references task,
  call_result text check (call_result in ('satisfied', 'partly', 'dissatisfied')),
  called_at timestamptz,
  called_by uuid,
  call_touch_id uuid,
  version integer not null default 1,
  check ((state = 'returned') = (returned_at is not null)),
  check ((call_result is null) = (called_at is null))
);
create index reception_by_customer on reception (customer_id, received_at desc, id desc);
create index reception_latest on reception (received_at desc, id desc);
create index reception_open on reception (received_at desc, id desc) where state <> 'returned';
create index reception_to_call on reception (call_on, id) where call_on is not null and called_at is null;
create unique index reception_by_appointment on reception (appointment_id) where appointment_id is not null;
create index reception_by_asset on reception (asset_id, received_at desc) where asset_id is not null;
select never_delete('reception');

create table reception_text (
  reception_id uuid primary key references reception,
  cause text not null,
  place text,
  circumstances text,
  condition text,
  tried text,
  work_done text,
  call_said text
);
select never_delete('reception_text');

create table reception_move (
  id uuid primary key,
  reception_id uuid not null references reception,
  at timestamptz not null,
  what text not null check (what in ('in', 'at_work', 'ready', 'returned', 'called', 'not_reached')),
  by_id uuid not null
);
create index reception_move_by_reception on reception_move (reception_id, at, id);
select append_only('reception_move');

create table reception_move_text (
  move_id uuid primary key references reception_move,
  note text not null
);
select never_delete('reception_move_text');

-- C1: what was brought stands in the customer's history.
create view reception_history as
  select m.id, r.customer_id, m.at, 'reception'::text as kind, m.by_id,
    jsonb_build_object('receptionId', r.id, 'what', m.what, 'asset', a.name, 'cause', x.cause, 'note', t.note) as body
  from reception_move m join reception r on r.id = m.reception_id join reception_text x on x.reception_id = r.id
    left join asset_text a on a.asset_id = r.asset_id left join reception_move_text t on t.move_id = m.id
  where m.what not in ('called', 'not_reached');

create or replace view timeline_entry as
  select * from customer_history union all select * from touch_history union all select * from pool_history union all select * from order_history
  union all select * from need_history union all select * from quote_history union all select * from closeness_history union all select * from mail_history
  union all select * from appointment_history union all select * from reception_history;

-- T8: follows every anonymisation, of a customer or of one contact.
create function redact_services() returns trigger language plpgsql security definer as $$
declare
  whole constant boolean := tg_table_name = 'customer';
  members uuid[];
  words text[] := '{}';
begin
  if whole then
    members := array[new.id];
  else
    members := array(select id from customer where root_id = (select root_id from customer where id = new.customer_id));
    if length(old.name) >= 2 and old.name <> new.name then words := array[old.name]; end if;
  end if;
  update appointment_guest g set name = '***', firm = null, phone = null, mail = null
    from appointment a where a.id = g.appointment_id and a.customer_id = any(members)
      and (whole or g.name = any(words) or exists (select 1 from appointment_contact k where k.appointment_id = a.id and k.contact_id = new.id));
  update asset_text t set name = case when whole then '***' else redacted(t.name, words) end,
      serial = case when whole then null else redacted(t.serial, words) end, note = case when whole then null else redacted(t.note, words) end
    from asset s where s.id = t.asset_id and s.customer_id = any(members);
  update reception_text t set
      cause = case when whole then '***' else redacted(t.cause, words) end,
      place = case when whole then null else redacted(t.place, words) end,
      circumstances = case when whole then null else redacted(t.circumstances, words) end,
      condition = case when whole then null else redacted(t.condition, words) end,
      tried = case when whole then null else redacted(t.tried, words) end,
      work_done = case when whole then null else redacted(t.work_done, words) end,
      call_said = case when whole then null else redacted(t.call_said, words) end
    from reception r where r.id = t.reception_id and r.customer_id = any(members);
  update reception_move_text t set note = case when whole then '***' else redacted(t.note, words) end
    from reception_move m join reception r on r.id = m.reception_id where m.id = t.move_id and r.customer_id = any(members);
  return null;
end $$;
create trigger redact_services after update of anonymised_at on customer for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_services();
create trigger redact_services after update of anonymised_at on contact for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_services();
do $$
begin
  execute format('alter function redact_services() set search_path = %I, public, pg_temp', current_schema());
  revoke all on function redact_services() from public;
end $$;
