-- How much of each thing a project may have, where it is not the usual amount; -1 is as much as it likes.

create table network_quotas (
  project_id varchar(255) not null,
  resource varchar(32) not null,
  most int not null,
  primary key (project_id, resource)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
