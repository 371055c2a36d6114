alter table sample_one add column note varchar(16);
