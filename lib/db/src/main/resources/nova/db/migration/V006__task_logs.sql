-- A task that runs once per period for each host, such as the audit of usage. state is RUNNING or DONE.
create table task_logs (
  task varchar(64) not null,
  period_beginning datetime(6) not null,
  period_ending datetime(6) not null,
  host varchar(255) not null,
  state varchar(16) not null,
  message varchar(1024) not null,
  task_items int not null,
  errors int not null,
  updated_at datetime(6) not null,
  primary key (task, period_beginning, period_ending, host)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
