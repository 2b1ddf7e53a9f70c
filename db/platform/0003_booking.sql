-- A9: so that a time range and whose it is can exclude each other. Trusted since PostgreSQL 13: no superuser is needed. Here and
-- not in a company's schema, so that dropping one company takes nothing from the others.
create extension if not exists btree_gist;
