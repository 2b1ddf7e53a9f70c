-- What stands in each column of the board, counted and summed from the index alone.
create index need_sums on need (stage, currency) include (fen, customer_id, import_id, closed_on);
-- Deals of other systems whose customer nobody has named yet.
create index need_stray on need (id) where customer_id is null;
create index sales_order_by_number on sales_order (number) where number is not null;
-- Whose needs a manager's board adds up, likewise.
create index customer_ids_of_team on customer (team_id) include (id);
