-- Identity and image stand-ins. Same rules as Nova's own schema: one statement each, utf8mb4 with binary collation,
-- UTC datetime(6). Names of users and projects are unique per domain; secrets are stored as hashes only.

create table identity_domains (
  id varchar(64) not null,
  name varchar(64) not null,
  description varchar(1024) not null,
  enabled tinyint(1) not null,
  primary key (id),
  unique key uq_identity_domains_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table identity_projects (
  id varchar(64) not null,
  name varchar(64) not null,
  domain_id varchar(64) not null,
  description varchar(1024) not null,
  enabled tinyint(1) not null,
  primary key (id),
  unique key uq_identity_projects_name (domain_id, name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table identity_users (
  id varchar(64) not null,
  name varchar(255) not null,
  domain_id varchar(64) not null,
  password_hash varchar(128),
  default_project_id varchar(64),
  email varchar(255),
  description varchar(1024),
  enabled tinyint(1) not null,
  primary key (id),
  unique key uq_identity_users_name (domain_id, name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table identity_roles (
  id varchar(64) not null,
  name varchar(255) not null,
  description varchar(1024) not null,
  primary key (id),
  unique key uq_identity_roles_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

-- scope_kind is project, domain or system; scope_id is 'all' for system.
create table identity_assignments (
  user_id varchar(64) not null,
  scope_kind varchar(16) not null,
  scope_id varchar(64) not null,
  role_id varchar(64) not null,
  primary key (user_id, scope_kind, scope_id, role_id),
  key ix_identity_assignments_scope (scope_kind, scope_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table identity_services (
  id varchar(64) not null,
  type varchar(255) not null,
  name varchar(255) not null,
  description varchar(1024) not null,
  enabled tinyint(1) not null,
  primary key (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table identity_endpoints (
  id varchar(64) not null,
  service_id varchar(64) not null,
  face varchar(16) not null,
  region varchar(255) not null,
  url varchar(2000) not null,
  enabled tinyint(1) not null,
  primary key (id),
  key ix_identity_endpoints_service (service_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table identity_tokens (
  hash varchar(64) not null,
  user_id varchar(64) not null,
  scope_kind varchar(16) not null,
  scope_id varchar(64) not null,
  methods varchar(255) not null,
  audit_id varchar(64) not null,
  issued_at datetime(6) not null,
  expires_at datetime(6) not null,
  primary key (hash),
  key ix_identity_tokens_expires (expires_at),
  key ix_identity_tokens_user (user_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table image_images (
  seq bigint not null auto_increment,
  id varchar(36) not null,
  name varchar(255),
  status varchar(30) not null,
  owner varchar(255) not null,
  visibility varchar(16) not null,
  protected tinyint(1) not null,
  hidden tinyint(1) not null,
  disk_format varchar(20),
  container_format varchar(20),
  min_disk int not null,
  min_ram int not null,
  size bigint,
  virtual_size bigint,
  md5 varchar(32),
  hash_algorithm varchar(16),
  hash_value varchar(128),
  properties mediumtext not null,
  tags mediumtext not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (seq),
  unique key uq_image_images_id (id),
  key ix_image_images_owner (owner),
  key ix_image_images_name (name)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table image_members (
  image_id varchar(36) not null,
  project_id varchar(255) not null,
  status varchar(16) not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  primary key (image_id, project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
