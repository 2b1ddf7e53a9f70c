-- S2: the confidentiality undertaking, version by version; the newest counts. The first is shipped.
create table undertaking (
  version integer primary key check (version > 0),
  zh text not null check (length(trim(zh)) between 1 and 20000),
  en text not null check (length(trim(en)) between 1 and 20000),
  published_by uuid references person,
  published_at timestamptz not null
);
select append_only('undertaking');
insert into undertaking (version, zh, en, published_at) values (1,
$$保密承诺

公司把重要客户的情况托付给我，我承诺：

1. 只为工作需要查看机密客户和机密资料，不看与我工作无关的内容。
2. 不向任何未被指定的人透露，包括同事、亲友和以后的雇主；不口头谈论，不拍照，不抄录到近客以外的地方。
3. 不用机密资料为自己或他人谋利。
4. 我掌握的客户情况如实写进近客，不私自留存。
5. 发现泄密或可能泄密时，立即告诉负责的主管。
6. 我知道近客记录每一次查看，主管可以查阅这些记录。
7. 调岗或离职后，以上义务继续有效。

我已读懂以上内容，自愿遵守；如有违反，愿承担相应责任。$$,
$$Confidentiality undertaking

The company entrusts me with what it knows of its important customers. I undertake:

1. To look at secret customers and secret information for my work only, and at nothing that my work does not need.
2. To tell nobody who has not been named: no colleague, friend, relative or later employer; neither by word of mouth, nor by picture, nor by notes kept outside Jinke.
3. Never to use secret information for my own or anybody else's gain.
4. To write down in Jinke what I know of customers, truly, and to keep nothing back.
5. To tell the responsible manager at once where a secret has been, or may have been, given away.
6. I know that Jinke records every look, and that the manager can review these records.
7. All this stays binding after I change my post or leave.

I have read and understood this and will keep to it; if I break it, I answer for it.$$,
now());

-- Filed as a document: who signed which version, under which name, and when.
create table undertaking_signature (
  id uuid primary key,
  person_id uuid not null references person,
  version integer not null references undertaking,
  name text not null,
  signed_at timestamptz not null,
  unique (person_id, version)
);
create index undertaking_signature_by_version on undertaking_signature (version, signed_at desc, id desc);
select append_only('undertaking_signature');

-- S1: who is on a customer's list. Those who are on it by office are derived and stand nowhere.
create table confidant (
  id uuid primary key,
  customer_id uuid not null references customer,
  person_id uuid not null references person,
  -- sealed: was its owner or in its group when it was sealed; owner: became its owner since; named: by hand
  cause text not null check (cause in ('sealed', 'owner', 'named')),
  named_by uuid,
  named_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz
);
create unique index confidant_open on confidant (customer_id, person_id) where ended_at is null;
create index confidant_by_person on confidant (person_id, customer_id) where ended_at is null;
select never_delete('confidant');

