-- R6: of two records of one person, one is greeted.
alter table greeting drop constraint greeting_why_check;
alter table greeting add constraint greeting_why_check
  check (why in ('opted_out', 'bounced', 'left', 'put_away', 'no_address', 'no_sender', 'failed', 'greeted'));
