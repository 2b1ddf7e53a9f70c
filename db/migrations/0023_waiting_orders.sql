-- T7, G2: an order that waits for a superior's yes stands in the lists, and counts nowhere until it has it.

-- The orders that were written down: none of an import that was undone.
create view written_order as
  select o.* from sales_order o
  where o.import_id is null or exists (select from import i where i.id = o.import_id and i.undone_at is null);
select grant_app('select', 'written_order');

-- The orders that count.
create or replace view live_order as
  select o.* from written_order o where not (o.beyond <> '{}' and o.approved_by is null and o.cancelled_on is null);

-- C1: the one history tells those that wait too, as waiting.
create or replace view order_history as
  select o.id, o.customer_id, o.ordered_on::timestamptz as at, 'order'::text as kind, o.recorded_by as by_id,
    jsonb_build_object('number', o.number, 'day', o.ordered_on, 'amount', jsonb_build_object('fen', o.fen, 'currency', o.currency),
      'payment', o.payment, 'product', o.product, 'delivery', o.delivery, 'dueOn', o.due_on, 'completedOn', o.completed_on,
      'cancelledOn', o.cancelled_on, 'reason', o.cancel_reason,
      'waiting', o.beyond <> '{}' and o.approved_by is null and o.cancelled_on is null) as body
  from written_order o;

-- Those that wait already have been counted.
select enqueue('deals:count_out_waiting', json_build_object('company', h.slug, 'traceId', 'migration', 'payload', json_build_object()))
from hosted_company h where h.schema_name = current_schema()
  and exists (select from sales_order where beyond <> '{}' and approved_by is null and cancelled_on is null);
