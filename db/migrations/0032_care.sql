-- METHOD R5, R6, A8: return visits by plan; birthdays, festivals, anniversaries and gifts.

-- R5: what differs for one customer from the company's settings.
create table care_plan (
  customer_id uuid not null references customer,
  cause text not null check (cause in ('order', 'service', 'complaint', 'quarter')),
  how text not null check (how in ('off', 'remind', 'offer', 'book')),
  -- After so many days; of the quarter: none.
  days integer check (days between 1 and 365),
  -- Who visits; the owner where left out.
  person_id uuid references person,
  version integer not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (customer_id, cause)
);
select never_delete('care_plan');

-- R5: a visit that is due, once for each order, service, complaint or quarter.
create table return_visit (
  id uuid primary key,
  customer_id uuid not null references customer,
  cause text not null check (cause in ('order', 'service', 'complaint', 'quarter')),
  -- The order, appointment or trust event; of a quarter its name.
  cause_key text not null,
  due_on date not null,
  how text not null check (how in ('remind', 'offer', 'book')),
  person_id uuid references person,
  state text not null default 'waiting' check (state in ('waiting', 'reminded', 'offered', 'booked', 'void')),
  task_id uuid references task,
  appointment_id uuid references appointment,
  made_at timestamptz not null,
  settled_at timestamptz,
  version integer not null default 1,
  unique (customer_id, cause, cause_key)
);
create index return_visit_due on return_visit (due_on, id) where state = 'waiting';
create index return_visit_by_customer on return_visit (customer_id, due_on desc, id desc);
create index return_visit_settled on return_visit (due_on desc, id desc) where state in ('reminded', 'offered', 'booked');
select never_delete('return_visit');

-- R6: a day that comes round each year, of a customer or one of its contacts. Birthdays stand with the contact.
create table care_occasion (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  kind text not null check (kind in ('founding', 'own')),
  lunar boolean not null,
  month smallint not null check (month between 1 and 12),
  day smallint not null check (day between 1 and 31),
  leap boolean not null default false,
  since smallint check (since between 1000 and 2100),
  fallback text not null check (fallback in ('earlier', 'later', 'skip')),
  created_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  check (not lunar or day <= 30),
  check (lunar or not leap)
);
create index care_occasion_by_customer on care_occasion (customer_id) where ended_at is null;
create index care_occasion_by_month on care_occasion (month) where ended_at is null;
select never_delete('care_occasion');

create table care_occasion_text (
  occasion_id uuid primary key references care_occasion,
  name text not null
);
select never_delete('care_occasion_text');

-- R6: what a birthday by the moon takes beside month and day; sealed as the birthday is.
create table care_birthday (
  contact_id uuid primary key references contact,
  leap boolean not null,
  fallback text not null check (fallback in ('earlier', 'later', 'skip')),
  changed_by uuid not null,
  changed_at timestamptz not null
);
select grant_app('select, insert, update', 'care_birthday');

-- R6: who wants no greetings, and who said so; the last word holds.
create table care_choice (
  id uuid primary key,
  contact_id uuid not null references contact,
  out boolean not null,
  by_id uuid not null,
  at timestamptz not null
);
create index care_choice_last on care_choice (contact_id, at desc, id desc);
select append_only('care_choice');

create function wants_no_greetings(whose uuid) returns boolean language sql stable as $$
  select coalesce((select c.out from care_choice c where c.contact_id = whose order by c.at desc, c.id desc limit 1), false)
$$;