-- S4: who saw what of whom, where and when. No values.
create table sight (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  -- The endpoint that showed it, and which sealed values it showed (none: the customer's record).
  place text not null,
  what text[] not null default '{}',
  at timestamptz not null,
  trace_id text not null
);
create index sight_by_customer on sight (customer_id, at desc, id desc);
create index sight_by_time on sight (at desc, id desc);
create index sight_by_person on sight (person_id, at desc, id desc);
create index sight_of_values on sight (at desc, id desc) where what <> '{}';
select append_only('sight');

-- Values that only named people see. The app's role has no right here: the functions below are the only door.
create table sealed_value (
  id uuid primary key,
  customer_id uuid not null references customer,
  contact_id uuid references contact,
  what text not null,
  value text not null
);
create index sealed_value_by_customer on sealed_value (customer_id);
create index sealed_value_by_contact on sealed_value (contact_id) where contact_id is not null;
create trigger never_delete before delete on sealed_value for each row execute function refuse_change();
create trigger never_truncate before truncate on sealed_value for each statement execute function refuse_change();
create trigger never_update before update on sealed_value for each row
  when (coalesce(current_setting('jinke.anonymising', true), '') <> 'on') execute function refuse_change();

create function has_signed(reader uuid) returns boolean language sql stable as $$
  select exists (select from undertaking_signature where person_id = reader and version = (select max(version) from undertaking))
$$;

create function has_manager(of_team uuid) returns boolean language sql stable as $$
  select exists (select from person where team_id = of_team and role = 'manager' and state = 'active')
$$;

-- S2: the teams whose customers a person answers for by office: the nearest managers up the tree; where there are none
-- the directors, and in a company without directors the admins.
create function office_teams(reader uuid) returns uuid[] language sql stable as $$
  with recursive me as (select role, team_id from person where id = reader and state = 'active'),
  answered as (
    select t.id from me join team t on case me.role
      when 'manager' then t.id = me.team_id
      when 'director' then t.parent_id is null and not has_manager(t.id)
      when 'admin' then t.parent_id is null and not has_manager(t.id) and not exists (select from person where role = 'director' and state = 'active')
      else false end
    union all
    select t.id from team t join answered a on t.parent_id = a.id where not has_manager(t.id)
  )
  select coalesce(array_agg(id), '{}') from answered
$$;

-- S1, S2: on the list or by office, and signed.
create function may_open(reader uuid, whose uuid) returns boolean language sql stable as $$
  select has_signed(reader) and exists (
    select from customer m join customer c on c.id = m.root_id where m.id = whose and (c.team_id = any(office_teams(reader))
      or exists (select from confidant f where f.customer_id = c.id and f.person_id = reader and f.ended_at is null)))
$$;

-- The owner and the working group know the customer already: they begin its list.
create function begin_list(whose uuid, since timestamptz) returns void language sql as $$
  insert into confidant (id, customer_id, person_id, cause, named_at)
  select gen_random_uuid(), whose, k.person_id, 'sealed', since
  from (select owner_id as person_id from customer c where c.id = whose and owner_id is not null
    union select m.person_id from customer_member m where m.customer_id = whose and m.ended_at is null) k
  on conflict do nothing
$$;

-- S1: the grade of a customer: 0 open, 1 sealed (by its tier), 2 hidden (marked so). Kept here, whoever changes tier, mark,
-- merge or setting, so that no door can forget it; a merged one has the strictest of its group.
alter table customer
  add column hidden boolean not null default false,
  add column secrecy smallint not null default 0 check (secrecy between 0 and 2);
create index customer_secret on customer (id desc) where secrecy > 0;

-- S2: sealing by tier begins with the first signature in the company: before, nobody could open what is sealed, and a firm that
-- has just brought its customers in would lose sight of its best ones.
create function sealed_tiers() returns text[] language sql stable as $$
  select case when exists (select from undertaking_signature)
    then coalesce((select array(select jsonb_array_elements_text(value)) from setting where key = 'secrecy.sealed_tiers'), array['VVIP'])
    else '{}'::text[] end
$$;

create function regrade(roots uuid[]) returns void language sql as $$
  update customer c set secrecy = g.secrecy
  from (select m.root_id, max(case when m.hidden then 2 when m.tier = any(sealed_tiers()) then 1 else 0 end) as secrecy
    from customer m where m.root_id = any(roots) group by m.root_id) g
  where c.root_id = g.root_id and c.secrecy <> g.secrecy
$$;

create function grade_new() returns trigger language plpgsql as $$
begin
  new.secrecy := case when new.hidden then 2 when new.tier = any(sealed_tiers()) then 1 else 0 end;
  if new.secrecy > 0 then
    new.pool_id := null;
    new.pooled_at := null;
  end if;
  return new;
end $$;
create trigger grade_new before insert on customer for each row when (new.tier is not null or new.hidden) execute function grade_new();

create function grade_again() returns trigger language plpgsql as $$
begin
  perform regrade(array[new.root_id, old.root_id]);
  return null;
end $$;
create trigger grade_again after update of tier, hidden, root_id on customer for each row
  when (old.tier is distinct from new.tier or old.hidden <> new.hidden or old.root_id <> new.root_id) execute function grade_again();

create function grade_all() returns trigger language plpgsql as $$
begin
  perform regrade(array(select distinct root_id from customer where secrecy = 1 or tier = any(sealed_tiers())));
  return null;
end $$;
create trigger grade_by_setting after insert or update on setting for each row when (new.key = 'secrecy.sealed_tiers') execute function grade_all();
create trigger grade_by_signature after insert on undertaking_signature for each statement execute function grade_all();
create trigger grade_by_fallback after delete on setting for each row when (old.key = 'secrecy.sealed_tiers') execute function grade_all();

-- T5: none of them ever waits in a pool; without an owner it waits, active, in the manager's list.
create function keep_from_pool() returns trigger language plpgsql as $$
begin
  new.pool_id := null;
  new.pooled_at := null;
  if new.owner_id is null and new.state in ('suspended', 'recalled') then
    new.state := 'active';
  end if;
  return new;
end $$;
create trigger keep_from_pool before update on customer for each row
  when (new.secrecy > 0 and (new.pool_id is not null or (new.owner_id is null and new.state in ('suspended', 'recalled')))) execute function keep_from_pool();

create function begin_list_of_sealed() returns trigger language plpgsql as $$
begin
  perform begin_list(new.id, now());
  return null;
end $$;
create trigger begin_list after insert on customer for each row when (new.secrecy > 0) execute function begin_list_of_sealed();
create trigger begin_list_later after update of secrecy on customer for each row
  when (old.secrecy = 0 and new.secrecy > 0) execute function begin_list_of_sealed();

-- S1: who becomes the owner of a customer that has a list is put on it by who gave it; with the holding, or the place in
-- the group, the place on the list ends.
create function list_owner() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.ended_at is not null then
    update confidant set ended_at = new.ended_at where customer_id = new.customer_id and person_id = new.owner_id and ended_at is null;
  elsif exists (select from customer where id = new.customer_id and secrecy > 0) or exists (select from confidant where customer_id = new.customer_id) then
    insert into confidant (id, customer_id, person_id, cause, named_by, named_at)
    values (gen_random_uuid(), new.customer_id, new.owner_id, 'owner', new.started_by, new.started_at) on conflict do nothing;
  end if;
  return null;
end $$;
create trigger list_owner after insert on ownership for each row when (new.ended_at is null) execute function list_owner();
create trigger unlist_owner after update of ended_at on ownership for each row when ((old.ended_at is null) <> (new.ended_at is null)) execute function list_owner();

create function unlist_member() returns trigger language plpgsql as $$
begin
  update confidant set ended_at = new.ended_at where customer_id = new.customer_id and person_id = new.person_id and ended_at is null;
  return null;
end $$;
create trigger unlist_member after update of ended_at on customer_member for each row
  when (old.ended_at is null and new.ended_at is not null) execute function unlist_member();

-- What customers are today.
update customer set secrecy = 1 where root_id in (select root_id from customer where tier = any(sealed_tiers()));

-- Numbers without gaps would tell of documents that nobody is to know of: those of hidden customers have a count of their own.
alter table document_number drop constraint document_number_kind_check,
  add constraint document_number_kind_check check (kind in ('quote', 'order', 'hidden_quote', 'hidden_order'));

create function seal_value(value_id uuid, whose uuid, contact uuid, about text, said text, by_now timestamptz) returns void
language plpgsql security definer as $$
declare
  root constant uuid := (select root_id from customer c where c.id = whose);
begin
  if not exists (select from confidant where customer_id = root) then
    perform begin_list(root, by_now);
  end if;
  insert into sealed_value (id, customer_id, contact_id, what, value) values (value_id, whose, contact, about, said);
end $$;

-- S4: the one way to read them: what it gives it has logged, in the same statement.
create function read_sealed(reader uuid, whose uuid, wanted uuid[], asked_at text, by_now timestamptz, trace text)
returns table (id uuid, value text) language sql security definer as $$
  with readable as materialized (
    select v.id, v.customer_id, v.contact_id, v.what, v.value from sealed_value v join customer m on m.id = v.customer_id
    where v.id = any(wanted) and m.root_id = (select root_id from customer where customer.id = whose) and may_open(reader, m.root_id)
  ),
  noted as (
    insert into sight (person_id, customer_id, contact_id, place, what, at, trace_id)
    select reader, r.customer_id, r.contact_id, asked_at, array_agg(distinct r.what), by_now, trace from readable r group by r.customer_id, r.contact_id
    returning sight.customer_id, sight.contact_id
  )
  select r.id, r.value from readable r join noted n on n.customer_id = r.customer_id and n.contact_id is not distinct from r.contact_id
$$;

-- T8: what a person may ask to have erased is redacted here too, wherever an anonymisation comes from.
create function redact_sealed() returns trigger language plpgsql security definer as $$
begin
  if tg_table_name = 'customer' then
    update sealed_value set value = '***' where customer_id = new.id;
  else
    update sealed_value set value = '***' where contact_id = new.id;
    if length(old.name) >= 2 and old.name <> new.name then
      update sealed_value set value = without_words(value, array[old.name]) where customer_id = new.customer_id and strpos(value, old.name) > 0;
    end if;
  end if;
  return null;
end $$;
create trigger redact_sealed after update of anonymised_at on customer for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_sealed();
create trigger redact_sealed after update of anonymised_at on contact for each row
  when (new.anonymised_at is distinct from old.anonymised_at) execute function redact_sealed();

do $$
declare
  door text;
begin
  foreach door in array array['seal_value(uuid, uuid, uuid, text, text, timestamptz)', 'read_sealed(uuid, uuid, uuid[], text, timestamptz, text)', 'redact_sealed()'] loop
    execute format('alter function %s set search_path = %I, public, pg_temp', door, current_schema());
    execute format('revoke all on function %s from public', door);
  end loop;
end $$;
select grant_app('execute', 'function seal_value(uuid, uuid, uuid, text, text, timestamptz)');
select grant_app('execute', 'function read_sealed(uuid, uuid, uuid[], text, timestamptz, text)');
