-- G4: whether a key is still in use, before somebody revokes it.
alter table api_key add column used_at timestamptz;