-- R6: a greeting, from the draft to what became of it. Never two for one contact, occasion and year.
create table greeting (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid not null references contact,
  -- birthday, first_order, festival:<name> or own:<id>
  occasion text not null,
  -- Of the calendar by which the day is kept: some years of ours hold a lunar day twice.
  year smallint not null,
  day date not null,
  -- A birthday that only named people may see.
  sealed boolean not null default false,
  locale text not null check (locale in ('zh', 'en')),
  state text not null default 'drafted' check (state in ('drafted', 'approved', 'skipped', 'sent', 'stopped', 'missed', 'withdrawn')),
  -- Why it was stopped.
  why text check (why in ('opted_out', 'bounced', 'left', 'put_away', 'no_address', 'no_sender', 'failed')),
  via text check (via in ('mail', 'hand')),
  send_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  settled_at timestamptz,
  outgoing_id uuid,
  drafted_at timestamptz not null,
  -- In whose name its words are: the owner's, when they were drafted.
  for_id uuid not null references person,
  -- Its words are no longer the letter's.
  edited boolean not null default false,
  version integer not null default 1,
  unique (contact_id, occasion, year),
  check (state <> 'approved' or (send_at is not null and decided_by is not null))
);
create index greeting_open on greeting (customer_id, day) where state in ('drafted', 'approved');
create index greeting_open_by_day on greeting (day, id) where state in ('drafted', 'approved');
create index greeting_by_customer on greeting (customer_id, day desc, id desc);
create index greeting_to_send on greeting (send_at) where state = 'approved';
create index greeting_by_outgoing on greeting (outgoing_id) where outgoing_id is not null;
select never_delete('greeting');

create table greeting_text (
  greeting_id uuid primary key references greeting,
  name text not null,
  subject text not null,
  body text not null
);
select never_delete('greeting_text');

-- R6: what was given, what it cost, and who allowed it.
create table gift (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  fen bigint not null check (fen between 0 and 100000000000),
  on_day date not null,
  state text not null check (state in ('waiting', 'planned', 'given', 'declined', 'cancelled')),
  -- Which limits it went over.
  over text[] not null default '{}',
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  decided_by uuid references person,
  decided_at timestamptz,
  version integer not null default 1
);
create index gift_by_customer on gift (customer_id, on_day desc, id desc);
create index gift_by_contact on gift (contact_id, on_day) where contact_id is not null;
create index gift_by_day on gift (on_day desc, id desc);
create index gift_waiting on gift (asked_at, id) where state = 'waiting';
select never_delete('gift');

create table gift_text (
  gift_id uuid primary key references gift,
  what text not null,
  occasion text,
  note text
);
select never_delete('gift_text');

-- R6: whose first order comes round.
create index customer_by_first_order on customer ((extract(month from first_order_on)), (extract(day from first_order_on)))
  where first_order_on is not null and owner_id is not null and state = 'active';

-- T8: follows every anonymisation, of a customer or of one contact.
create function redact_care() returns trigger language plpgsql security definer as $$
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
  update care_occasion_text t set name = case when whole or o.contact_id = new.id then '***' else redacted(t.name, words) end
    from care_occasion o where o.id = t.occasion_id and o.customer_id = any(members);
  update care_occasion o set ended_at = coalesce(o.ended_at, new.anonymised_at)
    where o.customer_id = any(members) and (whole or o.contact_id = new.id);
  update greeting g set state = 'stopped', why = 'put_away', settled_at = new.anonymised_at, version = g.version + 1
    where g.customer_id = any(members) and (whole or g.contact_id = new.id) and g.state in ('drafted', 'approved');
  update greeting_text t set name = '***', subject = '***', body = '***'
    from greeting g where g.id = t.greeting_id and g.customer_id = any(members) and (whole or g.contact_id = new.id);
  update gift g set state = 'cancelled', version = g.version + 1
    where g.customer_id = any(members) and (whole or g.contact_id = new.id) and g.state in ('waiting', 'planned');
  if whole then
    update return_visit v set state = 'void', settled_at = new.anonymised_at where v.customer_id = any(members) and v.state = 'waiting';
  end if;
  delete from care_birthday y using contact b
    where b.id = y.contact_id and b.customer_id = any(members) and (whole or b.id = new.id);
  update gift_text t set
      what = case when whole or g.contact_id = new.id then '***' else redacted(t.what, words) end,
      occasion = case when whole or g.contact_id = new.id then null else redacted(t.occasion, words) end,
      note = case when whole or g.contact_id = new.id then null else redacted(t.note, words) end
    from gift g where g.id = t.gift_id and g.customer_id = any(members);
  return null;
end $$;
create trigger redact_care after update of anonymised_at on customer for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_care();
create trigger redact_care after update of anonymised_at on contact for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_care();
do $$
begin
  execute format('alter function redact_care() set search_path = %I, public, pg_temp', current_schema());
  revoke all on function redact_care() from public;
end $$;
