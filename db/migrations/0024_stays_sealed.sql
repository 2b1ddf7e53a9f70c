-- S1, S2: a setting seals more, and never opens: else one who may see nothing could open everything, and no look would be
-- logged. What a tier sealed stays so when the company takes that tier off the list, until who answers for it opens it.
alter table customer add column stays_sealed boolean not null default false;

create or replace function regrade(roots uuid[]) returns void language sql as $$
  update customer c set secrecy = g.secrecy
  from (select m.root_id, max(case when m.hidden then 2 when m.stays_sealed or m.tier = any(sealed_tiers()) then 1 else 0 end) as secrecy
    from customer m where m.root_id = any(roots) group by m.root_id) g
  where c.root_id = g.root_id and c.secrecy <> g.secrecy
$$;

drop trigger grade_again on customer;
create trigger grade_again after update of tier, hidden, stays_sealed, root_id on customer for each row
  when (old.tier is distinct from new.tier or old.hidden <> new.hidden or old.stays_sealed <> new.stays_sealed or old.root_id <> new.root_id)
  execute function grade_again();

-- Whoever gives another tier may see the customer, and decides.
create function open_by_tier() returns trigger language plpgsql as $$
begin
  new.stays_sealed := false;
  return new;
end $$;
create trigger open_by_tier before update of tier on customer for each row
  when (old.tier is distinct from new.tier and old.stays_sealed) execute function open_by_tier();

-- Of two triggers the one whose name comes first runs first: what is sealed is kept so before the tiers are gone through.
create function keep_sealed() returns trigger language plpgsql as $$
begin
  update customer c set stays_sealed = true where c.secrecy = 1 and c.id = c.root_id
    and not exists (select from customer m where m.root_id = c.id and m.tier = any(sealed_tiers()));
  return null;
end $$;
create trigger before_grading after insert or update on setting for each row when (new.key = 'secrecy.sealed_tiers') execute function keep_sealed();
create trigger before_grading_by_fallback after delete on setting for each row when (old.key = 'secrecy.sealed_tiers') execute function keep_sealed();
