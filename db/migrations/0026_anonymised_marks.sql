-- T8: of a customer made nameless no word is left by which it could be told: trade, source, place and tags go with name and
-- address, and whatever was changed in its record is kept as a fact (when, by whom, which field) without its words.
create function redact_record() returns trigger language plpgsql security definer as $$
begin
  new.industry := null;
  new.source := null;
  new.region := null;
  new.tags := '{}';
  -- Tier, stage, kind and size are chosen from the company's own lists and name nobody.
  update customer_change_text x set before = null, after = null from customer_change c
    where c.id = x.change_id and c.customer_id = new.id and c.field not in ('tier', 'stage', 'kind', 'size');
  return new;
end $$;
create trigger redact_record before update of anonymised_at on customer for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_record();
do $$
begin
  execute format('alter function redact_record() set search_path = %I, public, pg_temp', current_schema());
end $$;
revoke all on function redact_record() from public;
