-- Files on their way in, in pieces, so that none is ever held whole by who takes it in. They are put together where they are kept, and
-- gone from here then; a crash may lose them, for their senders are told so by it.
create unlogged table upload_piece (
  upload_id uuid not null,
  -- From 0, in the order in which they came.
  position integer not null,
  at timestamptz not null,
  bytes bytea not null,
  primary key (upload_id, position)
);
create index upload_piece_by_time on upload_piece (at);
alter table upload_piece alter column bytes set storage external;
select grant_app('select, insert, delete', 'upload_piece');
