-- T8: of a customer made nameless no word is left by which it could be told: trade, source, place and tags go with name and
-- address, and whatever was changed in its record is kept as a fact (when, by whom, which field) without its words. Goods that were
-- written in own words go too, since a product is often called by the customer's brand; the catalogue's stay.
create function unnamed_lines(lines jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(case when l ->> 'productId' is null
      then l || jsonb_build_object('name', '***', 'details', '', 'en', (l -> 'en') || jsonb_build_object('name', '', 'details', ''))
      else l end order by at), '[]')
  from jsonb_array_elements(lines) with ordinality e(l, at)
$$;

create function redact_record() returns trigger language plpgsql security definer as $$
begin
  new.industry := null;
  new.source := null;
  new.region := null;
  new.tags := '{}';
  -- Tier, stage, kind and size are chosen from the company's own lists and name nobody.
  update customer_change_text x set before = null, after = null from customer_change c
    where c.id = x.change_id and c.customer_id = new.id and c.field not in ('tier', 'stage', 'kind', 'size');
  update sales_order o set lines = unnamed_lines(o.lines),
      product = case when o.product is null or exists (select from product p where p.name = o.product) then o.product else '***' end
    where o.customer_id = new.id;
  update quote_version v set lines = unnamed_lines(v.lines) from quote q where q.id = v.quote_id and q.customer_id = new.id;
  update customer_member set role = 'member' where customer_id = new.id and role <> 'member';
  return new;
end $$;
create trigger redact_record before update of anonymised_at on customer for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_record();
do $$
begin
  execute format('alter function redact_record() set search_path = %I, public, pg_temp', current_schema());
end $$;
revoke all on function redact_record() from public;
