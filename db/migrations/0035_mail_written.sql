-- C1: when a mail says that it was written: by it two mails with one Message-ID are told apart, even once their words are
-- erased. Of mail that was kept before it is not known. Of two with one Message-ID the second is kept under that id, a space,
-- and a digest: no Message-ID holds a space.
alter table mail_message add column written_at timestamptz;
