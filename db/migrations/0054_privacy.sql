-- T8, the law on personal information: on which ground we keep what we know of a contact, and for what. Each entry stands; the latest counts.
-- Only codes: what names somebody stands with the contact, where an anonymisation redacts it.
create table personal_basis (
  id uuid primary key,
  contact_id uuid not null references contact,
  basis text not null check (basis in ('consent', 'contract', 'public', 'withdrawn')),
  purposes text[] not null check (purposes <@ array['service', 'marketing']),
  source text not null check (source in ('person', 'colleague', 'public', 'event', 'import')),
  on_day date not null,
  by_id uuid not null,
  at timestamptz not null
);
create index personal_basis_last on personal_basis (contact_id, at desc, id desc);
select append_only('personal_basis');
