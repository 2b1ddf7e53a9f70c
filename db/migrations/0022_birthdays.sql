-- S1, D1: a contact's birthday is a value of the portrait, and sealed as those of its block are. It stands with the contact,
-- since the day's list asks each morning whose it is (T11, R6); whether it is sealed is kept here, whoever writes it.

-- Whether birthdays stand in blocks 5 and 6, as the company has set its portrait; one that no block names is sealed too.
create function birthdays_sealed() returns boolean language sql stable as $$
  select coalesce((select bool_or((f ->> 'block')::int in (5, 6)) from setting s, jsonb_array_elements(s.value) f
    where s.key = 'portrait.fields' and f ->> 'record' = 'birthday'), true)
$$;

-- A setting opens nobody: what was written while it was sealed stays so.
alter table contact add column birth_sealed boolean not null default true;
-- Of a birthday that was changed: both values were written while birthdays were open to everybody in reach.
alter table customer_change add column open boolean not null default false;

create function seal_birthday() returns trigger language plpgsql as $$
begin
  new.birth_sealed := birthdays_sealed();
  return new;
end $$;
create trigger seal_birthday before insert on contact for each row when (new.birth_month is not null) execute function seal_birthday();
create trigger seal_birthday_again before update on contact for each row
  when ((old.birth_year, old.birth_month, old.birth_day, old.birth_lunar) is distinct from (new.birth_year, new.birth_month, new.birth_day, new.birth_lunar))
  execute function seal_birthday();

-- S1, S2: on the list or by office, and signed. Until a first value begins its list, the owner and the group are as good as on it.
create or replace function may_open(reader uuid, whose uuid) returns boolean language sql stable as $$
  select has_signed(reader) and exists (
    select from customer m join customer c on c.id = m.root_id where m.id = whose and (c.team_id = any(office_teams(reader))
      or exists (select from confidant f where f.customer_id = c.id and f.person_id = reader and f.ended_at is null)
      or ((c.owner_id = reader or exists (select from customer_member k where k.customer_id = c.id and k.person_id = reader and k.ended_at is null))
        and not exists (select from confidant f where f.customer_id = c.id))))
$$;

-- S1: who may know that a secret customer exists: who holds or brought it, was ever on its list or in its group, or answers for it and has signed.
create function may_know_of(person uuid, whose uuid) returns boolean language sql stable as $$
  select exists (select from customer m join customer c on c.root_id = m.root_id where m.id = whose
    and (c.owner_id = person or c.created_by = person or (c.team_id = any(office_teams(person)) and has_signed(person))
      or exists (select from ownership o where o.customer_id = c.id and o.owner_id = person)
      or exists (select from confidant f where f.customer_id = c.id and f.person_id = person)
      or exists (select from customer_member k where k.customer_id = c.id and k.person_id = person)))
$$;
