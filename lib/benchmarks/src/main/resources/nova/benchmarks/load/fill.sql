-- A large cloud for ListRun: 10,000 servers, 5,000 hosts, 1,000 flavors and what belongs to them. For MariaDB, in the
-- database of an otherwise empty cloud whose conductors do not run (they would judge the hosts). The hosts are down, so
-- that nobody asks them how long they run.
set @project = (select id from identity_projects where name = 'admin');
set @user = (select id from identity_users where name = 'admin');
set @now = utc_timestamp(6);

insert into services (id, program, host, zone, judged_up, seen_at, created_at, updated_at)
select concat('00000000-0000-4000-8001-', lpad(seq, 12, '0')), 'nova-compute', concat('host', seq), 'nova', 0, @now, @now,
       @now from seq_1_to_5000;
insert into hosts (id, name, node, service_id, process, incarnation, beat_at, inventory, servers, created_at, updated_at)
select concat('00000000-0000-4000-8002-', lpad(seq, 12, '0')), concat('host', seq), concat('host', seq),
       concat('00000000-0000-4000-8001-', lpad(seq, 12, '0')), 'p', 1, @now,
       (select h.inventory from hosts h where h.inventory is not null limit 1), 2, @now, @now from seq_1_to_5000;
insert into inventories (host_id, resource_class, total, reserved, ratio, used)
select concat('00000000-0000-4000-8002-', lpad(h.seq, 12, '0')), c.name, 100000, 0, 1.0, 2 from seq_1_to_5000 h
join (select 'VCPU' name union select 'MEMORY_MB' union select 'DISK_GB') c;

insert into flavors (flavor_id, name, vcpus, ram_mib, root_gib, ephemeral_gib, swap_mib, rxtx_factor, is_public, disabled,
                     created_at)
select concat('big', seq), concat('big', seq), 1, 512, 1, 0, 0, 1.0, 1, 0, @now from seq_1_to_1000;
insert into flavor_extra_specs select f.seq, concat('own:key', s.seq), 'value' from flavors f join seq_1_to_3 s
where f.flavor_id like 'big%';

insert into servers (id, project_id, user_id, name, hostname, reservation_id, launch_index, vm_state, power_state, host,
                     node, availability_zone, flavor_id, flavor, vcpus, ram_mib, image_id, image_properties,
                     root_device_name, security_groups, vifs, metadata, tags, created_at, updated_at, launched_at)
select concat('00000000-0000-4000-8000-', lpad(seq, 12, '0')), @project, @user, concat('server', seq),
       concat('server', seq), concat('r-', seq), 0, 'active', 1, concat('host', 1 + seq % 5000),
       concat('host', 1 + seq % 5000), 'nova', 'big1',
       concat('{"id":"big1","name":"big1","description":null,"size":{"vcpus":1,"ramMib":512,"rootGib":1,',
              '"ephemeralGib":0,"swapMib":0,"rxtxFactor":1.0},"isPublic":true,"disabled":false,',
              '"extraSpecs":{"own:key1":"value","own:key2":"value","own:key3":"value"}}'),
       1, 512, '11111111-2222-3333-4444-555555555555', '{}', '/dev/vda', '["default"]', '[]',
       '{"key1":"value","key2":"value","key3":"value"}', '["tag1","tag2"]',
       @now - interval seq minute, @now - interval seq minute, @now - interval seq minute from seq_1_to_10000;
insert into server_requests select id, 'AUTO', null, '{}', '[]' from servers where name like 'server%';
insert into server_metadata
select concat('00000000-0000-4000-8000-', lpad(s.seq, 12, '0')), concat('key', k.seq), 'value' from seq_1_to_10000 s
join seq_1_to_3 k;
insert into server_tags
select concat('00000000-0000-4000-8000-', lpad(s.seq, 12, '0')), concat('tag', k.seq) from seq_1_to_10000 s
join seq_1_to_2 k;
insert into usages (project_id, user_id, instances, cores, ram_mib) values (@project, '', 10000, 10000, 5120000)
on duplicate key update instances = 10000, cores = 10000, ram_mib = 5120000;

insert into operations (id, server_id, project_id, user_id, request_id, verb, flow_version, action, order_json, state,
                        created_at, updated_at, finished_at)
select concat('00000000-0000-4000-8003-', lpad(seq, 12, '0')),
       concat('00000000-0000-4000-8000-', lpad(1 + seq % 1000, 12, '0')), @project, @user, concat('req-', seq),
       'STOP_SERVER', 1, 'stop', '{}', 'done', @now - interval seq second, @now, @now from seq_1_to_100000;
insert into operations (id, server_id, project_id, user_id, request_id, verb, flow_version, action, order_json, state,
                        created_at, updated_at, finished_at)
select concat('00000000-0000-4000-8004-', lpad(seq, 12, '0')), '00000000-0000-4000-8000-000000000001', @project, @user,
       concat('req-first-', seq), 'STOP_SERVER', 1, 'stop', '{}', 'done', @now - interval seq second, @now, @now
from seq_1_to_2000;
insert into migrations (id, server_id, project_id, user_id, kind, status, source_host, source_node, dest_host, dest_node,
                        old_flavor_seq, new_flavor_seq, created_at, updated_at)
select concat('00000000-0000-4000-8005-', lpad(seq, 12, '0')),
       concat('00000000-0000-4000-8000-', lpad(1 + seq % 10000, 12, '0')), @project, @user, 'migration', 'confirmed',
       concat('host', 1 + seq % 5000), concat('host', 1 + seq % 5000), 'host1', 'host1', 1, 1,
       @now - interval seq second, @now from seq_1_to_10000;

insert into aggregates (id, name, created_at)
select concat('00000000-0000-4000-8006-', lpad(seq, 12, '0')), concat('aggregate', seq), @now from seq_1_to_100;
insert into aggregate_hosts (aggregate_seq, host_name)
select a.seq, concat('host', h.seq) from aggregates a join seq_1_to_5000 h
where a.name = concat('aggregate', 1 + h.seq % 100);
insert into aggregate_metadata select seq, 'availability_zone', concat('zone', seq % 10) from aggregates;
insert into server_groups (id, project_id, user_id, name, policy, created_at)
select concat('00000000-0000-4000-8007-', lpad(seq, 12, '0')), @project, @user, concat('group', seq), 'anti-affinity',
       @now from seq_1_to_1000;
insert into server_group_members (group_id, server_id, host)
select concat('00000000-0000-4000-8007-', lpad(1 + seq % 1000, 12, '0')),
       concat('00000000-0000-4000-8000-', lpad(seq, 12, '0')), concat('host', 1 + seq % 5000) from seq_1_to_10000;
insert into keypairs (user_id, name, type, fingerprint, public_key, created_at)
select @user, concat('key', lpad(seq, 4, '0')), 'ssh', 'f', repeat('k', 400), @now from seq_1_to_2000;
analyze table services, hosts, inventories, flavors, flavor_extra_specs, servers, server_metadata, server_tags, usages,
              operations, migrations, aggregates, aggregate_hosts, server_groups, server_group_members, keypairs;
