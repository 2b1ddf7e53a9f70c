-- G1: what a person's advice is to serve, where it is not the company's aim.
create table person_aim (
  person_id uuid primary key references person,
  aim text not null check (aim in ('orders_soon', 'big_orders')),
  set_by uuid not null references person,
  set_at timestamptz not null
);
select grant_app('select, insert, update, delete', 'person_aim');
