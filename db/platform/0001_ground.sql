-- What all companies of one database share: who they are, the app's role, and the guards that the
-- companies' own migrations put on their tables.

-- The app serves with the role jinke_app, which can neither drop nor delete what must stay; opening the
-- database makes it. On a server where we may not make roles the guards below stand alone.
create function grant_app(privileges text, on_object text) returns void language plpgsql as $$
begin
  if exists (select from pg_roles where rolname = 'jinke_app') then
    execute format('grant %s on %s to jinke_app', privileges, on_object);
  end if;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is not allowed: this is never %', tg_op, tg_table_name,
    case tg_op when 'UPDATE' then 'changed' else 'deleted' end
    using errcode = 'restrict_violation';
end $$;

-- T8: nobody deletes these, through any door. The app's role lacks the right; the trigger stops all others.
create function never_delete(tables regclass) returns void language plpgsql as $$
begin
  execute format('create trigger never_delete before delete on %s for each row execute function refuse_change()', tables);
  execute format('create trigger never_truncate before truncate on %s for each statement execute function refuse_change()', tables);
  perform grant_app('select, insert, update', tables::text);
end $$;

-- T1: facts are added, never changed; a correction is a new fact that names the old.
create function append_only(tables regclass) returns void language plpgsql as $$
begin
  execute format('create trigger never_delete before delete on %s for each row execute function refuse_change()', tables);
  execute format('create trigger never_update before update on %s for each row execute function refuse_change()', tables);
  execute format('create trigger never_truncate before truncate on %s for each statement execute function refuse_change()', tables);
  perform grant_app('select, insert', tables::text);
end $$;

create table hosted_company (
  slug text primary key,
  schema_name text not null unique,
  kind text not null check (kind in ('main', 'demo')),
  state text not null default 'building' check (state in ('building', 'ready')),
  created_at timestamptz not null default now()
);
select grant_app('select', 'hosted_company');
