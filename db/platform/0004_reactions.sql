-- What subscribers still have to react to, of all companies: written with the fact, taken away with what it made them do.
-- No jobs of the queue, for those tell their coming through NOTIFY, and of transactions that notify one alone commits at a time.
create table reaction (
  id bigint generated always as identity primary key,
  company text not null,
  subscriber text not null,
  event_id uuid not null,
  trace_id text not null
);
select grant_app('select, insert, update, delete', 'reaction');
-- Rows come and go: what is gone is swept before it is looked through again and again.
alter table reaction set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
