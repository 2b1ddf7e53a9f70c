-- An anonymised person came back where a request was repeated whose key had gone with its reply.
create or replace function redact_imports(words text[], emptied timestamptz) returns void language plpgsql as $$
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
  -- Replies kept for callers who repeat a request may hold rows of a file. Their keys stay: who repeats it must not do it again.
  update idempotency_key set reply = null where json_tells(reply, words);
end $$;
