-- M3, T8: greetings and letters of courtesy are marketing, and that needs the person's consent: what serves a contract, or was made
-- public, does not cover it. This one function decides, for greetings, letters and mail alike. Of whom nothing is on record nothing
-- was refused, unless the company wants a consent first.
create or replace function wants_no_greetings(whose uuid) returns boolean language sql stable as $$
  select coalesce((select c.out from care_choice c where c.contact_id = whose order by c.at desc, c.id desc limit 1), false)
    or not coalesce((select k.basis = 'consent' and 'marketing' = any(k.purposes) from personal_basis k where k.contact_id = whose order by k.at desc, k.id desc limit 1),
      (select s.value <> 'true' from setting s where s.key = 'privacy.consent_first'), true)
$$;

-- S4: how many different customers a person was told of within an hour, by lists, search, histories and all else: of which, nobody keeps.
-- Each server counts for itself and writes it down every so many.
create table told_tally (
  person_id uuid not null references person,
  hour timestamptz not null,
  server_id uuid not null,
  customers integer not null check (customers > 0),
  primary key (person_id, hour, server_id)
);
create index told_tally_by_time on told_tally (hour);
select grant_app('select, insert, update, delete', 'told_tally');

alter table audit_alert drop constraint audit_alert_cause_check,
  add constraint audit_alert_cause_check check (cause in ('opened', 'told', 'secrets', 'night', 'exported', 'handed'));
