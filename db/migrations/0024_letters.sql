-- C4: letters by function. The built-in ones stand in the program as texts; here stand a company's own, and what it
-- makes of both.

create table letter_template (
  id uuid primary key,
  -- For what it is, as the program knows it.
  function text not null,
  name text not null check (length(trim(name)) between 1 and 60),
  state text not null default 'on' check (state in ('on', 'off')),
  version integer not null default 1,
  created_by uuid not null references person,
  created_at timestamptz not null
);
create unique index letter_template_by_name on letter_template (function, lower(name)) where state = 'on';
select never_delete('letter_template');

-- What a letter says from a version on, in one language. Without words: what the program brings.
create table letter_version (
  id uuid primary key,
  -- A built-in letter's key, or the id of one of the company's own.
  letter text not null,
  locale text not null check (locale in ('zh', 'en')),
  number integer not null check (number > 0),
  subject text,
  body text,
  written_by uuid not null references person,
  written_at timestamptz not null,
  unique (letter, locale, number),
  check ((subject is null) = (body is null))
);
select append_only('letter_version');
