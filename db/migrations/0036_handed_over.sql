-- METHOD A6, A7: an appointment that goes to another of us stays the same to the customer's calendar, and is never nobody's.

alter table appointment
  -- The ORGANIZER of the first invitation, kept for as long as the appointment lives: an update from another is dropped by calendars.
  add column organizer_address text,
  add column organizer_id uuid references person,
  -- The SEQUENCE that the customer's calendar holds: what changed since without a word to them, they cannot answer to.
  add column told_sequence integer;

update appointment a set organizer_address = first.address, organizer_id = first.from_id
  from (select distinct on (o.dedupe_key_of) o.dedupe_key_of, o.address, o.from_id
    from (select split_part(g.dedupe_key, ' ', 2) as dedupe_key_of, account.address, g.from_id, g.queued_at, g.id
      from mail_outgoing g join mail_outgoing_text t on t.outgoing_id = g.id join mail_account account on account.id = g.account_id
      where g.dedupe_key like 'appointment %' and t.calendar is not null) o
    order by o.dedupe_key_of, o.queued_at, o.id) first
  where a.id::text = first.dedupe_key_of;
update appointment set told_sequence = sequence where organizer_address is not null;

-- A1: what was declined by a slip is open again.
alter table appointment_move drop constraint appointment_move_what_check,
  add constraint appointment_move_what_check
    check (what in ('proposed', 'offered', 'booked', 'moved', 'changed', 'none_fits', 'declined', 'cancelled', 'no_show',
      'held', 'answered', 'countered', 'moved_elsewhere', 'kept', 'links_revoked', 'handed_over', 'reopened'));

-- What waits for us besides: nobody has told the customer who comes now, or nobody has the customer any more.
alter table appointment drop constraint appointment_waiting_check,
  add constraint appointment_waiting_check
    check (waiting in ('none_fits', 'countered', 'moved_elsewhere', 'mail_answer', 'called_off', 'clashes', 'untold', 'unowned'));
