-- A run of a job asks before what it wrote is kept whether the job is its own still, and keeps it so until that is done: what was
-- freed for another worker is not done by both. Of the queue the app's role learns nothing else.
create function hold_job(job bigint, worker text, since timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- The lock is waited for before the job is looked at: who frees jobs holds it alone for as long as that takes.
  perform pg_advisory_xact_lock_shared(hashtextextended('jinke worker ' || worker, 0));
  -- The queue's program knows thousandths of a second.
  return exists (select from graphile_worker._private_jobs
    where id = job and locked_by = worker and date_trunc('milliseconds', locked_at) = date_trunc('milliseconds', since));
end $$;
revoke all on function hold_job(bigint, text, timestamptz) from public;
select grant_app('execute', 'function hold_job(bigint, text, timestamptz)');
