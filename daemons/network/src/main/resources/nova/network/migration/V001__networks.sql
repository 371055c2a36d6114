-- The stand-alone network service. Same rules as Nova's own schema. An address is given out by inserting its row: the
-- primary key is what keeps it from being given twice.

create table network_networks (
  id varchar(36) not null,
  name varchar(255) not null,
  project_id varchar(255) not null,
  description varchar(255) not null,
  shared tinyint(1) not null,
  external tinyint(1) not null,
  admin_up tinyint(1) not null,
  mtu int not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (id),
  key ix_network_networks_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- pools is "first-last,first-last"; dns_servers is "address,address".
create table network_subnets (
  id varchar(36) not null,
  network_id varchar(36) not null,
  name varchar(255) not null,
  project_id varchar(255) not null,
  description varchar(255) not null,
  cidr varchar(64) not null,
  gateway varchar(64),
  dhcp tinyint(1) not null,
  pools varchar(2000) not null,
  dns_servers varchar(1000) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (id),
  key ix_network_subnets_network (network_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table network_ports (
  id varchar(36) not null,
  network_id varchar(36) not null,
  project_id varchar(255) not null,
  name varchar(255) not null,
  description varchar(255) not null,
  mac varchar(17) not null,
  admin_up tinyint(1) not null,
  device_id varchar(255) not null,
  device_owner varchar(255) not null,
  host varchar(255) not null,
  vif_type varchar(32) not null,
  bridge varchar(32) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (id),
  unique key uq_network_ports_mac (mac),
  key ix_network_ports_network (network_id),
  key ix_network_ports_project (project_id),
  key ix_network_ports_device (device_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table network_addresses (
  subnet_id varchar(36) not null,
  address varchar(64) not null,
  port_id varchar(36) not null,
  primary key (subnet_id, address),
  key ix_network_addresses_port (port_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- default_of is the project whose default group this is, so that no project gets two.
create table network_groups (
  id varchar(36) not null,
  project_id varchar(255) not null,
  name varchar(255) not null,
  description varchar(255) not null,
  default_of varchar(255),
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (id),
  unique key uq_network_groups_default (default_of),
  key ix_network_groups_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table network_rules (
  id varchar(36) not null,
  group_id varchar(36) not null,
  project_id varchar(255) not null,
  direction varchar(7) not null,
  ethertype varchar(4) not null,
  protocol varchar(40),
  port_min int,
  port_max int,
  remote_prefix varchar(64),
  remote_group varchar(36),
  description varchar(255) not null,
  created_at datetime(6) not null,
  primary key (id),
  key ix_network_rules_group (group_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table network_port_groups (
  port_id varchar(36) not null,
  group_id varchar(36) not null,
  primary key (port_id, group_id),
  key ix_network_port_groups_group (group_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
