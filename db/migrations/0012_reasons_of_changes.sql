-- C1: why a field was changed stands beside the change.
create or replace view customer_history as
  select o.id, o.customer_id, o.started_at as at, 'owner'::text as kind, o.started_by as by_id,
    jsonb_build_object('owner', p.name, 'ownerId', o.owner_id, 'cause', o.cause) as body
  from ownership o join person p on p.id = o.owner_id
  union all
  select c.id, c.customer_id, c.at, 'edit', c.by_id,
    jsonb_build_object('field', c.field, 'before', x.before, 'after', x.after, 'reason', r.reason, 'cause', c.cause, 'contactId', c.contact_id)
  from customer_change c left join customer_change_text x on x.change_id = c.id left join customer_reason r on r.id = c.id
  union all
  select e.id, e.customer_id, e.at, 'event', e.actor_id,
    jsonb_build_object('type', e.type, 'data', e.data, 'reason', r.reason, 'subject', coalesce(p.name, s.name))
  from event e left join customer_reason r on r.id = (e.data ->> 'reasonId')::uuid
    left join person p on p.id = e.subject_id left join customer s on s.id = e.subject_id
  where e.customer_id is not null
    and e.type in ('customer.created', 'customer.archived', 'customer.restored', 'customer.anonymised', 'customer.merged', 'customer.merge_undone',
      'customer.member_joined', 'customer.member_left')
  union all
  -- What one that was merged and parted again has of it; while merged, the other's entry stands for both.
  select e.id, e.subject_id, e.at, 'event', e.actor_id, jsonb_build_object('type', e.type, 'data', e.data, 'reason', r.reason, 'subject', k.name)
  from event e join customer k on k.id = e.customer_id join customer s on s.id = e.subject_id and s.root_id <> k.root_id
    left join customer_reason r on r.id = (e.data ->> 'reasonId')::uuid
  where e.type in ('customer.merged', 'customer.merge_undone');
