-- C1, D7: how closeness was handed over stands in the one history: planned, step by step, done or dropped. The words of a
-- step are the plan's own, so that an anonymisation redacts them here too.
create or replace view closeness_history as
  select m.id, m.customer_id, m.recorded_at as at, 'closeness'::text as kind, null::uuid as by_id,
    jsonb_build_object('day', m.on_day, 'person', p.name, 'contactId', m.contact_id,
      'from', (array['none', 'doctor', 'teacher', 'friend', 'brother'])[m.rung_before + 1],
      'to', (array['none', 'doctor', 'teacher', 'friend', 'brother'])[least(m.bound, m.proven) + 1]) as body
  from distance_move m join person p on p.id = m.person_id
  where m.rung_before <> least(m.bound, m.proven)
  union all
  select r.id, r.customer_id, r.recorded_at, 'review', r.by_id,
    jsonb_build_object('day', r.held_on, 'people', (select jsonb_agg(p.name order by p.name) from person p where p.id = any(r.people)),
      'note', t.found, 'nextStep', t.ask_next)
  from portrait_review r join portrait_review_text t on t.review_id = r.id
  union all
  select e.id, e.customer_id, e.at, 'handover', e.actor_id,
    jsonb_build_object('act', case when e.type = 'handover.planned' then 'planned' when e.data ->> 'state' <> 'open' then e.data ->> 'state'
        when (e.data ->> 'done')::boolean then 'step_done' else 'step_undone' end,
      'from', f.name, 'to', t.name, 'contactId', h.contact_id, 'note', s.what)
  from event e join handover_plan h on h.id = e.subject_id join person f on f.id = h.from_id join person t on t.id = h.to_id
    left join handover_step s on s.plan_id = h.id and s.position = (e.data ->> 'step')::smallint
  where e.customer_id is not null
    and (e.type = 'handover.planned' or (e.type = 'handover.changed' and (e.data ? 'step' or e.data ->> 'state' <> 'open')));
