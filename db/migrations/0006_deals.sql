create table sales_order (
  id uuid primary key,
  customer_id uuid not null references customer,
  number text,
  ordered_on date not null,
  fen bigint not null,
  currency text not null default 'CNY',
  payment text not null check (payment in ('unpaid', 'partial', 'paid')),
  product text,
  remarks text,
  completed_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  import_id uuid references import,
  source_key text,
  version integer not null default 1
);
create index sales_order_by_customer on sales_order (customer_id, ordered_on desc, id desc);
create index sales_order_by_source_key on sales_order (source_key) where source_key is not null;
create index sales_order_by_import on sales_order (import_id) where import_id is not null;
select never_delete('sales_order');

-- The orders that count: none of an import that was undone.
create view live_order as
  select o.* from sales_order o
  where o.import_id is null or exists (select from import i where i.id = o.import_id and i.undone_at is null);
select grant_app('select', 'live_order');

create view order_history as
  select o.id, o.customer_id, o.ordered_on::timestamptz as at, 'order'::text as kind, o.recorded_by as by_id,
    jsonb_build_object('number', o.number, 'day', o.ordered_on, 'amount', jsonb_build_object('fen', o.fen, 'currency', o.currency),
      'payment', o.payment, 'product', o.product) as body
  from live_order o;

-- C1: the one history of a customer, newest first through each module's own index.
create view timeline_entry as
  select * from customer_history union all select * from touch_history union all select * from pool_history union all select * from order_history;
select grant_app('select', 'timeline_entry');
