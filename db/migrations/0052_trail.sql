-- S4, T8: what happened can be seen and not be falsified. Facts wait here from the transaction that writes them; a job seals
-- those that wait into numbered blocks, each chained to the one before. Writers never wait for one another, and what is committed
-- late falls into a later block. How it is checked stands in modules/audit/chain; why, in docs/decisions/0030-audit-chain.md.

-- Where a fact stands: 1 an event, 2 a change of a field, 3 a sight.
create table trail_waiting (
  source smallint not null,
  id uuid not null,
  since timestamptz not null default now()
);
select grant_app('select, insert', 'trail_waiting');

create table trail_block (
  number bigint primary key check (number > 0),
  entries integer not null,
  sealed_at timestamptz not null,
  -- sha256 of the head before, number, instant and the digests of its entries.
  head bytea not null
);
create trigger never_delete before delete on trail_block for each row execute function refuse_change();
create trigger never_update before update on trail_block for each row execute function refuse_change();
create trigger never_truncate before truncate on trail_block for each statement execute function refuse_change();
select grant_app('select', 'trail_block');

-- What is searched is copied here, so that every question is one walk along an index.
create table trail_entry (
  source smallint not null,
  id uuid not null,
  block bigint not null,
  at timestamptz not null,
  kind text not null,
  actor_id uuid not null,
  customer_id uuid,
  -- sha256 of the salt and of what a person may ask to have erased; the salt goes with the words.
  words bytea,
  salt bytea,
  redacted_by uuid references anonymisation,
  -- sha256 of the fact and of `words`.
  digest bytea not null,
  primary key (source, id)
);
create index trail_entry_by_block on trail_entry (block);
create index trail_entry_by_time on trail_entry (at desc, id desc);
create index trail_entry_by_kind on trail_entry (kind, at desc, id desc);
create index trail_entry_by_actor on trail_entry (actor_id, at desc, id desc);
create index trail_entry_by_actor_and_kind on trail_entry (actor_id, kind, at desc, id desc);
create index trail_entry_by_customer on trail_entry (customer_id, at desc, id desc) where customer_id is not null;
create trigger never_delete before delete on trail_entry for each row execute function refuse_change();
create trigger never_truncate before truncate on trail_entry for each statement execute function refuse_change();
-- Only an anonymisation takes a salt away, and nothing else.
create trigger never_update before update on trail_entry for each row
  when (coalesce(current_setting('jinke.anonymising', true), '') <> 'on' or new.salt is not null or new.redacted_by is null
    or (new.source, new.id, new.block, new.at, new.kind, new.actor_id, new.customer_id, new.words, new.digest)
      is distinct from (old.source, old.id, old.block, old.at, old.kind, old.actor_id, old.customer_id, old.words, old.digest))
  execute function refuse_change();
select grant_app('select', 'trail_entry');

create function await_sealing() returns trigger language plpgsql as $$
begin
  insert into trail_waiting (source, id) select tg_argv[0]::smallint, id from added;
  return null;
end $$;
create trigger await_sealing after insert on event referencing new table as added for each statement execute function await_sealing(1);
create trigger await_sealing after insert on customer_change referencing new table as added for each statement execute function await_sealing(2);
create trigger await_sealing after insert on sight referencing new table as added for each statement execute function await_sealing(3);

create function micros(at timestamptz) returns bigint language sql immutable as $$ select (extract(epoch from at) * 1000000)::bigint $$;

-- A fact as it is sealed: `said` what can never change, `words` what an anonymisation may redact.
create function facts_of(events uuid[], changes uuid[], sights uuid[])
returns table (source smallint, id uuid, at timestamptz, kind text, actor_id uuid, customer_id uuid, said bytea, words bytea) language sql stable as $$
  select 1::smallint, e.id, e.at, e.type, e.actor_id, e.customer_id,
    convert_to(jsonb_build_array(1, e.id, micros(e.at), e.type, e.actor_id, e.customer_id, e.subject_id, e.data, e.trace_id)::text, 'UTF8'), null::bytea
  from event e where e.id = any(events)
  union all
  select 2::smallint, h.id, h.at, case when h.contact_id is null then 'customer.field' else 'contact.field' end, h.by_id, h.customer_id,
    convert_to(jsonb_build_array(2, h.id, micros(h.at), h.by_id, h.customer_id, h.contact_id, h.field, h.cause, h.cause_id, h.open)::text, 'UTF8'),
    convert_to(jsonb_build_array(x.before, x.after)::text, 'UTF8')
  from customer_change h left join customer_change_text x on x.change_id = h.id where h.id = any(changes)
  union all
  select 3::smallint, s.id, s.at, case when s.what = '{}' then 'sight.record' else 'sight.values' end, s.person_id, s.customer_id,
    convert_to(jsonb_build_array(3, s.id, micros(s.at), s.person_id, s.customer_id, s.contact_id, s.place, to_jsonb(s.what), s.trace_id)::text, 'UTF8'), null::bytea
  from sight s where s.id = any(sights)
