-- G1: what a person's advice is to serve, where it is not the company's aim.
create table person_aim (
  person_id uuid primary key references person,
  aim text not null check (aim in ('orders_soon', 'big_orders')),
  set_by uuid not null references person,
  set_at timestamptz not null
);
select grant_app('select, insert, update, delete', 'person_aim');

-- G1: whether anybody agrees next steps at all, without a look at every touch where nobody does.
create index touch_with_next_step on touch (customer_id) where next_on is not null;
