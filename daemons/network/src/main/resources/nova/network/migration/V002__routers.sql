-- Routers, and the addresses of external networks that are lent to ports of internal ones. A router's side of a subnet
-- and a lent address are ports as well, owned by the service itself: so no address is ever given twice.

create table network_routers (
  id varchar(36) not null,
  name varchar(255) not null,
  project_id varchar(255) not null,
  description varchar(255) not null,
  admin_up tinyint(1) not null,
  external_network varchar(36),
  snat tinyint(1) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (id),
  key ix_network_routers_project (project_id),
  key ix_network_routers_external (external_network)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table network_floating_ips (
  id varchar(36) not null,
  project_id varchar(255) not null,
  description varchar(255) not null,
  network_id varchar(36) not null,
  address varchar(64) not null,
  own_port_id varchar(36) not null,
  port_id varchar(36),
  fixed_ip varchar(64),
  router_id varchar(36),
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (id),
  unique key uq_network_floating_ips_fixed (port_id, fixed_ip),
  key ix_network_floating_ips_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
