-- Most touches move no stage and raise no step-in, but the statements that would have marked a customer stale for it each
-- time (0038), for a trigger of a statement runs where there are no rows as well. These come one by one.
create function mark_stale_one() returns trigger language plpgsql as $$
begin
  insert into kept_stale (customer_id) values (new.customer_id);
  return null;
end $$;
drop trigger mark_stale on stage_move;
create trigger mark_stale after insert on stage_move for each row execute function mark_stale_one();
drop trigger mark_stale on step_in;
drop trigger mark_stale_later on step_in;
create trigger mark_stale after insert or update on step_in for each row execute function mark_stale_one();
