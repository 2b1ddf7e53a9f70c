-- The files of an import as they came: what was read can be read again, and a crash costs nothing.
create table import_file (
  id uuid primary key,
  import_id uuid not null references import,
  position integer not null,
  name text not null,
  size bigint not null,
  bytes bytea not null
);
create index import_file_by_import on import_file (import_id, position);
select grant_app('select, insert, delete', 'import_file');

-- One sheet of a file: what it holds, how its columns map, and how far the import has come in it.
create table import_sheet (
  id uuid primary key,
  import_id uuid not null references import,
  file_id uuid not null references import_file,
  position integer not null,
  name text not null,
  kind text not null,
  mapping jsonb not null,
  heading jsonb not null,
  sample jsonb not null,
  rows_done integer not null default 0,
  finished boolean not null default false,
  counts jsonb not null default '{}'
);
create index import_sheet_by_import on import_sheet (import_id, position);
select grant_app('select, insert, update, delete', 'import_sheet');

-- Rows that did not come in (rejected) or came in with a remark (warning): as they stand in the file, with the reasons.
create table import_remark (
  import_id uuid not null references import,
  sheet_id uuid not null references import_sheet,
  line integer not null,
  rejected boolean not null,
  cells jsonb not null,
  problems jsonb not null,
  primary key (sheet_id, line)
);
create index import_remark_by_import on import_remark (import_id, rejected desc, sheet_id, line);
select grant_app('select, insert, delete', 'import_remark');

-- Which row of a ledger became which customer: the same row again changes nothing.
create table customer_source (
  key text not null,
  customer_id uuid not null references customer,
  import_id uuid not null references import,
  primary key (key)
);
create index customer_source_by_customer on customer_source (customer_id);
select grant_app('select, insert, update', 'customer_source');

-- Mappings that somebody corrected, by the heading they were made for.
create table import_mapping (
  heading_key text primary key,
  mapping jsonb not null,
  kept_by uuid not null references person,
  kept_at timestamptz not null
);
select grant_app('select, insert, update', 'import_mapping');

-- Goods, and deals under way or lost, as other systems export them.
create table product (
  id uuid primary key,
  name text not null,
  series text,
  fen bigint,
  currency text not null default 'CNY',
  import_id uuid references import,
  created_at timestamptz not null
);
create unique index product_by_name on product (lower(name));
select never_delete('product');

create table opportunity (
  id uuid primary key,
  customer_id uuid references customer,
  number text,
  owner_id uuid references person,
  product text,
  stage text not null check (stage in ('open', 'won', 'lost')),
  stage_told text,
  opened_on date,
  closed_on date,
  fen bigint,
  currency text not null default 'CNY',
  import_id uuid references import,
  source_key text,
  recorded_at timestamptz not null
);
create index opportunity_by_customer on opportunity (customer_id, opened_on desc, id desc);
create index opportunity_by_source_key on opportunity (source_key) where source_key is not null;
create index opportunity_by_time on opportunity (id desc);
select never_delete('opportunity');
