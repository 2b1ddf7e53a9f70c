-- The outbox's door: the app's role may put a job into the queue, in its own transaction, and nothing else there.
create function enqueue(task text, payload json, run_at timestamptz default null, job_key text default null, queue text default null)
returns void language sql security definer set search_path = graphile_worker, pg_temp as $$
  select graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => job_key);
$$;
revoke all on function enqueue(text, json, timestamptz, text, text) from public;
select grant_app('execute', 'function enqueue(text, json, timestamptz, text, text)');
