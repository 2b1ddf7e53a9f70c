-- C1: mails that were kept and whose answers have not been looked for yet among what was passed over. Once for all that
-- is here: answers may have been passed over before the conversation was known.
alter table mail_folder add column unsought int8multirange not null default '{}';
update mail_folder set unsought = kept;

-- The answer of a calendar to an invitation is no letter.
alter table mail_message drop constraint mail_message_automatic_check;
alter table mail_message add constraint mail_message_automatic_check check (automatic in ('reply', 'list', 'bounce', 'notice', 'calendar'));
