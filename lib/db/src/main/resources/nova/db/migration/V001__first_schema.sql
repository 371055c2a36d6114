-- The first schema. One DDL statement each; every table utf8mb4 with binary collation, UTC datetime(6).
-- Words of fixed sets (states, verbs) are stored as their literals; "no task" is the empty string so that a
-- guarded UPDATE can compare it.

create table processes (
  id varchar(36) not null,
  program varchar(64) not null,
  host varchar(255) not null,
  version varchar(64) not null,
  flow_versions varchar(2000) not null,
  started_at datetime(6) not null,
  beat_at datetime(6) not null,
  stopped_at datetime(6),
  primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- What os-services lists: one row per program and host, with what operators set.
create table services (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  program varchar(64) not null,
  host varchar(255) not null,
  zone varchar(255) not null,
  disabled tinyint(1) not null default 0,
  disabled_reason varchar(255),
  forced_down tinyint(1) not null default 0,
  judged_up tinyint(1) not null default 1,
  version int not null default 0,
  seen_at datetime(6),
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (seq),
  unique key uq_services_id (id),
  unique key uq_services_program_host (program, host)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_services_updated on services (updated_at);

-- A compute host (hypervisor, resource provider). revision grows with every change a scheduler must see.
create table hosts (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  name varchar(255) not null,
  node varchar(255) not null,
  service_id varchar(36) not null,
  process varchar(36) not null,
  incarnation bigint not null,
  beat bigint not null default 0,
  beat_at datetime(6) not null,
  silent_since datetime(6),
  digest varchar(64) not null default '',
  inventory mediumtext,
  failed_builds int not null default 0,
  io_ops int not null default 0,
  servers int not null default 0,
  revision bigint not null default 1,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (seq),
  unique key uq_hosts_id (id),
  unique key uq_hosts_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_hosts_updated on hosts (updated_at);

create table inventories (
  host_id varchar(36) not null,
  resource_class varchar(64) not null,
  total bigint not null,
  reserved bigint not null default 0,
  ratio double not null default 1.0,
  used bigint not null default 0,
  primary key (host_id, resource_class)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- consumer_id is the server, or later a migration that holds the other side. An operation has one claim per consumer.
create table claims (
  consumer_id varchar(36) not null,
  host_id varchar(36) not null,
  resource_class varchar(64) not null,
  amount bigint not null,
  server_id varchar(36) not null,
  operation_id varchar(36) not null,
  created_at datetime(6) not null,
  primary key (consumer_id, host_id, resource_class),
  unique key uq_claims_operation (consumer_id, operation_id, resource_class)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_claims_host on claims (host_id);
create index ix_claims_server on claims (server_id);

-- What a host may still have of a server that was deleted or moved meanwhile; holds the claim until cleared.
create table leftovers (
  server_id varchar(36) not null,
  host_id varchar(36) not null,
  reason varchar(255) not null,
  created_at datetime(6) not null,
  primary key (server_id, host_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_leftovers_host on leftovers (host_id);

create table aggregates (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  name varchar(255) not null,
  created_at datetime(6) not null,
  updated_at datetime(6),
  primary key (seq),
  unique key uq_aggregates_id (id),
  unique key uq_aggregates_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table aggregate_hosts (
  aggregate_seq bigint not null,
  host_name varchar(255) not null,
  primary key (aggregate_seq, host_name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_aggregate_hosts_host on aggregate_hosts (host_name);

create table aggregate_metadata (
  aggregate_seq bigint not null,
  meta_key varchar(255) not null,
  meta_value varchar(255) not null,
  primary key (aggregate_seq, meta_key)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table flavors (
  seq bigint not null auto_increment,
  flavor_id varchar(255) not null,
  name varchar(255) not null,
  description mediumtext,
  vcpus int not null,
  ram_mib int not null,
  root_gib int not null,
  ephemeral_gib int not null,
  swap_mib int not null,
  rxtx_factor double not null,
  is_public tinyint(1) not null,
  disabled tinyint(1) not null,
  created_at datetime(6) not null,
  updated_at datetime(6),
  primary key (seq),
  unique key uq_flavors_flavor_id (flavor_id),
  unique key uq_flavors_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table flavor_extra_specs (
  flavor_seq bigint not null,
  spec_key varchar(255) not null,
  spec_value varchar(255) not null,
  primary key (flavor_seq, spec_key)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table flavor_access (
  flavor_seq bigint not null,
  project_id varchar(255) not null,
  primary key (flavor_seq, project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table keypairs (
  seq bigint not null auto_increment,
  user_id varchar(255) not null,
  name varchar(255) not null,
  type varchar(16) not null,
  fingerprint varchar(255) not null,
  public_key mediumtext not null,
  created_at datetime(6) not null,
  primary key (seq),
  unique key uq_keypairs_user_name (user_id, name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- user_id '' is the limit of the whole project; -1 means no limit.
create table quota_limits (
  project_id varchar(255) not null,
  user_id varchar(255) not null,
  resource varchar(64) not null,
  hard_limit bigint not null,
  primary key (project_id, user_id, resource)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table quota_classes (
  class_name varchar(255) not null,
  resource varchar(64) not null,
  hard_limit bigint not null,
  primary key (class_name, resource)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- One row per project (user_id ''), and one per user only where a user quota exists.
create table usages (
  project_id varchar(255) not null,
  user_id varchar(255) not null,
  instances bigint not null default 0,
  cores bigint not null default 0,
  ram_mib bigint not null default 0,
  primary key (project_id, user_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table server_groups (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  project_id varchar(255) not null,
  user_id varchar(255) not null,
  name varchar(255) not null,
  policy varchar(64) not null,
  max_per_host int not null default 1,
  revision bigint not null default 1,
  created_at datetime(6) not null,
  primary key (seq),
  unique key uq_server_groups_id (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_server_groups_project on server_groups (project_id);

create table server_group_members (
  group_id varchar(36) not null,
  server_id varchar(36) not null,
  host varchar(255) not null default '',
  primary key (group_id, server_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_server_group_members_server on server_group_members (server_id);

create table servers (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  project_id varchar(255) not null,
  user_id varchar(255) not null,
  name varchar(255) not null,
  description varchar(255),
  hostname varchar(255) not null,
  reservation_id varchar(64) not null,
  launch_index int not null,
  vm_state varchar(32) not null,
  task_state varchar(64) not null default '',
  power_state int not null default 0,
  progress int not null default 0,
  locked_by varchar(16),
  locked_reason varchar(255),
  host varchar(255),
  node varchar(255),
  availability_zone varchar(255),
  flavor_id varchar(255) not null,
  flavor mediumtext not null,
  vcpus int not null,
  ram_mib int not null,
  image_id varchar(36),
  image_properties mediumtext not null,
  root_device_name varchar(255) not null,
  config_drive tinyint(1) not null default 0,
  key_name varchar(255),
  key_data mediumtext,
  access_ip_v4 varchar(64),
  access_ip_v6 varchar(64),
  user_data mediumtext,
  security_groups mediumtext not null,
  vifs mediumtext not null,
  fault_code int,
  fault_message varchar(255),
  fault_details mediumtext,
  fault_at datetime(6),
  revision bigint not null default 1,
  deleted tinyint(1) not null default 0,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  launched_at datetime(6),
  terminated_at datetime(6),
  deleted_at datetime(6),
  primary key (seq),
  unique key uq_servers_id (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_servers_project on servers (project_id, deleted, created_at, id);
create index ix_servers_created on servers (deleted, created_at, id);
create index ix_servers_host on servers (host, deleted);
create index ix_servers_updated on servers (updated_at);

create table server_metadata (
  server_id varchar(36) not null,
  meta_key varchar(255) not null,
  meta_value varchar(255) not null,
  primary key (server_id, meta_key)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table server_tags (
  server_id varchar(36) not null,
  tag varchar(80) not null,
  primary key (server_id, tag)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- The last scheduling explanation of a server (nova explain).
create table server_explanations (
  server_id varchar(36) not null,
  message varchar(255) not null,
  explanation mediumtext not null,
  created_at datetime(6) not null,
  primary key (server_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- The journal. seq is the place in the server's line; wake_at is null when finished.
create table operations (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  server_id varchar(36) not null,
  project_id varchar(255) not null,
  user_id varchar(255) not null,
  request_id varchar(64) not null,
  verb varchar(32) not null,
  flow_version int not null,
  action varchar(64) not null,
  order_json mediumtext not null,
  state varchar(16) not null,
  revision bigint not null default 1,
  owner varchar(36),
  wake_at datetime(6),
  cancel_requested tinyint(1) not null default 0,
  tries int not null default 0,
  is_public tinyint(1) not null default 1,
  message varchar(1000),
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  finished_at datetime(6),
  primary key (seq),
  unique key uq_operations_id (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_operations_wake on operations (wake_at);
create index ix_operations_server on operations (server_id, seq);
create index ix_operations_owner on operations (owner);

-- event is the public event name, or null for an internal step. sent_beat is the host's beat when it was sent.
create table operation_steps (
  operation_id varchar(36) not null,
  sequence int not null,
  name varchar(64) not null,
  occurrence int not null default 0,
  event varchar(64),
  host varchar(255),
  attempt int not null default 1,
  state varchar(16) not null,
  incarnation bigint,
  lost_incarnations int not null default 0,
  sent_beat bigint,
  sent_at datetime(6),
  request mediumtext,
  result mediumtext,
  details mediumtext,
  started_at datetime(6) not null,
  finished_at datetime(6),
  primary key (operation_id, sequence)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_operation_steps_host on operation_steps (host, state);

create table operation_secrets (
  operation_id varchar(36) not null,
  sealed mediumblob not null,
  created_at datetime(6) not null,
  primary key (operation_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table idempotency_keys (
  project_id varchar(255) not null,
  user_id varchar(255) not null,
  idempotency_key varchar(255) not null,
  body_hash varchar(64) not null,
  status int not null,
  headers mediumtext not null,
  sealed mediumblob not null,
  created_at datetime(6) not null,
  primary key (project_id, user_id, idempotency_key)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_idempotency_created on idempotency_keys (created_at);

-- Notifications and audit trail, written with the commit that causes them.
create table events (
  seq bigint not null auto_increment,
  type varchar(64) not null,
  server_id varchar(36) not null,
  project_id varchar(255) not null,
  user_id varchar(255) not null,
  request_id varchar(64) not null,
  payload mediumtext not null,
  sent tinyint(1) not null default 0,
  created_at datetime(6) not null,
  primary key (seq)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create index ix_events_sent on events (sent, seq);
create index ix_events_server on events (server_id);
