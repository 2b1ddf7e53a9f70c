-- S1: what is kept sealed though its tier is sealed no more is sealed by its tier again once that is.
create or replace function keep_sealed() returns trigger language plpgsql as $$
begin
  update customer c set stays_sealed = true where c.secrecy = 1 and c.id = c.root_id and not c.stays_sealed
    and not exists (select from customer m where m.root_id = c.id and m.tier = any(sealed_tiers()));
  update customer c set stays_sealed = false where c.stays_sealed
    and exists (select from customer m where m.root_id = c.id and m.tier = any(sealed_tiers()));
  return null;
end $$;
