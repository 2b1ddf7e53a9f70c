-- A file is read piece by piece, which what is kept compressed does not allow: each piece would be unpacked from the beginning.
alter table import_file alter column bytes set storage external;

-- Of some customers an import brought in facts, or moved their beginning: all that they add up to is worked out anew. The others it
-- made as they stand, and only how near we are to them is to be told.
alter table import_unsettled add column has_facts boolean not null default true;
select grant_app('update', 'import_unsettled');
