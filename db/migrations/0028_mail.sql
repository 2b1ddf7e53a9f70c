-- C1: mail. What is sent and received with customers, and nothing of anybody else's.

-- By which key (its digest) passwords of mailboxes and calendars are sealed: so that a wrong one is told, and never overwrites.
create table secret_key (
  id text primary key,
  made_at timestamptz not null
);
select grant_app('select, insert', 'secret_key');

-- The company's sending, and the mailboxes of persons and of several (sales@…).
create table mail_account (
  id uuid primary key,
  kind text not null check (kind in ('company', 'personal', 'shared')),
  -- Whose it is; of the company's and of shared ones, who answers where a customer has no owner.
  person_id uuid not null references person,
  -- Colleagues who see how a shared one stands, and send from it.
  reader_ids uuid[] not null default '{}',
  name text not null check (length(name) <= 100),
  address text not null,
  address_key text not null,
  -- {host, port, security, user}; the passwords are sealed.
  imap jsonb,
  smtp jsonb,
  imap_secret text,
  smtp_secret text,
  per_hour integer not null check (per_hour > 0),
  -- Its server takes sales+…@firm.cn for sales@firm.cn.
  plus boolean not null default false,
  -- Mail that arrived before is not read.
  since date not null,
  state text not null default 'on' check (state in ('on', 'off')),
  -- What stood in the way at the last look, and since when.
  problem jsonb,
  problem_since timestamptz,
  looked_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  check (imap is not null or smtp is not null)
);
create unique index mail_account_of_company on mail_account (kind) where kind = 'company' and state = 'on';
create unique index mail_account_by_address on mail_account (address_key) where state = 'on';
create index mail_account_by_person on mail_account (person_id);
select never_delete('mail_account');

-- What became of each mail by the number that the server gave it: kept with a customer, or passed over as nobody's. Of the
-- latter only the number stands here. Counted against what the server holds, so that a mail that is missing shows.
create table mail_folder (
  id uuid primary key,
  account_id uuid not null references mail_account,
  path text not null,
  role text not null check (role in ('inbox', 'sent')),
  uid_validity bigint not null,
  kept int8multirange not null default '{}',
  passed int8multirange not null default '{}',
  -- As counted at the last look: what the server holds, and how much of it stands where.
  there integer not null default 0,
  there_kept integer not null default 0,
  there_passed integer not null default 0,
  there_failed integer not null default 0,
  looked_at timestamptz,
  unique (account_id, path)
);
select grant_app('select, insert, update', 'mail_folder');

-- Mails that could not be read, with the reason; tried again.
create table mail_failure (
  folder_id uuid not null references mail_folder,
  uid bigint not null,
  reason text not null,
  tries integer not null default 1,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (folder_id, uid)
);
select grant_app('select, insert, update, delete', 'mail_failure');

-- A mail with a customer, once, whatever mailboxes it was seen in. The words stand apart.
create table mail_message (
  id uuid primary key,
  message_id text not null unique,
  refs text[] not null default '{}',
  -- The first known mail of the conversation.
  thread_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  -- Written by nobody: an answering machine, a list, a report that a mail did not arrive.
  automatic text check (automatic in ('reply', 'list', 'bounce', 'notice')),
  sent_at timestamptz not null,
  account_id uuid references mail_account,
  calendar boolean not null default false,
  bytes integer not null,
  recorded_at timestamptz not null
);
create index mail_message_by_thread on mail_message (thread_id, sent_at);
create index mail_message_by_reference on mail_message using gin (refs);
select append_only('mail_message');

create table mail_text (
  mail_id uuid primary key references mail_message,
  subject text not null,
  -- [{part: from | to | cc | reply, name, address}]
  people jsonb not null,
  body text not null,
  html text,
  -- Why it is not here whole, where it is not.
  remark text
);
select grant_app('select, insert', 'mail_text');

-- What was attached, once for all mails it came with.
create table mail_file (
  sha256 text primary key,
  bytes bytea not null,
  at timestamptz not null
);
select grant_app('select, insert', 'mail_file');

create table mail_attachment (
  mail_id uuid not null references mail_message,
  position smallint not null,
  name text not null,
  type text not null,
  size integer not null,
  -- Shown within the text, by this name.
  cid text,
  sha256 text not null references mail_file,
  primary key (mail_id, position)
);
create index mail_attachment_by_file on mail_attachment (sha256);
select grant_app('select, insert', 'mail_attachment');

-- C1: which customers a mail is about, by what evidence; it can be parted again, and stays on record.
create table mail_link (
  id uuid primary key,
  mail_id uuid not null references mail_message,
  customer_id uuid not null references customer,
  contact_ids uuid[] not null default '{}',
  evidence text not null check (evidence in ('address', 'thread', 'plus', 'sent', 'copy')),
  touch_id uuid references touch,
  sent_at timestamptz not null,
  linked_by uuid not null,
  linked_at timestamptz not null,
  parted_by uuid,
  parted_at timestamptz
);
create unique index mail_link_once on mail_link (mail_id, customer_id) where parted_at is null;
create index mail_link_by_customer on mail_link (customer_id, sent_at desc, id desc);
create index mail_link_by_mail on mail_link (mail_id);
select never_delete('mail_link');

