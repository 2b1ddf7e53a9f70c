-- Q5: who has ordered and is silent since. Of the longest silent nearly all have never ordered, and were walked through.
create index customer_by_quiet_buyer on customer (quiet_since, id) where state <> 'archived' and orders > 0;
