-- S4: whose page was opened by whom, by the hour: what a person usually reads is reckoned from it. No log of sights: that of secret
-- customers is kept in `sight`, for good; this is forgotten after some weeks.
create table opened_page (
  person_id uuid not null references person,
  hour timestamptz not null,
  customer_id uuid not null,
  at timestamptz not null,
  primary key (person_id, hour, customer_id)
);
create index opened_page_by_time on opened_page (at);
select grant_app('select, insert, delete', 'opened_page');

-- S4: unusual reading and mass export, told to the company's heads and the audit: once a day for each person and cause.
create table audit_alert (
  id uuid primary key,
  person_id uuid not null references person,
  cause text not null check (cause in ('opened', 'secrets', 'night', 'exported')),
  on_day date not null,
  count integer not null,
  usual integer not null,
  raised_at timestamptz not null,
  seen_by uuid references person,
  seen_at timestamptz,
  unique (person_id, cause, on_day)
);
create index audit_alert_open on audit_alert (raised_at desc, id desc) where seen_at is null;
select never_delete('audit_alert');
