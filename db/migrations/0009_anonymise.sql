-- T8: what people said and wrote stays as it was. Only `anonymise` may change it.
do $$
declare
  words regclass;
begin
  foreach words in array array['touch_text', 'pool_move_text', 'customer_change_text', 'customer_reason']::regclass[] loop
    execute format('create trigger never_delete before delete on %s for each row execute function refuse_change()', words);
    execute format('create trigger never_truncate before truncate on %s for each statement execute function refuse_change()', words);
    execute format(
      'create trigger never_update before update on %s for each row
         when (coalesce(current_setting(''jinke.anonymising'', true), '''') <> ''on'') execute function refuse_change()', words);
  end loop;
end $$;

-- Who was made nameless, by whom, when; the reason stands with the others, and is not redacted.
create table anonymisation (
  id uuid primary key references customer_reason,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  by_id uuid not null,
  at timestamptz not null
);
create index anonymisation_by_customer on anonymisation (customer_id);
select append_only('anonymisation');

-- A text without some words; the longest go first, so that none leaves its tail.
create function without_words(said text, words text[]) returns text language plpgsql immutable as $$
declare
  word text;
begin
  foreach word in array array(select w from unnest(words) w order by length(w) desc) loop
    said := replace(said, word, '***');
  end loop;
  return said;
end $$;

create function without_words(said jsonb, words text[]) returns jsonb language sql immutable as $$
  select case jsonb_typeof(said)
    when 'string' then to_jsonb(without_words(said #>> '{}', words))
    when 'array' then (select coalesce(jsonb_agg(without_words(e, words)), '[]') from jsonb_array_elements_text(said) e)
    else said end;
$$;

-- T8: a person's legal request. Redacts what names or reaches a customer (with all merged into it), or one contact
-- of it, wherever it stands; facts and figures stay. It runs with the owner's rights, which the app's role lacks, and
-- never without a reason on record.
create function anonymise(request uuid, whose uuid, who uuid, asked_by uuid, asked_at timestamptz) returns void
language plpgsql security definer as $$
declare
  mark constant text := '***';
  -- In other people's words one character, or a few digits, is too little to be somebody.
  shortest_name constant integer := 2;
  shortest_number constant integer := 6;
  members constant uuid[] := array(select c.id from customer c where c.root_id = whose);
  words text[];
begin
  perform set_config('jinke.anonymising', 'on', true);
  if who is null then
    update touch_text x set summary = mark, next_step = null from touch t where t.id = x.touch_id and t.customer_id = any(members);
    update pool_move_text x set reason = mark from pool_move m where m.id = x.move_id and m.customer_id = any(members);
    update step_in set note = mark where customer_id = any(members) and note is not null;
    update postponement set reason = mark where customer_id = any(members);
    update customer_reason r set reason = mark where customer_id = any(members) and r.id <> request and not exists (select from anonymisation a where a.id = r.id);
    update customer_change_text x set before = null, after = null from customer_change c
      where c.id = x.change_id and c.customer_id = any(members)
        and (c.contact_id is not null or c.field in ('name', 'address', 'remarks', 'phones', 'mails'));
    update sales_order set remarks = null where customer_id = any(members);
    delete from contact_point where customer_id = any(members);
    delete from customer_name where customer_id = any(members);
    update contact set name = mark, job = null, birth_year = null, birth_month = null, birth_day = null, best_times = null, worst_times = null, remarks = null,
      anonymised_at = asked_at, version = version + 1 where customer_id = any(members);
    update customer set name = mark, address = null, remarks = null, next_step = null, anonymised_at = asked_at, version = version + 1 where id = any(members);
  else
    words := array(
      select name from contact where id = who and length(name) >= shortest_name
      union select unnest(array[value, key]) from contact_point where contact_id = who and length(key) >= shortest_number);
    update touch_text x set summary = case when who = any(t.contact_ids) then mark else without_words(x.summary, words) end,
      next_step = case when who = any(t.contact_ids) then null else without_words(x.next_step, words) end
      from touch t where t.id = x.touch_id and t.customer_id = any(members);
    update pool_move_text x set reason = without_words(x.reason, words) from pool_move m where m.id = x.move_id and m.customer_id = any(members);
    update step_in set note = without_words(note, words) where customer_id = any(members) and note is not null;
    update postponement set reason = without_words(reason, words) where customer_id = any(members);
    update customer_reason r set reason = without_words(reason, words) where customer_id = any(members) and r.id <> request;
    update customer_change_text x set before = case when c.contact_id = who then null else without_words(x.before, words) end,
      after = case when c.contact_id = who then null else without_words(x.after, words) end
      from customer_change c where c.id = x.change_id and c.customer_id = any(members);
    update sales_order set remarks = without_words(remarks, words) where customer_id = any(members) and remarks is not null;
    delete from contact_point where contact_id = who;
    update contact set name = mark, job = null, birth_year = null, birth_month = null, birth_day = null, best_times = null, worst_times = null, remarks = null,
      anonymised_at = asked_at, version = version + 1 where id = who;
    update contact set remarks = without_words(remarks, words) where customer_id = any(members) and remarks is not null;
    update customer set remarks = without_words(remarks, words), next_step = without_words(next_step, words), version = version + 1 where id = any(members);
  end if;
  -- Replies kept for callers who repeat a request hold the customer as it was.
  delete from idempotency_key k where exists (select from unnest(members) m where strpos(k.reply::text, m::text) > 0);
  insert into anonymisation (id, customer_id, contact_id, by_id, at) values (request, whose, who, asked_by, asked_at);
  perform set_config('jinke.anonymising', '', true);
end $$;

-- It must find this company's tables, and no temporary ones in their place.
do $$
begin
  execute format('alter function anonymise(uuid, uuid, uuid, uuid, timestamptz) set search_path = %I, public, pg_temp', current_schema());
end $$;
revoke all on function anonymise(uuid, uuid, uuid, uuid, timestamptz) from public;
select grant_app('execute', 'function anonymise(uuid, uuid, uuid, uuid, timestamptz)');
