-- What the request that created a server asked for and later answers show; written once by the API.
create table server_requests (
  server_id varchar(36) not null,
  disk_config varchar(16) not null,
  pinned_zone varchar(255),
  hints mediumtext not null,
  trusted_certificates mediumtext not null,
  primary key (server_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
