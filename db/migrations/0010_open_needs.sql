-- Until needs are written down one by one, a customer that stands at a need or a quote has one (T3, T4).
alter table customer drop column open_needs;
alter table customer add column open_needs integer not null generated always as (case when stage in (3, 4) then 1 else 0 end) stored;
alter table customer add check (root_id = id or state = 'archived');

-- Whoever stands there already is due on other days now.
select enqueue('customers:reckon_all', json_build_object('company', h.slug, 'traceId', 'migration', 'payload', json_build_object()))
from hosted_company h where h.schema_name = current_schema() and exists (select from customer where open_needs > 0);
