-- S2: a manager's secret customers, without looking through all that are secret.
create index customer_secret_by_team on customer (team_id) where secrecy > 0;
