-- G2, Q3: figures of months and weeks, kept so that nobody waits while they are counted (docs/decisions/0025-kept-figures.md). All of it
-- can be counted anew from the facts at any time: whoever changes a view of facts that count empties `kept_state`.

-- What each customer that is no secret adds to the figures of people. (Without foreign keys: to check one is to wait for whoever
-- writes to the customer, or to fail by it.)
create table kept_part (
  customer_id uuid not null,
  figure text not null,
  who uuid not null,
  -- The first day of the month or week.
  starts_on date not null,
  -- Of a figure that tells a middle: the amount of these cases, or since when they wait.
  value numeric,
  waiting_since timestamptz,
  -- 1 in one row of a customer, person and period, so that these add up to customers.
  customers integer not null,
  cases integer not null,
  fine integer not null,
  early integer not null,
  late integer not null,
  amount numeric not null,
  weighted numeric not null,
  weight numeric not null
);
create index kept_part_by_customer on kept_part (customer_id, figure);
select grant_app('select, insert, delete', 'kept_part');

-- What these parts add up to.
create table kept_tally (
  figure text not null,
  who uuid not null,
  starts_on date not null,
  value numeric,
  waiting_since timestamptz,
  customers integer not null,
  cases integer not null,
  fine integer not null,
  early integer not null,
  late integer not null,
  amount numeric not null,
  weighted numeric not null,
  weight numeric not null,
  unique nulls not distinct (figure, who, starts_on, value, waiting_since)
);
create index kept_tally_empty on kept_tally (figure) where cases = 0;
select grant_app('select, insert, update, delete', 'kept_tally');

-- How far they are counted, and by which statements and settings (`print`).
create table kept_state (
  one boolean primary key default true check (one),
  print text not null,
  filled_to uuid,
  ready boolean not null default false
);
select grant_app('select, insert, update, delete', 'kept_state');

-- Whose parts are no longer what the facts say: a mark is made in the transaction of the fact and taken away by who counts them
-- anew. Marks are appended, never met by `on conflict`: each stands for the fact that it was made with.
create table kept_stale (
  id bigint generated always as identity primary key,
  customer_id uuid not null
);
select grant_app('select, insert, delete', 'kept_stale');

-- The customers that the marks mean: themselves, and what they are merged into.
create view stale_customer as
  select distinct unnest(array[s.customer_id, c.root_id]) as id from kept_stale s join customer c on c.id = s.customer_id;
select grant_app('select', 'stale_customer');

-- P6: problems are few among orders and trust.
create index sales_order_with_problem on sales_order (customer_id) where quality is not null and cancelled_on is null;
create index trust_event_of_complaint on trust_event (customer_id) where kind in ('complaint', 'complaint_unsettled');

create function mark_stale() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id) select distinct customer_id from changed;
  return null;
end $$;

do $$
declare
  fact text;
begin
  foreach fact in array array['touch', 'sales_order', 'portrait_value', 'distance_move', 'step_in', 'ownership', 'pursuit', 'stage_move'] loop
    execute format('create trigger mark_stale after insert on %I referencing new table as changed for each statement execute function mark_stale()', fact);
  end loop;
  -- Those that are not only added.
  foreach fact in array array['sales_order', 'step_in', 'ownership'] loop
    execute format('create trigger mark_stale_later after update on %I referencing new table as changed for each statement execute function mark_stale()', fact);
  end loop;
end $$;

create function mark_stale_customer() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id) select distinct unnest(array[new.id, new.root_id, old.root_id]);
  return null;
end $$;
create trigger mark_stale after update on customer for each row when (
  old.root_id <> new.root_id or old.secrecy <> new.secrecy or old.state <> new.state or old.stage <> new.stage
  or old.entered_on <> new.entered_on or old.first_order_on is distinct from new.first_order_on or old.tier is distinct from new.tier or old.pursuit_started_on <> new.pursuit_started_on
) execute function mark_stale_customer();

create function mark_stale_import() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id)
  select customer_id from touch where import_id = new.id union select customer_id from sales_order where import_id = new.id
  union select customer_id from pursuit where import_id = new.id;
  return null;
end $$;
create trigger mark_stale after update of undone_at on import for each row
  when (old.undone_at is distinct from new.undone_at) execute function mark_stale_import();

-- Of nobody is anything told from before one joined.
create function mark_stale_person() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id)
  select customer_id from touch where by_id = new.id union select customer_id from ownership where owner_id = new.id
  union select customer_id from portrait_value where by_id = new.id union select customer_id from distance_move where person_id = new.id;
  return null;
end $$;
create trigger mark_stale after update of joined_on on person for each row
  when (old.joined_on is distinct from new.joined_on) execute function mark_stale_person();
