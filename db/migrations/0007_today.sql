-- T11: who has opened the day's list on which day.
create table day_opened (
  person_id uuid not null references person,
  day date not null,
  at timestamptz not null,
  primary key (person_id, day)
);
select grant_app('select, insert', 'day_opened');