$$;

-- Seals at most so many of those that wait into one block; answers how many, or null where another is at it. Twice at once, killed half way,
-- again: what waits is taken by the transaction that seals it. What is gone before it was sealed is sealed as missing.
create function seal_trail(most integer, by_now timestamptz) returns integer language plpgsql security definer as $$
declare
  taken trail_waiting[];
  changes uuid[];
  sealing bigint;
  before bytea;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('seal trail ' || current_schema(), 0)) then
    return null;
  end if;
  with gone as (delete from trail_waiting where ctid = any(array(select ctid from trail_waiting limit most)) returning *)
    select array_agg(gone) into taken from gone;
  if taken is null then
    return 0;
  end if;
  changes := array(select t.id from unnest(taken) t where t.source = 2);
  -- An anonymisation either waits until this is sealed and then takes the salt, or was first and its redacted words are sealed.
  perform from customer_change_text where change_id = any(changes) for share;
  select b.number, b.head into sealing, before from trail_block b order by b.number desc limit 1;
  sealing := coalesce(sealing, 0) + 1;
  insert into trail_entry (source, id, block, at, kind, actor_id, customer_id, words, salt, digest)
    select f.source, f.id, sealing, f.at, f.kind, f.actor_id, f.customer_id, f.hidden, f.salt, sha256(f.said || coalesce(f.hidden, ''))
    from (select t.source, t.id, coalesce(f.at, by_now) as at, coalesce(f.kind, 'trail.missing') as kind,
        coalesce(f.actor_id, '00000000-0000-0000-0000-000000000000') as actor_id, f.customer_id, coalesce(f.said, '') as said,
        case when f.words is not null then s.salt end as salt, sha256(s.salt || f.words) as hidden
      from (select distinct w.source, w.id from unnest(taken) w) t
        left join facts_of(array(select w.id from unnest(taken) w where w.source = 1), changes, array(select w.id from unnest(taken) w where w.source = 3)) f
          on f.source = t.source and f.id = t.id
        cross join lateral (select uuid_send(gen_random_uuid()) as salt where t.id is not null) s) f
    on conflict do nothing;
  insert into trail_block (number, entries, sealed_at, head)
    select sealing, count(*), by_now, sha256(coalesce(before, '') || int8send(sealing) || int8send(micros(by_now)) || coalesce(string_agg(e.digest, '' order by e.source, e.id), ''))
    from trail_entry e where e.block = sealing;
  return cardinality(taken);
end $$;

-- T8: the words that an anonymisation redacted lose their salt: the digest stays in the chain and tells nothing of them.
create function redact_trail() returns trigger language plpgsql security definer as $$
begin
  update trail_entry t set salt = null, redacted_by = new.id
  from facts_of('{}', array(select h.id from customer_change h join customer m on m.id = h.customer_id
    where m.root_id = (select c.root_id from customer c where c.id = new.customer_id)), '{}') f
  where t.source = f.source and t.id = f.id and t.salt is not null and t.words <> sha256(t.salt || f.words);
  return null;
end $$;
create trigger redact_trail after insert on anonymisation for each row execute function redact_trail();

do $$
declare
  door text;
begin
  foreach door in array array['seal_trail(integer, timestamptz)', 'redact_trail()'] loop
    execute format('alter function %s set search_path = %I, public, pg_temp', door, current_schema());
    execute format('revoke all on function %s from public', door);
  end loop;
end $$;
select grant_app('execute', 'function seal_trail(integer, timestamptz)');

-- What happened before is sealed first.
insert into trail_waiting (source, id) select 1, id from event;
insert into trail_waiting (source, id) select 2, id from customer_change;
insert into trail_waiting (source, id) select 3, id from sight;
