-- Whatever is written of a customer goes into each of its indexes. What is left out here are orders and conditions for which
-- an owner's customers, some hundreds, are found by their owner first and looked through then, as the day's list does.
drop index customer_by_owner_overdue;
drop index customer_by_owner_recall;
drop index customer_by_owner_next;
drop index customer_by_owner_unanswered;
drop index customer_by_owner_quiet;
drop index customer_by_owner_distance;

-- One index for what a team has, archived ones included, which the board's sums need and lists pass over.
drop index customer_ids_of_team;
drop index customer_by_team;
create index customer_by_team on customer (team_id, id desc);

-- Nearly all are active: they are found in the lists of all.
drop index customer_by_state;
create index customer_by_state on customer (state, id desc) where state <> 'active';

-- Nobody looks for a spelling as it is written, only folded.
drop index customer_name_by_name;
