-- What Nova has to be told of its servers' ports, until it has been told: written with the change that causes it.
create table network_signals (
  seq bigint not null auto_increment,
  server_id varchar(36) not null,
  name varchar(64) not null,
  port_id varchar(36) not null,
  due_at datetime(6) not null,
  created_at datetime(6) not null,
  primary key (seq),
  key ix_network_signals_due (due_at)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
