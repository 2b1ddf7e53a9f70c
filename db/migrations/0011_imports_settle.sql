-- An import adds thousands of texts at once.
alter index customer_search_grams set (fastupdate = on);

-- Customers of whom an import brought in facts: what they stand at is worked out once, when all its sheets are in.
create table import_unsettled (
  import_id uuid not null references import,
  customer_id uuid not null references customer,
  primary key (import_id, customer_id)
);
select grant_app('select, insert, delete', 'import_unsettled');