-- Files that a person has put ready to be sent.
create table mail_upload (
  id uuid primary key,
  by_id uuid not null references person,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null references mail_file,
  at timestamptz not null
);
select grant_app('select, insert', 'mail_upload');

-- What is to be sent. The Message-ID is fixed before the first try, so that a second one can be told from a second mail.
create table mail_outgoing (
  id uuid primary key,
  message_id text not null unique,
  customer_id uuid references customer,
  contact_ids uuid[] not null default '{}',
  -- In whose name, and through which account once it was tried.
  from_id uuid references person,
  account_id uuid references mail_account,
  kind text not null check (kind in ('person', 'notice', 'greeting')),
  counts_as_touch boolean not null,
  -- Compared by prefix, too.
  dedupe_key text collate "C",
  reply_token text not null unique,
  answers_id uuid references mail_message,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'unsure', 'failed', 'cancelled')),
  send_at timestamptz not null,
  next_try_at timestamptz not null,
  tries smallint not null default 0,
  -- The moment before its last line went to the server: without it, it surely did not arrive.
  handed_at timestamptz,
  settled_at timestamptz,
  problem jsonb,
  bounced_at timestamptz,
  mail_id uuid references mail_message,
  filed_at timestamptz,
  queued_by uuid not null,
  queued_at timestamptz not null,
  version integer not null default 1
);
create unique index mail_outgoing_once on mail_outgoing (dedupe_key) where dedupe_key is not null and state <> 'cancelled';
create index mail_outgoing_due on mail_outgoing (next_try_at, id) where state in ('queued', 'sending');
create index mail_outgoing_by_customer on mail_outgoing (customer_id, queued_at desc, id desc);
create index mail_outgoing_by_account on mail_outgoing (account_id, settled_at desc) where state = 'sent';
create index mail_outgoing_by_sender on mail_outgoing (queued_by, queued_at desc, id desc);
select never_delete('mail_outgoing');

create table mail_outgoing_text (
  outgoing_id uuid primary key references mail_outgoing,
  people jsonb not null,
  subject text not null,
  body text not null,
  html text,
  -- {method, ics}
  calendar jsonb
);
select grant_app('select, insert', 'mail_outgoing_text');

create table mail_outgoing_file (
  outgoing_id uuid not null references mail_outgoing,
  position smallint not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null references mail_file,
  primary key (outgoing_id, position)
);
create index mail_outgoing_file_by_file on mail_outgoing_file (sha256);
select grant_app('select, insert', 'mail_outgoing_file');

-- A mail that came back. No words: those are the other server's, and may name somebody.
create table mail_bounce (
  id uuid primary key,
  address_hash text not null,
  outgoing_id uuid references mail_outgoing,
  mail_id uuid references mail_message,
  hard boolean not null,
  why text not null check (why in ('no_such_address', 'no_such_domain', 'full', 'refused', 'too_large', 'late', 'other')),
  code text,
  at timestamptz not null
);
create index mail_bounce_by_address on mail_bounce (address_hash, at desc);
create index mail_bounce_by_mail on mail_bounce (mail_id);
select append_only('mail_bounce');

-- How an address stands: by its digest, so that nothing here names anybody.
create table mail_address (
  hash text primary key,
  bounced_at timestamptz,
  why text,
  -- Wants no greetings.
  opted_out_at timestamptz,
  opted_out_by uuid,
  changed_at timestamptz not null
);
select never_delete('mail_address');

-- C1: a touch that a mail made leads to it.
create or replace view touch_history as
  select t.id, t.customer_id, t.happened_at as at, 'touch'::text as kind, t.by_id,
    jsonb_build_object('channel', t.channel, 'direction', t.direction, 'effective', t.effective, 'summary', x.summary, 'nextStep', x.next_step,
      'nextOn', t.next_on, 'day', t.day, 'wholeDay', t.whole_day, 'source', t.source, 'corrected', t.corrects_id is not null,
      'contactIds', t.contact_ids, 'colleagueIds', t.colleague_ids, 'recordedAt', t.recorded_at,
      'mailId', case when t.source = 'mail' then t.source_key end) as body
  from live_touch t join touch_text x on x.touch_id = t.id
  union all
  select s.id, s.customer_id, s.raised_at, 'step_in', s.asked_by,
    jsonb_build_object('cause', s.cause, 'effectiveTouches', s.effective_touches, 'decision', case when s.decided_at is null and s.pursuit <> c.pursuit then 'lapsed' else s.decision end,
      'note', s.note, 'decidedAt', s.decided_at)
  from step_in s join customer c on c.id = s.customer_id
  union all
  select p.id, p.customer_id, p.at, 'postponed', p.by_id, jsonb_build_object('until', p.until_day, 'reason', p.reason)
  from postponement p;

