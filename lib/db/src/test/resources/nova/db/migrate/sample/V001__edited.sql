create table sample_one (id bigint not null, primary key (id));
create index ix_sample_one on sample_one (id);
