-- Q4: the size of a customer, by how many work there.
alter table customer add column size text check (size in ('micro', 'small', 'medium', 'large'));
