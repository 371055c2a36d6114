-- A move of a server between hosts or flavors, as os-migrations lists it. kind and status in Nova's words; sizes are
-- bytes that a live migration reports.
create table migrations (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  server_id varchar(36) not null,
  project_id varchar(255) not null,
  user_id varchar(255) not null,
  kind varchar(32) not null,
  status varchar(32) not null,
  source_host varchar(255),
  source_node varchar(255),
  dest_host varchar(255),
  dest_node varchar(255),
  dest_address varchar(255),
  old_flavor_seq bigint,
  new_flavor_seq bigint,
  hidden tinyint(1) not null default 0,
  memory_total bigint,
  memory_processed bigint,
  memory_remaining bigint,
  disk_total bigint,
  disk_processed bigint,
  disk_remaining bigint,
  created_at datetime(6) not null,
  updated_at datetime(6),
  primary key (seq),
  unique key uq_migrations_id (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_migrations_server on migrations (server_id, status);
create index ix_migrations_created on migrations (created_at, seq);
create index ix_migrations_project on migrations (project_id, created_at, seq);
create index ix_migrations_updated on migrations (updated_at);

-- Who may open a console: only the hash of a token is kept.
create table console_tokens (
  token_hash varchar(64) not null,
  server_id varchar(36) not null,
  console_type varchar(32) not null,
  host varchar(255) not null,
  port int not null,
  tls_port int,
  access_path varchar(255),
  expires_at datetime(6) not null,
  created_at datetime(6) not null,
  primary key (token_hash)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_console_tokens_server on console_tokens (server_id);
create index ix_console_tokens_expires on console_tokens (expires_at);

-- What other services told about a server; operations that wait read it, the rest is history.
create table external_events (
  seq bigint not null auto_increment,
  server_id varchar(36) not null,
  name varchar(64) not null,
  tag varchar(255) not null default '',
  status varchar(32) not null,
  request_id varchar(64) not null,
  created_at datetime(6) not null,
  primary key (seq)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_external_events_server on external_events (server_id, name, tag);

-- The admin password that a guest posted, encrypted to its key pair by the guest.
create table server_passwords (
  server_id varchar(36) not null,
  encrypted varchar(1024) not null,
  created_at datetime(6) not null,
  primary key (server_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_servers_usage on servers (project_id, id);
