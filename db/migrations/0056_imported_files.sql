-- T8: an imported file is kept as it came for a time only, and not at all once somebody asked to be made nameless.
alter table import
  add column emptied_at timestamptz,
  add column emptied_for text check (emptied_for in ('age', 'anonymisation')),
  -- Sample rows and rows with remarks may outlive the file: without whoever was made nameless.
  add column rows_emptied_at timestamptz,
  add check ((emptied_at is null) = (emptied_for is null)),
  add check (rows_emptied_at is null or emptied_at is not null);
create index import_rows_kept on import (created_at) where rows_emptied_at is null;
select grant_app('update', 'import_file');

-- The words by which somebody is told, before they go: names, numbers and addresses of a contact, or of a customer with all merged
-- into it and its people. A name that others of our customers bear as well tells nobody.
create function words_telling(members uuid[], who uuid) returns text[] language sql stable as $$
  with named as (
    select b.name from contact b where b.customer_id = any(members) and (who is null or b.id = who)
    union select n.name from customer_name n where who is null and n.customer_id = any(members)
    union select c.name from customer c where who is null and c.id = any(members)
  )
  select array(
    select n.name from named n where length(n.name) >= 2 and n.name <> '***'
      and not exists (select from customer_name o where o.name = n.name and o.customer_id <> all(members))
      and not exists (select from contact o where o.name = n.name and o.customer_id <> all(members))
    union
    select unnest(array[p.value, p.key]) from contact_point p where length(p.key) >= 6 and (p.contact_id = who or (who is null and p.customer_id = any(members)))
    union
    select c.address from customer c where who is null and c.id = any(members) and length(c.address) >= 6)
$$;

-- Whether a cell of somebody's spreadsheet holds one of these words, however it writes spaces, capitals and numbers.
create function cell_tells(cell text, words text[]) returns boolean language sql immutable as $$
  select exists (select from (select regexp_replace(lower(cell), '\s', '', 'g') as plain, regexp_replace(cell, '[^0-9]', '', 'g') as digits offset 0) c, unnest(words) w
    where strpos(c.plain, regexp_replace(lower(w), '\s', '', 'g')) > 0 or (w ~ '^[0-9]{7,}$' and strpos(c.digits, w) > 0))
$$;

-- Whether some text of it may hold one of these words.
create function json_tells(said jsonb, words text[]) returns boolean language sql immutable as $$
  select cell_tells(replace(said::text, '\', ''), words)
$$;

-- The same value without the texts that hold one of these words, however deep they stand; codes of ours name nobody.
create function without_cells(said jsonb, words text[]) returns jsonb language plpgsql immutable as $$
begin
  return case jsonb_typeof(said)
    when 'string' then case when cell_tells(said #>> '{}', words) then to_jsonb('***'::text) else said end
    when 'array' then (select coalesce(jsonb_agg(without_cells(e, words) order by at), '[]') from jsonb_array_elements(said) with ordinality x(e, at))
    when 'object' then (select coalesce(jsonb_object_agg(k, case when k = 'code' then e else without_cells(e, words) end), '{}') from jsonb_each(said) x(k, e))
    else said end;
end $$;

-- What stands in a file cannot be told from outside (it may be packed, or in any encoding), and nobody needs the file of an import that
-- is done: all of them are emptied. One that has not run cannot run any more; what it showed goes as far as it names the person.
create function redact_imports(words text[], emptied timestamptz) returns void language plpgsql as $$
begin
  update import_file f set bytes = '' from import i where i.id = f.import_id and i.emptied_at is null;
  update import set emptied_at = emptied, emptied_for = 'anonymisation', version = version + 1,
    state = case when state in ('waiting', 'previewed') then 'failed' else state end where emptied_at is null;
  if words = '{}' then
    return;
  end if;
  update import_file set name = '***' where cell_tells(name, words);
  update import set body = without_cells(body, words) where json_tells(body, words);
  update import_sheet set name = case when cell_tells(name, words) then '***' else name end, sample = without_cells(sample, words),
    heading = without_cells(heading, words), mapping = jsonb_set(mapping, '{headings}', without_cells(mapping -> 'headings', words))
    where json_tells(jsonb_build_array(name, sample, heading, mapping -> 'headings'), words);
  update import_remark set cells = without_cells(cells, words), problems = without_cells(problems, words)
    where json_tells(cells || problems, words);
  update import_mapping set mapping = jsonb_set(mapping, '{headings}', without_cells(mapping -> 'headings', words))
    where json_tells(mapping -> 'headings', words);
  -- Replies kept for callers who repeat a request may hold rows of a file.
  delete from idempotency_key where json_tells(reply, words);
end $$;

alter function anonymise(uuid, uuid, uuid, uuid, timestamptz) rename to anonymise_records;

create function anonymise(request uuid, whose uuid, who uuid, asked_by uuid, asked_at timestamptz) returns void
language plpgsql security definer as $$
declare
  words constant text[] := words_telling(array(select c.id from customer c where c.root_id = whose), who);
begin
  perform anonymise_records(request, whose, who, asked_by, asked_at);
  perform redact_imports(words, asked_at);
end $$;

do $$
declare
  door text;
begin
  foreach door in array array['words_telling(uuid[], uuid)', 'cell_tells(text, text[])', 'json_tells(jsonb, text[])', 'without_cells(jsonb, text[])', 'redact_imports(text[], timestamptz)',
    'anonymise(uuid, uuid, uuid, uuid, timestamptz)'] loop
    execute format('alter function %s set search_path = %I, public, pg_temp', door, current_schema());
    execute format('revoke all on function %s from public', door);
  end loop;
  if exists (select from pg_roles where rolname = 'jinke_app') then
    revoke all on function anonymise_records(uuid, uuid, uuid, uuid, timestamptz) from jinke_app;
  end if;
end $$;
select grant_app('execute', 'function anonymise(uuid, uuid, uuid, uuid, timestamptz)');
select grant_app('execute', 'function cell_tells(text, text[])');
