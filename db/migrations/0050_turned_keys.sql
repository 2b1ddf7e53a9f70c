-- G4: keys are taken in turn; which one came last is told by its number, whatever the clock said.
alter table secret_key add column turn bigint generated always as identity;
