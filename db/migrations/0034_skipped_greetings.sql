-- R6: a greeting may be skipped with a reason, as it may be stopped for one.
alter table greeting drop constraint greeting_why_check;
alter table greeting add constraint greeting_why_check
  check (why in ('opted_out', 'bounced', 'left', 'put_away', 'no_address', 'no_sender', 'failed', 'greeted', 'unfit', 'distant'));
