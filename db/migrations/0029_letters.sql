-- C4: letters by function. The built-in ones stand in the program as texts; here stand a company's own, and what it
-- makes of both.

create table letter_template (
  id uuid primary key,
  -- For what it is, as the program knows it.
  function text not null,
  name text not null check (length(trim(name)) between 1 and 60),
  state text not null default 'on' check (state in ('on', 'off')),
  version integer not null default 1,
  created_by uuid not null references person,
  created_at timestamptz not null
);
create unique index letter_template_by_name on letter_template (function, lower(name)) where state = 'on';
select never_delete('letter_template');

-- What a letter says from a version on, in one language. Without words: what the program brings.
create table letter_version (
  id uuid primary key,
  -- A built-in letter's key, or the id of one of the company's own.
  letter text not null,
  locale text not null check (locale in ('zh', 'en')),
  number integer not null check (number > 0),
  subject text,
  body text,
  written_by uuid not null references person,
  written_at timestamptz not null,
  unique (letter, locale, number),
  check ((subject is null) = (body is null))
);
select append_only('letter_version');

-- C1: a file that was put ready and never sent is emptied after a while.
alter table mail_upload add column swept_at timestamptz;
create index mail_upload_unswept on mail_upload (at) where swept_at is null;

-- Keeps what was attached, once. What an anonymisation or the sweep has emptied is whole again when it comes anew.
create function keep_mail_file(sum text, content bytea, kept_at timestamptz) returns void language plpgsql security definer as $$
declare
  was text := coalesce(current_setting('jinke.anonymising', true), '');
begin
  insert into mail_file (sha256, bytes, at) values (sum, content, kept_at) on conflict do nothing;
  if found or not exists (select from mail_file where sha256 = sum and octet_length(bytes) < octet_length(content)) then
    return;
  end if;
  perform set_config('jinke.anonymising', 'on', true);
  update mail_file set bytes = content, at = kept_at where sha256 = sum;
  perform set_config('jinke.anonymising', was, true);
end $$;

create function sweep_mail_uploads(before timestamptz, swept timestamptz) returns integer language plpgsql security definer as $$
declare
  files text[];
  was text := coalesce(current_setting('jinke.anonymising', true), '');
begin
  perform set_config('jinke.anonymising', 'on', true);
  with old as (
    update mail_upload u set name = '***', swept_at = swept
    where u.at < before and u.swept_at is null and not exists (select from mail_outgoing_file f where f.sha256 = u.sha256)
    returning u.sha256)
  select array_agg(distinct sha256) into files from old;
  update mail_file f set bytes = '' where f.sha256 = any(files)
    and not exists (select from mail_attachment a where a.sha256 = f.sha256)
    and not exists (select from mail_outgoing_file a where a.sha256 = f.sha256)
    and not exists (select from mail_upload u where u.sha256 = f.sha256 and u.swept_at is null);
  perform set_config('jinke.anonymising', was, true);
  return coalesce(cardinality(files), 0);
end $$;

do $$
declare
  door text;
begin
  foreach door in array array['keep_mail_file(text, bytea, timestamptz)', 'sweep_mail_uploads(timestamptz, timestamptz)'] loop
    execute format('alter function %s set search_path = %I, public, pg_temp', door, current_schema());
    execute format('revoke all on function %s from public', door);
    perform grant_app('execute', format('function %s', door));
  end loop;
end $$;
