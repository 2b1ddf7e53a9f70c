-- G1, G2: kept beside figures of periods, how customers stand (docs/decisions/0025-kept-figures.md); and of many together one sum.
delete from kept_stale;
delete from kept_part;
delete from kept_tally;
delete from kept_state;

-- Until this day, what was to turn by time alone stands in the tallies since ever.
alter table kept_state add column kept_on date not null;

-- Those of whom tallies are kept together: under the id of the crowd in place of a person.
create table kept_crowd (
  crowd uuid not null,
  who uuid not null,
  primary key (crowd, who)
);
create index kept_crowd_by_who on kept_crowd (who);
select grant_app('select, insert, delete', 'kept_crowd');
create index kept_tally_by_who on kept_tally (who);

-- How a customer stands follows from these too.
drop trigger mark_stale on customer;
create trigger mark_stale after update on customer for each row when (
  old.root_id <> new.root_id or old.secrecy <> new.secrecy or old.state <> new.state or old.stage <> new.stage
  or old.entered_on <> new.entered_on or old.first_order_on is distinct from new.first_order_on or old.tier is distinct from new.tier or old.pursuit_started_on <> new.pursuit_started_on
  or old.owner_id is distinct from new.owner_id or old.owner_since is distinct from new.owner_since or old.team_id <> new.team_id or old.pool_id is distinct from new.pool_id
  or old.orders <> new.orders or old.effective_touches <> new.effective_touches or old.effective_touches_ever <> new.effective_touches_ever
  or old.due_on is distinct from new.due_on or old.overdue_on is distinct from new.overdue_on or old.next_on is distinct from new.next_on or old.quiet_since <> new.quiet_since
  or old.distance <> new.distance or old.distance_allowed <> new.distance_allowed
) execute function mark_stale_customer();
create function mark_stale_of_id() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id) select id from changed;
  return null;
end $$;
create trigger mark_stale_new after insert on customer referencing new table as changed for each statement execute function mark_stale_of_id();

create trigger mark_stale after insert on trust_event referencing new table as changed for each statement execute function mark_stale();
create trigger mark_stale after insert on portrait_standing referencing new table as changed for each statement execute function mark_stale();
create function mark_stale_row() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id) values (new.customer_id);
  return null;
end $$;
create trigger mark_stale_later after update on portrait_standing for each row when (old.filled <> new.filled) execute function mark_stale_row();

-- P1, P8: what is quoted, of the quote's customer.
create function mark_stale_quote() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id) select distinct q.customer_id from changed join quote q on q.id = changed.quote_id;
  return null;
end $$;
do $$
declare
  fact text;
begin
  foreach fact in array array['quote_version', 'quote_approval'] loop
    execute format('create trigger mark_stale after insert on %I referencing new table as changed for each statement execute function mark_stale_quote()', fact);
    execute format('create trigger mark_stale_later after update on %I referencing new table as changed for each statement execute function mark_stale_quote()', fact);
  end loop;
end $$;
create function mark_stale_need() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id) select distinct n.customer_id from changed join need n on n.id = changed.need_id;
  return null;
end $$;
create trigger mark_stale after insert on need_diagnosis referencing new table as changed for each statement execute function mark_stale_need();
