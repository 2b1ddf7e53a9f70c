-- T6: of a tier, in a pool. (Owned customers, of whom most is written, are not in it.)
create index customer_by_pool_tier on customer (pool_id, tier_rank, pooled_at desc, id desc) where pool_id is not null;

-- Few stand so; whoever looks for them need not go through the rest.
create index sales_order_unpaid on sales_order (payment, ordered_on desc, id desc) where payment <> 'paid';
create index sales_order_undelivered on sales_order (delivery, ordered_on desc, id desc) where delivery <> 'delivered';
create index sales_order_cancelled on sales_order (ordered_on desc, id desc) where cancelled_on is not null;
create index gift_not_given on gift (state, on_day desc, id desc) where state <> 'given';
create index quote_by_maker on quote (created_by, id desc);