-- C1: mail that is no touch (an answering machine's, a copy), and what could not be sent.
create view mail_history as
  select l.id, l.customer_id, l.sent_at as at, 'mail'::text as kind, null::uuid as by_id,
    jsonb_build_object('mailId', l.mail_id, 'title', x.subject, 'direction', m.direction, 'why', coalesce(m.automatic, l.evidence)) as body
  from mail_link l join mail_message m on m.id = l.mail_id join mail_text x on x.mail_id = m.id
  where l.touch_id is null and l.parted_at is null
  union all
  select o.id, o.customer_id, o.queued_at, 'mail', o.queued_by,
    jsonb_build_object('outgoingId', o.id, 'title', x.subject, 'direction', 'out', 'why', o.state)
  from mail_outgoing o join mail_outgoing_text x on x.outgoing_id = o.id
  where o.customer_id is not null and o.state in ('failed', 'unsure')
  union all
  select b.id, l.customer_id, b.at, 'mail', null,
    jsonb_build_object('mailId', l.mail_id, 'title', x.subject, 'direction', 'in', 'why', 'bounce', 'code', b.why)
  from mail_link l join mail_bounce b on b.mail_id = l.mail_id join mail_text x on x.mail_id = l.mail_id
  where l.parted_at is null;

create or replace view timeline_entry as
  select * from customer_history union all select * from touch_history union all select * from pool_history union all select * from order_history
  union all select * from need_history union all select * from quote_history union all select * from closeness_history union all select * from mail_history;

-- T8: words stay as they were written; only an anonymisation redacts them.
do $$
declare
  words regclass;
begin
  foreach words in array array['mail_text', 'mail_file', 'mail_attachment', 'mail_outgoing_text', 'mail_outgoing_file', 'mail_upload']::regclass[] loop
    execute format('create trigger never_delete before delete on %s for each row execute function refuse_change()', words);
    execute format('create trigger never_truncate before truncate on %s for each statement execute function refuse_change()', words);
    execute format(
      'create trigger never_update before update on %s for each row
         when (coalesce(current_setting(''jinke.anonymising'', true), '''') <> ''on'') execute function refuse_change()', words);
  end loop;
end $$;

-- Empties some mails, and what was attached to no other.
create function empty_mails(mails uuid[], outgoing uuid[]) returns void language plpgsql as $$
declare
  files constant text[] := array(select sha256 from mail_attachment where mail_id = any(mails)
    union select sha256 from mail_outgoing_file where outgoing_id = any(outgoing));
begin
  update mail_text set subject = '***', people = '[]', body = '***', html = null, remark = null where mail_id = any(mails);
  update mail_attachment set name = '***' where mail_id = any(mails);
  update mail_outgoing_text set subject = '***', people = '[]', body = '***', html = null, calendar = null where outgoing_id = any(outgoing);
  update mail_outgoing_file set name = '***' where outgoing_id = any(outgoing);
  update mail_upload set name = '***' where sha256 = any(files);
  update mail_file f set bytes = '' where f.sha256 = any(files)
    and not exists (select from mail_attachment a where a.sha256 = f.sha256 and a.mail_id <> all(mails))
    and not exists (select from mail_outgoing_file a where a.sha256 = f.sha256 and a.outgoing_id <> all(outgoing));
end $$;

-- T8: follows every anonymisation, of a customer or of one contact: mail with a contact goes whole, and its name from the rest.
create function redact_mail() returns trigger language plpgsql security definer as $$
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
  perform empty_mails(
    array(select mail_id from mail_link where customer_id = any(members) and (whole or new.id = any(contact_ids))),
    array(select id from mail_outgoing where customer_id = any(members) and (whole or new.id = any(contact_ids))));
  if not whole and words <> '{}' then
    update mail_text t set subject = redacted(t.subject, words), body = redacted(t.body, words), html = redacted(t.html, words)
      from mail_link l where l.mail_id = t.mail_id and l.customer_id = any(members);
    update mail_outgoing_text t set subject = redacted(t.subject, words), body = redacted(t.body, words), html = redacted(t.html, words)
      from mail_outgoing o where o.id = t.outgoing_id and o.customer_id = any(members);
  end if;
  update mail_outgoing set state = 'cancelled', settled_at = new.anonymised_at
    where state = 'queued' and customer_id = any(members) and (whole or new.id = any(contact_ids));
  return null;
end $$;
create trigger redact_mail after update of anonymised_at on customer for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_mail();
create trigger redact_mail after update of anonymised_at on contact for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_mail();

-- C1: what turns out to be with no customer at all is not kept: a mail that was parted from its last one is emptied.
create function forget_parted_mail(which uuid) returns void language plpgsql security definer as $$
begin
  if exists (select from mail_link where mail_id = which and parted_at is null) then
    raise exception 'the mail is still with a customer';
  end if;
  perform set_config('jinke.anonymising', 'on', true);
  perform empty_mails(array[which], array(select id from mail_outgoing where mail_id = which));
  perform set_config('jinke.anonymising', '', true);
end $$;

do $$
declare
  door text;
begin
  foreach door in array array['redact_mail()', 'forget_parted_mail(uuid)'] loop
    execute format('alter function %s set search_path = %I, public, pg_temp', door, current_schema());
    execute format('revoke all on function %s from public', door);
  end loop;
end $$;
select grant_app('execute', 'function forget_parted_mail(uuid)');
